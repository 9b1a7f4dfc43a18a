"""The house is as it was designed: who imports whom, names that say one thing, one list of packages."""

import ast
import dis
import inspect
import json
import re
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from helpers import environment

ROOT = Path(__file__).resolve().parent.parent
HELPERS = ROOT / "helpers"

# The maths, so ordered that a module imports only those before it.
MATHS = "counting graph backprop paths formula chain activations quadratic network text reviews"
MATHS += " sentiment data descent gradcheck"
# What a learner hands in arrives here; what is taught leaves errors to Python and NumPy.
GUARDED = {"formula", "gradcheck", "text", "reviews", "network", "sentiment", "data", "explore", "check"}
TORCH = {"torch_graph", "torch_models"}
ANSWERS = "running answer errors"  # what a learner wrote: run, read, its errors said
PLOTS = {"draw.figures", "draw.frames", "draw.planes"}
# What else a module or a folder may import; the standard library is open to all, a folder to its own modules.
MAY_IMPORT = dict.fromkeys(MATHS.split(), "numpy") | {
    "data": "numpy sklearn",
    **dict.fromkeys(("network", "sentiment"), "numpy tqdm"),
    "guard": "numpy",
    **dict.fromkeys(TORCH, "quadratic needs_torch torch numpy"),
    "needs_torch": "",
    "check.torch_answers": "running answer torch needs_torch numpy",  # only when asked for
    "running": "numpy",
    "answer": "running numpy",
    "errors": "answer running",
    "draw": "graph backprop numpy",
    **dict.fromkeys(PLOTS, "graph backprop numpy matplotlib"),
    "draw.planes": "graph backprop numpy matplotlib contourpy",  # the latter draws the former's contours
    "explore": f"draw {MATHS} {ANSWERS} numpy ipywidgets anywidget traitlets IPython",
    "check": f"{MATHS} {ANSWERS} numpy IPython",  # so that what an answer displays stays off the page
    "__init__": "",
    "__main__": "__init__ launcher",
    "launcher": "copies environment",
    "copies": "",
    "environment": "",
    "refresh": "ipykernel nbclient nbformat jupyter_client",
}
FOR_THE_FOLDER = {"__main__", "launcher", "environment", "refresh"}
ENTRIES = {"__init__", "__main__"}
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".yml", ".yaml", ".ipynb", ".js", ".css", ".mplstyle"}
PYPLOT = "matplotlib.pyplot"
TEXT_FILES |= {".gitignore", ".gitattributes", "run"}


def modules(folder):
    """Return {module name: source}, such as draw.palette, for all modules in a folder like helpers."""
    paths = {path.relative_to(folder).with_suffix(""): path for path in sorted(folder.rglob("*.py"))}
    return {".".join(name.parts): path.read_text(encoding="utf-8") for name, path in paths.items()}


def forbidden_imports(folder):
    """Hold the imports of every module to the table."""
    for name, source in modules(folder).items():
        room, maths = name.partition(".")[0], MATHS.split()
        if room not in MAY_IMPORT:
            yield f"{name} is not in the table of imports."
        allowed = {room, *MAY_IMPORT.get(name, MAY_IMPORT.get(room, "")).split(), *sys.stdlib_module_names}
        allowed |= {*maths[: maths.index(room)]} if room in maths else set()
        allowed |= {"guard"} if room in GUARDED else set()
        yield from (f"{name} imports {other}." for other in imports(source) if other not in allowed)


def imports(source):
    """Return the rooms of helpers, and the packages, that a source imports anywhere."""
    return [other for node in ast.walk(ast.parse(source)) for other in imported(node)]


