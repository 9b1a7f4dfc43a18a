"""Small arrays on which learners' functions of notebooks 3, 4 and 5 are tried.

Two kinds of cases are needed. Where all sizes differ, a wrong transpose raises an error.
Where all sizes are 3, it runs, and its numbers tell which mistake it is. The second half has
one row for each sample; there, sizes of 1 let a form that was meant for columns run too.
"""

import numpy as np

W_2_3 = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]])
W_3_2 = np.array([[1.0, -0.5], [-2.0, 0.75], [0.25, 1.25]])
W_3_3 = np.array([[1.5, -0.5, 0.25], [-1.0, 2.0, 0.75], [0.5, 1.25, -2.0]])

b_2 = np.array([[0.25], [-1.5]])
b_3 = np.array([[-0.75], [0.5], [2.0]])

x_3_3 = np.array([[0.75, -1.25, 2.0], [1.0, 0.5, -0.25], [-1.75, 0.25, 1.5]])
x_3_4 = np.array([[1.0, -0.5, 0.25, 2.0], [-1.5, 0.75, 1.25, -1.0], [0.5, 2.25, -0.75, 1.75]])

z_1_5 = np.array([[0.5, -1.5, 2.0, -0.25, 1.25]])
z_2_3 = np.array([[-0.5, 1.0, 0.25], [1.75, -1.25, 0.75]])
z_3_2 = np.array([[1.0, -0.75], [0.25, 1.5], [-2.0, 0.5]])
z_3_3 = np.array([[0.25, -1.0, 1.5], [-0.5, 0.75, -1.75], [1.25, 2.0, -0.25]])
z_3_4 = np.array([[-1.25, 0.5, 1.0, -0.25], [0.75, -1.5, 0.25, 2.0], [1.75, -0.75, -2.0, 1.5]])

y_1_5 = np.array([[1.0, 0.0, 0.0, 1.0, 1.0]])
y_2_3 = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 1.0]])
y_3_2 = np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]])
y_3_3 = np.array([[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.25, 2.0, 0.75]])

next_1_3 = np.array([[0.5, -1.25, 0.75]])
delta_2_4 = np.array([[0.75, -0.25, 1.0, 0.5], [-1.0, 1.25, 0.5, -0.75]])
delta_3_2 = np.array([[0.25, 1.0], [-0.75, 0.5], [1.5, -1.25]])
delta_3_3 = np.array([[0.5, -0.25, 1.25], [-1.0, 0.75, 0.25], [1.5, -0.5, -0.75]])

out_1_1 = np.array([[0.75]])  # what a sigmoid may give
out_1_2 = np.array([[0.125, 0.9]])
out_1_3 = np.array([[0.25, 0.875, 0.6]])
soft_1_2 = np.array([[0.25, 1.0]])  # a label that is not quite sure
y_1_3 = np.array([[1.0, 0.0, 1.0]])

layer_1_4 = np.array([[1.5, 0.75, -0.5, 2.0]])

delta_1_1 = np.array([[-0.75]])
delta_1_2 = np.array([[0.5, -1.25]])
delta_1_3 = np.array([[0.25, -0.5, 1.5]])
delta_1_4 = np.array([[-1.0, 0.5, 2.5, -0.25]])

weights_1_2 = np.array([[1.25, -0.5]])
weights_3_2 = np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 2.0]])
weights_4_1 = np.array([[2.0], [-0.5], [0.25], [-1.5]])
weights_5_3 = np.array(
    [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-2.0, 1.25, 0.75], [3.0, -0.25, 1.0], [-1.25, 2.5, -0.5]]
)
weights_4_4 = np.array(
    [[1.0, -0.5, 2.0, 0.25], [0.75, 1.5, -1.0, 3.0], [-2.0, 0.5, 1.25, -0.25], [2.5, -1.5, -0.75, -3.0]]
)

x_4_3 = np.array([[1.0, -1.5, 0.5], [-0.5, 0.75, 2.25], [0.25, 1.25, -0.75], [2.0, -1.0, 1.75]])
y_2_2 = np.array([[0.25, 1.0], [-0.75, 0.5]])
y_4_2 = np.array([[0.5, 2.0], [-1.0, 0.75], [1.5, -0.5], [0.25, 1.0]])
