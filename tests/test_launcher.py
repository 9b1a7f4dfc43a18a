"""The launcher is started as a learner starts it, in a small copy of the course with stand-ins for tools."""

import ast
import http.server
import json
import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
import threading
import types
import venv
import zipfile
from pathlib import Path

import pytest

from helpers import PYTHONS, environment, launcher

HELPERS = Path(launcher.__file__).parent
FILES = ["__init__.py", "__main__.py", "launcher.py", "environment.py", "copies.py"]
REQUIREMENTS = "numpy==2.0\ntorch==1.5; sys_platform != 'amiga'  # with a comment\n# a comment\n-e .\n"
PLACES = {
    name: getattr(environment, name).relative_to(launcher.ROOT)
    for name in ("ROOT", "VENV", "PYTHON", "OURS", "STAMP")
}
FIRST = "01_computation_graph.ipynb"

# copies a template, since a real environment takes seconds
FAKE_VENV = """\
import os, shutil, sys
shutil.copytree(os.environ["TEMPLATE"], sys.argv[1], symlinks=True, dirs_exist_ok=True)
"""
# leaves the same traces as pip, or fails in the words that it is given
FAKE_PIP = """\
import json, os, pathlib, sys, sysconfig
words = sys.argv[1:]
if words == ["config", "list"]:
    print(os.environ.get("PIP_CONFIG_SAYS", ""))
if words[0] == "index":
    with open(os.environ["ASKED"], "a") as asked:
        print(*(os.environ["PIP_" + name] for name in ("INDEX_URL", "TIMEOUT", "RETRIES")), file=asked)
    sys.exit("silence" if os.environ.get("INDEX_IS_SILENT") else None)
if words[0] == "install":
    settings = {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    print("pip", *words, json.dumps(settings), flush=True)
    sys.exit(os.environ["FAILS"]) if os.environ.get("FAILS") else None
    for name in [] if os.environ.get("LIES") else ["numpy-2.0", "torch-1.5+cpu"]:
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
    packages = package_folder(folder / "template")
    for name, source in {"pip": FAKE_PIP, "pytest": FAKE_TOOL, "jupyterlab": FAKE_TOOL}.items():
        (packages / name).mkdir()
        (packages / name / "__init__.py").touch()
        (packages / name / "__main__.py").write_text(source)
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
    """Return a function that starts the launcher as a program of its own."""

    def run(*words, python=("-m", "helpers"), cwd=course, **variables):
        variables = variables_without_the_readers_own() | stand_ins(fakes) | variables
        command = [sys.executable, *python, *words]
        how = {"capture_output": True, "encoding": "utf-8", "timeout": 60}
        return subprocess.run(command, cwd=cwd, env=variables, **how)

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
    theirs = ("PIP_", "PYTHON", "JUPYTER", "IPYTHON", "BACKPROP")
    return {name: value for name, value in os.environ.items() if not name.startswith(theirs)}


def stand_ins(fakes):
    """Return the variables by which the stand-ins are found; this pip has an index of its own."""
    variables = {"PYTHONPATH": str(fakes), "TEMPLATE": str(fakes / "template"), "ASKED": str(fakes / "asked")}
    return variables | {"PIP_CONFIG_SAYS": "global.index-url='https://example.test/simple'"}


@pytest.fixture(scope="session")
def filled(fakes):
    """Return the environment that a first start leaves."""
    (fakes / "requirements.txt").write_text(REQUIREMENTS)
    with pytest.MonkeyPatch.context() as patch:
        for name, place in PLACES.items():
            patch.setattr(environment, name, fakes / place)
        for name, value in stand_ins(fakes).items():
            patch.setenv(name, value)
        environment.prepare()
    return fakes / ".venv"


@pytest.fixture
def started(course, filled):
    """Return the course as a first start leaves it."""
    shutil.copytree(filled, course / ".venv", symlinks=True)
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
    """Return the (words, folder, variables, helpers) that the stand-in for a tool printed."""
    return json.loads(run.stdout.splitlines()[-1])


def last_line(run):
    """Return the sentence with which a run ended, having made sure that it is not a traceback."""
    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    return run.stderr.splitlines()[-1]


# --- the words ---------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 15)])
def test_a_python_that_does_not_serve_gets_one_sentence_with_a_way_out(start, course, version):
    pretend = f"import runpy, sys; sys.version_info = {(*version, 1)}; "
    run = start(python=("-c", pretend + "runpy.run_module('helpers', run_name='__main__')"))
    assert len(run.stderr.splitlines()) == 1
    assert "3.11 to 3.14" in last_line(run) and "python3.14 -m helpers lab" in last_line(run)
    assert "this is Python {}.{};".format(*version) in last_line(run)
    assert not (course / ".venv").exists()


def test_an_installed_package_makes_no_environment_and_says_where_the_course_starts(start, course):
    (course / "requirements.txt").unlink()
    assert "start the course in its own folder" in last_line(start("lab"))
    assert not (course / ".venv").exists()


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


@pytest.mark.parametrize("word", ["abc", "0", "-1", "65536", "8e3", ""])
def test_a_port_must_be_a_number_that_a_port_can_have(refused, word):
    assert f"'{word}'" in (sentence := refused("lab", f"--port={word}")) or f"{word} is no port" in sentence


def test_lab_opens_the_learners_copy_of_the_first_notebook_and_hands_all_wishes_on(start, course):
    run = start("lab", "--port", "58761", "--no-browser", "--", "--ip=::1", "--", "other.ipynb")
    words, folder, variables, _ = what_the_tool_saw(run)
    assert folder == str(course)
    assert {"--port=58761", "--no-browser", f"--ServerApp.root_dir={course}"} <= set(words)
    assert words[-4:] == ["--ip=::1", "--", "other.ipynb", str(course / "work" / FIRST)]
    assert (course / "work" / FIRST).read_text() == "{}"
    assert variables["BACKPROP_WORK"] == str(course / "work")


def test_lab_edit_opens_the_original_and_makes_no_copy(start, course):
    words, _, variables, _ = what_the_tool_saw(start("lab", "--edit", BACKPROP_WORK="elsewhere"))
    assert words[-1] == str(course / "notebooks" / FIRST)
    assert not (course / "work").exists() and "BACKPROP_WORK" not in variables


def test_a_new_edition_is_said_and_a_work_that_is_no_folder_is_said_too(start, course):
    start("lab")
    (course / "notebooks" / FIRST).write_text("[]")
    assert f"{FIRST} has a new edition" in start("lab").stdout
    shutil.rmtree(course / "work")
    (course / "work").write_text("a thesis")
    assert "cannot be laid into" in last_line(start("lab"))
    assert (course / "work").read_text() == "a thesis"


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_jupyterlab_is_allowed_to_run_as_root_only_for_root(monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in launcher.lab_options(launcher.understand(["lab"]))) == allowed


def test_words_after_the_dashes_reach_pytest_and_its_exit_code_comes_back(start, course, tmp_path):
    run = start("test", "--", "-k", "a b", "--port", python=[course / "helpers"], cwd=tmp_path)
    assert what_the_tool_saw(run)[:2] == [["-k", "a b", "--port"], str(course)]
    assert run.returncode == 7


def test_refresh_is_given_its_notebooks_where_the_reader_stands(start, course, tmp_path):
    run = start("refresh", "1.ipynb", "2.ipynb", python=[course / "helpers"], cwd=tmp_path)
    assert what_the_tool_saw(run)[:2] == [["1.ipynb", "2.ipynb"], str(tmp_path)]


@pytest.mark.parametrize("variables", [{}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}])
def test_every_tool_finds_this_course_whatever_the_reader_has_set(start, course, fakes, variables):
    theirs = course.parent / "theirs"
    (theirs / "helpers").mkdir(parents=True)
    (theirs / "helpers" / "__init__.py").write_text("raise SystemExit('not the helpers of the course')")
    settings = dict.fromkeys(["JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "IPYTHONDIR"], "theirs")
    settings["PYTHONPATH"] = os.pathsep.join([str(fakes), str(theirs)])
    for command in (["test"], ["lab"], ["refresh"]):
        run = start(*command, cwd=course, **settings, **variables)
        _, _, seen, helpers = what_the_tool_saw(run)
        assert Path(helpers).parent == course / "helpers"
        assert "PYTHONPATH" not in seen
        assert seen["JUPYTER_CONFIG_PATH"] == os.pathsep.join([str(course / "helpers"), "theirs"])
        kernels = str(course / ".venv" / "share" / "jupyter")
        assert seen["JUPYTER_PATH"] == os.pathsep.join([kernels, "theirs"])
        assert seen["PATH"].split(os.pathsep)[0] == str((course / PLACES["PYTHON"]).parent)
        assert seen["VIRTUAL_ENV"] == str(course / ".venv")
        assert seen["IPYTHONDIR"].startswith(seen["VIRTUAL_ENV"])
        assert ("Installing" in run.stdout) == (command == ["test"])  # the first, and never again


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
    assert "1.6 GB" in lines[1]
    assert lines[2].startswith("pip install numpy==2.0 torch==1.5; sys_platform != 'amiga' {")
    assert (course / PLACES["STAMP"]).is_file()


def test_a_second_start_installs_nothing(prepare, started):
    assert prepare() == ""


def test_a_course_that_was_moved_installs_nothing_and_is_found_in_its_new_place(prepare, started):
    moved = started.rename(started.with_name("elsewhere"))
    assert prepare(root=moved) == ""
    where = [moved / PLACES["PYTHON"], "-c", "import helpers; print(helpers.__file__)"]
    found = subprocess.run(where, cwd=moved.parent, capture_output=True, encoding="utf-8", check=True).stdout
    assert Path(found.strip()).parent == moved / "helpers"


def test_the_course_is_on_the_path_by_a_line_that_every_locale_reads_alike(started):
    assert (package_folder(started / ".venv") / "course.pth").read_bytes().isascii()


def a_comment_changes(course):
    (course / "requirements.txt").write_bytes(REQUIREMENTS.replace("a comment", "another").encode())


def a_line_break_changes(course):
    (course / "requirements.txt").write_bytes(REQUIREMENTS.replace("\n", "\r\n").encode())


@pytest.mark.parametrize("change", [a_comment_changes, a_line_break_changes])
def test_what_does_not_touch_the_installation_installs_nothing(prepare, started, change):
    change(started)
    assert prepare() == ""


def requirements_change(course):
    (course / "requirements.txt").write_text(REQUIREMENTS.replace("2.0", "2.0\nscipy"))


def a_package_is_missing(course):
    shutil.rmtree(package_folder(course / ".venv") / "numpy-2.0.dist-info")


def a_package_has_another_version(course):
    folder = package_folder(course / ".venv")
    (folder / "numpy-2.0.dist-info").rename(folder / "numpy-2.1.dist-info")


@pytest.mark.parametrize("change", [requirements_change, a_package_is_missing, a_package_has_another_version])
def test_what_does_touch_the_installation_is_installed_in_place(prepare, started, change):
    (started / ".venv" / "witness").touch()
    change(started)
    assert "pip install" in prepare()
    assert (started / ".venv" / "witness").exists()
    assert prepare() == ""


def test_a_failed_installation_is_tried_again_in_place(prepare, started):
    requirements_change(started)
    (started / ".venv" / "witness").touch()
    with pytest.raises(SystemExit):
        prepare(FAILS="no such thing")
    (started / "requirements.txt").write_text(REQUIREMENTS)
    assert "pip install" in prepare(FAILS="")
    assert (started / ".venv" / "witness").exists()


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


def its_pip_was_killed(course):
    (course / PLACES["STAMP"]).unlink()


def a_start_was_killed_while_it_was_made(course):
    shutil.rmtree(course / ".venv" / PLACES["PYTHON"].parent.name)
    (course / ".venv" / "pyvenv.cfg").unlink()


BROKEN = [
    its_python_is_gone,
    its_python_does_not_start,
    its_python_is_another_one,
    its_pip_was_killed,
    a_start_was_killed_while_it_was_made,
]


@pytest.mark.parametrize("damage", BROKEN)
def test_a_broken_environment_of_the_launchers_own_is_made_anew(prepare, started, damage):
    (started / ".venv" / "witness").touch()
    damage(started)
    output = prepare()
    assert "broken" in output.splitlines()[0]
    assert "pip install" in output
    assert not (started / ".venv" / "witness").exists()
    assert len(list(started.glob(".venv*"))) == 1


@pytest.fixture
def another_python(monkeypatch):
    """Let the environment hold another Python than this one, until it is made anew."""
    truth, here = environment.look_inside, (sys.version_info[0], sys.version_info[1])

    def look_inside(version=PYTHONS[here == PYTHONS[0]]):
        inside = truth()
        is_old = inside and (environment.VENV / "witness").exists()
        return (version, inside[1]) if is_old else inside

    monkeypatch.setattr(environment, "look_inside", look_inside)


def test_another_python_makes_the_environment_anew_and_says_so(prepare, started, another_python):
    (started / ".venv" / "witness").touch()
    output = prepare()
    assert "made with another Python" in output.splitlines()[0]
    assert "pip install" in output and not (started / ".venv" / "witness").exists()


def test_an_environment_of_the_readers_own_is_used_as_it_is(prepare, course, fakes, another_python):
    shutil.copytree(fakes / "template", course / ".venv", symlinks=True)
    (course / ".venv" / "witness").touch()
    output = prepare()
    assert re.match(r"Python 3\.1\d of your own .venv is used", output) and "pip install" in output
    assert (course / ".venv" / "witness").exists() and not (course / PLACES["OURS"]).exists()


@pytest.mark.parametrize("name", [".venv", ".venv/thesis.txt", ".venv/pyvenv.cfg"])
def test_what_the_launcher_did_not_make_is_never_removed(prepare, course, name):
    (course / name).parent.mkdir(exist_ok=True)
    (course / name).write_text("three years of work")
    with pytest.raises(SystemExit, match="in the way"):
        prepare()
    assert (course / name).read_text() == "three years of work"


@pytest.mark.parametrize("version", [(3, 9), (3, 15)])
def test_an_environment_of_the_readers_own_that_does_not_serve_is_left_alone(course, monkeypatch, version):
    (course / ".venv").mkdir()
    monkeypatch.setattr(environment, "VENV", course / ".venv")
    monkeypatch.setattr(environment, "OURS", course / PLACES["OURS"])
    monkeypatch.setattr(environment, "look_inside", lambda: (version, course))
    with pytest.raises(SystemExit, match="holds Python {}.{}, which does not serve".format(*version)):
        environment.prepare()


def test_a_failed_start_leaves_no_half_made_environment(prepare, course):
    with pytest.raises(SystemExit, match="could not make"):
        prepare(TEMPLATE=str(course / "helpers"))
    assert not list(course.glob(".venv*"))


# --- pip ---------------------------------------------------------------------------------------


def variables_of_pip(output):
    """Return the settings with which the stand-in for pip was asked to install."""
    return json.loads(re.search(r"pip install [^{]*({.*})", output)[1])


def test_of_the_readers_settings_pip_gets_where_from_and_not_where_to(prepare):
    said = "global.index-url='https://a/s'\nglobal.user='yes'\ninstall.target='/t'\n:env:.cert='/c.pem'\nglobal.cert='/d'\n"
    found = variables_of_pip(prepare(PIP_CONFIG_SAYS=said, PIP_USER="1", PIP_DRY_RUN="1"))
    common = {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    assert found == common | {"PIP_INDEX_URL": "https://a/s", "PIP_CERT": "/c.pem"}


@pytest.fixture
def linux(monkeypatch, fakes):
    """Be a Linux without an NVIDIA driver; return the file in which the fake pip notes whom it asks."""
    monkeypatch.setattr(environment.sys, "platform", "linux")
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    monkeypatch.setattr(environment, "NVIDIA", str(fakes / "nowhere"))
    asked = fakes / "asked"
    asked.unlink(missing_ok=True)
    return asked


def test_linux_without_nvidia_gets_the_small_torch_and_a_sentence_with_another_way(prepare, linux):
    output = prepare(PIP_CONFIG_SAYS="global.timeout='60'")
    assert variables_of_pip(output)["PIP_EXTRA_INDEX_URL"] == environment.CPU_BUILDS
    assert linux.read_text() == f"{environment.CPU_BUILDS} 3 0\n"  # seconds, and no second try
    assert "the small PyTorch is taken" in output and "unless PIP_INDEX_URL is set" in output


def test_an_index_that_is_silent_is_left_out_with_a_sentence(prepare, linux):
    output = prepare(PIP_CONFIG_SAYS="", INDEX_IS_SILENT="1")
    assert "PIP_EXTRA_INDEX_URL" not in variables_of_pip(output)
    assert "did not answer within 3 seconds" in output


SOURCES = ["global.index-url", ":env:.extra-index-url", "install.find-links", "global.no-index"]


@pytest.mark.parametrize("source", SOURCES)
def test_where_pip_has_sources_of_its_own_nobody_is_asked_and_nothing_added(prepare, linux, source):
    output = prepare(PIP_CONFIG_SAYS=f"{source}='/wheels'")
    word = source.rpartition(".")[2].upper().replace("-", "_")
    sources = [pair for pair in variables_of_pip(output).items() if "INDEX" in pair[0] or "LINKS" in pair[0]]
    assert sources == [(f"PIP_{word}", "/wheels")]
    assert not linux.exists() and "PyTorch" not in output


@pytest.mark.parametrize("nvidia", ["tool", "driver", "other system"])
def test_with_a_driver_or_another_system_pip_is_left_to_itself(prepare, linux, monkeypatch, nvidia):
    if nvidia == "tool":
        monkeypatch.setattr(environment.shutil, "which", lambda name: "/usr/bin/nvidia-smi")
    elif nvidia == "driver":
        monkeypatch.setattr(environment, "NVIDIA", str(linux.parent))
    else:
        monkeypatch.setattr(environment.sys, "platform", "darwin")
    assert "PIP_EXTRA_INDEX_URL" not in variables_of_pip(prepare(PIP_CONFIG_SAYS=""))
    assert not linux.exists()


@pytest.fixture(scope="session")
def real_pip(tmp_path_factory):
    """Return an environment that had no pip, as those made by uv, until the launcher gave it a real one."""
    root = tmp_path_factory.mktemp("real")
    venv.create(root / ".venv", symlinks=os.name != "nt")
    (root / "requirements.txt").write_text("pip\n")
    with pytest.MonkeyPatch.context() as patch:
        for name, place in PLACES.items():
            patch.setattr(environment, name, root / place)
        environment.prepare()
    return root / ".venv"


@pytest.fixture
def server():
    """Return a function that starts a server on this computer, which gives every question the same answer."""
    servers = []

    def run(status, body="", **headers):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Type", "text/html")
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.end_headers()
                self.wfile.write(body.encode())

            do_CONNECT = do_GET

            def log_message(self, *args):
                pass

        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, args=[0.05], daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield run
    for each in servers:
        each.shutdown()
        each.server_close()


@pytest.fixture
def pip(course, real_pip, monkeypatch):
    """Let the environment of the course be one with a real pip, with no settings of the reader's."""
    for name, place in PLACES.items():
        monkeypatch.setattr(environment, name, course / place)
    shutil.copytree(real_pip, course / ".venv", symlinks=True)
    for name in os.environ.keys() - variables_without_the_readers_own().keys():
        monkeypatch.delenv(name)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False), monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


