"""The house is as it was designed: the table of imports, short code, docstrings, exact versions."""

import json
import re
import sys
import tomllib
from pathlib import Path

import house_rules
import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
HELPERS = ROOT / "helpers"
LAYOUT = "is a stage of the layout, tested on the finished drawings in draw/test_layout.py"
TESTED_ELSEWHERE = {
    "differences": "is tested with the check that it is for, in test_gradcheck.py",
    "__init__": "holds no code",
    "__main__": "is started in test_launcher.py",
    "environment": "is what the launcher does, tested in test_launcher.py",
    "jupyter_server_config": "is tested with the launcher that sets it in force, in test_launcher.py",
    "explore": "is moved as a whole, as a learner does, in explore/test_*_explorer.py",
    "draw.__init__": "gathers the names that notebooks use",
    "draw.palette": "holds colours",
    "paths": "is tested with the sweep, in test_backprop.py",
    "counting": "is tested with the chain, in test_chain.py",
    "draw.state": "says what a frame shows, tested on the frames in draw/test_computation.py",
    **dict.fromkeys(["draw.columns", "draw.places", "draw.routes", "draw.rows"], LAYOUT),
}
FOR_THE_FOLDER = {"__main__", "launcher", "environment", "jupyter_server_config", "refresh"}
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".yml", ".yaml", ".ipynb", ".js", ".css"}
TEXT_FILES |= {".gitignore", ".gitattributes", "run"}
RULES = [
    house_rules.forbidden_imports,
    house_rules.long_modules,
    house_rules.long_functions,
    house_rules.missing_docstrings,
    house_rules.lonely_folders,
    house_rules.nameless_modules,
]


def text_files():
    """Return the text files of the course, whether git is there or not; no copies that Jupyter makes."""
    folders = [ROOT / name for name in ("helpers", "notebooks", "tests", ".ci", ".github")]
    found = [*ROOT.glob("*"), *[path for folder in folders for path in folder.rglob("*")]]
    kept = [path for path in found if ".ipynb_checkpoints" not in path.parts and path.is_file()]
    return [path for path in kept if {path.suffix, path.name} & TEXT_FILES]


def all_code():
    """Return {name: source} for all modules of helpers and tests, and all notebooks: one is one module."""
    found = {f"tests.{name}": source for name, source in house_rules.modules(ROOT / "tests").items()}
    found |= house_rules.modules(HELPERS)
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        found[path.stem] = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    return found


def project():
    """Return what pyproject.toml says."""
    return tomllib.loads(read("pyproject.toml"))


def asked(*names):
    """Return what some lists of pyproject.toml ask for: the dependencies, the extra, the group."""
    own = project()["project"]
    lists = own | own["optional-dependencies"] | project()["dependency-groups"]
    return [Requirement(line) for name in names for line in lists[name]]


def pinned():
    """Return what requirements.txt pins."""
    lines = [line.partition(" #")[0] for line in read("requirements.txt").splitlines() if "==" in line]
    return [Requirement(line) for line in lines]


