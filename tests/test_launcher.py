"""The launcher is started as a learner starts it, in a small copy of the course with stand-ins for tools."""

import ast
import json
import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
import types
import venv
from pathlib import Path

import pytest

from helpers import environment, launcher

HELPERS = Path(launcher.__file__).parent
FILES = ["__init__.py", "__main__.py", "launcher.py", "environment.py"]
REQUIREMENTS = "numpy==2.0\ntorch==1.5  # with a comment\n-e .\n"
PLACES = {name: getattr(environment, name).relative_to(launcher.ROOT) for name in ["VENV", "PYTHON", "STAMP"]}
PLACES["ROOT"] = Path()
PROJECT = '[build-system]\nrequires = []\n[project]\nname = "backprop-course"\nversion = "1.0"\n'

# copies a template, since a real environment takes seconds
FAKE_VENV = "import os, shutil, sys; shutil.copytree(os.environ['TEMPLATE'], sys.argv[1], symlinks=True)\n"
# leaves the same traces as pip, or fails in the words that it is given
FAKE_PIP = """\
import os, pathlib, site, sys
if sys.argv[1] == "install":
    print("pip", *sys.argv[1:], flush=True)
    sys.exit(os.environ["PIP_SAYS"]) if os.environ.get("PIP_SAYS") else None
    for name in ["numpy-2.0", "torch-1.5+cpu", "backprop_course-1.0"]:
        folder = pathlib.Path(site.getsitepackages()[-1], name + ".dist-info")
        if not folder.exists():
            folder.mkdir()
            (folder / "RECORD").touch()
"""
FAKE_TOOL = """\
import json, os, sys
names = ["JUPYTER_CONFIG_PATH", "VIRTUAL_ENV", "PATH"]
print(json.dumps([sys.argv[1:], os.getcwd(), {name: os.environ[name] for name in names}]))
sys.exit(7)
"""


@pytest.fixture(scope="session")
def fakes(tmp_path_factory):
    """Return a folder with a stand-in for venv and the environment that it copies."""
    folder = tmp_path_factory.mktemp("fakes")
    (folder / "venv.py").write_text(FAKE_VENV)
    venv.create(folder / "template", symlinks=os.name != "nt")
    packages = package_folder(folder / "template")
    for name, source in {"pip": FAKE_PIP, "pytest": FAKE_TOOL, "jupyterlab": FAKE_TOOL}.items():
        (packages / name).mkdir()
        (packages / name / "__main__.py").write_text(source)
    shutil.copytree(folder / "template", folder / "filled", symlinks=True)
    subprocess.run(
        [folder / "filled" / PLACES["PYTHON"].relative_to(".venv"), "-m", "pip", "install"], check=True
    )
    return folder


@pytest.fixture
def course(tmp_path):
    """Return a course that nobody has started yet, in a folder with a space in its name."""
    root = tmp_path / "my course"
    (root / "helpers").mkdir(parents=True)
    for name in FILES:
        shutil.copy(HELPERS / name, root / "helpers")
    (root / "helpers" / "refresh.py").write_text(FAKE_TOOL)
    (root / "requirements.txt").write_text(REQUIREMENTS)
    (root / "pyproject.toml").write_text(PROJECT)
    return root


@pytest.fixture
def start(course, fakes):
    """Return a function that starts the launcher as a program of its own."""

    def run(*words, python=("-m", "helpers"), cwd=course, **variables):
        variables = variables_without_the_readers_own() | stand_ins(fakes) | variables
        command = [sys.executable, *python, *words]
        return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=60)

    return run


@pytest.fixture
def prepare(course, fakes, monkeypatch, capfd):
    """Return a function that sets up the course in this process and returns what was printed."""

    def run(root=course, **variables):
        for name, place in PLACES.items():
            monkeypatch.setattr(environment, name, root / place)
        for name in os.environ.keys() - variables_without_the_readers_own().keys():
            monkeypatch.delenv(name)
        for name, value in (stand_ins(fakes) | variables).items():
            monkeypatch.setenv(name, value)
        capfd.readouterr()  # what an earlier start printed
        environment.prepare()
        return capfd.readouterr().out

    return run


