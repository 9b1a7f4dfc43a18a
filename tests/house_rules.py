"""What the house keeps to: who imports whom, how long code may be, how it is documented.

Each function looks at a folder like helpers, and returns one sentence for each place
that breaks its rule.
"""

import ast
import io
import re
import sys
import tokenize
from functools import cache
from statistics import median

# Which rooms of helpers, and which packages from outside, a room may import.  A room is a
# module or a folder; the standard library is open to all, and a folder's modules to each other.
MAY_IMPORT = {
    # the maths
    "graph": "numpy",
    "chain": "counting numpy",
    "counting": "numpy",
    "guard": "numpy",
    "network": "activations guard numpy",
    "activations": "numpy",
    "text": "guard numpy",
    "descent": "graph backprop",
    "differences": "numpy",
    "gradcheck": "differences numpy",
    "quadratic": "",
    "data": "guard numpy sklearn",
    "backprop": "graph numpy",
    "paths": "graph",
    "sentiment": "text activations guard numpy",
    "reviews": "guard",
    "formula": "graph guard",
    "needs_torch": "",
    "torch_models": "needs_torch quadratic torch numpy",
    "torch_graph": "needs_torch torch",
    # what learners see
    "draw": "graph backprop numpy contourpy matplotlib",
    "explore": "draw guard graph backprop paths formula chain descent network quadratic data text numpy "
    "ipywidgets anywidget traitlets IPython",
    "check": "graph backprop formula gradcheck chain network activations numpy",
    # what keeps the course running
    "__init__": "",
    "__main__": "__init__ launcher",
    "launcher": "copies environment",
    "copies": "",
    "environment": "__init__",
    "jupyter_server_config": "jupyter_server",
    "refresh": "nbclient nbformat jupyter_client",
}
# Lines of code.  The engine may be longer: its fourteen rules take three to five lines each.  So may the
# gradient check, which says how far off its own measurement may be, and what takes learners' own things.
MATHS = "backprop paths chain counting network activations guard text reviews sentiment descent"
MATHS += " differences gradcheck data torch_models torch_graph"
LIMITS = dict.fromkeys(MATHS.split(), 120)
LIMITS |= {
    "guard": 200,
    "graph": 140,
    "differences": 130,
    "gradcheck": 170,
    "torch_graph": 130,
    "sentiment": 130,
}
# A notebook's exercises are records, in one module however many they are.
NOTEBOOKS = "computation_graph chained_network vectorised_backprop sentiment_network pytorch_autograd"
LIMITS |= {f"check.{notebook}": 800 for notebook in NOTEBOOKS.split()}
CODELESS = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
CODELESS |= {tokenize.ENCODING, tokenize.ENDMARKER}
# What has names of its own: a generator expression is a function too, the other comprehensions
# are run by the function around them, since Python 3.12.
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.GeneratorExp
INLINED = ast.ListComp | ast.SetComp | ast.DictComp


def modules(folder):
    """Return {module name: source}, such as draw.palette, for all modules in a folder like helpers."""
    paths = {path.relative_to(folder).with_suffix(""): path for path in sorted(folder.rglob("*.py"))}
    return {".".join(name.parts): path.read_text(encoding="utf-8") for name, path in paths.items()}


def forbidden_imports(folder):
    """Hold the imports of every module to the table."""
    complaints = []
    for name, source in modules(folder).items():
        room = name.partition(".")[0]
        if room not in MAY_IMPORT:
            complaints.append(f"{name} is not in the table of imports.")
        allowed = {room, *MAY_IMPORT.get(room, "").split()} | set(sys.stdlib_module_names)
        complaints += [f"{name} imports {other}." for other in imports(source) if other not in allowed]
    return complaints


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
    return [room_of(node.module)] if isinstance(node, ast.ImportFrom) else []


def room_of(name):
    """Return the room that a dotted name belongs to, or its package from outside."""
    parts = name.split(".")
    return parts[1] if parts[0] == "helpers" and len(parts) > 1 else parts[0]


@cache
def code_lines(source):
    """Return the numbers of the lines that hold code: no blank lines, comments or docstrings."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    spans = [range(token.start[0], token.end[0] + 1) for token in tokens if token.type not in CODELESS]
    documented = [docstring_lines(node) for node in ast.walk(ast.parse(source))]
    return {line for span in spans for line in span} - {line for span in documented for line in span}


def docstring_lines(node):
    """Return the numbers of the lines of a node's docstring."""
    can_have_one = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    if not can_have_one or ast.get_docstring(node, clean=False) is None:
        return range(0)
    return range(node.body[0].lineno, node.body[0].end_lineno + 1)


def long_modules(folder):
    """Allow each module its number of lines, 200 if it is not named among the limits."""
    lengths = {name: len(code_lines(source)) for name, source in modules(folder).items()}
    return [f"{name} has {n} lines of code." for name, n in lengths.items() if n > LIMITS.get(name, 200)]


def function_lengths(folder):
    """Return {function: lines of code}, the line with its name included."""
    lengths = {}
    for name, source in modules(folder).items():
        lines = code_lines(source)
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
        for node in functions:
            own = lines & set(range(node.lineno, node.end_lineno + 1))
            lengths[f"{name}.{node.name}, line {node.lineno},"] = len(own)
    return lengths


