"""Progress: kept in the learner's folder, whole or not at all, and never lost to a broken file."""

import json
import subprocess
import sys

import pytest

from helpers import check
from helpers.check import progress


@pytest.fixture(autouse=True)
def work(tmp_path, monkeypatch):
    """Return the learner's folder, as the launcher names it."""
    monkeypatch.setenv("BACKPROP_WORK", str(tmp_path))
    monkeypatch.setattr(progress, "_memory", {})
    return tmp_path


def state(name="kink"):
    """Return what the summary of the whole course says of an exercise."""
    return {title: state for state, title, _ in check.summary().rows}[check.EXERCISES[name].title]


def kept(work):
    return json.loads((work / "progress.json").read_text())


def test_another_kernel_knows_what_this_one_checked_last():
    check.kink((0, 0)), check.kink((0.5, 0)), check.sigma(8)
    program = "from helpers import check; print(check.summary().counts)"
    seen = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert seen.startswith("1 of ") and state() == "right" and state("sigma") == "wrong"


def test_an_opened_solution_is_kept_beside_the_states_and_so_is_what_other_editions_kept(work):
    (work / "progress.json").write_text('{"an_exercise_of_next_year": "right"}')
    check.solution("kink"), check.kink((0.5, 0))
    assert kept(work) == {
        "an_exercise_of_next_year": "right",
        "solution of kink": "opened",
        "kink": "right",
    }
    assert check.summary().opened == ("At the kink",) and check.summary().note == ""


def test_without_the_launcher_nothing_is_written(work, monkeypatch):
    monkeypatch.delenv("BACKPROP_WORK")
    check.kink((0.5, 0))
    assert state() == "right" and list(work.iterdir()) == []


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"kink": "done"}', b'{"kink": []}', b"\xff\xfe"])
def test_a_broken_file_is_set_aside_with_a_sentence_and_the_count_goes_on(work, broken):
    (work / "progress.json").write_bytes(broken)
    (work / "progress-broken.json").write_text("an earlier one")
    summary = check.summary()
    assert "progress-broken-2.json" in repr(summary) and "progress-broken-2.json" in summary._repr_html_()
    assert (work / "progress-broken-2.json").read_bytes() == broken
    (work / "progress.json").write_bytes(broken)
    verdict = check.kink((0.5, 0))
    assert verdict and "-broken-3.json" in repr(verdict) and "-broken-3.json" in verdict._repr_html_()
    assert (work / "progress-broken.json").read_text() == "an earlier one"
    assert check.kink((0.5, 0)).note == check.summary().note == ""


def test_a_file_that_cannot_be_written_costs_a_sentence_and_not_the_verdict(work, monkeypatch):
    monkeypatch.setenv("BACKPROP_WORK", str(work / "nowhere"))
    verdict = check.kink((0.5, 0))
    assert verdict and "cannot be kept" in repr(verdict) and state() == "right"  # this kernel remembers


@pytest.mark.parametrize("breaks", [lambda path: True, lambda path: path.name == "progress.json"])
def test_a_write_that_breaks_off_leaves_a_whole_file(work, monkeypatch, breaks):
    check.kink((0.5, 0))
    whole = progress.Path.write_text

    def write_text(path, text, encoding):
        whole(path, text[: len(text) // 2] if breaks(path) else text, encoding=encoding)
        if breaks(path):
            raise OSError(28, "disk full")

    monkeypatch.setattr(progress.Path, "write_text", write_text)
    verdict = check.sigma(8)
    assert kept(work)["kink"] == "right"
    assert state("sigma") == "wrong" and ("disk full" in verdict.note) == breaks(work)