def variables_without_the_readers_own():
    """Return the variables of this process, except those that tell pip, Python or Jupyter what to do."""
    theirs = ("PIP_", "PYTHON", "JUPYTER")
    return {name: value for name, value in os.environ.items() if not name.startswith(theirs)}


def stand_ins(fakes):
    """Return the variables by which the stand-in for venv is found."""
    return {"PYTHONPATH": str(fakes), "TEMPLATE": str(fakes / "template")}


@pytest.fixture
def started(course, fakes, monkeypatch):
    """Return the course as a first start leaves it."""
    shutil.copytree(fakes / "filled", course / ".venv", symlinks=True)
    monkeypatch.setattr(environment, "ROOT", course)
    stamp = environment.fingerprint(sys.version_info[:2])
    (course / PLACES["STAMP"]).write_text(stamp)
    return course


@pytest.fixture
def refused(monkeypatch, capsys):
    """Return a function that gives the launcher words it must refuse; it returns the one line on stderr."""

    def run(*words):
        monkeypatch.setattr(environment, "prepare", lambda: pytest.fail("this must not set anything up"))
        with pytest.raises(SystemExit) as end:
            launcher.main(list(words))
        assert end.value.code == 2
        [sentence] = capsys.readouterr().err.splitlines()
        return sentence

    return run


def package_folder(environment_folder):
    """Return the site-packages of an environment."""
    return next(environment_folder.glob("[Ll]ib/**/site-packages"))


def what_the_tool_saw(run):
    """Return the (words, folder, variables) that the stand-in for a tool printed."""
    return json.loads(run.stdout.splitlines()[-1])


def last_line(run):
    """Return the sentence with which a run ended, having made sure that it is not a traceback."""
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    return run.stderr.splitlines()[-1]


# --- the words ---------------------------------------------------------------------------------


def test_an_old_python_gets_one_sentence_that_names_both_versions(start):
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 18); runpy.run_module('helpers', run_name='__main__')"
    )
    run = start(python=("-c", pretend))
    assert len(run.stderr.splitlines()) == 1
    assert {"3.8", "3.11"} <= set(re.findall(r"\d\.\d+", last_line(run)))


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_could_read_the_version_check(name):
    source = (HELPERS / name).read_bytes()
    assert source.isascii()  # Python 2 stops at anything else
    for node in ast.walk(ast.parse(source, feature_version=(3, 4))):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.arg)


def test_the_launcher_needs_nothing_but_the_standard_library(start):
    run = start("--help", python=("-S", "-m", "helpers"), PYTHONPATH="")
    assert run.returncode == 0
    assert all(word in run.stdout for word in ["lab", "test", "refresh"])


def test_an_unknown_command_ends_with_the_known_ones_and_installs_nothing(start, course):
    sentence = last_line(start("labb"))
    assert all(word in sentence for word in ["labb", "lab", "test", "refresh"])
    assert not (course / ".venv").exists()


@pytest.mark.parametrize("words", [[], ["labb"], ["--port", "9000"]])
def test_without_a_known_command_nothing_is_set_up_and_the_code_is_2(refused, words):
    sentence = refused(*words)
    assert all(word in sentence for word in ("lab", "test", "refresh")) and "usage" not in sentence


@pytest.mark.parametrize("words", [["lab", "--ip=0.0.0.0"], ["test", "-k", "graph"], ["test", "tests"]])
def test_a_word_for_the_tool_is_shown_its_place_after_the_dashes(refused, words):
    assert refused(*words).endswith(f"`python -m helpers {words[0]} -- {' '.join(words[1:])}`.")


@pytest.mark.parametrize("word", ["abc", "0", "-1", "65536", "9" * 5000, "8e3", ""])
def test_a_port_must_be_a_number_that_a_port_can_have(refused, word):
    assert "is no port, give a number" in refused("lab", f"--port={word}")