def long_functions(folder):
    """Allow a function 30 lines, and half of all functions 6 at most."""
    lengths = function_lengths(folder)
    complaints = [f"{name} has {n} lines of code." for name, n in lengths.items() if n > 30]
    if median(lengths.values()) > 6:
        complaints.append(f"Half of the functions have {median(lengths.values())} lines or more.")
    return complaints


def missing_docstrings(folder):
    """Ask all that is public for a docstring in numpydoc form, whose first line is one sentence."""
    complaints = []
    for name, source in modules(folder).items():
        tree = ast.parse(source)
        complaints += [f"{name}{where}: {what}" for where, node in public(tree) for what in faults(node)]
    return complaints


def public(tree, where=""):
    """Yield a module or class, and the public functions and classes in it, each with its place."""
    yield where, tree
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public(node, f"{where}.{node.name}")
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{where}.{node.name}", node


def faults(node):
    """Return what is wrong with the docstring of a module, a class or a function."""
    text = ast.get_docstring(node)
    if not text:
        return ["there is no docstring."]
    first_line = text.splitlines()[0]
    faults = [] if first_line.endswith(".") else [f"the first line is no sentence: {first_line}"]
    if isinstance(node, ast.FunctionDef):
        arguments = {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        unknown = documented_parameters(text) - arguments
        faults += [f"there is no parameter {name}." for name in sorted(unknown)]
    return faults


def documented_parameters(text):
    """Return the names under the heading Parameters of a numpydoc docstring."""
    section = re.search(r"^Parameters\n-+\n(.*?)(?=\n\n\w+\n-+\n|\Z)", text, re.DOTALL | re.MULTILINE)
    entries = re.findall(r"^(\*{0,2}\w[\w, *]*?)(?: :|$)", section[1], re.MULTILINE) if section else []
    return {name.strip(" *") for entry in entries for name in entry.split(",")}


def lonely_folders(folder):
    """Allow a folder only where three files share it."""
    folders = [path for path in sorted(folder.iterdir()) if path.is_dir() and any(path.glob("*.py"))]
    return [f"{path.name} has fewer than three modules." for path in folders if len([*path.glob("*.py")]) < 3]


def nameless_modules(folder):
    """Refuse module names that say nothing."""
    return [name for name in modules(folder) if name.split(".")[-1] in {"utils", "util", "common", "misc"}]


def untested_modules(folder, tests):
    """Return the modules x without tests/test_x.py, and those in a folder without tests/folder/test_x.py."""
    return [name for name in modules(folder) if not any(path.is_file() for path in tests_of(name, tests))]


def tests_of(name, tests):
    """Return where the tests of a module may lie; a folder's __init__ may lend them the folder's name."""
    *rooms, module = name.split(".")
    names = [module, *rooms[-1:]] if module == "__init__" else [module]
    return [tests.joinpath(*rooms, f"test_{name}.py") for name in names]


def machine_paths(files):
    """Refuse paths that exist on one machine only."""
    found = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        matches = re.findall(r"(?<![\w.])/(?:home|root|tmp|Users)/[\w.]*|[A-Z]:\\+Users", text)
        found += [f"{path.name} says {match}." for match in matches]
    return found


def loose_pins(text):
    """Ask every line of a list of requirements for one exact version; it may say for which computers."""
    lines = [line.partition(" #")[0].strip() for line in text.splitlines()]
    return [line for line in lines if not re.fullmatch(r"|#.*|-e \.|[\w.-]+==\d[\w.]*(; .*)?", line)]


def hidden_names(sources):
    """Refuse a comprehension variable with a name that the function around it takes from outside.

    CPython 3.12.0 to 3.12.3 may take such a name for the function's own in all of the function, which
    then ends in an UnboundLocalError. (Outside of functions this cannot happen.)
    """
    complaints = []
    for name, source in sources.items():
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTIONS)]
        hidden = [(node.lineno, word) for node in functions for word in sorted(inlined(node) & taken(node))]
        complaints += [f"{name}, line {line}: a comprehension hides {word}." for line, word in hidden]
    return complaints


def inlined(function):
    """Return the names of all variables of the comprehensions that a function runs itself."""
    found = [node for node in inside(function, FUNCTIONS) if isinstance(node, INLINED)]
    return {name for node in found for name in variables(node)}


def taken(node):
    """Return the names that a piece of code reads and does not bind."""
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    return {name for child in ast.iter_child_nodes(node) for name in taken(child)} - bound(node)


def bound(node):
    """Return the names that a function or a comprehension binds for itself; none for other nodes."""
    if isinstance(node, INLINED | ast.GeneratorExp):
        return variables(node)
    if not isinstance(node, FUNCTIONS):
        return set()
    parts = [x for x in inside(node, FUNCTIONS | INLINED) if not isinstance(x, ast.keyword)]
    stored = {x.id for x in parts if isinstance(x, ast.Name) and isinstance(x.ctx, ast.Store)}
    # an argument, a function or class within, an import, what an except or a case gives a name to
    return stored | {getattr(x, kind, None) for x in parts for kind in ("arg", "name", "asname")}


def variables(comprehension):
    """Return the names of a comprehension's variables."""
    parts = [part for loop in comprehension.generators for part in ast.walk(loop.target)]
    return {part.id for part in parts if isinstance(part, ast.Name)}


def inside(node, walls):
    """Yield all nodes below a node, but none behind a wall."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, walls):
            yield from inside(child, walls)
