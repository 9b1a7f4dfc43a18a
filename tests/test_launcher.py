"""The launcher is started as a learner starts it, in a small copy of the course with stand-ins for tools."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from helpers import environment, launcher

HELPERS = Path(launcher.__file__).parent
FILES = ["__init__.py", "__main__.py", "launcher.py", "environment.py", "copies.py"]
REQUIREMENTS = "numpy==2.0\ntorch==1.5; sys_platform != 'amiga'  # with a comment\n# a comment\n-e .\n"
PYTHON, OURS, STAMP = [
    place.relative_to(environment.ROOT) for place in (environment.PYTHON, environment.OURS, environment.STAMP)
]
FIRST = "01_computation_graph.ipynb"

# copies a template, since a real environment takes seconds
FAKE_VENV = """\
import os, shutil, sys
shutil.copytree(os.environ["TEMPLATE"], sys.argv[1], symlinks=True, dirs_exist_ok=True)
"""
# leaves the same traces as pip, or fails in the words that it is given
FAKE_PIP = """\
import os, pathlib, sys, sysconfig
words = sys.argv[1:]
if words == ["config", "list"]:
    print(os.environ.get("PIP_CONFIG_SAYS", ""))
if words[0] == "index":
    pathlib.Path(os.environ["ASKED"]).write_text(" ".join(words[3:]))
    sys.exit("silence" if os.environ.get("INDEX_IS_SILENT") else None)
if words[0] == "install":
    stamp = pathlib.Path(sys.prefix, "course-installed.txt").exists()  # of a pip that may yet be killed
    print("pip", *words, *["a stamp too early"] * stamp, flush=True)
    sys.exit(os.environ["FAILS"]) if os.environ.get("FAILS") else None
    sys.exit() if os.environ.get("PIP_DRY_RUN") else None
    for name in ["numpy-2.0", "torch-1.5+cpu"]:
        folder = pathlib.Path(sysconfig.get_path("purelib"), name + ".dist-info")
        folder.mkdir(exist_ok=True)
        (folder / "RECORD").touch()