def test_a_port_in_use_is_reported_with_a_way_out(refused):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        sentence = refused("lab", "--port", port)
    assert sentence.startswith(f"Port {port} is taken")
    assert "leave --port out" in sentence
    assert not launcher.is_taken(int(port))


def test_lab_opens_the_first_notebook_and_hands_all_wishes_on(start, course):
    run = start("lab", "--port", "58761", "--no-browser", "--", "--ip=::1", "--", "other.ipynb")
    words, folder, _ = what_the_tool_saw(run)
    assert folder == str(course)
    assert {"--port=58761", "--no-browser", f"--ServerApp.root_dir={course}"} <= set(words)
    first = course / "notebooks" / "01_computation_graph.ipynb"
    assert words[-4:] == ["--ip=::1", "--", "other.ipynb", str(first)]


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_jupyterlab_is_allowed_to_run_as_root_only_for_root(monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in launcher.lab_options(launcher.understand(["lab"]))) == allowed


def test_words_after_the_dashes_reach_pytest_and_its_exit_code_comes_back(start, course, tmp_path):
    run = start("test", "--", "-k", "a b", "--port", python=[course / "helpers"], cwd=tmp_path)
    assert what_the_tool_saw(run)[:2] == [["-k", "a b", "--port"], str(course)]
    assert run.returncode == 7


def test_refresh_is_given_its_notebooks_where_the_reader_stands(start, course, fakes, tmp_path):
    path = os.pathsep.join([str(fakes), str(course)])  # pip would have installed the course in place
    run = start("refresh", "1.ipynb", "2.ipynb", python=[course / "helpers"], cwd=tmp_path, PYTHONPATH=path)
    assert what_the_tool_saw(run)[:2] == [["1.ipynb", "2.ipynb"], str(tmp_path)]


def test_a_tool_finds_the_environment_and_our_settings_before_the_readers_own(start, course):
    variables = what_the_tool_saw(start("test", JUPYTER_CONFIG_PATH="theirs"))[2]
    assert variables["JUPYTER_CONFIG_PATH"] == os.pathsep.join([str(course / "helpers"), "theirs"])
    assert variables["PATH"].split(os.pathsep)[0] == str((course / PLACES["PYTHON"]).parent)
    assert variables["VIRTUAL_ENV"] == str(course / ".venv")


