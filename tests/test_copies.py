"""The learner's copies: laid where they are missing, renewed while unchanged, and never overwritten."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import copies

NAME, NEW, NEWER = "01_graph.ipynb", "01_graph (new edition).ipynb", "01_graph (new edition 2).ipynb"


class Course:
    """A folder with one notebook, and the folder for its copies."""

    def __init__(self, folder):
        self.originals, self.work = Path(folder, "notebooks"), Path(folder, "work")
        self.originals.mkdir()
        self.work.mkdir()
        self.edition(1)

    def edition(self, number):
        (self.originals / NAME).write_text(f"edition {number}")

    def write(self, name, text="mine"):
        (self.work / name).write_text(text)

    def throw_away(self, name):
        (self.work / name).unlink(missing_ok=True)

    def start(self):
        return copies.lay_out(self.originals, self.work)

    def contents(self):
        return {path.name: path.read_text() for path in self.work.glob("*.ipynb")}


@pytest.fixture
def course(tmp_path):
    """Return a course that nobody has started yet."""
    return Course(tmp_path)


MINE, SECOND, THIRD = ("write", NAME), ("edition", 2), ("edition", 3)
STORIES = {  # what happens, each time followed by a start; the copies in the end; what the last start said
    "unchanged": ([SECOND], {NAME: "edition 2"}, f"{NAME} has a new edition; .* renewed"),
    "changed": (
        [MINE, SECOND],
        {NAME: "mine", NEW: "edition 2"},
        rf"{NAME} has a new edition; .* stays as it is, .*“01_graph \(new edition\).ipynb”",
    ),
    "changed once": ([MINE, SECOND, THIRD], {NAME: "mine", NEW: "edition 3"}, "stays as it is"),
    "changed twice": (
        [MINE, SECOND, ("write", NEW), THIRD],
        {NAME: "mine", NEW: "mine", NEWER: "edition 3"},
        r"“01_graph \(new edition 2\).ipynb”",
    ),
    "thrown away": ([MINE, SECOND, ("throw_away", NEW)], {NAME: "mine"}, ""),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_new_edition_renews_a_copy_that_is_unchanged_and_else_is_laid_beside_it(course, story):
    acts, copies_in_the_end, said = STORIES[story]
    assert course.start() == []
    for act, word in acts:
        getattr(course, act)(word)
        sentences = course.start()
    assert course.contents() == copies_in_the_end
    assert len(sentences) == bool(said) and re.search(said, "".join(sentences))


FILES = st.sampled_from([NAME, NEW, NEWER])
ACTS = st.tuples(st.sampled_from(["write", "throw_away"]), FILES)
ACTS |= st.tuples(st.just("edition"), st.integers(1, 4))


@given(st.lists(ACTS))
@settings(max_examples=30)
def test_whatever_happens_no_writing_is_lost_and_an_unchanged_copy_is_the_last_edition(acts):
    with TemporaryDirectory() as folder:
        course = Course(folder)
        for k, (act, word) in enumerate(acts):
            getattr(course, act)(*([word, f"mine {k}"] if act == "write" else [word]))
            mine = {name: text for name, text in course.contents().items() if "mine" in text}
            course.start()
            then = course.contents()
            assert then == {NAME: (course.originals / NAME).read_text()} | then | mine
            assert course.start() == [] and course.contents() == then


@pytest.mark.parametrize("record", ["{", "[]", "\0"])
def test_without_a_readable_record_nothing_is_overwritten(course, record):
    course.start()
    (course.work / copies.RECORD).write_text(record)
    assert course.start() == []
    course.edition(2)
    assert len(course.start()) == 1
    assert course.contents() == {NAME: "edition 1", NEW: "edition 2"}


def test_notebooks_whose_names_begin_alike_do_not_meet_and_other_files_are_left_alone(course):
    (course.originals / "01_graph_more.ipynb").write_text("edition 2")
    course.write("progress.json")
    course.start()
    course.edition(2)
    assert len(course.start()) == 1
    assert course.contents() == dict.fromkeys([NAME, "01_graph_more.ipynb"], "edition 2")
    assert (course.work / "progress.json").read_text() == "mine"