def imported(node):
    """Return what one node of a syntax tree imports: a room where it is in helpers, else a package."""
    if isinstance(node, ast.Import):
        return [room_of(alias.name) for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level:
        return ["something by a relative path"]
    if isinstance(node, ast.ImportFrom) and node.module == "helpers":
        return ["__init__" if alias.name.isupper() else alias.name for alias in node.names]  # a constant
    if isinstance(node, ast.ImportFrom):
        return [room_of(f"{node.module}.{alias.name}") for alias in node.names]
    return []


def room_of(name):
    """Return the room that a dotted name belongs to, or its package from outside."""
    package, *others = name.split(".")
    if package == "matplotlib" and "pyplot" in others:  # it keeps a state that all figures share
        return PYPLOT
    return others[0] if package == "helpers" and others else package


def names_used_twice(folder):
    """Refuse a module with the name of what its folder offers: one of the two could not be reached."""
    for path in sorted(folder.rglob("__init__.py")):
        offered = {name for node in ast.parse(path.read_text(encoding="utf-8")).body for name in offers(node)}
        twice = offered & {module.stem for module in path.parent.glob("*.py")}
        yield from (f"{path.parent.name}.{name} is a module too." for name in sorted(twice))


def offers(node):
    """Return the names that a statement defines, or takes from a module inside a folder of helpers."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    from_a_module = isinstance(node, ast.ImportFrom) and node.module.count(".") == 2
    return [alias.asname or alias.name for alias in node.names] if from_a_module else []


def machine_paths(folder):
    """Refuse paths that exist on one machine only."""
    place = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users)/[\w.]*|[A-Z]:\\+Users")
    for path in text_files(folder):
        found = place.findall(path.read_text("utf-8"))
        yield from (f"{path.name} says {text}." for text in found)


def text_files(folder):
    """Return the text files of the course, whether git is there or not; no copies that Jupyter makes."""
    folders = ("helpers", "notebooks", "tests", ".ci", ".github")
    found = [*folder.glob("*"), *[path for name in folders for path in (folder / name).rglob("*")]]
    kept = [path for path in found if {path.suffix, path.name} & TEXT_FILES and path.is_file()]
    return [path for path in kept if ".ipynb_checkpoints" not in path.parts]


def test_the_helpers_keep_every_rule():
    assert len(modules(HELPERS)) > 10
    assert [*forbidden_imports(HELPERS), *names_used_twice(HELPERS)] == []
    assert not {name.split(".")[-1] for name in modules(HELPERS)} & {"utils", "util", "common", "misc"}


def test_no_file_names_a_place_on_one_machine():
    assert len(text_files(ROOT)) > 20
    assert list(machine_paths(ROOT)) == []


def test_the_readmes_map_names_every_room_and_no_other():
    block = (ROOT / "README.md").read_text("utf-8").partition("The rooms of")[2].split("```")[1]
    named = {name for line in block.splitlines() for name in re.split(" → |   +", line)[0].split()}
    assert named == {name.partition(".")[0] for name in modules(HELPERS)} - ENTRIES


SPOILT = [
    (forbidden_imports, "backprop.py", "def f():\n    from helpers import paths", "backprop imports paths."),
    (forbidden_imports, "graph.py", "import helpers.draw.one", "graph imports draw."),
    (forbidden_imports, "chain.py", "from helpers.guard import number", "chain imports guard."),
    (forbidden_imports, "draw/a.py", "from .b import y", "draw.a imports something by a relative path."),
    (forbidden_imports, "draw/figures.py", "import matplotlib.pyplot", f"draw.figures imports {PYPLOT}."),
    (forbidden_imports, "attic.py", "", "attic is not in the table of imports."),
    (names_used_twice, "draw/__init__.py", "from helpers.draw.two import one", "draw.one is a module too."),
    (machine_paths, "a.md", "/home" + "/me/x, https://a.b/home/x, ../tmp/x", "a.md says /home" + "/me."),
    (machine_paths, "helpers/a.js", "C:" + r"\Users\me", "a.js says C:" + r"\Users."),
]


@pytest.fixture
def house(tmp_path):
    """Return a small folder that keeps every rule."""
    good = {"graph.py": "import math\n\nimport numpy as np", "backprop.py": "from helpers.graph import f"}
    good |= {"draw/__init__.py": "from helpers.draw.one import x", "draw/one.py": "from helpers import graph"}
    good |= {"draw/two.py": "", "draw/figures.py": "from matplotlib.figure import Figure"}
    for name, source in good.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    return tmp_path


@pytest.mark.parametrize(("rule", "name", "source", "complaint"), SPOILT)
def test_a_spoilt_house_breaks_a_rule_that_a_good_one_keeps(house, rule, name, source, complaint):
    assert list(rule(house)) == []
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text(source)
    assert list(rule(house)) == [complaint]


# --- what one series of Pythons gets wrong -----------------------------------------------------

COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>"}  # code of their own, until Python 3.12
BLIND = pytest.mark.skipif((3, 12) <= sys.version_info < (3, 12, 4), reason="these Pythons have the fault")


def hidden_names(code):
    """Return each comprehension variable with a name that the function around it takes from outside.

    CPython 3.12.0 to 3.12.3 may take such a name for the function's own in all of the function, which
    then ends in an UnboundLocalError. (Outside of functions this cannot happen.)
    """
    found = {name for part in parts_of(code) for name in hidden_names(part)}
    if not code.co_flags & inspect.CO_OPTIMIZED:
        return found
    own = [code]
    for part in own:
        own += [inner for inner in parts_of(part) if inner.co_name in COMPREHENSIONS]
    steps = [step for part in own for step in dis.get_instructions(part)]
    taken = {step.argval for step in steps if step.opname == "LOAD_GLOBAL"} | {*code.co_freevars}
    return found | taken & {name for part in own for name in part.co_varnames + part.co_cellvars}


def parts_of(code):
    """Return the pieces of code right inside another."""
    return [part for part in code.co_consts if inspect.iscode(part)]


@BLIND
def test_no_comprehension_hides_a_name_that_its_function_needs():
    sources = modules(HELPERS) | {f"tests.{name}": source for name, source in modules(ROOT / "tests").items()}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        sources[path.stem] = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert {"graph", "tests.test_house", "01_computation_graph"} <= set(sources)
    found = {name: hidden_names(compile(source, name, "exec")) for name, source in sources.items()}
    assert {name: names for name, names in found.items() if names} == {}


# what CPython 3.12.3 makes an UnboundLocalError of, and what it runs
HIDING = [
    "def f(d): p = {k: line for k, line in d.items()}; return [line(v) for v in p.values()]",
    "def f(d): return [[x for x, (_, *line) in d], g(line=[line(y) for y in d])]",
]
HARMLESS = [
    "p = {k: line for k, line in {1: 2}.items()}\n[line(v) for v in p.values()]",
    "def f(d, line): return [line for line in d], [line(x) for x in d]",
    "def f(d): return [line for line in d]\ndef g(d): return [line(x) for x in d]",
]


@BLIND
@pytest.mark.parametrize("source", HIDING + HARMLESS)
def test_a_name_is_reported_where_it_is_hidden_and_only_there(source):
    assert hidden_names(compile(source, "", "exec")) == ({"line"} if source in HIDING else set())


# --- one list of packages ----------------------------------------------------------------------


def read(name):
    """Return the text of one of the course's files."""
    return (ROOT / name).read_text(encoding="utf-8")


PROJECT = tomllib.loads(read("pyproject.toml"))


def asked(*names):
    """Return what some lists of pyproject.toml ask for: the dependencies, the extra, the group."""
    own = PROJECT["project"]
    lists = own | own["optional-dependencies"] | PROJECT["dependency-groups"]
    return [Requirement(line) for name in names for line in lists[name]]


def pinned():
    """Return what requirements.txt pins, as the launcher reads it."""
    return [Requirement(line) for line in environment.requirements()]


@pytest.mark.parametrize("name", ["requirements.txt", ".ci/requirements.txt"])
def test_every_package_has_one_exact_version(name):
    lines = [line.partition("#")[0].strip() for line in read(name).splitlines()]
    loose = [line for line in lines if not re.fullmatch(r"|-e \.|[\w.-]+==\d+(\.\d+)+(; .*)?", line)]
    assert "==" in read(name) and loose == []


@pytest.mark.parametrize("system", ["linux x86_64", "win32 AMD64", "darwin arm64", "darwin x86_64"])
def test_torch_is_left_out_where_none_is_made_and_nowhere_else(system):
    computer = dict(zip(("sys_platform", "platform_machine"), system.split(), strict=True))
    left_out = [pin.name for pin in pinned() if pin.marker and not pin.marker.evaluate(computer)]
    assert "torch" in [pin.name for pin in pinned()]
    assert left_out == (["torch"] if system == "darwin x86_64" else [])


def test_the_dependencies_are_the_packages_that_the_helpers_import_and_all_are_pinned():
    # torch is an extra; the launcher and a refresh are for the folder of the course and its .venv
    kept = [source for name, source in modules(HELPERS).items() if name not in FOR_THE_FOLDER]
    names = {name for source in kept for name in imports(source)}
    names -= {*(name.partition(".")[0] for name in modules(HELPERS)), *sys.stdlib_module_names, "torch"}
    called = {"IPython": "ipython", "sklearn": "scikit-learn"}
    wanted = {requirement.name for requirement in asked("dependencies")}
    assert wanted == {called.get(name, name) for name in names}
    with_jupyterlab = {"ipython", "traitlets"}  # which brings them in the versions that it needs
    assert wanted - with_jupyterlab <= {pin.name for pin in pinned()}


def test_every_pin_is_within_the_bounds_of_the_project():
    bounds = {wish.name: wish.specifier for wish in asked("dependencies", "torch", "dev")}
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin in pinned()}
    assert len(versions) > 10
    assert [name for name, version in versions.items() if version not in bounds.get(name, "")] == []


def test_every_list_names_the_same_pythons_and_conda_reads_the_same_packages():
    bounds = PROJECT["project"]["requires-python"]
    served = [f"3.{minor}" for minor in range(50) if f"3.{minor}" in SpecifierSet(bounds)]
    [matrix] = re.findall(r"python: (\[.*\])", read(".github/workflows/tests.yml"))
    assert json.loads(matrix) == served
    assert PROJECT["tool"]["ruff"]["target-version"] == served[0].replace("3.", "py3")
    assert f"- python{bounds}\n" in read("environment.yml")
    assert "- -r requirements.txt" in read("environment.yml") and "==" not in read("environment.yml")
