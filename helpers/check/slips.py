"""Slips of the pen: the right function with one thing changed, and the words for it.

A wrong answer that gives the numbers of such a slip in every case is told so. Nobody has to write these
wrong answers down: they are made from the syntax tree of the solution.
"""

import ast
from copy import deepcopy

OTHER_WAY = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.MatMult: ast.Mult}
SIGN = {ast.Add: "+", ast.Sub: "−", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**"}
COMPARED = {ast.Gt: ">", ast.GtE: ">=", ast.Lt: "<", ast.LtE: "<="}
LOOK_ALIKE = (
    ("sigmoid", "sigmoid_slope", "tanh_slope", "tanh", "relu"),
    ("sum", "mean", "max", "prod", "cumsum"),
)


def slipped(source):
    """Yield source texts of a function with one slip in each, and what is changed, as a sentence's end."""
    tree = ast.parse(source)
    made = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]  # several in a class
    names = list(dict.fromkeys(arg.arg for function in made for arg in function.args.args))
    for node in list(ast.walk(tree)):
        for new, words in changes(node, names):
            yield ast.unparse(replaced(tree, node, new)), words


def replaced(tree, node, new):
    """Return a copy of a tree in which one node is another one."""
    memo = {id(node): new}
    return ast.fix_missing_locations(deepcopy(tree, memo))


def changes(node, names):
    """Yield what may stand in the place of a node by a slip, with words for it."""
    match node:
        case ast.BinOp(left, op, right):
            yield from of_operation(left, op, right)
        case ast.Call():
            yield from of_call(node)
        case ast.Name(name, ast.Load()) if name in names:
            yield ast.Attribute(node, "T"), f"with a .T too many, at {name}"
            for other in names:
                if other != name:
                    yield ast.Name(other), f"with {other} where {name} belongs"
        case ast.Attribute(value, "T"):
            yield value, f"when the .T of {ast.unparse(value)} is left out"
        case ast.Compare(left, [op], [right]):
            for other in COMPARED if type(op) in COMPARED else ():
                words = f"with {COMPARED[other]} in place of {COMPARED[type(op)]}"
                yield ast.Compare(left, [other()], [right]), words
        case ast.Subscript(value, index) if not isinstance(index, (ast.Tuple, ast.Slice)):
            for step, words in ((1, "high"), (-1, "low")):
                moved = ast.BinOp(index, ast.Add(), ast.Constant(step))
                words = f"with an index one too {words}, at {ast.unparse(node)}"
                yield ast.Subscript(value, moved, node.ctx), words
        case ast.Constant(int(number)) if type(number) is int and number > 1:
            yield ast.Constant(1), f"when the {number} is left out"
        case ast.stmt():
            yield from of_statement(node)


def of_statement(node):
    """Yield the slips of a loop, of its end, and of what changes something in place."""
    match node:
        case ast.FunctionDef(body=[*before, ast.For() as loop, ast.Return() as end]):
            inside = ast.For(loop.target, loop.iter, [*loop.body, end], [])
            early = ast.FunctionDef(node.name, node.args, [*before, inside, end], [])
            yield early, "when only the first round of the loop is run, as when return stands inside it"
        case ast.For(target, called, [first, second]):
            yield ast.For(target, called, [second, first], []), "with the two lines of the loop turned round"
        case ast.If(_, body):
            yield ast.If(ast.Constant(True), body, []), f"without asking: if {ast.unparse(node.test)}"
        case ast.AugAssign(target, op, value):
            yield ast.Assign([target], value), "when the old value is replaced instead of changed"
            yield ast.AugAssign(target, OTHER_WAY[type(op)](), value), "when its sign is turned"


def of_operation(left, op, right):
    """Yield the slips of a sum, product or quotient."""
    sign, a, b = type(op), ast.unparse(left), ast.unparse(right)
    if sign in OTHER_WAY:
        other = OTHER_WAY[sign]
        yield ast.BinOp(left, other(), right), f"with {SIGN[other]} in place of {SIGN[sign]} before {b}"
    if sign is ast.Mult:
        yield ast.BinOp(left, ast.MatMult(), right), "with @ in place of *"
        if isinstance(right, ast.Call):
            yield ast.BinOp(ast.BinOp(left, op, right), op, right), f"with the factor {b} twice"
        yield ast.BinOp(left, ast.Div(), right), f"when you divide by {b} instead of multiplying"
    if sign in (ast.Sub, ast.Div, ast.MatMult):
        yield ast.BinOp(right, op, left), f"with {a} and {b} in each other's place"
    kind = {ast.Mult: "the factor ", ast.Pow: "the power ", ast.Div: "the division by "}.get(sign, "")
    yield left, f"when {kind}{b} is left out"
    if sign is ast.Pow:
        yield ast.BinOp(left, ast.Mult(), right), f"with * in place of ** before {b}"
    else:
        alone = {ast.Sub: ast.UnaryOp(ast.USub(), right), ast.Div: ast.BinOp(ast.Constant(1), op, right)}
        yield alone.get(sign, right), f"when {a} is left out"
    match left:
        case ast.BinOp(first, ast.Add() | ast.Sub() as weak, second) if sign in (ast.Mult, ast.Div):
            inner = ast.BinOp(second, op, right)
            yield ast.BinOp(first, weak, inner), f"without brackets round {ast.unparse(left)}"
    match right:
        case ast.BinOp(first, ast.Add() | ast.Sub() as weak, second) if sign in (ast.Mult, ast.Div):
            inner = ast.BinOp(left, op, first)
            yield ast.BinOp(inner, weak, second), f"without brackets round {ast.unparse(right)}"
        case ast.BinOp(first, ast.Mult(), second) if sign is ast.Div:
            inner = ast.BinOp(ast.BinOp(left, op, first), ast.Mult(), second)
            yield inner, f"without brackets round {ast.unparse(right)}"


def of_call(node):
    """Yield the slips of a call: another function or none, another axis, another end of a range."""
    keywords = {keyword.arg: keyword for keyword in node.keywords}
    name = ast.unparse(node.func).split(".")[-1]
    for other in alike(name):
        func = (
            ast.Attribute(node.func.value, other) if isinstance(node.func, ast.Attribute) else ast.Name(other)
        )
        yield ast.Call(func, node.args, node.keywords), f"with {other} in place of {name}"
    match node:
        case ast.Call(ast.Name("range") as called, [end]):
            shorter = ast.BinOp(end, ast.Sub(), ast.Constant(1))
            yield ast.Call(called, [ast.Constant(1), end], []), "when the loop leaves out the first"
            yield ast.Call(called, [shorter], []), "when the loop leaves out the last"
        case ast.Call(_, [inner]) if name != "len":
            yield inner, f"when {ast.unparse(node.func)} is left out"
        case ast.Call(ast.Attribute(value)):
            yield value, f"when {name} is left out"
    if "axis" in keywords:
        axis = ast.keyword("axis", ast.Constant(1 - keywords["axis"].value.value))
        rest = [keyword for keyword in node.keywords if keyword.arg != "axis"]
        yield ast.Call(node.func, node.args, [axis, *rest]), f"along the other axis of the {name}"
        yield ast.Call(node.func, node.args, rest), f"when {name} goes over all axes"
    if "keepdims" in keywords:
        rest = [keyword for keyword in node.keywords if keyword.arg != "keepdims"]
        yield ast.Call(node.func, node.args, rest), f"when keepdims=True is left out: a {name}, but flat"


def alike(name):
    """Return the functions that are taken for the one of this name."""
    return [other for group in LOOK_ALIKE if name in group for other in group if other != name]