"""
FAKE_TOOL = """\
import json, os, sys
import helpers
print(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ), helpers.__file__]))
sys.exit(7)
"""


@pytest.fixture(scope="session")
def fakes(tmp_path_factory):
    """Return a folder with a stand-in for venv and the environment that it copies."""
    folder = tmp_path_factory.mktemp("fakes")
    (folder / "venv.py").write_text(FAKE_VENV)
    venv.create(folder / "template", symlinks=os.name != "nt")
    for name, source in {"pip": FAKE_PIP, "pytest": FAKE_TOOL, "jupyterlab": FAKE_TOOL}.items():
        package = packages_of(folder / "template") / name
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(source)
    return folder


@pytest.fixture
def course(tmp_path):
    """Return a course that nobody has started yet, in a folder with a space and an umlaut in its name."""
    root = tmp_path / "meine Übung"
    for folder in ("helpers", "notebooks"):
        (root / folder).mkdir(parents=True)
    for name in FILES:
        shutil.copy(HELPERS / name, root / "helpers")
    (root / "helpers" / "refresh.py").write_text(FAKE_TOOL)
    (root / "notebooks" / FIRST).write_text("{}")
    (root / "requirements.txt").write_text(REQUIREMENTS)
    return root


@pytest.fixture
def start(course, fakes):
    """Return a function that starts the launcher as a program, where the reader has set these variables."""
    theirs = ("PIP_", "PYTHON", "JUPYTER", "IPYTHON", "BACKPROP")
    given = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    given |= {"PYTHONPATH": fakes, "TEMPLATE": fakes / "template", "ASKED": fakes / "asked"}
    given |= {"PIP_CONFIG_SAYS": "global.index-url='https://example.test/simple'"}

    def run(*words, python=("-m", "helpers"), cwd=course, **variables):
        settings = {name: str(value) for name, value in (given | variables).items()}
        how = {"cwd": cwd, "env": settings, "capture_output": True, "encoding": "utf-8", "timeout": 60}
        return subprocess.run([sys.executable, *python, *words], **how)

    return run


@pytest.fixture
def started(course, start):
    """Return the course as a first start leaves it, with a file that vanishes if .venv is made anew."""
    start("test")
    (course / ".venv" / "witness").touch()
    return course


def packages_of(environment_folder):
    """Return the site-packages of an environment."""
    return next(environment_folder.glob("[Ll]ib/**/site-packages"))


def what_the_tool_saw(run):
    """Return the (words, folder, variables, helpers) that the stand-in for a tool printed."""
    assert run.returncode == 7, run.stderr  # the tool's own exit code
    return json.loads(run.stdout.splitlines()[-1])


def set_up(run):
    """Return what was printed before the tool was started."""
    assert what_the_tool_saw(run)
    return run.stdout.splitlines()[:-1]


# --- the words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("minor", [6, 10, 11, 14, 15])
def test_a_python_that_does_not_serve_gets_one_sentence_with_a_way_out(start, course, minor):
    pretend = f"import runpy, sys; sys.version_info = (3, {minor}, 1); "
    run = start(python=("-c", pretend + "runpy.run_module('helpers', run_name='__main__')"))
    said = f"This course runs on Python 3.11 to 3.14, but this is Python 3.{minor};.* `python3.14 -m helpers"
    assert re.match(said if minor in (6, 10, 15) else "Say what to do", run.stderr)
    assert not (course / ".venv").exists()
    for name in ("__init__.py", "__main__.py"):  # it reads these two before it can say so
        ast.parse((HELPERS / name).read_text("ascii"), feature_version=(3, 6))


def test_an_installed_package_makes_no_environment_and_says_where_the_course_starts(start, course):
    (course / "requirements.txt").unlink()
    assert "start the course in its own folder" in start("lab").stderr
    assert not (course / ".venv").exists()


@pytest.mark.parametrize("words", [[], ["labb"], ["--help"]])
def test_words_that_are_not_understood_set_nothing_up_and_are_told_which_there_are(words, monkeypatch):
    monkeypatch.setattr(environment, "prepare", lambda: pytest.fail("this must not set anything up"))
    with pytest.raises(SystemExit, match="(?s)helpers lab .*helpers test .*helpers refresh "):
        launcher.main(words)


WORDS = {  # what the tool is told, after where JupyterLab's root is
    "lab --port 58761 -- --ip=::1 -- other.ipynb": f"--port 58761 --ip=::1 -- other.ipynb work/{FIRST}",
    "lab --edit": f"notebooks/{FIRST}",
    "test -k sweep --port": "--numprocesses=auto --dist=loadfile -k sweep --port",
    "refresh 1.ipynb 2.ipynb": "1.ipynb 2.ipynb",
}


@pytest.mark.parametrize("words", WORDS)
def test_each_tool_gets_the_words_and_a_refresh_where_the_reader_stands(start, course, tmp_path, words):
    run = start(*words.split(), python=[course / "helpers"], cwd=tmp_path, BACKPROP_WORK="elsewhere")
    seen, folder, variables, _ = what_the_tool_saw(run)
    kept = [word for word in seen if word not in (f"--ServerApp.root_dir={course}", "--allow-root")]
    short = [word.replace(f"{course}{os.sep}", "").replace(os.sep, "/") for word in kept]
    assert short == WORDS[words].split()
    assert len(kept) < len(seen) if words.startswith("lab") else kept == seen
    assert folder == str(tmp_path if words.startswith("refresh") else course)
    copied = words.startswith("lab --port")
    assert variables.get("BACKPROP_WORK") == (str(course / "work") if copied else None)
    assert (course / "work" / FIRST).exists() == copied


def test_a_new_edition_is_said_and_a_work_that_is_no_folder_is_said_too(start, course):
    start("lab")
    (course / "notebooks" / FIRST).write_text("[]")
    assert f"{FIRST} has a new edition" in start("lab").stdout
    shutil.rmtree(course / "work")
    (course / "work").write_text("a thesis")
    assert "cannot be laid into" in start("lab").stderr
    assert (course / "work").read_text() == "a thesis"


def test_jupyterlab_may_run_as_root_only_for_root(monkeypatch):
    for user in (0, 1000):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user, raising=False)
        assert ("--allow-root" in launcher.options_of_lab([])) == (user == 0)


@pytest.mark.parametrize("locale", [{}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_every_tool_finds_this_course_whatever_the_reader_has_set(start, course, fakes, locale):
    theirs = course.parent / "theirs"
    (theirs / "helpers").mkdir(parents=True)
    (theirs / "helpers" / "__init__.py").write_text("raise SystemExit('not the helpers of the course')")
    settings = {
        "JUPYTER_PATH": "theirs",
        "IPYTHONDIR": "theirs",
        "PYTHONPATH": f"{fakes}{os.pathsep}{theirs}",
    }
    own = course / ".venv"
    firsts = {"PATH": (course / PYTHON).parent, "VIRTUAL_ENV": own}
    firsts |= {"IPYTHONDIR": own / "ipython", "JUPYTER_PATH": own / "share" / "jupyter"}
    for command in ("test", "lab", "refresh"):
        run = start(command, **settings, **locale)
        _, _, seen, helpers = what_the_tool_saw(run)
        assert Path(helpers).parent == course / "helpers" and "PYTHONPATH" not in seen
        assert {name: Path(seen[name].split(os.pathsep)[0]) for name in firsts} == firsts
        assert seen["JUPYTER_PATH"].endswith("theirs")
        assert ("Installing" in run.stdout) == (command == "test")  # the first, and never again


def test_ctrl_c_during_the_set_up_ends_with_one_sentence_and_130(monkeypatch, capsys):
    monkeypatch.setattr(environment, "prepare", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(SystemExit) as end:
        launcher.main(["test"])
    assert end.value.code == 130 and "next start" in capsys.readouterr().err


# --- the environment ---------------------------------------------------------------------------


def test_a_first_start_makes_the_environment_installs_the_list_and_says_so(start, course):
    making, installing, pip = set_up(start("test"))
    assert making.startswith("Making the environment") and "1.6 GB" in installing
    assert pip == "pip install --no-user --target= numpy==2.0 torch==1.5; sys_platform != 'amiga'"
    path_line = packages_of(course / ".venv") / "course.pth"
    assert path_line.read_bytes().isascii()  # so that every locale reads it alike
    assert set_up(start("test")) == []


def test_a_course_that_was_moved_installs_nothing_and_is_found_in_its_new_place(start, started):
    moved = started.rename(started.with_name("elsewhere"))
    run = start("refresh", python=[moved / "helpers"], cwd=moved.parent)
    assert set_up(run) == []
    assert Path(what_the_tool_saw(run)[3]).parent == moved / "helpers"


def asks_for(requirements):
    """Return a way to change a course: another list of requirements."""
    return lambda course: (course / "requirements.txt").write_text(requirements)


def is_another_version(course):
    numpy = packages_of(course / ".venv") / "numpy-2.0.dist-info"
    numpy.rename(numpy.with_name("numpy-2.1.dist-info"))


def is_another_python(course):
    (course / PYTHON).unlink()
    (course / PYTHON).write_text("#!/bin/sh\necho 3 9\necho lib\n")
    (course / PYTHON).chmod(0o755)


def is_the_readers_own(course):
    (course / OURS).unlink()
    (course / STAMP).unlink()


CHANGES = {  # by what has changed since the first start: how, and what the next start does
    "a comment": (asks_for(REQUIREMENTS.replace("a comment", "another")), "nothing"),
    "the requirements": (asks_for(REQUIREMENTS + "scipy\n"), "installs"),
    "a package": (is_another_version, "installs"),
    "the owner": (is_the_readers_own, "installs"),
    "its Python": (is_another_python, "broken"),
    "its settings": (lambda course: (course / ".venv" / "pyvenv.cfg").unlink(), "broken"),
    "its pip was killed": (lambda course: (course / STAMP).unlink(), "broken"),
    "it was half made": (lambda course: shutil.rmtree((course / PYTHON).parent), "broken"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_next_start_does_what_the_change_asks_for_and_no_more(start, started, what):
    change, does = CHANGES[what]
    change(started)
    output = "".join(set_up(start("test")))
    assert ("pip install" in output) == (does != "nothing")
    assert ("is made anew" in output) == (does == "broken")
    assert (started / ".venv" / "witness").exists() == (does != "broken")
    assert (started / OURS).exists() == (what != "the owner")
    assert len(list(started.glob(".venv*"))) == 1
    assert set_up(start("test")) == []


@pytest.mark.parametrize("variable", ["FAILS", "PIP_DRY_RUN"])  # one set to install nothing fails as well
def test_a_failed_installation_is_told_below_pips_own_words_and_tried_again_in_place(
    start, started, variable
):
    is_another_version(started)
    run = start("test", **{variable: "no such thing"})
    own = "no such thing\n" if variable == "FAILS" else ""
    assert re.match(f"(?s){own}The packages .* pip's own message above .* start again", run.stderr)
    assert run.returncode == 1 and (started / STAMP).read_text() == ""
    assert "pip install" in "".join(set_up(start("test")))
    assert (started / ".venv" / "witness").exists()


@pytest.mark.parametrize("name", [".venv", ".venv/pyvenv.cfg"])
def test_what_the_launcher_did_not_make_is_never_removed(start, course, name):
    (course / name).parent.mkdir(exist_ok=True)
    (course / name).write_text("three years of work")
    assert "in the way" in start("test").stderr
    assert (course / name).read_text() == "three years of work"


def test_a_failed_start_leaves_no_half_made_environment(start, course):
    assert "could not make" in start("test", TEMPLATE=course / "helpers").stderr
    assert not list(course.glob(".venv*"))


# --- pip ---------------------------------------------------------------------------------------

SMALL = f"--extra-index-url {environment.CPU_BUILDS} numpy"
HERE = "import runpy, shutil, sys; from helpers import environment; sys.platform = 'linux'; "
HERE += "shutil.which = lambda name: None; environment.NVIDIA = '/nowhere'; "
TORCH = {  # by what is there: what is so, what pip is set to, and what is said
    "nothing": ("", "global.timeout='60'\nwheel.find-links='/w'", "small .* unless PIP_INDEX_URL is set"),
    "silence": ("", "", "did not answer within 3 sec"),
    "nvidia-smi": ("shutil.which = str", "", ""),
    "a driver": ("environment.NVIDIA = '.'", "", ""),
    "a Mac": ("sys.platform = 'darwin'", "", ""),
    "sources": ("", "install.find-links='/wheels'", ""),
}


@pytest.mark.parametrize("there", TORCH)
def test_linux_without_nvidia_gets_the_small_torch_if_its_index_answers_and_elsewhere_nobody_is_asked(
    start, fakes, there
):
    patch, config, said = TORCH[there]
    (fakes / "asked").write_text("")
    python = "-c", f"{HERE}{patch}\nrunpy.run_module('helpers', run_name='__main__')"
    silent = {"INDEX_IS_SILENT": "1"} if there == "silence" else {}
    output = "".join(set_up(start("test", python=python, PIP_CONFIG_SAYS=config, **silent)))
    assert (SMALL in output) == (there == "nothing")
    assert re.search(said, output) and ("PyTorch" in output) == bool(said)
    question = f"--index-url {environment.CPU_BUILDS} --timeout 3 --retries 0"
    assert (fakes / "asked").read_text() == (question if said else "")


def test_a_real_pip_tells_its_sources_and_installs_nowhere_else_whatever_it_is_set_to(tmp_path, monkeypatch):
    pytest.importorskip("pip")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    lines = ["[global]", "user = yes", "no-index = yes", "[install]", "target = /t"]
    (tmp_path / "pip.conf").write_text("\n".join(lines))
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    assert re.search(environment.SOURCES, environment.ask_pip("config", "list").stdout)
    command = [sys.executable, "-m", "pip", "install", *environment.HERE, "--dry-run", "pip"]
    done = subprocess.run(command, env=environment.surroundings(), capture_output=True, text=True)
    assert (done.returncode, "already satisfied" in done.stdout) == (0, True), done.stderr
