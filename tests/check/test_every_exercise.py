"""What holds for every exercise of the course, whatever it asks."""

import inspect
import math
import re
from fractions import Fraction
from itertools import combinations, count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junk import FUNCTIONS, VALUES
from torch_or_skip import torch

from helpers import activations, check, graph
from helpers.check.answer import entries, holds_array, safely
from helpers.check.exercise import alike, attempt, judge, run
from helpers.check.verdict import OPEN, RIGHT, WRONG

EXERCISES = check.EXERCISES.values()
PAIRS = [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes]
ON_ARRAYS = [
    exercise
    for exercise in EXERCISES
    if callable(exercise.solution) and holds_array(exercise.expected(exercise.cases[0]))
]
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
on_arrays = pytest.mark.parametrize("exercise", ON_ARRAYS, ids=lambda exercise: exercise.name)


KINDS = [int, float, np.float64, np.float32, np.array, Fraction, "tensor"]


def change(result, to):
    """Return a result with every number in it changed."""
    if isinstance(result, dict):
        return {key: change(number, to) for key, number in result.items()}
    if isinstance(result, (tuple, list)):
        return type(result)(change(number, to) for number in result)
    if getattr(result, "shape", ()):
        return [change(row, to) for row in result]
    return to(result)


def like_solution(exercise, alter):
    """Return an answer that alters what the solution gives."""
    if not callable(exercise.solution):
        return alter(exercise.solution)
    return lambda *case: alter(exercise.view(run(exercise.solution, case)))


def spoil(exercise, k, factor):
    """Return the solution with its k-th number multiplied."""

    def alter(result):
        number = count()
        return change(result, lambda x: x * factor if next(number) == k else x)

    return like_solution(exercise, alter)


def places(exercise):
    """Return which numbers of the right answer are not 0 on every case."""
    rows = [[number for _, number in entries(exercise.expected(case))] for case in exercise.cases]
    return [k for k in range(max(map(len, rows))) if any(k < len(row) and row[k] for row in rows)]


def outcomes(exercise, answer):
    return [attempt(exercise, answer, case) for case in exercise.cases]


def tells_something(trial):
    """Say whether a trial gave numbers, or another shape than is asked for; an error alone could be any."""
    return trial.numbers is not None or trial.kind == trial.trouble


def close(one, other):
    """Say whether two lists of outcomes could be taken for each other."""
    return all(alike(x, y, 5e-4) for x, y in zip(one, other, strict=True))


def test_there_are_exercises_and_mistakes_to_test():
    assert len(EXERCISES) >= 6 and len(PAIRS) > len(EXERCISES) > len(ON_ARRAYS) > 6


@every_exercise
def test_the_solution_is_right(exercise):
    assert judge(exercise, exercise.solution).state == RIGHT


@every_exercise
def test_the_source_that_replaces_the_stub_is_right(exercise):
    names = {name: getattr(graph, name) for name in ("unary", "operations")}
    names |= {"np": np, **vars(activations)}
    before = set(names) | {"__builtins__"}
    exec(exercise.solution_source, names)
    (name,) = set(names) - before
    assert judge(exercise, names[name]).state == RIGHT
    assert name == getattr(exercise.solution, "__name__", name)


@every_exercise
def test_a_stub_is_not_yet(exercise):
    stub = ...
    if callable(exercise.solution):
        names = {}
        exec(f"def stub{inspect.signature(exercise.solution)}:\n    '''Say what.'''\n    ...", names)
        stub = names["stub"]
    verdict = judge(exercise, stub)
    assert verdict.state == OPEN and not verdict


@pytest.mark.parametrize(("exercise", "mistake"), PAIRS, ids=lambda x: getattr(x, "name", ""))
def test_a_known_mistake_gets_its_own_sentence(exercise, mistake):
    verdict = judge(exercise, mistake.answer)
    assert verdict.state == WRONG and verdict.message == mistake.sentence


@every_exercise
def test_no_two_mistakes_behave_alike_and_none_is_right(exercise):
    known = [
        outcomes(exercise, answer) for answer in (exercise.solution, *(m.answer for m in exercise.mistakes))
    ]
    assert all(any(tells_something(trial) for trial in trials) for trials in known)
    assert not [(i, j) for (i, one), (j, other) in combinations(enumerate(known), 2) if close(one, other)]


@every_exercise
@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_may_be_made_of_any_kind_of_number(exercise, kind):
    kind = torch.tensor if kind == "tensor" else kind

    def to(x):
        return x if kind is int and x != int(x) else kind(x)

    assert judge(exercise, like_solution(exercise, lambda result: change(result, to)))


@every_exercise
def test_brackets_of_any_kind_hold_a_right_answer(exercise):
    def lists(result):
        return list(result) if isinstance(result, tuple) else result

    def arrays(result):
        return np.array(result) if isinstance(result, tuple) and not holds_array(result) else result

    for kind in (lists, arrays):
        assert judge(exercise, like_solution(exercise, kind))


