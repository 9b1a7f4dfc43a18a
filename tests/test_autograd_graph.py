"""PyTorch's own graph, walked and drawn, held against our graph of the same formula and against .grad."""

import re
from functools import partial

import numpy as np
import pytest
import torch

from helpers import draw, graph
from helpers.autograd_graph import Step, record, sweep, walk
from helpers.backprop import backward_steps, gradients
from helpers.draw.columns import search


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
every_formula = pytest.mark.parametrize("formula", NUMBERS)


def walked(formula):
    """Return the leaves of a formula by name, and its graph with the gradients."""
    names = dict(zip(formula.__code__.co_varnames, leaves(*NUMBERS[formula]), strict=False))
    return names, *walk(formula(*names.values()), names)


@pytest.mark.parametrize(
    ("formula", "nodes", "edges"), [(lecture, 6, 5), (fork, 4, 5), (neuron, 6, 5), (two_layers, 11, 10)]
)
def test_every_function_is_a_node_and_a_shared_one_is_there_once(formula, nodes, edges):
    _, J, _ = walked(formula)
    found = graph.nodes(J)
    assert (len(found), sum(len(node.edges) for node in found)) == (nodes, edges)


@every_formula
def test_the_gradients_in_the_picture_are_those_that_backward_leaves_in_grad(formula):
    names, _, dJ = walked(formula)
    formula(*names.values()).backward()
    shown = {node.name: gradient for node, gradient in dJ.items() if node.name}
    assert shown.keys() == names.keys()
    assert all(np.array_equal(shown[name], leaf.grad.numpy()) for name, leaf in names.items())


OURS = {lecture: lecture, fork: fork, neuron: partial(neuron, sigmoid=graph.sigmoid)}


def derivatives(J, dJ):
    """Return every derivative by an operation and every local derivative, in the order of the graph."""
    return [
        number
        for node in graph.nodes(J)
        if node.edges
        for number in (dJ[node], *(local for _, local in graph.arrows(node)))
    ]


@pytest.mark.parametrize("formula", OURS)
def test_the_gradients_and_local_derivatives_are_those_of_our_own_graph(formula):
    _, *theirs = walked(formula)
    J = OURS[formula](*map(graph.Node, NUMBERS[formula], "abc"))
    assert derivatives(*theirs) == pytest.approx(derivatives(J, gradients(J)), rel=1e-6)


def test_a_plain_number_and_data_get_no_node():
    (w,) = leaves(2.0)
    J, _ = walk(3 * w + torch.tensor(5.0))
    assert [node.op.__name__ for node in graph.nodes(J)] == ["AccumulateGrad", "Mul", "Add"]


def test_the_leaves_and_J_have_values_and_what_lies_between_only_if_it_is_named():
    a, b, c = leaves(5.0, 3.0, 2.0)
    u = b * c
    J = 3 * (a + u)
    assert [node.value for node in graph.nodes(walk(J)[0])] == [5, 3, 2, None, None, 33]
    assert [node.value for node in graph.nodes(walk(J, {"u": u})[0])] == [5, 3, 2, 6, None, 33]


def test_data_among_the_names_does_no_harm():
    x, (w,) = torch.tensor(2.0), leaves(3.0)
    assert [node.name for node in graph.nodes(walk(w * x, {"x": x, "w": w})[0])] == ["w", ""]


def test_walking_leaves_the_graph_and_every_grad_as_they_were():
    a, b, c = leaves(5.0, 3.0, 2.0)
    lecture(a, b, c).backward()
    J = lecture(a, b, c)
    walk(J), sweep(J)
    assert [leaf.grad.item() for leaf in (a, b, c)] == [3, 6, 9]
    J.backward()
    assert [leaf.grad.item() for leaf in (a, b, c)] == [6, 12, 18]


def test_nobody_goes_on_writing_when_the_sweep_is_over():
    J = lecture(*leaves(5.0, 3.0, 2.0))
    steps = record(J)
    J.backward()
    assert len(steps) == 6


def test_a_node_is_shown_by_its_name_else_by_its_function():
    assert repr(graph.nodes(walked(lecture)[1])) == "[a, b, c, Mul, Add, Mul]"


def test_a_sweep_through_a_freed_graph_fails_and_leaves_every_grad_as_it_was():
    (x,) = leaves(2.0)
    J = x * x
    J.backward()
    with pytest.raises(ValueError, match="used up the graph of J; work J out anew before you look at it"):
        walk(J)
    assert x.grad.item() == 4