def read(name):
    """Return the text of one of the course's files."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_helpers_keep_every_rule(rule):
    assert len(house_rules.modules(HELPERS)) > 10
    assert rule(HELPERS) == []


def test_importing_helpers_imports_nothing():
    assert house_rules.imports(read("helpers/__init__.py")) == []


def test_tests_mirror_the_helpers():
    untested = house_rules.untested_modules(HELPERS, ROOT / "tests")
    assert [name for name in untested if not {name, name.partition(".")[0]} & set(TESTED_ELSEWHERE)] == []


def test_every_exception_is_needed():
    untested = house_rules.untested_modules(HELPERS, ROOT / "tests")
    assert set(TESTED_ELSEWHERE) <= {*untested, *(name.partition(".")[0] for name in untested)}


def test_no_comprehension_hides_a_name_that_its_function_needs():
    code = all_code()
    assert {"graph", "draw.plots", "tests.test_house", "01_computation_graph"} <= set(code)
    assert house_rules.hidden_names(code) == []


def test_test_modules_have_names_that_say_something():
    assert house_rules.nameless_modules(ROOT / "tests") == []


def test_no_file_names_a_place_on_one_machine():
    assert len(text_files()) > 20
    assert house_rules.machine_paths(text_files()) == []


@pytest.mark.parametrize("name", ["requirements.txt", ".ci/requirements.txt"])
def test_every_package_has_one_exact_version(name):
    assert "==" in read(name)
    assert house_rules.loose_pins(read(name)) == []


def test_the_requirements_hold_torch_and_the_course_itself():
    lines = read("requirements.txt").splitlines()
    assert any(re.match(r"torch==2\.13\.0\b", line) for line in lines)
    assert lines[-1] == "-e ."


@pytest.mark.parametrize(
    ("system", "machine", "is_made"),
    [
        ("linux", "x86_64", True),
        ("linux", "aarch64", True),
        ("win32", "AMD64", True),
        ("darwin", "arm64", True),
        ("darwin", "x86_64", False),
    ],
)
def test_torch_is_left_out_where_none_is_made_and_nowhere_else(system, machine, is_made):
    computer = {"sys_platform": system, "platform_machine": machine}
    left_out = [r.name for r in pinned() if r.marker and not r.marker.evaluate(computer)]
    assert left_out == ([] if is_made else ["torch"])


def test_the_dependencies_are_the_packages_that_the_helpers_import():
    # torch is an extra; the launcher and a refresh are for the folder of the course and its .venv
    kept = [source for name, source in house_rules.modules(HELPERS).items() if name not in FOR_THE_FOLDER]
    names = {name for source in kept for name in house_rules.imports(source)}
    names -= {*house_rules.MAY_IMPORT, *sys.stdlib_module_names, "torch"}
    called = {"IPython": "ipython", "sklearn": "scikit-learn"}
    wanted = {called.get(name, name) for name in names}
    assert wanted and wanted == {requirement.name for requirement in asked("dependencies")}


def test_every_pin_is_within_the_bounds_of_the_project():
    bounds = {
        requirement.name: requirement.specifier for requirement in asked("dependencies", "torch", "dev")
    }
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin in pinned()}
    assert len(versions) > 10
    assert [name for name, version in versions.items() if version not in bounds.get(name, "")] == []


def test_every_dependency_is_pinned():
    # these come with jupyterlab, in the versions that it needs
    names = {requirement.name for requirement in asked("dependencies")} - {"ipython", "traitlets"}
    assert names and names <= {pin.name for pin in pinned()}


def test_every_list_names_the_same_pythons():
    bounds = project()["project"]["requires-python"]
    served = [f"3.{minor}" for minor in range(50) if f"3.{minor}" in SpecifierSet(bounds)]
    [matrix] = re.findall(r"python: (\[.*\])", read(".github/workflows/tests.yml"))
    assert json.loads(matrix) == served
    assert f"- python{bounds}\n" in read("environment.yml")
    assert project()["tool"]["ruff"]["target-version"] == served[0].replace("3.", "py3")


def test_conda_reads_the_same_list():
    lines = [line.strip() for line in read("environment.yml").splitlines()]
    assert "- -r requirements.txt" in lines
    assert not [line for line in lines if "==" in line]


# Below, every rule is shown able to fail.

GOOD = {
    "graph.py": '"""A graph."""\nimport math\n\nimport numpy as np\n\n\ndef f(x):\n    """Return x."""\n',
    "backprop.py": '"""A sweep."""\nfrom helpers.graph import f\n',
    "draw/__init__.py": '"""Pictures."""\nfrom helpers.draw.one import x\n',
    "draw/one.py": '"""One."""\nfrom helpers import graph\nx = 1\n',
    "draw/two.py": '"""Two."""\n\n\ndef _inner():\n    pass\n',
}
NUMPYDOC = '''"""A module."""
def f(x, *args, rate=1):
    """Return x.

    Parameters
    ----------
    x, y : float
    *args
        More.
    rate : float, optional

    Returns
    -------
    z : float
    """
'''
SHORT = "def short(): pass\n"
SPOILT = [
    ("forbidden_imports", "graph.py", "import torch", "graph imports torch."),
    (
        "forbidden_imports",
        "graph.py",
        "def f():\n    from helpers import backprop",
        "graph imports backprop.",
    ),
    ("forbidden_imports", "graph.py", "import helpers.draw.one", "graph imports draw."),
    ("forbidden_imports", "graph.py", "from helpers.draw.one import x", "graph imports draw."),
    (
        "forbidden_imports",
        "draw/one.py",
        "from .two import y",
        "draw.one imports something by a relative path.",
    ),
    ("forbidden_imports", "launcher.py", "import numpy", "launcher imports numpy."),
    ("forbidden_imports", "__init__.py", "import helpers.graph", "__init__ imports graph."),
    ("forbidden_imports", "check/a.py", "import ipywidgets", "check.a imports ipywidgets."),
    ("forbidden_imports", "check/a.py", "from matplotlib import x", "check.a imports matplotlib."),
    ("forbidden_imports", "attic.py", "", "attic is not in the table of imports."),
    ("long_modules", "graph.py", "x = 1\n" * 141, "graph has 141 lines of code."),
    ("long_modules", "backprop.py", "x = 1\n" * 121, "backprop has 121 lines of code."),
    ("long_modules", "draw/one.py", "x = 1\n" * 201, "draw.one has 201 lines of code."),
    (
        "long_functions",
        "graph.py",
        SHORT * 3 + "def f():\n" + " x = 1\n" * 30,
        "graph.f, line 4, has 31 lines of code.",
    ),
    (
        "long_functions",
        "graph.py",
        "def f():\n" + " x = 1\n" * 12,
        "Half of the functions have 7.5 lines or more.",
    ),
    ("missing_docstrings", "graph.py", "x = 1", "graph: there is no docstring."),
    ("missing_docstrings", "graph.py", '"""A."""\ndef f(): pass', "graph.f: there is no docstring."),
    ("missing_docstrings", "graph.py", '"""A."""\nclass C: pass', "graph.C: there is no docstring."),
    (
        "missing_docstrings",
        "graph.py",
        '"""A."""\nclass C:\n """B."""\n def f(): pass',
        "graph.C.f: there is no docstring.",
    ),
    ("missing_docstrings", "graph.py", '"""A graph"""', "graph: the first line is no sentence: A graph"),
    ("missing_docstrings", "graph.py", NUMPYDOC, "graph.f: there is no parameter y."),
    ("lonely_folders", "check/one.py", "", "check has fewer than three modules."),
    ("nameless_modules", "draw/utils.py", "", "draw.utils"),
]


@pytest.fixture
def house(tmp_path):
    """Return a small folder that keeps every rule."""
    for name, source in GOOD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    return tmp_path


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_good_house_keeps_every_rule(house, rule):
    assert rule(house) == []


@pytest.mark.parametrize(("rule", "name", "source", "complaint"), SPOILT)
def test_a_spoilt_house_breaks_the_rule(house, rule, name, source, complaint):
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text(source)
    assert getattr(house_rules, rule)(house) == [complaint]


def test_every_rule_was_seen_failing():
    assert {rule for rule, *_ in SPOILT} == {rule.__name__ for rule in RULES}


def test_blank_lines_comments_and_docstrings_are_no_code():
    source = '"""A.\n\nB."""\n# c\n\nx = """one\ntwo"""  # d\n\n\ndef f():\n """E."""\n return (\n  1)\n'
    assert house_rules.code_lines(source) == {6, 7, 10, 12, 13}


def test_a_module_without_tests_is_named(house, tmp_path):
    tests = tmp_path / "tests"
    (tests / "draw").mkdir(parents=True)
    for name in ("test_graph.py", "draw/test_one.py", "draw/test_draw.py", "test_two.py"):
        (tests / name).touch()
    missing = house_rules.untested_modules(house, tests)
    assert [name for name in missing if not name.startswith("tests")] == ["backprop", "draw.two"]


def test_a_machine_path_is_found(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("/home" + "/me/x, C:" + r"\Users\me, https://a.b/home/x, ../tmp/x")
    assert house_rules.machine_paths([path]) == ["a.md says /home" + "/me.", "a.md says C:" + r"\Users."]


def test_a_version_that_may_change_is_found():
    text = "# to learn\nnumpy==2.4.6  # fast\ntorch>=2\nscipy\n\npandas==3.*\na==1; os_name == 'b'\n-e .\n"
    assert house_rules.loose_pins(text) == ["torch>=2", "scipy", "pandas==3.*"]


# what CPython 3.12.3 makes an UnboundLocalError of, and what it runs
MEANT = "def line(x): return x\n"
IN_A_FUNCTION = "def f(d): p = {k: line for k, line in d.items()}; return [line(v) for v in p.values()]"
HIDING = [
    IN_A_FUNCTION,
    "def f(d): return [len for len in d], [len(x) for x in d]",
    "class C:\n def f(self, d): return {line for line in d}, {line(x) for x in d}",
    "def f(d):\n line = len\n return lambda: ([line for line in d], [line(x) for x in d])",
    "def f(d): return list([line(y) for y in d] for x in d if [line for line in d])",
    "def f(d): return [[x for x, (_, *line) in d], g(line=[line(y) for y in d])]",
]
HARMLESS = [
    IN_A_FUNCTION.replace("k, line", "k, v").replace("k: line", "k: v"),
    IN_A_FUNCTION.partition(": ")[2].replace("; return", "\np =").replace("d.items()", "{1: 2}.items()"),
    "def f(d): return [line for line in d], [line for line in d if line]",
    "def f(d, line): return [line for line in d], [line(x) for x in d]",
    "def f(d):\n from g import h as line\n return [line for line in d], [line(x) for x in d]",
    "def f(d): return [*(line for line in d)], [line(x) for x in d]",
    "def f(d): return [line for line in d]\ndef g(d): return [line(x) for x in d]",
]


@pytest.mark.parametrize("source", HIDING)
def test_a_hidden_name_is_found(source):
    [complaint] = house_rules.hidden_names({"m": MEANT + source})
    assert re.fullmatch(r"m, line \d: a comprehension hides (line|len)\.", complaint)


@pytest.mark.parametrize("source", HARMLESS)
def test_a_name_that_hides_nothing_is_not_reported(source):
    assert house_rules.hidden_names({"m": MEANT + source}) == []