@every_exercise
def test_a_small_error_and_a_turned_sign_are_caught_in_every_number(exercise):
    assert places(exercise)
    for k in places(exercise):
        assert judge(exercise, spoil(exercise, k, 1.0)).state == RIGHT
        assert judge(exercise, spoil(exercise, k, 1.0005)).state == WRONG
        assert judge(exercise, spoil(exercise, k, 0.9995)).state == WRONG
        assert judge(exercise, spoil(exercise, k, -1.0)).state == WRONG


@every_exercise
def test_all_zeros_are_caught(exercise):
    assert judge(exercise, like_solution(exercise, lambda r: change(r, lambda x: 0.0))).state == WRONG


@every_exercise
def test_junk_is_wrong_and_said_so_in_a_sentence(exercise):
    for junk in (*VALUES.values(), *FUNCTIONS.values()):
        verdict = judge(exercise, junk)
        assert verdict.state == WRONG and len(verdict.message) > 10
        assert "0x" not in repr(verdict) and verdict._repr_html_().encode()


numbers = st.floats() | st.integers()


@settings(deadline=None)
@given(st.sampled_from(list(EXERCISES)), numbers | st.text() | st.lists(numbers) | st.tuples(*[numbers] * 3))
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


@every_exercise
def test_an_answer_that_spoils_its_inputs_spoils_nothing_else(exercise):
    def spoiler(*case):
        result = run(exercise.solution, case)
        for x in case:
            overwrite(x)
        return result

    if callable(exercise.solution):
        assert judge(exercise, spoiler) and judge(exercise, exercise.solution)


def altered(exercise, alter):
    """Return an answer that alters every array that the solution gives."""

    def answer(*case):
        result = exercise.solution(*case)
        return tuple(map(alter, result)) if isinstance(result, tuple) else alter(result)

    return answer


@on_arrays
def test_lists_in_lists_and_tensors_are_as_good_as_arrays(exercise):
    tensor = torch.tensor
    for kind in (np.ndarray.tolist, tensor, lambda x: tensor(x, requires_grad=x.dtype == float)):
        assert judge(exercise, altered(exercise, kind))


@on_arrays
def test_an_array_transposed_or_of_another_dimension_is_wrong_and_nan_is_named(exercise):
    one_dimension = getattr(exercise.expected(exercise.cases[0]), "ndim", 2) == 1
    for alter in [np.atleast_2d] if one_dimension else [np.transpose, np.ravel]:
        verdict = judge(exercise, altered(exercise, alter))
        assert verdict.state == WRONG and len(verdict.message) > 10
    assert "nan is" in judge(exercise, altered(exercise, lambda x: x * np.nan)).message


def raw(exercise, answer, case):
    """Return all numbers that an answer gives, whatever their shape, or None where it raises an error."""
    result, error = safely(lambda: exercise.view(run(answer, case)))
    parts = result if isinstance(result, (tuple, list)) else [result]
    return None if error else np.concatenate([np.ravel(part) for part in parts])


CLAIMS = {
    r"(numbers|Both) are right": lambda given, right: np.allclose(sorted(given), sorted(right)),
    r"(?i)signs? (is|are) turned": lambda given, right: (
        np.allclose(abs(given), abs(right)) and (given * right < 0).any()
    ),
    r"(?i)twice too large": lambda given, right: np.allclose(given, 2 * right),
}


@pytest.mark.parametrize(("words", "holds"), CLAIMS.items(), ids=["all right", "sign", "twice"])
def test_what_a_sentence_claims_of_the_numbers_holds(words, holds):
    claimed = [(exercise, mistake) for exercise, mistake in PAIRS if re.search(words, mistake.sentence)]
    assert len(claimed) >= 4
    for exercise, mistake in claimed:
        both = [
            [raw(exercise, f, case) for f in (mistake.answer, exercise.solution)] for case in exercise.cases
        ]
        assert all(holds(*numbers) for numbers in both if numbers[0] is not None), mistake.sentence
        assert any(given is not None for given, _ in both)


def test_the_numbers_that_a_sentence_begins_with_are_those_of_the_answer():
    counted = 0
    for exercise, mistake in PAIRS:
        told = re.match(r"−?\d[\d.]*(,? and −?[\d.]+)*(?= (is|are|counts|layers) )", mistake.sentence)
        if told and not callable(exercise.solution):
            numbers = {float(number.replace("−", "-")) for number in told[0].split(" and ")}
            given, right = (set(np.ravel(x).tolist()) for x in (mistake.answer, exercise.solution))
            if re.match(" (is|are) right", mistake.sentence[told.end() :]):
                assert numbers <= given & right, mistake.sentence
            elif not isinstance(exercise.solution, tuple):
                assert numbers == given, mistake.sentence
            counted += 1
    assert counted > 20


@every_exercise
def test_a_record_says_all_that_a_learner_needs(exercise):
    sentences = [exercise.ask, exercise.hint, exercise.because, *(m.sentence for m in exercise.mistakes)]
    assert all(sentence[-1] in ".?…" and sentence[0] == sentence.strip()[0] for sentence in sentences)
    assert exercise.title and exercise.title[-1].isalnum() and 1 <= exercise.minutes <= 15
    assert exercise.mistakes and exercise.tolerance <= 1e-6
    assert not exercise.labels or len(exercise.labels) == len(exercise.cases)