def test_other_errors_of_a_sweep_are_left_as_they_are():
    class Odd(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            return 2 * x

        @staticmethod
        def backward(ctx, upstream):
            raise RuntimeError("odd")

    with pytest.raises(RuntimeError, match="odd"):
        walk(Odd.apply(*leaves(2.0)))


# The pictures.


@every_formula
def test_the_picture_has_no_crossing_arrows(formula):
    nodes = graph.nodes(walked(formula)[1])
    inputs = tuple(tuple(nodes.index(x) for x, _ in node.edges) for node in nodes)
    assert None not in [node for node, *_ in search(inputs)]


def test_the_sentence_tells_the_graph_of_the_lecture():
    _, J, dJ = walked(lecture)
    assert draw.graph(J, dJ).alt == (
        "Computation graph: a: AccumulateGrad = 5, b: AccumulateGrad = 3, c: AccumulateGrad = 2, "
        "u = Mul(b, c), v = Add(a, u), J = Mul(v) = 33. "
        "Gradients: dJ = 1, dv = 3, du = 3, dc = 9, db = 6, da = 3."
    )


def test_the_table_leaves_out_the_values_that_are_not_kept():
    _, J, dJ = walked(fork)
    assert draw.graph(J, dJ).table == (
        ("name", "formula", "value", "gradient"),
        ("x", "AccumulateGrad", "2", "7"),
        ("u", "Mul(x, x)", "", "1"),
        ("v", "Mul(x)", "", "1"),
        ("J", "Add(u, v)", "10", "1"),
    )


def test_the_picture_of_two_layers_shows_shapes():
    _, J, dJ = walked(two_layers)
    picture = draw.graph(J, dJ)
    assert ("W1", "AccumulateGrad", "(3, 2)", "(3, 2)") in picture.table
    assert ">(3, 2)<" in picture.svg and ">dW1 (3, 2)<" in picture.svg


@every_formula
def test_two_graphs_of_one_formula_give_one_picture_without_addresses(formula):
    first, second = (draw.graph(*walked(formula)[1:]) for _ in range(2))
    assert first == second
    assert not re.search("0x|object at", first.svg + first.alt)


# The backward sweep.


def test_the_sweep_of_the_lecture_goes_step_by_step_from_J_to_the_leaves():
    assert sweep(lecture(*leaves(5.0, 3.0, 2.0))) == [
        Step("Mul", 1, (3,)),
        Step("Add", 3, (3, 3)),
        Step("AccumulateGrad", 3, ()),
        Step("Mul", 3, (6, 9)),
        Step("AccumulateGrad", 6, ()),
        Step("AccumulateGrad", 9, ()),
    ]


@pytest.mark.parametrize("formula", [lecture, fork])
def test_the_sweep_makes_our_products_in_our_order(formula):
    theirs = [
        (step.upstream, d) for step in sweep(formula(*leaves(*NUMBERS[formula]))) for d in step.downstream
    ]
    J = formula(*map(graph.Node, NUMBERS[formula], "abc"))
    assert theirs == [(upstream, downstream) for _, _, upstream, _, downstream in backward_steps(J)]


def test_a_leaf_that_is_used_twice_gets_the_sum_once():
    last = sweep(fork(*leaves(2.0)))[-1]
    assert last == Step("AccumulateGrad", 7, ())


def test_a_step_keeps_its_numbers_when_the_gradients_are_zeroed_later():
    (W,) = leaves([1.0, 2.0])
    steps = sweep((W * W).sum())
    (W * W).sum().backward()
    W.grad.zero_()
    assert steps[-1].upstream.tolist() == [2, 4]


def test_a_function_of_ones_own_is_walked_too_without_local_derivatives():
    class Double(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x, offset):
            return 2 * x + offset

        @staticmethod
        def backward(ctx, upstream):
            return 2 * upstream, None

    (x,) = leaves(5.0)
    J, dJ = walk(Double.apply(x, 1.0), {"x": x})
    assert (J.op.__name__, J.value, dJ[J.edges[0][0]]) == ("Double", 11, 2)
    assert draw.graph(J, dJ).alt.startswith("Computation graph: x: AccumulateGrad = 5, J = Double(x) = 11.")


def test_the_outputs_of_one_function_are_told_apart():
    (x,) = leaves([1.0, 2.0, 3.0, 4.0])
    a, b = x.chunk(2)
    J, dJ = walk((a * b).sum(), {"x": x, "a": a, "b": b})
    assert draw.graph(J, dJ).table[1:] == (
        ("x", "AccumulateGrad", "(4,)", "(4,)"),
        ("a", "Split[0](x)", "(2,)", "(2,)"),
        ("b", "Split[1](x)", "(2,)", "(2,)"),
        ("u", "Mul(a, b)", "", "(2,)"),
        ("J", "Sum(u)", "11", "1"),
    )
    shown = {node.name: d.tolist() for node, d in dJ.items() if node.name}
    assert shown == {"x": [3, 4, 1, 2], "a": [3, 4], "b": [1, 2]}


def test_an_output_is_shown_with_its_number_and_its_gradient_also_if_it_is_J_or_the_only_one():
    (W,) = leaves([2.0, 5.0])
    first, second = W.unbind()
    J, dJ = walk(first * second, {"W": W, "second": second})
    assert draw.graph(J, dJ).alt == (
        "Computation graph: W: AccumulateGrad of shape (2,), u = Unbind[0](W), second = Unbind[1](W) = 5, "
        "J = Mul(u, second) = 10. Gradients: dJ = 1, dsecond = 2, du = 5, dW of shape (2,)."
    )
    J, dJ = walk(W.unbind()[1], {"W": W})
    assert (J.op.__name__, J.value, dJ[J], dJ[J.edges[0][0]].tolist()) == ("Unbind[1]", 5, 1, [0, 1])


def test_a_sweep_leaves_the_upstream_of_several_outputs_blank():
    (W,) = leaves([2.0, 5.0])
    assert [step.upstream for step in sweep(torch.mul(*W.unbind())) if step.function == "Unbind"] == [None]


# Names, as learners have them.


def net():
    torch.manual_seed(0)
    return torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))


