"""A learner's own function in every explorer: right, wrong, unfinished, junk, without end."""

import random
import re
import time
from math import nan
from threading import Thread
from unittest.mock import Mock

import numpy as np
import pytest
from junk import FUNCTIONS, Hostile, noisy
from moves import complaint, controls, move, number, pictures, told

from helpers import backprop, chain, explore, graph, network, quadratic
from helpers.explore import theirs, training
from helpers.gradcheck import central_difference, numeric_gradients
from helpers.sentiment import SentimentNetwork
from helpers.text import Vocabulary

NET = SentimentNetwork(Vocabulary(("good", "bad", "film")), rng=0)
NET.weights_0_1[:] = np.random.default_rng(0).normal(size=NET.weights_0_1.shape)
REVIEW = "good good film, bad"

# Each explorer with a learner's function, and a move that asks it again.
MADE = {
    "graph": lambda mine: explore.graph("3*(a + b*c)", gradients=mine, a=5, b=3, c=2),
    "chain": lambda mine: explore.chain([0.4, 0.3, -0.1], x=1, y=-1, backward=mine),
    "descent": lambda mine: explore.descent("x*x + 4*y*y", x=-2.5, y=1.5, rate=0.05, step=mine),
    "network": lambda mine: explore.network("xor", backward=mine),
    "review": lambda mine: explore.review(NET, REVIEW, contributions=mine),
    "quadratic": lambda mine: explore.quadratic(gradients=mine),
}
MOVE = {"graph": {"b": 4}, "chain": {"w2": 2}, "descent": {"x": 2}, "network": {"epoch": 40}}
MOVE |= {"review": {"review": "bad film"}, "quadratic": {"w1": 2}}


def contributions(rows, counts, weights_0_1, weights_1_2):
    return counts[0] * (weights_0_1[rows] @ weights_1_2)[:, 0]


RIGHT = {
    "graph": backprop.gradients,
    "chain": chain.backward,
    "descent": lambda w, slopes, rate: [w[0] - rate * slopes[0], w[1] - rate * slopes[1]],
    "network": network.backward,
    "review": contributions,
    "quadratic": quadratic.gradient,
}


def measured(J):
    """Return the slope by every node of a small graph, from nudges."""
    nodes = {J, *(x for node in graph.operations(J) for x, _ in node.edges)}
    return {
        node: central_difference(lambda x, node=node: graph.recompute(J, {node: x}), node.value, 1e-4)
        for node in nodes
    }


# Independent of what the explorers work out, from nudges.
MEASURED = {
    "graph": measured,
    "chain": lambda w, outs, y: numeric_gradients(lambda w: chain.cost(w, outs[0], y), w)[0],
    "quadratic": lambda *p: numeric_gradients(quadratic.cost, *p)[:3],
}
WRONG = {
    "graph": (
        lambda J: {**dict.fromkeys(backprop.gradients(J), 3.0), J: 1.0},
        "✗ 2 of 5 are wrong: db is 3, expected 6; dc is 3, expected 9",
    ),
    "chain": (
        lambda w, *given: np.multiply(w, chain.backward(w, *given)),  # the weight comes too early
        "✗ 3 of 3 are wrong: dw1 is −0.0119, expected −0.0296; dw2 is −0.0119, expected −0.0395; and 1 more",
    ),
    "descent": (
        lambda w, slopes, rate: [w[0] - rate * slopes[0], w[1] + rate * slopes[1]],
        "✗ 1 of 2 is wrong: y after step 1 is 2.1, expected 0.9",
    ),
    "network": (
        lambda W, names, *given: network.backward(W, ["linear", names[-1]], *given),  # f′ is forgotten
        "✗ 2 of 4 are wrong: dW1[3, 1] is",
    ),
    "review": (
        lambda rows, counts, *weights: contributions(rows, np.ones_like(counts), *weights),
        "✗ 1 of 3 is wrong: good is",
    ),
    "quadratic": (
        lambda *p: (2 * quadratic.gradient(*p)[0], *quadratic.gradient(*p)[1:]),
        "✗ 1 of 3 is wrong: dw1 is −32, expected −16",
    ),
}
every = pytest.mark.parametrize("name", MADE)


