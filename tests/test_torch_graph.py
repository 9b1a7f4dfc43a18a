"""PyTorch's own graph, walked and drawn, held against our graph of the same formula and against .grad."""

from functools import partial

import numpy as np
import pytest
import torch

from helpers import draw, graph
from helpers.backprop import backward_steps, gradients
from helpers.torch_graph import Step, record, sweep, walk


def leaves(*values):
    """Return tensors that require a gradient."""
    return [torch.tensor(value, requires_grad=True) for value in values]


def lecture(a, b, c):
    return 3 * (a + b * c)


def fork(x):
    return x * x + 3 * x


def neuron(w, x, b, sigmoid=torch.sigmoid):
    return sigmoid(w * x + b)


def two_layers(W1, b1, W2, b2):
    """Return the mean squared output of two layers on three columns."""
    x = torch.tensor([[1.0, 2.0, 3.0], [0.5, -1.0, 0.0]])
    return (W2 @ torch.sigmoid(W1 @ x + b1) + b2).square().mean()


NUMBERS = {lecture: (5.0, 3.0, 2.0), fork: (2.0,), neuron: (0.5, 2.0, 0.25)}
NUMBERS[two_layers] = (
    [[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]], [[0.1], [0.2], [0.3]], [[1.0, -1.0, 0.5]], [[0.25]],
)  # fmt: skip
OURS = {lecture: lecture, fork: fork, neuron: partial(neuron, sigmoid=graph.sigmoid)}


def walked(formula):
    """Return the leaves of a formula by name, and its graph with the gradients."""
    names = dict(zip(formula.__code__.co_varnames, leaves(*NUMBERS[formula]), strict=False))
    return names, *walk(formula(*names.values()), names)


def double(backward):
    """Return an operation of one's own, 2x, with this backward."""
    parts = {
        "forward": staticmethod(lambda ctx, x, offset: 2 * x + offset),
        "backward": staticmethod(backward),
    }
    return type("Double", (torch.autograd.Function,), parts).apply


# The graph.


@pytest.mark.parametrize(
    ("formula", "nodes", "edges"), [(lecture, 6, 5), (fork, 4, 5), (neuron, 6, 5), (two_layers, 11, 10)]
)
def test_every_function_is_a_node_once_and_its_gradient_is_what_backward_leaves_in_grad(
    formula, nodes, edges
):
    names, J, dJ = walked(formula)
    found = graph.nodes(J)
    assert (len(found), sum(len(node.edges) for node in found)) == (nodes, edges)
    formula(*names.values()).backward()
    shown = {node.name: gradient for node, gradient in dJ.items() if node.name}
    assert shown.keys() == names.keys()
    assert all(np.array_equal(shown[name], leaf.grad.numpy()) for name, leaf in names.items())


def derivatives(J, dJ):
    """Return every derivative by an operation and every local derivative, in the order of the graph."""
    made = [node for node in graph.nodes(J) if node.edges]
    return [[dJ[node], *(local for _, local in graph.arrows(node))] for node in made]


@pytest.mark.parametrize("formula", OURS)
def test_gradients_local_derivatives_and_steps_are_those_of_our_own_graph(formula):
    _, *theirs = walked(formula)
    named = map(graph.Node, NUMBERS[formula], formula.__code__.co_varnames)
    J = OURS[formula](*named)
    for found, wanted in zip(derivatives(*theirs), derivatives(J, gradients(J)), strict=True):
        assert found == pytest.approx(wanted, rel=1e-6)
    steps = sweep(formula(*leaves(*NUMBERS[formula])))
    products = [(step.upstream, d) for step in steps for d in step.downstream]
    ours = [(upstream, downstream) for _, _, upstream, _, downstream in backward_steps(J)]
    assert products == [pytest.approx(pair, rel=1e-6) for pair in ours]


def test_only_leaves_J_and_what_is_named_have_values_and_data_have_no_node():
    a, b, c = leaves(5.0, 3.0, 2.0)
    u, x = b * c, torch.tensor(1.0)
    J = 3 * (a + u) + x
    for names, wanted in ((None, None), ({"u": u, "x": x}, 6)):
        nodes = graph.nodes(walk(J, names)[0])
        assert [node.value for node in nodes] == [5, 3, 2, wanted, None, None, 34]
    assert repr(nodes) == "[AccumulateGrad, AccumulateGrad, AccumulateGrad, u, Add, Mul, Add]"


def test_walking_leaves_the_graph_and_every_grad_as_they_were():
    a, b, c = leaves(5.0, 3.0, 2.0)
    lecture(a, b, c).backward()
    J = lecture(a, b, c)
    walk(J), sweep(J)
    assert [leaf.grad.item() for leaf in (a, b, c)] == [3, 6, 9]
    J.backward()
    assert [leaf.grad.item() for leaf in (a, b, c)] == [6, 12, 18]