def test_ctrl_c_during_the_set_up_ends_with_one_sentence_and_130(monkeypatch, capsys):
    monkeypatch.setattr(environment, "prepare", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(SystemExit) as end:
        launcher.main(["test"])
    assert end.value.code == 130
    assert "next start" in capsys.readouterr().err


# --- the environment ---------------------------------------------------------------------------


def test_a_first_start_makes_the_environment_installs_the_list_and_says_so(start, course):
    lines = start("test").stdout.splitlines()
    assert lines[0].startswith("Making the environment")
    assert "1.5 GB" in lines[1]
    assert lines[2] == "pip install --disable-pip-version-check -r requirements.txt"
    assert (course / PLACES["STAMP"]).is_file()


def test_a_second_start_installs_nothing(prepare, started):
    assert prepare() == ""


def settings_of_tools_change(course):
    (course / "pyproject.toml").write_text(PROJECT + "[tool.ruff]\nline-length = 100\n")


def a_line_break_changes(course):
    (course / "requirements.txt").write_bytes(REQUIREMENTS.replace("\n", "\r\n").encode())


@pytest.mark.parametrize("change", [settings_of_tools_change, a_line_break_changes])
def test_what_does_not_touch_the_installation_installs_nothing(prepare, started, change):
    change(started)
    assert prepare() == ""


def requirements_change(course):
    (course / "requirements.txt").write_text(REQUIREMENTS.replace("2.0", "2.0\nscipy"))


def the_project_changes(course):
    (course / "pyproject.toml").write_text(PROJECT.replace("1.0", "1.1"))


def a_package_is_missing(course):
    shutil.rmtree(package_folder(course / ".venv") / "numpy-2.0.dist-info")


def a_package_has_another_version(course):
    folder = package_folder(course / ".venv")
    (folder / "torch-1.5+cpu.dist-info").rename(folder / "torch-1.6+cpu.dist-info")


def a_package_is_half_installed(course):
    (package_folder(course / ".venv") / "numpy-2.0.dist-info" / "RECORD").unlink()


def the_course_is_not_installed(course):
    shutil.rmtree(package_folder(course / ".venv") / "backprop_course-1.0.dist-info")


def the_stamp_is_missing(course):
    (course / PLACES["STAMP"]).unlink()


@pytest.mark.parametrize(
    "change",
    [
        requirements_change,
        the_project_changes,
        a_package_is_missing,
        a_package_has_another_version,
        a_package_is_half_installed,
        the_course_is_not_installed,
        the_stamp_is_missing,
    ],
)
def test_what_does_touch_the_installation_is_repaired_in_place(prepare, started, change):
    (started / ".venv" / "witness").touch()
    change(started)
    assert "pip install" in prepare()
    assert (started / ".venv" / "witness").exists()
    assert all((folder / "RECORD").exists() for folder in package_folder(started / ".venv").glob("*-info"))


def test_a_course_that_was_moved_is_installed_in_its_new_place(prepare, started):
    assert "pip install" in prepare(root=started.rename(started.with_name("elsewhere")))


def test_an_interrupted_installation_is_taken_up_again_even_if_the_list_is_put_back(prepare, started):
    requirements_change(started)
    with pytest.raises(SystemExit):
        prepare(PIP_SAYS="killed")
    (started / "requirements.txt").write_text(REQUIREMENTS)
    assert "pip install" in prepare()


def its_python_is_gone(course):
    (course / PLACES["PYTHON"]).unlink()


def its_python_does_not_start(course):
    (course / PLACES["PYTHON"]).unlink()
    (course / PLACES["PYTHON"]).write_bytes(b"no program")


def its_python_is_another_one(course):
    shutil.copytree(course / ".venv", course / "system", symlinks=True)
    system = course / "system" / PLACES["PYTHON"].relative_to(".venv")
    (course / PLACES["PYTHON"]).unlink()
    (course / PLACES["PYTHON"]).write_text(f"#!/bin/sh\nexec '{system}' \"$@\"\n")
    (course / PLACES["PYTHON"]).chmod(0o755)


def its_description_is_empty(course):
    (course / ".venv" / "pyvenv.cfg").write_text("")  # pip would fill the system's Python


def its_pip_does_not_start(course):
    (package_folder(course / ".venv") / "pip" / "__main__.py").write_text("raise ImportError")
    the_stamp_is_missing(course)


@pytest.mark.parametrize(
    "damage",
    [
        its_python_is_gone,
        its_python_does_not_start,
        its_python_is_another_one,
        its_description_is_empty,
        its_pip_does_not_start,
    ],
)
def test_a_broken_environment_is_made_anew(prepare, started, damage):
    (started / ".venv" / "witness").touch()
    damage(started)
    output = prepare()
    assert "broken" in output.splitlines()[0]
    assert "pip install" in output
    assert not (started / ".venv" / "witness").exists()
    assert len(list(started.glob(".venv*"))) == 1


def test_the_bare_folders_of_a_killed_start_are_no_obstacle(prepare, course):
    (course / ".venv" / "lib" / "python3.11").mkdir(parents=True)
    assert "pip install" in prepare()


@pytest.mark.parametrize("name", [".venv", ".venv/thesis.txt"])
def test_what_is_no_environment_is_never_removed(prepare, course, name):
    (course / name).parent.mkdir(exist_ok=True)
    (course / name).write_text("three years of work")
    with pytest.raises(SystemExit, match="in the way"):
        prepare()
    assert (course / name).read_text() == "three years of work"


def test_a_working_environment_with_an_old_python_is_left_alone(monkeypatch):
    monkeypatch.setattr(environment, "is_environment", lambda: True)
    monkeypatch.setattr(environment, "look_inside", lambda: ((3, 9), None))
    with pytest.raises(SystemExit, match="holds Python 3.9, too old"):
        environment.prepare()


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_environments_names_the_package(start, course, module):
    bare = (
        f"import sys; sys.modules[{module!r}] = None; from helpers.launcher import main; main(sys.argv[1:])"
    )
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert last_line(start("test", python=("-c", bare))).endswith(f"sudo apt install {package}")
    assert not (course / ".venv").exists()


def test_a_failed_start_leaves_no_half_made_environment(prepare, course):
    with pytest.raises(SystemExit, match="could not make"):
        prepare(TEMPLATE=str(course / "helpers"))
    assert not list(course.glob(".venv*"))


def test_no_network_is_named_as_the_reason(prepare, started):
    folder = package_folder(started / ".venv")
    shutil.rmtree(folder / "pip")
    real = pytest.importorskip("pip", reason="needs the real pip").__path__[0]
    (folder / "real.pth").write_text(str(Path(real).parent))
    (started / "requirements.txt").write_text("a-package-that-is-nowhere==1.0\n")
    closed = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}
    with pytest.raises(SystemExit, match="the network did not answer"):
        prepare(**closed)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ERROR: Could not find a version (from versions: none)", "either there is no network"),
        ("ERROR: Could not find a version (from versions: 1.0, 2.0)", "pip's own message above"),
        ("ERROR: No space left on device", "pip's own message above"),
    ],
)
def test_other_failures_keep_pips_own_words_above_ours(prepare, course, capfd, words, sentence):
    with pytest.raises(SystemExit, match=sentence):
        prepare(PIP_SAYS=words)
    assert words in capfd.readouterr().err
    assert not (course / PLACES["STAMP"]).exists()