@pytest.mark.parametrize(
    "names", [lambda net: net, lambda net: net.named_parameters(), lambda net: dict(net.named_parameters())]
)
def test_a_module_and_its_named_parameters_name_the_leaves(names):
    model = net()
    J, _ = walk(model(torch.ones(4, 3)).square().mean(), names(model))
    named = {node.name for node in graph.nodes(J) if node.name}
    assert named == {"0.weight", "0.bias", "2.weight", "2.bias"}


def test_a_state_dict_is_reported_for_its_tensors_have_no_graph():
    model = net()
    J = model(torch.ones(4, 3)).sum()
    for names in (model.state_dict(), {**model.state_dict(), "w": model[0].weight}):
        with pytest.raises(ValueError, match=r"has no 0\.weight, 0\.bias.*, unlike state_dict"):
            walk(J, names)


def test_a_name_that_is_not_in_the_graph_is_reported():
    (w, v), x = leaves(2.0, 3.0), torch.tensor(1.0)
    with pytest.raises(ValueError, match="The graph of J has no v; give tensors that it was made from"):
        walk(w * x, {"w": w, "v": v, "x": x})
    with pytest.raises(ValueError, match="The graph of J has no x;"):
        walk(w * x, {"x": x})
    (W,) = leaves([1.0, 2.0])
    a, b = W.unbind()
    with pytest.raises(ValueError, match="has no b;"):
        walk(2 * a, {"W": W, "b": b})


@pytest.mark.parametrize(
    ("names", "kind"),
    [({"w": 2.0}, "float"), ({"w": np.ones(2)}, "ndarray"), (["w", "v"], "list"), ("w", "str"), (5, "int")],
)
def test_names_that_are_none_get_a_sentence(names, kind):
    with pytest.raises(TypeError, match=f"names holds a {kind}; give tensors by name, such as"):
        walk(3 * leaves(2.0)[0], names)


def test_a_tensor_alone_gives_no_names():
    for (w,) in (leaves(2.0), leaves([2.0, 3.0])):
        with pytest.raises(TypeError, match="names holds a Tensor"):
            walk(3 * w.sum(), w)


def test_a_sparse_gradient_gets_a_sentence_and_leaves_every_grad_as_it_was():
    embedding = torch.nn.Embedding(5, 3, sparse=True)
    with pytest.raises(ValueError, match="gradient here is sparse; make the embedding with sparse=False"):
        walk(embedding(torch.tensor([1, 2])).sum(), embedding)
    assert embedding.weight.grad is None


def test_a_picture_takes_what_walk_returns_with_or_without_a_star():
    names = dict(zip("abc", leaves(5.0, 3.0, 2.0), strict=True))
    walked = walk(lecture(*names.values()), names)
    assert draw.graph(walked) == draw.graph(*walked)
    assert "Gradients: dJ = 1" in draw.graph(walked).alt


# What cannot be walked.


@pytest.mark.parametrize("given", [5.0, torch.tensor(5.0), torch.tensor(5.0, requires_grad=True)])
def test_what_has_no_graph_is_refused(given):
    with pytest.raises(ValueError, match="no graph behind this"):
        walk(given)


def test_what_is_not_one_number_is_refused_with_its_shape():
    (W,) = leaves([1.0, 2.0])
    with pytest.raises(ValueError, match=r"shape \(2,\)"):
        sweep(2 * W)