def test_the_outputs_of_one_function_are_told_apart_by_number_also_if_one_is_J_or_the_only_one():
    (x,) = leaves([1.0, 2.0, 3.0, 4.0])
    a, b = x.chunk(2)
    J, dJ = walk((a * b).sum(), {"x": x, "b": b})
    assert draw.graph(J, dJ).table[1:] == (
        ("x", "AccumulateGrad", "(4,)", "(4,)"),
        ("u", "Split[0](x)", "", "(2,)"),
        ("b", "Split[1](x)", "(2,)", "(2,)"),
        ("v", "Mul(u, b)", "", "(2,)"),
        ("J", "Sum(v)", "11", "1"),
    )
    assert {node.name: d.tolist() for node, d in dJ.items() if node.name} == {"x": [3, 4, 1, 2], "b": [1, 2]}
    (W,) = leaves([2.0, 5.0])
    J, dJ = walk(W.unbind()[1], {"W": W})
    ((behind, _),) = J.edges
    assert (J.op.__name__, J.value, dJ[J], dJ[behind].tolist()) == ("Unbind[1]", 5, 1, [0, 1])
    assert [step.upstream for step in sweep(torch.mul(*W.unbind())) if step.function == "Unbind"] == [None]


def test_a_function_of_ones_own_is_walked_too_without_local_derivatives():
    (x,) = leaves(5.0)
    J, dJ = walk(double(lambda ctx, upstream: (2 * upstream, None))(x, 1.0), {"x": x})
    ((behind, local),) = J.edges
    assert (J.op.__name__, J.value, dJ[behind], local) == ("Double", 11, 2, None)
    assert draw.graph(J, dJ).alt.startswith("Computation graph: x: AccumulateGrad = 5, J = Double(x) = 11.")


def test_a_picture_takes_the_walk_with_or_without_a_star_and_leaves_out_values_that_are_not_kept():
    _, *found = walked(fork)
    assert draw.graph(*found) == draw.graph(tuple(found))
    assert draw.graph(*found).table == (
        ("name", "formula", "value", "gradient"),
        ("x", "AccumulateGrad", "2", "7"),
        ("u", "Mul(x, x)", "", "1"),
        ("v", "Mul(x)", "", "1"),
        ("J", "Add(u, v)", "10", "1"),
    )


# The backward sweep.


def test_the_sweep_goes_from_J_to_the_leaves_and_what_is_used_twice_gets_the_sum_once():
    first, *_, last = sweep(fork(*leaves(2.0)))
    assert (first, last) == (Step("Add", 1, (1, 1)), Step("AccumulateGrad", 7, ()))


def test_nodes_and_steps_keep_their_numbers_when_tensors_change_later():
    (W,) = leaves([1.0, 2.0])
    J = (W * W).sum()
    steps, (node, _) = sweep(J), walk(J, {"W": W})
    J.backward()
    with torch.no_grad():
        W.grad.zero_()
        W.zero_()
    assert steps[-1].upstream.tolist() == [2, 4]
    assert graph.nodes(node)[0].value.tolist() == [1, 2]


# Names, as learners have them.


def test_a_module_s_named_parameters_name_the_leaves_and_its_state_dict_does_not():
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))
    J = model(torch.ones(4, 3)).square().mean()
    named = {node.name for node in graph.nodes(walk(J, model.named_parameters())[0]) if node.name}
    assert named == {"0.weight", "0.bias", "2.weight", "2.bias"}
    with pytest.raises(ValueError, match=r"has no 0\.weight, 0\.bias.*, unlike state_dict"):
        walk(J, model.state_dict())


def test_names_that_have_no_place_in_the_graph_are_reported():
    (w, v), x = leaves(2.0, 3.0), torch.tensor(1.0)
    with pytest.raises(ValueError, match="The graph of J has no v; give tensors that it was made from"):
        walk(w * x, {"w": w, "v": v, "x": x})
    with pytest.raises(ValueError, match="The graph of J has no x;"):
        walk(w * x, {"x": x})
    a, b = leaves([1.0, 2.0])[0].unbind()
    with pytest.raises(ValueError, match="has no b;"):
        walk(2 * a, {"a": a, "b": b})
    with pytest.raises(TypeError, match="names holds a float; give tensors by name, such as"):
        walk(3 * w, {"w": 2.0})


def test_a_table_of_one_entry_is_one_number_as_it_is_for_backward():
    (w,) = leaves([[1.0, -2.0]])
    J, dJ = walk(w @ torch.tensor([[3.0], [5.0]]), {"w": w})
    assert dJ[J] == [[1]]
    assert (dJ[J.edges[0][0]] == [[3, 5]]).all()


# What cannot be walked.


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (5.0, "no graph behind this"),
        (torch.tensor(5.0), "no graph behind this"),
        (torch.tensor(5.0, requires_grad=True), "no graph behind this"),
        (2 * torch.ones(2, requires_grad=True), r"shape \(2,\); give one number"),
    ],
)
def test_what_has_no_graph_or_is_not_one_number_is_refused(given, sentence):
    for look in (walk, sweep):
        with pytest.raises(ValueError, match=sentence):
            look(given)


def test_a_sweep_that_fails_leaves_every_grad_as_it_was_and_nobody_goes_on_writing():
    (x,) = leaves(2.0)
    J = x * x
    J.backward()
    with pytest.raises(RuntimeError, match="second time"):
        walk(J)
    assert x.grad.item() == 4
    K = 3 * x
    steps = record(K)
    K.backward()
    assert (len(steps), x.grad.item()) == (2, 7)
