"""What holds for every answer in the bank: right ones pass, wrong ones are told what they must be told.

That each known mistake gets its own sentence is tested in check/test_every_exercise.py.
"""

import io
import random
from contextlib import redirect_stderr, redirect_stdout

import numpy as np
import pytest
from exercises import bank
from junk import FUNCTIONS, VALUES
from torch_or_skip import within_reach

from helpers.check import EXERCISES
from helpers.check.judging import judge
from helpers.check.verdict import OPEN, RIGHT, WRONG

NAMES = list(within_reach(EXERCISES))
every_exercise = pytest.mark.parametrize("name", NAMES)
GENERIC = "It runs, but does not give the right numbers.", " is not it."


def test_the_bank_has_answers_to_every_exercise():
    assert list(bank.RIGHT) and set(bank.RIGHT) == set(bank.WRONG) == set(EXERCISES)
    assert all(len(bank.right(name)) >= 6 for name in NAMES)
    assert all(len(EXERCISES[name].known) + len(bank.wrong(name)) >= 20 for name in NAMES)


@every_exercise
def test_a_right_answer_is_right(name):
    said = [judge(EXERCISES[name], answer) for answer in bank.right(name)]
    assert [verdict for verdict in said if verdict.state != RIGHT] == []


@every_exercise
def test_a_wrong_answer_is_told_what_it_must_be_told_and_behaves_like_no_known_mistake(name):
    sentences = {sentence for sentence, _ in EXERCISES[name].known}
    for part, answer in bank.wrong(name):
        verdict = judge(EXERCISES[name], answer)
        assert verdict.state == WRONG and verdict.message not in sentences
        if part == bank.UNNAMED:
            assert verdict.message.endswith(GENERIC)  # once it is named, the bank must say so
        else:
            assert part and part in verdict.message and not verdict.message.endswith(GENERIC)


def test_at_least_85_of_100_wrong_answers_are_named():
    parts = [part for name in NAMES for part, _ in bank.known(name) + bank.wrong(name)]
    assert sum(part != bank.UNNAMED for part in parts) >= 0.85 * len(parts) > 500


@every_exercise
def test_a_hostile_answer_gets_a_sentence_and_leaves_no_trace(name):
    out, states = io.StringIO(), (random.getstate(), str(np.random.get_state()))  # noqa: NPY002
    with redirect_stdout(out), redirect_stderr(out), np.errstate(all="raise"):
        for hostile in (*VALUES.values(), *FUNCTIONS.values()):
            verdict = judge(EXERCISES[name], hostile)
            assert (
                verdict.state == WRONG or hostile in (FUNCTIONS["an empty stub"],) and verdict.state == OPEN
            )
            assert len(verdict.message) > 10 and "0x" not in repr(verdict) and verdict._repr_html_().encode()
        assert judge(EXERCISES[name], EXERCISES[name].solution) and set(np.geterr().values()) == {"raise"}
    assert out.getvalue() == ""
    assert states == (random.getstate(), str(np.random.get_state()))  # noqa: NPY002
