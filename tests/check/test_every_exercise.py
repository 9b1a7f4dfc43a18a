"""What holds for every exercise of the course, whatever it asks."""

import math
import re
from fractions import Fraction
from itertools import combinations, count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from torch_or_skip import torch, within_reach

from helpers import check, graph
from helpers.answer import flattened, numbers_in
from helpers.check.exercise import behave_alike, written_out
from helpers.check.judging import judge
from helpers.check.slips import slipped
from helpers.check.verdict import OPEN, RIGHT, WRONG
from helpers.running import quietly, run, safely

EXERCISES = list(within_reach(check.EXERCISES).values())
FUNCTIONS = [exercise for exercise in EXERCISES if callable(exercise.solution)]
VALUES = [exercise for exercise in EXERCISES if not callable(exercise.solution)]
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
every_function = pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda exercise: exercise.name)
every_value = pytest.mark.parametrize("exercise", VALUES, ids=lambda exercise: exercise.name)


def change(result, to):
    """Return a result with every number in it changed."""
    if isinstance(result, dict):
        return {key: change(number, to) for key, number in result.items()}
    if isinstance(result, (tuple, list)):
        return type(result)(change(number, to) for number in result)
    if getattr(result, "shape", ()):
        return [change(row, to) for row in result]
    return to(result)


def solved(exercise, case):
    """Return what the solution gives for a case."""
    return run(exercise.opened(exercise.solution), case)


def altered(exercise, alter):
    """Return an answer that alters what the solution gives."""
    if not callable(exercise.solution):
        return alter(exercise.solution)
    return lambda *case: alter(exercise.view(solved(exercise, case)))


def spoiled(exercise, k, factor):
    """Return the solution with its k-th number multiplied."""

    def alter(result):
        number = count()
        return change(result, lambda x: x * factor if next(number) == k else x)

    return altered(exercise, alter)


def places(exercise):
    """Return which numbers of the right answer are not 0 on every case."""
    rows = [flattened(right) for right in exercise.expected]
    return [k for k in range(max(map(len, rows))) if any(k < len(row) and row[k] for row in rows)]


@every_exercise
def test_a_stub_is_not_yet_and_what_returns_nothing_is_wrong(exercise):
    stubs = [..., (..., 1)]
    if callable(exercise.solution):
        signature, names = exercise.signature, {}
        exec(f"def stub{signature}:\n    '''Say what.'''\n    ...\ndef done{signature}:\n    x = 1", names)
        stubs = [..., names["stub"]]
        assert judge(exercise, names["done"]).state == WRONG
    assert [judge(exercise, stub).state for stub in stubs] == [OPEN, OPEN]


@every_exercise
def test_every_known_mistake_gets_its_own_sentence_and_no_two_behave_alike(exercise):
    for sentence, answer in written_out(exercise.mistakes, exercise):
        if type(answer) is tuple:
            answer = tuple(1234.5 if x is ... else x for x in answer)  # ... is any number
        verdict = judge(exercise, answer)
        assert verdict.state == WRONG and verdict.message == sentence
    plain = [pair for pair in exercise.known if not isinstance(pair[1], list)]  # in a list stands a ...
    assert len(exercise.known) >= 4
    for (one, mine), (other, theirs) in combinations(plain, 2):
        assert one == other or not behave_alike(mine, theirs, exercise), f"{one} | {other}"


@every_value
def test_a_sentence_that_accuses_one_thing_is_not_given_to_a_turned_sign_or_a_factor_of_2(exercise):
    right = exercise.expected[0]
    for factor in (2, 0.5, -1, -2, -0.5):
        answer = tuple(factor * x for x in right) if isinstance(right, tuple) else factor * right
        said = judge(exercise, answer).message
        assert re.search(
            r"factor|twice|half|double|sign|as large|two calls|whole|is right|are right|is 1; and|not it",
            said,
        ), said


@every_exercise
def test_a_right_answer_may_be_made_of_any_kind_of_number_and_of_brackets(exercise):
    def to(kind):
        return lambda x: x if kind is int and x != int(x) else kind(x)

    kinds = (int, float, np.float64, np.float32, np.array, Fraction, torch.tensor, graph.Node)
    for kind in kinds:
        assert judge(exercise, altered(exercise, lambda result, kind=kind: change(result, to(kind))))
    for brackets in (list, lambda numbers: [tuple(numbers)], np.array):
        bracketed = altered(
            exercise, lambda x, b=brackets: b(x) if type(x) is tuple and not any(map(np.ndim, x)) else x
        )
        assert judge(exercise, bracketed)


@every_exercise
def test_a_small_error_a_turned_sign_and_zeros_are_caught_in_every_number(exercise):
    assert places(exercise)
    for k in places(exercise):
        assert judge(exercise, spoiled(exercise, k, 1.0)).state == RIGHT
        for factor in (1.0005, 0.9995, -1.0):
            assert judge(exercise, spoiled(exercise, k, factor)).state == WRONG
    assert judge(exercise, altered(exercise, lambda r: change(r, lambda x: 0.0))).state == WRONG


