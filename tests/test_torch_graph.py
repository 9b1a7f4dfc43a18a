"""PyTorch's own graph, walked and swept, held against our graph of the same formula and against .grad."""

import numpy as np
import pytest
import torch
from pictures import texts

from helpers import draw, graph
from helpers.backprop import backward_steps, gradients
from helpers.draw import palette
from helpers.torch_graph import sweep, walk


def leaves(*values):
    """Return tensors that require a gradient."""
    return [torch.tensor(value, requires_grad=True) for value in values]


# Formulas with the functions f of `graph` or of `torch`, and their numbers.
FORMULAS = [
    (lambda f, a, b, c: 3 * (a + b * c), {"a": 5.0, "b": 3.0, "c": 2.0}),
    (lambda f, x: x * x + 3 * x, {"x": 2.0}),
    (lambda f, w, x, b: f.sigmoid(w * x + b), {"w": 0.5, "x": 2.0, "b": 0.25}),
]


# The graph.


def derivatives(J, dJ):
    """Return every derivative by an operation and every local derivative, in the order of the graph."""
    made = [node for node in graph.nodes(J) if node.edges]
    return [[dJ[node], *(local for _, local in graph.arrows(node))] for node in made]


@pytest.mark.parametrize(("formula", "numbers"), FORMULAS)
def test_gradients_local_derivatives_and_steps_are_those_of_our_own_graph_and_of_grad(formula, numbers):
    names = dict(zip(numbers, leaves(*numbers.values()), strict=True))
    J_torch, J = formula(torch, **names), formula(graph, **{x: graph.Node(numbers[x], x) for x in numbers})
    theirs, dJ = walk(J_torch, names)
    for found, wanted in zip(derivatives(theirs, dJ), derivatives(J, gradients(J)), strict=True):
        assert found == pytest.approx(wanted, rel=1e-6)
    products = [(step.upstream, d) for step in sweep(J_torch) for d in step.downstream]
    ours = [(upstream, downstream) for _, _, upstream, _, downstream in backward_steps(J)]
    assert products == [pytest.approx(pair, rel=1e-6) for pair in ours]
    J_torch.backward()
    shown = {node.name: gradient for node, gradient in dJ.items() if node.name}
    assert shown == {name: leaf.grad.item() for name, leaf in names.items()}


def test_the_gradients_of_arrays_are_shown_whole_and_keep_their_numbers_when_tensors_change_later():
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Tanh(), torch.nn.Linear(2, 1))
    J = model(torch.ones(4, 3)).square().mean()
    steps, (node, dJ) = sweep(J), walk(J, model.named_parameters())
    J.backward()
    wanted = {name: p.grad.numpy().copy() for name, p in model.named_parameters()}
    values = {name: p.detach().numpy().copy() for name, p in model.named_parameters()}
    with torch.no_grad():
        for p in model.parameters():
            p.zero_()
            p.grad.zero_()
    shown = {x.name: (x.value, dJ[x]) for x in graph.nodes(node) if x.name}
    assert shown.keys() == wanted.keys() == {"0.weight", "0.bias", "2.weight", "2.bias"}
    for name, (value, gradient) in shown.items():
        assert np.array_equal(value, values[name]) and np.array_equal(gradient, wanted[name])
    assert steps[-1].upstream.any() and steps[-1].function == "AccumulateGrad"


def test_only_leaves_J_and_what_is_named_have_values_and_data_have_no_node():
    a, b, c = leaves(5.0, 3.0, 2.0)
    u, x = b * c, torch.tensor(1.0)
    J = 3 * (a + u) + x
    for names, wanted in ((None, None), ({"u": u, "x": x}, 6)):
        nodes = graph.nodes(walk(J, names)[0])
        assert [node.value for node in nodes] == [5, 3, 2, wanted, None, None, 34]
    assert repr(nodes) == "[AccumulateGrad, AccumulateGrad, AccumulateGrad, u, Add, Mul, Add]"


