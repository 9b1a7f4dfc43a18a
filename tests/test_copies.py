"""The learner's copies: laid where they are missing, renewed while unchanged, and never overwritten."""

import json

import pytest

from helpers import copies

NAME = "01_graph.ipynb"


@pytest.fixture
def folders(tmp_path):
    """Return the folder of one notebook, and where its copy goes."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / NAME).write_text("edition 1")
    return tmp_path / "notebooks", tmp_path / "work"


@pytest.fixture
def lay_out(folders):
    """Return a function that gives the original a new text, if any, and lays out the copies."""

    def run(edition=None):
        if edition:
            (folders[0] / NAME).write_text(edition)
        return copies.lay_out(*folders)

    return run


def contents(work):
    """Return the notebooks in a folder, by their names."""
    return {path.name: path.read_text() for path in sorted(work.glob("*.ipynb"))}


def test_a_missing_copy_is_laid_out_without_a_word(folders, lay_out):
    assert lay_out() == [] and contents(folders[1]) == {NAME: "edition 1"}
    (folders[1] / NAME).unlink()
    assert lay_out() == [] and contents(folders[1]) == {NAME: "edition 1"}


def test_a_second_start_does_nothing(folders, lay_out):
    lay_out()
    before = (folders[1] / NAME).stat().st_mtime_ns
    assert lay_out() == [] and (folders[1] / NAME).stat().st_mtime_ns == before


def test_a_copy_that_was_never_changed_is_renewed_with_a_sentence(folders, lay_out):
    lay_out()
    [sentence] = lay_out("edition 2")
    assert NAME in sentence and "renewed" in sentence
    assert contents(folders[1]) == {NAME: "edition 2"}
    assert lay_out() == []


def test_beside_a_changed_copy_the_new_edition_is_laid_with_a_sentence(folders, lay_out):
    lay_out()
    (folders[1] / NAME).write_text("mine")
    assert lay_out() == []
    [sentence] = lay_out("edition 2")
    assert NAME in sentence and "stays as it is" in sentence and "01_graph (new edition).ipynb" in sentence
    assert contents(folders[1]) == {NAME: "mine", "01_graph (new edition).ipynb": "edition 2"}
    assert lay_out() == []


def test_an_unchanged_new_edition_gives_way_to_the_next_and_a_changed_one_stays(folders, lay_out):
    lay_out()
    (folders[1] / NAME).write_text("mine")
    lay_out("edition 2")
    lay_out("edition 3")
    assert contents(folders[1]) == {NAME: "mine", "01_graph (new edition).ipynb": "edition 3"}
    (folders[1] / "01_graph (new edition).ipynb").write_text("mine too")
    lay_out("edition 4")
    assert contents(folders[1]) == {
        NAME: "mine",
        "01_graph (new edition).ipynb": "mine too",
        "01_graph (new edition 2).ipynb": "edition 4",
    }


def test_a_new_edition_that_was_thrown_away_does_not_come_back(folders, lay_out):
    lay_out()
    (folders[1] / NAME).write_text("mine")
    lay_out("edition 2")
    (folders[1] / "01_graph (new edition).ipynb").unlink()
    assert lay_out() == [] and contents(folders[1]) == {NAME: "mine"}


def test_a_file_that_the_launcher_never_laid_is_the_learners(folders, lay_out):
    folders[1].mkdir()
    (folders[1] / NAME).write_text("mine")
    (folders[1] / "01_graph (new edition).ipynb").write_text("mine too")
    assert len(lay_out()) == 1
    assert contents(folders[1])[NAME] == "mine"
    assert contents(folders[1])["01_graph (new edition 2).ipynb"] == "edition 1"


@pytest.mark.parametrize("record", ["", "{", "[]", "7", '{"01_graph.ipynb": 7}', "\0"])
def test_without_a_readable_record_nothing_is_overwritten(folders, lay_out, record):
    lay_out()
    (folders[1] / copies.RECORD).write_text(record)
    assert lay_out() == []
    assert len(lay_out("edition 2")) == 1
    assert "edition 1" in contents(folders[1]).values() and "edition 2" in contents(folders[1]).values()


def test_notebooks_whose_names_begin_alike_do_not_meet(folders, lay_out):
    (folders[0] / "01_graph_more.ipynb").write_text("edition 1")
    assert lay_out() == []
    assert contents(folders[1]) == dict.fromkeys([NAME, "01_graph_more.ipynb"], "edition 1")


def test_what_else_lies_in_the_folder_is_left_alone(folders, lay_out):
    folders[1].mkdir()
    (folders[1] / "progress.json").write_text("{}")
    lay_out(), lay_out("edition 2")
    assert {path.name for path in folders[1].iterdir()} == {NAME, "progress.json", copies.RECORD}
    assert json.loads((folders[1] / copies.RECORD).read_text()).keys() == {NAME}