def test_a_real_pip_tells_an_index_that_answers_from_a_silent_one(pip, linux, server, monkeypatch, capsys):
    wheel = "torch-2.0-py3-none-any.whl"
    monkeypatch.setattr(environment, "CPU_BUILDS", server(200, f"<a href='{wheel}'>{wheel}</a>"))
    assert environment.small_torch({}) == {"extra-index-url": environment.CPU_BUILDS}
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(environment, "CPU_BUILDS", "http://127.0.0.1:{1}".format(*silent.getsockname()))
        assert environment.small_torch({}) == {}
    assert "did not answer" in capsys.readouterr().out


@pytest.fixture
def tiny(course, tmp_path):
    """Return a folder with the wheel of a package, and let the course require it."""
    (tmp_path / "wheels").mkdir()
    with zipfile.ZipFile(tmp_path / "wheels" / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "")
        about = "tiny-1.0.dist-info"
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    (course / "requirements.txt").write_text("tiny==1.0\n")
    return tmp_path / "wheels"


@pytest.mark.parametrize("place", ["file", "variables"])
def test_a_real_pip_installs_here_whatever_it_is_set_to(pip, tiny, course, monkeypatch, place):
    elsewhere = course.parent / "elsewhere"
    settings = {"user": "yes", "target": elsewhere, "prefix": elsewhere, "root": elsewhere, "dry-run": "yes"}
    settings |= {"find-links": tiny, "no-index": "yes"}
    if place == "file":
        lines = [f"{name} = {value}" for name, value in settings.items()]
        (course / "pip.conf").write_text("\n".join(["[global]", *lines]), encoding="utf-8")
        monkeypatch.setenv("PIP_CONFIG_FILE", str(course / "pip.conf"))
    for name, value in settings.items() if place == "variables" else ():
        monkeypatch.setenv("PIP_" + name.upper().replace("-", "_"), str(value))
    packages = package_folder(course / ".venv")
    environment.install(packages)
    assert environment.missing(packages) == [] and not elsewhere.exists()


