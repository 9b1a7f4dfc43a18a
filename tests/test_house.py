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

from helpers import PYTHONS, environment

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
    "draw": "graph numpy",
    **dict.fromkeys(PLOTS, "graph numpy matplotlib"),
    "draw.planes": "graph numpy matplotlib contourpy",  # the latter draws the former's contours
    "explore": f"draw {MATHS} {ANSWERS} numpy ipywidgets anywidget traitlets IPython",
    "check": f"{MATHS} {ANSWERS} numpy IPython",  # so that what an answer displays stays off the page
    "__init__": "",
    "__main__": "PYTHONS launcher",
    "launcher": "copies environment",
    "copies": "",
    "environment": "",
    "refresh": "ipykernel nbclient nbformat jupyter_client",
}
FOR_THE_FOLDER = {"__main__", "launcher", "environment", "refresh"}
ENTRIES = {"__init__", "__main__"}
PYPLOT = "matplotlib.pyplot"  # it keeps a state that all figures share


def modules(folder):
    """Return {module name: source}, such as draw.palette, for all modules in a folder like helpers."""
    paths = {path.relative_to(folder).with_suffix(""): path for path in sorted(folder.rglob("*.py"))}
    return {".".join(name.parts): path.read_text(encoding="utf-8") for name, path in paths.items()}


def forbidden_imports(sources):
    """Hold the imports of every module to the table."""
    for name, source in sources.items():
        room, maths = name.partition(".")[0], MATHS.split()
        if room not in MAY_IMPORT:
            yield f"{name} is not in the table of imports."
        allowed = {room, *MAY_IMPORT.get(name, MAY_IMPORT.get(room, "")).split(), *sys.stdlib_module_names}
        allowed |= {*maths[: maths.index(room)]} if room in maths else set()
        allowed |= {"guard"} if room in GUARDED else set()
        yield from (f"{name} imports {other}." for other in imports(source) if other not in allowed)


def imports(source):
    """Yield what a source imports anywhere: a room where it is in helpers, else a package."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (room_of(alias.name) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (room_of(f"{'.' * node.level}{node.module}.{alias.name}") for alias in node.names)


def room_of(name):
    """Return the room that a dotted name belongs to, or its package from outside."""
    package, *others = name.split(".")
    if name.startswith(PYPLOT):
        return PYPLOT
    return others[0] if package == "helpers" and others else package or "something by a relative path"


def test_every_module_imports_only_what_the_table_allows():
    assert len(modules(HELPERS)) > 10
    assert list(forbidden_imports(modules(HELPERS))) == []


@pytest.mark.parametrize(
    ("name", "source", "other"),
    [
        ("backprop", "def f():\n    from helpers import paths", "paths"),
        ("graph", "import helpers.draw.one", "draw"),
        ("chain", "from helpers.guard import number", "guard"),
        ("draw.a", "from .b import y", "something by a relative path"),
        ("draw.figures", "from matplotlib import pyplot", PYPLOT),
    ],
)
def test_an_import_against_an_arrow_is_reported(name, source, other):
    good = {"graph": "import math\n\nimport numpy as np", "draw.planes": "from helpers.graph import f"}
    assert list(forbidden_imports(good | {name: source})) == [f"{name} imports {other}."]


def test_the_readmes_map_names_every_room_and_no_other():
    block = (ROOT / "README.md").read_text("utf-8").partition("The rooms of")[2].split("```")[1]
    named = {name for line in block.splitlines() for name in re.split(" → |   +", line)[0].split()}
    assert named == {name.partition(".")[0] for name in modules(HELPERS)} - ENTRIES


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


@BLIND
@pytest.mark.parametrize(
    ("source", "hidden"),
    [  # what CPython 3.12.3 makes an UnboundLocalError of, and what it runs
        ("def f(d): p = {k: line for k, line in d.items()}; return [line(v) for v in p.values()]", {"line"}),
        ("def f(d): return [[x for x, (_, *line) in d], g(line=[line(y) for y in d])]", {"line"}),
        ("p = {k: line for k, line in {1: 2}.items()}\n[line(v) for v in p.values()]", set()),
        ("def f(d, line): return [line for line in d], [line(x) for x in d]", set()),
        ("def f(d): return [line for line in d]\ndef g(d): return [line(x) for x in d]", set()),
    ],
)
def test_a_name_is_reported_where_it_is_hidden_and_only_there(source, hidden):
    assert hidden_names(compile(source, "", "exec")) == hidden


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
    assert ["{}.{}".format(*version) for version in PYTHONS] == [served[0], served[-1]]
    assert PROJECT["tool"]["ruff"]["target-version"] == served[0].replace("3.", "py3")
    assert f"- python{bounds}\n" in read("environment.yml")
    assert "- -r requirements.txt" in read("environment.yml") and "==" not in read("environment.yml")