# --- files beside the launcher -----------------------------------------------------------------


def server_with(monkeypatch, handler):
    """Run the server settings beside a Jupyter whose websocket handler is the given class."""
    module = types.SimpleNamespace(KernelWebsocketHandler=handler)
    monkeypatch.setitem(sys.modules, "jupyter_server.services.kernels.websocket", module)
    runpy.run_path(str(HELPERS / "jupyter_server_config.py"))


def test_the_server_settings_switch_off_the_delay_before_the_websocket_opens(monkeypatch):
    class Handler:
        done = ()

        def set_nodelay(self, value):
            self.done += (("nodelay", value),)

        def open(self, kernel_id):
            self.done += (("open", kernel_id),)
            return "what tornado awaits"

    server_with(monkeypatch, Handler)
    handler = Handler()
    assert handler.open("k1") == "what tornado awaits"
    assert handler.done == (("nodelay", True), ("open", "k1"))


def test_a_jupyter_with_other_internals_still_opens_its_websockets(monkeypatch):
    class Handler:
        def open(self):
            return "open"

    server_with(monkeypatch, Handler)
    assert Handler().open() == "open"
    server_with(monkeypatch, type("Unknown", (), {}))


def test_the_settings_fit_the_jupyter_that_is_installed():
    websocket = pytest.importorskip("jupyter_server.services.kernels.websocket")
    plain = websocket.KernelWebsocketHandler.open
    try:
        runpy.run_path(str(HELPERS / "jupyter_server_config.py"))
        assert websocket.KernelWebsocketHandler.open.__wrapped__ is plain
        assert callable(websocket.KernelWebsocketHandler.set_nodelay)
    finally:
        websocket.KernelWebsocketHandler.open = plain


def test_every_requirement_is_an_exact_pin_that_the_launcher_watches():
    lines = [line.partition("#")[0].strip() for line in environment.text("requirements.txt").splitlines()]
    *pins, last = filter(None, lines)
    assert last == "-e ."
    assert len(pins) >= 10
    assert all(re.fullmatch(r"[a-z_-]+==\d+(\.\d+)+(; .*)?", pin) for pin in pins)
    assert len(environment.pinned()) > len([pin for pin in pins if ";" not in pin])
