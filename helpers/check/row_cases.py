"""Small arrays on which learners' functions of notebook 4 are tried: one row for each sample.

As in notebook 3, some have sizes that all differ, so that a wrong transpose raises an error,
and some are square, so that it runs. Sizes of 1 let a form that was meant for columns run too.
"""

import numpy as np

out_1_1 = np.array([[0.75]])  # what a sigmoid may give
out_1_2 = np.array([[0.125, 0.9]])
out_1_3 = np.array([[0.25, 0.875, 0.6]])
y_1_2 = np.array([[0.0, 1.0]])
y_1_3 = np.array([[1.0, 0.0, 1.0]])

layer_1_1 = np.array([[-1.5]])
layer_1_3 = np.array([[0.5, -2.0, 1.25]])
layer_1_4 = np.array([[1.5, 0.75, -0.5, 2.0]])

delta_1_1 = np.array([[-0.75]])
delta_1_2 = np.array([[0.5, -1.25]])
delta_1_3 = np.array([[0.25, -0.5, 1.5]])
delta_1_4 = np.array([[-1.0, 0.5, 2.5, -0.25]])

weights_1_2 = np.array([[1.25, -0.5]])
weights_3_2 = np.array([[0.5, -1.0], [1.5, 0.25], [-0.75, 2.0]])
weights_3_3 = np.array([[1.5, -0.5, 0.25], [-1.0, 2.0, 0.75], [0.5, 1.25, -2.0]])
weights_4_1 = np.array([[2.0], [-0.5], [0.25], [-1.5]])
weights_5_3 = np.array(
    [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-2.0, 1.25, 0.75], [3.0, -0.25, 1.0], [-1.25, 2.5, -0.5]]
)
weights_4_4 = np.array(
    [[1.0, -0.5, 2.0, 0.25], [0.75, 1.5, -1.0, 3.0], [-2.0, 0.5, 1.25, -0.25], [2.5, -1.5, -0.75, -3.0]]
)

b_1_2 = np.array([[0.25, -1.5]])
b_1_3 = np.array([[-0.75, 0.5, 2.0]])
x_2_3 = np.array([[-0.5, 1.0, 0.25], [1.75, -1.25, 0.75]])
x_3_3 = np.array([[0.75, -1.25, 2.0], [1.0, 0.5, -0.25], [-1.75, 0.25, 1.5]])
x_4_3 = np.array([[1.0, -1.5, 0.5], [-0.5, 0.75, 2.25], [0.25, 1.25, -0.75], [2.0, -1.0, 1.75]])
y_2_2 = np.array([[0.25, 1.0], [-0.75, 0.5]])
y_3_3 = np.array([[1.0, -0.5, 0.25], [0.5, 1.5, -1.0], [-0.25, 2.0, 0.75]])
y_4_2 = np.array([[0.5, 2.0], [-1.0, 0.75], [1.5, -0.5], [0.25, 1.0]])