def test_an_environment_without_pip_is_given_one(real_pip):
    assert (package_folder(real_pip) / "pip" / "__main__.py").is_file()


def test_a_pip_that_reports_success_is_not_believed_without_looking(prepare, course):
    with pytest.raises(SystemExit, match=r".venv lacks numpy==2.0"):
        prepare(LIES="1")
    assert not (course / PLACES["STAMP"]).exists()


def words_of_a_real_pip(settings):
    """Return what a real pip says that is asked for a package in vain."""
    return environment.install_with_pip(settings | {"retries": "1", "timeout": "5"})[1]


def said_of(words):
    """Return the sentence that is said of pip's words."""
    return next(cause for pattern, cause in environment.TROUBLES.items() if re.search(pattern, words))


def test_each_cause_that_a_real_pip_meets_gets_its_own_sentence(pip, course, server):
    (course / "requirements.txt").write_text("nowhere-to-be-found==1.0\n")
    assert "network did not answer" in said_of(words_of_a_real_pip({"index-url": "http://127.0.0.1:1/"}))
    proxy = {"index-url": "https://a.test/", "proxy": server(407, Proxy_Authenticate="Basic")}
    assert "asks for a password" in said_of(words_of_a_real_pip(proxy))
    assert "lets nothing through" in said_of(words_of_a_real_pip(proxy | {"proxy": server(502)}))
    for status in (403, 404, 503):
        assert "index refuses" in said_of(words_of_a_real_pip({"index-url": server(status)}))


CERTIFICATE = (
    "WARNING: after SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …')\nERROR: None (from versions: none)"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (CERTIFICATE, "A certificate is not trusted here"),
        ("ERROR: Could not find a version (from versions: 1.0, 2.0)", "pip's own message above"),
        ("ERROR: No space left on device", "pip's own message above"),
    ],
)
def test_what_pip_says_stays_above_our_sentence(prepare, course, capfd, words, sentence):
    with pytest.raises(SystemExit, match=sentence):
        prepare(FAILS=words)
    assert words in capfd.readouterr().err
    assert (course / PLACES["STAMP"]).read_text() == ""


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


def test_every_requirement_is_an_exact_pin_that_the_launcher_gives_to_pip():
    text = (launcher.ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    *pins, last = filter(None, lines)
    assert last == "-e ." and pins == environment.requirements()
    assert len(pins) >= 10
    assert all(re.fullmatch(r"[a-z_-]+==\d+(\.\d+)+(; .+)?", pin) for pin in pins)