numbers = st.floats() | st.integers()
arrays = st.sampled_from(
    [np.ones((2, 2)), np.ones(3), np.zeros((0, 2)), np.array(5.0), np.full((3, 3), np.nan)]
)
answers = st.text() | st.recursive(numbers | arrays, lambda x: st.lists(x, max_size=4) | st.tuples(x, x, x))


@given(st.sampled_from(EXERCISES), answers)
def test_no_answer_makes_a_check_raise(exercise, answer):
    verdict = judge(exercise, (lambda *_: answer) if callable(exercise.solution) else answer)
    assert verdict.state in (WRONG, RIGHT) and repr(verdict)


def overwrite(x):
    """Alter something that was given, if it can be altered."""
    if isinstance(x, np.ndarray):
        x *= 0
    elif isinstance(x, (list, dict)):
        x.clear()
    elif isinstance(x, graph.Node):
        x.value, x.edges = math.pi, ()


@every_function
def test_an_answer_that_spoils_its_inputs_spoils_nothing_else(exercise):
    def spoiler(*case):
        result = solved(exercise, case)
        for x in case:
            overwrite(x)
        return result

    assert judge(exercise, spoiler) and judge(exercise, exercise.solution)


@every_function
def test_arrays_may_be_tensors_but_neither_transposed_nor_flat_nor_nan(exercise):
    def each(alter):
        return altered(exercise, lambda r: tuple(map(alter, r)) if isinstance(r, tuple) else alter(r))

    right = exercise.expected[0]
    dimensions = np.ndim(right[0] if isinstance(right, tuple) else right)
    if dimensions:
        assert judge(exercise, each(torch.tensor))
        assert judge(exercise, each(lambda x: torch.tensor(x, requires_grad=x.dtype == float)))
        for alter in [np.atleast_2d] if dimensions == 1 else [np.transpose, np.ravel]:
            assert judge(exercise, each(alter)).state == WRONG
        assert "nan is" in judge(exercise, each(lambda x: x * np.nan)).message


def raw(exercise, answer, case):
    """Return all numbers that an answer gives, whatever their shape, or None where it raises an error."""
    with quietly():
        result, error = safely(lambda: numbers_in(exercise.view(run(exercise.opened(answer), case))))
    return None if error else np.array(flattened(result))


CLAIMS = {
    r"(numbers|Both) are right": lambda given, right: np.allclose(sorted(given), sorted(right)),
    r"(?i)signs? (is|are) turned": lambda given, right: (given * right < 0).any(),
    r"(?i)twice too large": lambda given, right: np.allclose(given, 2 * right),
}


@pytest.mark.parametrize(("words", "holds"), CLAIMS.items(), ids=["all right", "sign", "twice"])
def test_what_a_sentence_claims_of_the_numbers_holds(words, holds):
    claimed = [
        (exercise, sentence, answer)
        for exercise in EXERCISES
        for sentence, answer in written_out(exercise.mistakes, exercise)
        if re.search(words, sentence)
    ]
    assert len(claimed) >= 2
    for exercise, sentence, answer in claimed:
        both = [[raw(exercise, f, case) for f in (answer, exercise.solution)] for case in exercise.cases]
        assert all(holds(*numbers) for numbers in both if numbers[0] is not None), sentence
        assert any(given is not None for given, _ in both)


def test_the_numbers_that_a_sentence_begins_with_are_those_of_the_answer():
    counted = 0
    for exercise in VALUES:
        for sentence, answer in written_out(exercise.mistakes, exercise):
            told = re.match(r"−?\d[\d.]*(,? and −?[\d.]+)*(?= (is|are|counts|layers) )", sentence)
            if told:
                named = {float(number.replace("−", "-")) for number in told[0].split(" and ")}
                given, right = (set(np.ravel(x).tolist()) for x in (answer, exercise.solution))
                if re.match(" (is|are) right", sentence[told.end() :]):
                    assert named <= given & right, sentence
                elif not isinstance(exercise.solution, tuple):
                    assert named == given, sentence
                counted += 1
    assert counted > 20


@every_exercise
def test_a_record_says_all_that_a_learner_needs(exercise):
    said = [exercise.ask, *exercise.hints, exercise.because, *(sentence for sentence, _ in exercise.known)]
    assert all(sentence[-1] in ".?…" and sentence[0] == sentence.strip()[0] for sentence in said)
    assert exercise.title and exercise.title[-1].isalnum() and 1 <= exercise.minutes <= 15
    assert exercise.notebook and len(exercise.hints) == 2
    assert not exercise.labels or len(exercise.labels) == len(exercise.cases)


def test_a_dividend_that_is_left_out_leaves_a_1():
    left_out = [code for code, words in slipped("def half(n):\n    return n / 2") if "when n is" in words]
    assert left_out == ["def half(n):\n    return 1 / 2"]
