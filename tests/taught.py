"""A cell tagged ``teaches:graph.Node`` teaches the helpers' own code: does it, to the letter?

Docstrings, annotations and comments may differ: in a notebook, the prose has their place.
"""

import ast
import difflib
from pathlib import Path

import helpers

HELPERS = Path(helpers.__file__).parent


def difference(tag, source):
    """Return a sentence on how a cell differs from the helper that its tag names; empty if it does not.

    Parameters
    ----------
    tag : str
        ``teaches:`` with a module in helpers and a name in it, such as ``teaches:graph.Node.__add__``.
    source : str
        The cell.
    """
    module, name = split(tag)
    if not name:
        return f"{tag} names no module in helpers; write it like teaches:graph.Node."
    helper, cell = definitions(module.read_text(encoding="utf-8")), definitions(source)
    if name not in helper:
        known = ", ".join(difflib.get_close_matches(name, helper) or helper)
        return f"{tag} names nothing: {module.name} does not define {name}, but {known}."
    if name not in cell:
        return f"The cell tagged {tag} does not define {name}."
    lines = difflib.unified_diff(helper[name], cell[name], "helper", "cell", lineterm="")
    return "\n".join(lines)


def split(tag):
    """Return the file of the module that a tag names, and the name in it."""
    parts = tag.removeprefix("teaches:").split(".")
    for end in range(1, len(parts)):
        path = HELPERS.joinpath(*parts[:end]).with_suffix(".py")
        if path.is_file():
            return path, ".".join(parts[end:])
    return None, ""


def definitions(source):
    """Return the lines of code, without docstrings and annotations, for each name that a source defines."""
    bare = BareCode().visit(ast.parse(source))
    found = {name: ast.unparse(tree) for statement in bare.body for name, tree in defined(statement)}
    return {name: code.splitlines() for name, code in found.items()}


def defined(statement):
    """Yield each name that a statement defines, with the syntax tree behind it."""
    match statement:
        case ast.FunctionDef(name=name):
            yield name, statement
        case ast.ClassDef(name=name, body=body):
            yield name, statement
            inner = [pair for part in body for pair in defined(part)]
            yield from ((f"{name}.{inner_name}", tree) for inner_name, tree in inner)
        case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            yield from zip(map(ast.unparse, names), values, strict=False)
        case ast.Assign(targets=targets, value=value):
            yield from ((ast.unparse(target), value) for target in targets)


class BareCode(ast.NodeTransformer):
    """Takes docstrings and annotations out of a syntax tree."""

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.returns = None
        return without_docstring(node)

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        return without_docstring(node)

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        if node.value is None:
            return None
        return ast.copy_location(ast.Assign([node.target], node.value), node)


def without_docstring(node):
    """Drop a docstring, and leave `pass` where it was all there is."""
    if ast.get_docstring(node, clean=False) is not None:
        node.body = node.body[1:] or [ast.Pass()]
    return node