def test_walking_leaves_the_graph_and_every_grad_as_they_were_also_where_it_fails():
    a, b, c = leaves(5.0, 3.0, 2.0)
    spent, J = a + b * c, 3 * (a + b * c)
    spent.backward()
    with pytest.raises(RuntimeError, match="second time"):
        walk(spent)
    walk(J), sweep(J)
    assert [leaf.grad.item() for leaf in (a, b, c)] == [1, 2, 3]
    J.backward()
    assert [leaf.grad.item() for leaf in (a, b, c)] == [4, 8, 12]


def test_the_outputs_of_one_function_are_told_apart_by_number_also_if_one_is_J():
    (x,) = leaves([1.0, 2.0, 3.0, 4.0])
    a, b = x.chunk(2)
    J, dJ = walk((a * b).sum(), {"x": x, "b": b})
    assert [row[1] for row in draw.graph((J, dJ)).table[1:]] == [
        "AccumulateGrad",
        "Split[0](x)",
        "Split[1](x)",
        "Mul(u, b)",
        "Sum(v)",
    ]
    assert {node.name: d.tolist() for node, d in dJ.items() if node.name} == {"x": [3, 4, 1, 2], "b": [1, 2]}
    J, dJ = walk(leaves([2.0, 5.0])[0].unbind()[1])
    ((behind, _),) = J.edges
    assert (J.op.__name__, J.value, dJ[J], dJ[behind].tolist()) == ("Unbind[1]", 5, 1, [0, 1])


def test_a_picture_shows_the_shape_of_an_array_and_leaves_out_what_nobody_kept():
    x = torch.ones(2, 3, requires_grad=True)
    h = x.exp()
    picture = draw.graph(walk(h.sin().sum(), {"x": x, "h": h}))
    assert texts(picture, palette.VALUE) == ["(2, 3)", "(2, 3)", "2.46"]
    assert texts(picture, palette.GRADIENT) == ["dx (2, 3)", "dh (2, 3)", "du (2, 3)", "dJ = 1"]
    assert "∂" not in picture.svg and picture.svg.count(palette.INPUT_FILL) == 1
    assert picture.alt == (
        "Computation graph: x: AccumulateGrad of shape (2, 3), h = Exp(x) of shape (2, 3), u = Sin(h), "
        "J = Sum(u) ≈ 2.46. Gradients: dJ = 1, du of shape (2, 3), dh of shape (2, 3), dx of shape (2, 3)."
    )
    assert picture.table[3] == ("u", "Sin(h)", "", "(2, 3)")


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
    ((behind, local),) = J.edges
    assert (J.op.__name__, J.value, dJ[behind], local) == ("Double", 11, 2, None)


# What cannot be walked.


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (5.0, "no graph behind this"),
        (torch.tensor(5.0, requires_grad=True), "no graph behind this"),
        (2 * torch.ones(2, requires_grad=True), r"shape \(2,\); give one number"),
    ],
)
def test_what_has_no_graph_or_is_not_one_number_is_refused(given, sentence):
    for look in (walk, sweep):
        with pytest.raises(ValueError, match=sentence):
            look(given)


def test_names_that_have_no_place_in_the_graph_are_refused():
    (w, v, t), x = leaves(2.0, 3.0, [1.0, 2.0]), torch.tensor(1.0)
    a, b = t.unbind()
    for J, names, sentence in (
        (w * x, {"w": w, "v": v, "x": x}, "The graph of J has no v; give tensors that it was made from"),
        (w * x, {"x": x}, "The graph of J has no x; .*, unlike state_dict"),
        (2 * a, {"a": a, "b": b}, "The graph of J has no b;"),
    ):
        with pytest.raises(ValueError, match=sentence):
            walk(J, names)
    with pytest.raises(TypeError, match="names holds a float; give tensors by name, such as"):
        walk(w * x, {"w": 2.0})