@pytest.fixture
def impatient(monkeypatch):
    """A function gets half a second here."""
    monkeypatch.setattr(theirs, "SECONDS", 0.5)


def endless(*_):
    while True:
        pass


COLUMN = {"chain": lambda *given: np.array(chain.backward(*given))[:, None]}
RIGHTS = [(name, right) for rights in (RIGHT, MEASURED, COLUMN) for name, right in rights.items()]


@pytest.mark.parametrize(("name", "right"), RIGHTS)
def test_right_numbers_are_seen_to_be_right_and_all_else_is_as_without_them(name, right):
    explorer, without = MADE[name](right), MADE[name](None)
    for moves in ({}, MOVE[name]):
        move(explorer, **moves)
        move(without, **moves)
        assert "agree" in told(explorer, "yours") and complaint(explorer) == ""
        assert "✗" not in explorer.page.value and "yours" not in without.page.value.lower()
        assert pictures(explorer)[0].startswith(f"{pictures(without)[0]} Yours: ")


@every
def test_the_still_of_an_exercise_is_the_same_before_and_after_it_is_solved(name):
    stills = [MADE[name](mine)._still_html() for mine in (None, ..., lambda *_: ..., RIGHT[name])]
    assert stills == stills[:1] * 4


@every
def test_wrong_numbers_are_marked_in_picture_page_table_and_still_with_what_was_expected(name):
    wrong, sentence = WRONG[name]
    explorer = MADE[name](wrong)
    assert told(explorer, "yours").startswith(sentence) and complaint(explorer) == ""
    assert sentence in pictures(explorer)[0] and sentence in explorer._still_html()
    drawn = "".join(re.findall("<svg.*?</svg>", explorer.page.value))
    assert "dasharray" in drawn and (name == "network" or "✗" in re.sub("<svg[^>]*>", "", drawn))
    assert name in ("descent", "quadratic") or "<td>✗" in explorer.page.value
    again = MADE[name](wrong)
    assert explorer.page.value == again.page.value and explorer._still_html() == again._still_html()


@every
@pytest.mark.parametrize("stub", [..., lambda *_: ..., lambda *_: None, lambda *_: [...] * 3])
def test_a_stub_says_not_yet_beside_the_true_numbers_which_follow_the_sliders(name, stub):
    explorer, without = MADE[name](stub), MADE[name](None)
    for moves in ({}, MOVE[name]):
        move(explorer, **moves)
        move(without, **moves)
        assert told(explorer, "yours") == "not yet" and complaint(explorer) == ""
        assert pictures(explorer) == [f"{pictures(without)[0]} Yours: not yet.", *pictures(without)[1:]]


@every
def test_what_cannot_be_called_is_an_error_in_the_cell(name):
    for junk in (3, "mine", [1], {}, Hostile()):
        with pytest.raises(TypeError, match="no function; give your function itself, without .*=mine[.]$"):
            MADE[name](junk)


@pytest.mark.filterwarnings("error", "ignore:coroutine", "ignore::pytest.PytestUnraisableExceptionWarning")
@every
def test_junk_gets_a_sentence_and_the_last_good_pictures_stay(name, capsys):
    mine = Mock(side_effect=RIGHT[name])
    explorer, fresh = MADE[name](mine), MADE[name](None)
    for title, function in FUNCTIONS.items():
        for one in (RIGHT[name], function):
            before, mine.side_effect, explorer.theirs.asked = pictures(explorer), one, None
            explorer.update()
        if complaint(explorer):
            assert pictures(explorer) == before and complaint(explorer)[-1] in ".?", title
        else:
            assert told(explorer, "yours")[0] in "✗n", title  # wrong, or not yet
        opened = MADE[name](function)  # the true numbers are there, whatever hers are
        assert pictures(opened)[0].startswith(pictures(fresh)[0].split(" Yours")[0][:40])
        assert "nan" not in "".join(pictures(fresh))
    assert capsys.readouterr() == ("", "")


