"""Do what a learner does with an exercise: put an answer in place of the stub, and keep the check."""

import ast
import copy

NO_EXERCISES = {"summary", "reset"}  # what else helpers.check offers


def paste(cell_source, solution_source):
    """Return an exercise's cell with the solution in place of its stub.

    Parameters
    ----------
    cell_source : str
        A stub, which is ``name = ...``, a function or a class whose body is ``...``, or a class of such
        functions, and a line with its check.
    solution_source : str
        What a learner would write instead. Without decorators of its own, it gets the stub's.

    Raises
    ------
    ValueError
        If the cell has no stub, or more than one.
    """
    stubs = [statement for statement in ast.parse(cell_source).body if is_stub(statement)]
    if len(stubs) != 1:
        raise ValueError(f"The cell has {len(stubs)} stubs, but needs one:\n{cell_source}")
    start, end = first_line(stubs[0], solution_source) - 1, stubs[0].end_lineno
    lines = cell_source.splitlines()
    return "\n".join([*lines[:start], solution_source.strip(), *lines[end:]])


def is_stub(statement):
    """Tell whether a statement is plainly empty: `...` stands where the answer belongs."""
    match statement:
        case ast.FunctionDef(body=[*_, last]) | ast.ClassDef(body=[ast.Expr() as last]):
            rest = statement.body[1:] if ast.get_docstring(statement) is not None else statement.body
            return len(rest) == 1 and isinstance(last, ast.Expr) and is_dots(last.value)
        case ast.ClassDef(body=methods):
            return all(map(is_stub, methods))
        case ast.Assign(value=ast.Tuple(elts=values)):
            return all(map(is_dots, values))
        case ast.Assign(value=value):
            return is_dots(value)
    return False


def is_dots(node):
    """Tell whether a piece of code is `...`."""
    return isinstance(node, ast.Constant) and node.value is ...


def first_line(stub, solution_source):
    """Return the number of the first line to replace."""
    decorators = getattr(stub, "decorator_list", [])
    answer = ast.parse(solution_source).body[0]
    if decorators and getattr(answer, "decorator_list", []):
        return decorators[0].lineno
    return stub.lineno


def checked(cell_source):
    """Return the name of the exercise that a cell ends by checking, or None."""
    match ast.parse(cell_source).body:
        case [*_, ast.Expr(ast.Call(ast.Attribute(ast.Name("check"), name)))] if name not in NO_EXERCISES:
            return name
    return None


def paste_all(notebook, solutions):
    """Return a copy of a notebook with all exercises solved, and each check asked for a plain True or False.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    solutions : dict of str to str
        The source of the solution for each exercise's name.
    """
    solved = copy.deepcopy(notebook)
    for cell in exercise_cells(solved):
        name = checked(cell.source)
        *work, check = paste(cell.source, solutions[name]).splitlines()
        cell.source = "\n".join([*work, f"bool({check})"])
    return solved


def exercise_cells(notebook):
    """Return the cells that end in the check of an exercise."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and checked(cell.source)]
