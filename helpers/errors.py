"""Python's errors, said for the place where a learner's function raised them."""

import ast
import linecache
import re
from itertools import islice

from helpers.answer import shown, told
from helpers.running import run, safely

# What an error is like, its kind and its text, and what it means where exercises are solved.
MEANINGS = {
    r"KeyError: (-?\d+\.|\w+=)": "A dict has nothing under this key yet. The keys of gradients(a) are the "
    "very nodes that a was made from. Where 0 may stand in for it, use get(key, 0.0).",
    r"KeyError: 'softmax'$": "SLOPES has no softmax: with it, delta is (a − y)/m already. In the "
    "loop, is it the name of the right layer, and is i = 0 kept out?",
    r"KeyError": "A dict has nothing under this key yet. Is a line missing that puts it there, or does it "
    "come later? Where 0 may stand in for it, use get(key, 0.0).",
    r"UnboundLocalError": "Give the name a value before the line that uses it; if one "
    "does, is it ever reached?",
    r"NameError": "Work it out inside your function, or see whether it is spelled as in the first line.",
    r"truth value of an array": "A comparison such as z > 0 makes an array of answers, one for "
    "each entry, and `if`, `and`, `or` need a single one. Multiply by (z > 0), or use np.where.",
    r"mismatch in its core dimension|not aligned|shapes cannot be multiplied|size mismatch": "The shapes do "
    "not fit: in A @ B, A needs as many columns as B has rows. Write both shapes down; is a .T missing, or "
    "the order turned?",
    r"values to unpack": "The left side has another number of names than the right side has parts.",
    r"broadcast|must match the size": "The shapes do not fit entry by entry; *, + and − need equal ones, "
    "or a 1.",
    r"inhomogeneous": "Arrays of different shapes make no single array: leave them in a list.",
    r"ValueError.*dimension|AxisError": "The array has fewer axes than that; look at its shape.",
    r"too many indices": "The array has fewer axes than there are numbers in the brackets.",
    r"only integers|arrays used as indices": "An index is a whole number, or an array of such.",
    r"out of bounds for axis 0": "The index is past the end of axis 0. In a matrix x[i] picks a "
    "row, and x[:, i] a column.",
    r"tuple index out of range": "The tuple has no such entry. If it is a shape: a flat array "
    "has shape[0] alone, and x[:, i] is flat where i is one number.",
    r"\.(forward|backward|update)\(\) takes": "A method has self as its first input, before "
    "those that it is called with.",
    r"positional argument|keyword argument": "Which inputs does that function take? Its help tells.",
    r"for \*\* .*'float' and 'Node'": "An exponent is a plain number here; eˣ is exp(x).",
    r"unsupported operand.*'Node'": "What the engine has: + and *, a minus in front, and **. So "
    "x − y is x + -y, and x / y is x * y ** -1.",
    r"real number, not Node": "What math has is for plain numbers; nodes have exp and log.",
    r"as a data type": "Several sizes are one tuple, in brackets of its own: np.zeros((2, 3)).",
    r"not callable": "What stands before the round bracket is no function: is a * missing there, "
    "or is it one bracket too many? An index wants [ ].",
    r"TypeError.*'(function|method|builtin_function_or_method|numpy.ufunc)'": "A function stands where its "
    "result is meant: call it, with brackets ().",
    r"NoneType": "Something here is None: does one of your functions lack its "
    "return, or has nothing been put there yet?",
    r"cannot unpack|not iterable": "Here one number stands where several are taken apart.",
    r"not subscriptable|invalid index to scalar": "It is a single number, so it has no [ ].",
    r"multiply sequence|TypeError.*'(list|tuple)'": "A list or tuple is no array: take its numbers one by "
    "one, or make it np.array(…) first.",
    r"'ellipsis'": "Some ... is still there: put your own in its place.",
    r"indices must be integers": "An index is a whole number.",
    r"for \^|bitwise_xor": "A power is written ** in Python.",
    r"'(int|float)' object.*'edges'": "A sweep begins at a node: is it made from nodes?",
    r"'(int|float)' object.*'value'": "This is a plain number already, and no node.",
    r"'(list|tuple|float|int)' object.*'(T|shape|size|ndim|dot|sum|mean|max|reshape|ravel)'": "That belongs "
    "to arrays: np.array(…) makes one.",
    r"'My\w+' object has no attribute": "No method has put that under self yet: is self. "
    "written before it, and is it spelled as asked?",
    # PyTorch's own
    r"before Module.__init__": "A module's __init__ begins with super().__init__().",
    r"assigned grad|assign a gradient": "To clear a gradient, set .grad to None.",
    r"must be Tensor, not tuple": "Several tensors stand there: take one out, such as ctx.saved_tensors[0].",
    r"must be Tensor, not (int|float)": "A plain number stands where a tensor belongs; "
    "torch.zeros_like(z) makes one of zeros.",
    r"leaf Variable that requires grad": "An update must not be recorded: make it under no_grad.",
    r"IndexError": "The index is past the end: of n entries the last one is number n − 1.",
}


def meaning(error):
    """Return what an error means, in a sentence or two; nothing where Python's own words must do."""
    text, _ = safely("{0.__class__.__name__}: {0}".format, error)
    frame, step = last_frame(error)
    if isinstance(error, TypeError) and frame.f_code is run.__code__:
        return "The check calls it with the inputs of the stub, in that order: its first line must stay."
    if isinstance(error, IndexError) and (place := index_and_length(frame, step)):
        return place
    return next((sentence for words, sentence in MEANINGS.items() if re.search(words, text or "")), "")


def raised(error):
    """Say which error a function raised, and what that means."""
    return " ".join(filter(None, [f"Your function raised {told(error).removesuffix('.')}.", meaning(error)]))


def last_frame(error):
    """Return the frame in which an error was raised, and at which of its steps."""
    place = error.__traceback__
    while place.tb_next:
        place = place.tb_next
    return place.tb_frame, place.tb_lasti // 2


def index_and_length(frame, step):
    """Say which index met which length; nothing where the place is no simple look-up."""
    first, last, start, end = next(islice(frame.f_code.co_positions(), step, None))
    lines = linecache.getlines(frame.f_code.co_filename, frame.f_globals)[first - 1 : last]
    if len(lines) != 1:
        return ""
    found, _ = safely(ast.parse, lines[0].encode()[start:end].decode(), "", "eval")
    match found and found.body:
        case ast.Subscript(ast.Name(name), index) if is_plain(index):
            place = ast.unparse(index)
            values, _ = safely(eval, f"{place}, len({name})", frame.f_globals, frame.f_locals)
            if values and isinstance(values[0], int):
                there = f"In {name}[{place}] the index is {shown(values[0])}"
                return f"{there}, and {name} has {values[1]} entries, numbered from 0."
    return ""


def is_plain(index):
    """Say whether an index is made of names, numbers and signs alone, so that it may be worked out again."""
    plain = ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Load
    return all(isinstance(part, plain) for part in ast.walk(index))