def in_a_thread(action):
    """Do something in another thread than the cells', as JupyterLab handles moves; return how long."""
    began, thread = time.monotonic(), Thread(target=action, daemon=True)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    return time.monotonic() - began


@every
def test_a_loop_without_end_is_ended_in_a_thread_and_not_waited_for_at_every_move(
    name, impatient, monkeypatch
):
    mine = Mock(side_effect=RIGHT[name])
    explorer = MADE[name](mine)
    before, mine.side_effect = pictures(explorer), endless
    assert 0.4 < in_a_thread(lambda: move(explorer, **MOVE[name])) < 5
    assert complaint(explorer) == theirs.SLOW and pictures(explorer) == before
    mine.reset_mock()
    back = {key: controls(MADE[name](None))[key].value for key in MOVE[name]}
    assert in_a_thread(lambda: move(explorer, **back)) < 5  # it goes on without a pause
    assert not mine.called and complaint(explorer) == theirs.WAITING and pictures(explorer) == before
    monkeypatch.setattr(theirs, "PAUSE", -1)
    mine.side_effect = RIGHT[name]
    move(explorer, **MOVE[name])  # the very inputs at which it was ended
    assert mine.called and complaint(explorer) == "" and "agree" in told(explorer, "yours")


def test_a_training_that_takes_long_shows_how_far_it_has_come_and_goes_on_at_the_next_move(monkeypatch):
    def slow(*given):
        time.sleep(0.001)
        return network.backward(*given)

    monkeypatch.setattr(training, "SECONDS", 0.02)
    explorer = MADE["network"](slow)
    said = "Your function takes long: the training has come to epoch {}. The next move goes on."
    epoch = int(number(told(explorer, "epoch").split(",")[0]))
    assert complaint(explorer) == said.format(epoch) and 0 < epoch < 500
    monkeypatch.setattr(training, "SECONDS", 2)
    move(explorer, epoch=99)
    assert complaint(explorer) == "" and told(explorer, "epoch").startswith("495,")


@every
def test_a_loop_without_end_leaves_the_true_numbers_on_the_first_page(name, impatient):
    explorer, without = MADE[name](endless), MADE[name](None)
    assert complaint(explorer) == theirs.SLOW and "yours" not in explorer.page.value
    assert pictures(explorer) == pictures(without)
    assert theirs.SLOW in explorer._still_html()


# What must be left as it was.


def harmful(name):
    """Return a right function that alters all it gets, prints, and sets what is global."""

    def function(*inputs):
        result = RIGHT[name](*inputs)
        noisy()
        for given in inputs:
            if hasattr(given, "edges"):
                given.value, given.edges, given.name = 99.0, (), "spoilt"
            for part in given if isinstance(given, list) else [given]:
                if isinstance(part, np.ndarray):
                    part[...] = 0
            if isinstance(given, list):
                given.clear()
        return result

    return function


@every
def test_a_function_that_alters_all_it_gets_harms_neither_explorer_nor_session(name, capsys):
    weights, state, numpy_state = NET.weights_0_1.copy(), random.getstate(), str(np.random.get_state())  # noqa: NPY002
    explorer, fresh = MADE[name](harmful(name)), MADE[name](RIGHT[name])
    in_a_thread(lambda: move(explorer, **MOVE[name]))
    move(fresh, **MOVE[name])
    assert explorer.page.value == fresh.page.value and explorer._still_html() == fresh._still_html()
    assert (NET.weights_0_1 == weights).all() and random.getstate() == state
    assert str(np.random.get_state()) == numpy_state and capsys.readouterr() == ("", "")  # noqa: NPY002


@every
def test_a_page_that_is_drawn_anew_does_not_ask_where_the_inputs_stay(name):
    mine = Mock(side_effect=RIGHT[name])
    explorer = MADE[name](mine)
    move(explorer, **MOVE[name])
    page, asked = explorer.page.value, mine.call_count
    explorer.update()
    assert mine.call_count == asked and explorer.page.value == page


SAID = [(None, "missing, expected 9"), (9.004, "9.004, expected 9"), (nan, "nan, expected 9"), (9 + 1e-9, "")]


@pytest.mark.parametrize(("dc", "said"), SAID)
def test_a_dict_may_lack_nodes_and_hold_others_and_small_errors_are_told_with_digits_enough(dc, said):
    def mine(J):
        dJ = backprop.gradients(J)
        (c,) = (node for node in dJ if node.name == "c")
        others = {"x": 3, None: nan} | {node: dJ[node] for node in dJ if node not in (c, J)}
        return others if dc is None else others | {c: dc}

    expected = f"✗ 1 of 5 is wrong: dc is {said}" if said else "all 5 agree"
    assert told(MADE["graph"](mine), "yours") == expected


def test_an_overwritten_sum_shows_only_where_an_input_is_used_twice():
    def overwritten(J):
        dJ = {J: 1.0}
        for node, x, _, local, _ in backprop.backward_steps(J):
            dJ[x] = dJ[node] * local
        return dJ

    explorer = MADE["graph"](overwritten)
    assert told(explorer, "yours") == "all 5 agree"
    explorer.typed.value = "a*a + b*c"  # of the very same inputs
    assert "da is 5, expected 10" in told(explorer, "yours")


def test_the_one_wrong_entry_of_an_array_is_found_though_others_are_larger():
    def mine(*given):
        dW, db = network.backward(*given)
        dW[1][0, 2] += 1e-4
        return dW, db

    assert told(MADE["network"](mine), "yours").startswith("✗ 1 of 4 is wrong: dW2[0, 2] is")


def transposed(*given):
    dW, db = network.backward(*given)
    return [layer.T for layer in dW], db


SENTENCES = {
    "graph": [
        (lambda J: {"a": 3}, "None of the dict's keys is a node of this graph."),
        (lambda J: [3], "A dict of node to number is asked for, not [3]."),
        (lambda: 3, "0 positional arguments but 1 was given. It is called as gradients(J)."),
    ],
    "chain": [
        (lambda *_: [1, 2], "3 numbers are asked for, and yours are 2."),
    ],
    "descent": [(lambda *_: 3, "2 numbers are asked for, in brackets, not 3.")],
    "network": [
        (transposed, "dW[0]: An array of shape (4, 2) is asked for, and yours has shape (2, 4)."),
        (lambda *p: network.backward(*p)[0], "dW is a list of 2 arrays, one for each layer."),
        (lambda *p: 1, "Two lists are asked for, dW and db, not 1."),
    ],
    "review": [(lambda rows, _, W, V: W[rows] @ V, "(3,) is asked for, and yours has shape (3, 1).")],
    "quadratic": [(lambda *_: (1, 2), "3 numbers are asked for, and yours are 2.")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mine", "sentence"), [(name, *pair) for name, pairs in SENTENCES.items() for pair in pairs]
)
def test_what_is_the_matter_is_said_in_a_sentence(name, mine, sentence):
    assert sentence in complaint(MADE[name](mine))


def test_the_quadratic_model_is_trained_with_a_learners_slopes_as_worked_out_by_hand():
    # x = 1, y = 4: dw1 = dw2 = db = −2, hers −4; then x = 2, y = 9: da = 2·(7.22 − 9), hers dw1 = 2·4·da
    explorer = MADE["quadratic"](WRONG["quadratic"][0])
    move(explorer, step=1)
    assert told(explorer, "model") == "y = 1.04·x² + 1.02·x + 1.02"
    assert told(explorer, "next step") == "x = 2, w1: 1.04 − 0.01 × (−28.5) ≈ 1.32"
