"""Python's errors, said for the place where a learner's function raised them."""

import ast
import linecache
import re
from itertools import islice

from helpers.answer import shown, told
from helpers.running import run, safely

# Kind of error, what its text is like, and what it means where exercises are solved.
MEANINGS = (
    (KeyError, r"^-?\d+\.|^\w+=", "A dict has nothing under this key yet. The keys of gradients(a) are the "
     "very nodes that a was made from. Where 0 may stand in for it, use get(key, 0.0)."),
    (KeyError, r"^'softmax'$", "SLOPES has no softmax: with it, delta is (a − y)/m already. In the "
     "loop, is it the name of the right layer, and is i = 0 kept out?"),
    (KeyError, r"", "A dict has nothing under this key yet. Is a line missing that puts it there, or does it "
     "come later? Where 0 may stand in for it, use get(key, 0.0)."),
    (UnboundLocalError, r"", "Give the name a value before the line that uses it; if one "
     "does, is it ever reached?"),
    (NameError, r"", "Work it out inside your function, or see whether it is spelled as in the first line."),
    (ZeroDivisionError, r"", "Something divides by 0 here: which number is 0, and must it be divided by?"),
    (RecursionError, r"", "The function calls itself, and never comes to an end."),
    (ValueError, r"truth value of an array", "A comparison such as z > 0 makes an array of answers, one for "
     "each entry, and `if`, `and`, `or` need a single one. Multiply by (z > 0), or use np.where."),
    (ValueError, r"not enough values to unpack|too many values to unpack", "The left side has another number "
     "of names than the right side has parts."),
    (ValueError, r"mismatch in its core dimension|not aligned", "The shapes do not fit: in A @ B, A needs as "
     "many columns as B has rows. Write both shapes down; is a .T missing, or the order turned?"),
    (ValueError, r"broadcast", "The shapes do not fit entry by entry; *, + and − need equal ones, or a 1."),
    (ValueError, r"must be square", "Only a matrix with as many rows as columns can go in there."),
    (ValueError, r"inhomogeneous", "Arrays of different shapes make no single array: leave them in a list."),
    (ValueError, r"axis|dimension", "The array has fewer axes than that; look at its shape."),
    (IndexError, r"too many indices", "The array has fewer axes than there are numbers in the brackets."),
    (IndexError, r"only integers|arrays used as indices", "An index is a whole number, or an array of such."),
    (IndexError, r"out of bounds for axis 0", "The index is past the end of axis 0. In a matrix x[i] picks a "
     "row, and x[:, i] a column."),
    (IndexError, r"^tuple index out of range", "The tuple has no such entry. If it is a shape: a flat array "
     "has shape[0] alone, and x[:, i] is flat where i is one number."),
    (IndexError, r"axis \d+ is out of bounds", "The array has fewer axes than that; look at its shape."),
    (TypeError, r"\.(forward|backward|update)\(\) takes", "A method has self as its first input, before "
     "those that it is called with."),
    (TypeError, r"positional argument|keyword argument|unexpected keyword", "Which inputs does that function "
     "take? Its help tells."),
    (TypeError, r"for \*\* .*'float' and 'Node'", "An exponent is a plain number here; eˣ is exp(x)."),
    (TypeError, r"unsupported operand.*'Node'", "What the engine has: + and *, a minus in front, and **. So "
     "x − y is x + -y, and x / y is x * y ** -1."),
    (TypeError, r"real number, not Node", "What math has is for plain numbers; nodes have exp and log."),
    (TypeError, r"as a data type", "Several sizes are one tuple, in brackets of its own: np.zeros((2, 3))."),
    (TypeError, r"not callable", "What stands before the round bracket is no function: is a * missing there, "
     "or is it one bracket too many? An index wants [ ]."),
    (TypeError, r"'(function|method|builtin_function_or_method|numpy.ufunc)'", "A function stands where its "
     "result is meant: call it, with brackets ()."),
    (TypeError, r"NoneType", "Something here is None: does one of your functions lack its "
     "return, or has nothing been put there yet?"),
    (TypeError, r"unpack|not iterable", "Here one number stands where several are taken apart."),
    ((TypeError, IndexError), r"not subscriptable|invalid index to scalar",
     "It is a single number, so it has no [ ]."),
    (TypeError, r"multiply sequence|'list'|'tuple'", "A list or tuple is no array: take its numbers one by "
     "one, or make it np.array(…) first."),
    (TypeError, r"'ellipsis'", "Some ... is still there: put your own in its place."),
    (TypeError, r"indices must be integers", "An index is a whole number."),
    (TypeError, r"for \^|bitwise_xor", "A power is written ** in Python."),
    (AttributeError, r"'(int|float)' object.*'edges'", "A sweep begins at a node: is it made from nodes?"),
    (AttributeError, r"'(int|float)' object.*'value'", "This is a plain number already, and no node."),
    (AttributeError, r"'(list|tuple|float|int)' object.*'(T|shape|size|ndim|dot|sum|mean|max|reshape|ravel)'",
     "That belongs to arrays: np.array(…) makes one."),
    (AttributeError, r"'My\w+' object has no attribute", "No method has put that under self yet: is self. "
     "written before it, and is it spelled as asked?"),
    # PyTorch's own
    (AttributeError, r"before Module.__init__", "A module's __init__ begins with super().__init__()."),
    ((TypeError, RuntimeError), r"assigned grad|assign a gradient", "To clear a gradient, set .grad to "
     "None."),
    (TypeError, r"must be Tensor, not tuple", "Several tensors stand there: take one out, such as "
     "ctx.saved_tensors[0]."),
    (TypeError, r"must be Tensor, not (int|float)", "A plain number stands where a tensor belongs; "
     "torch.zeros_like(z) makes one of zeros."),
    (RuntimeError, r"leaf Variable that requires grad", "An update must not be recorded: make it under "
     "no_grad."),
    (RuntimeError, r"shapes cannot be multiplied|size mismatch", "The shapes do not fit: in A @ B, A needs "
     "as many columns as B has rows. Write both shapes down; is a .T missing, or the order turned?"),
    (RuntimeError, r"must match the size|doesn't match the broadcast", "The shapes do not fit entry by "
     "entry; *, + and − need equal ones, or a 1."),
)  # fmt: skip


def meaning(error):
    """Return what an error means, in a sentence or two; nothing where Python's own words must do."""
    text, _ = safely(str, error)
    frame, step = last_frame(error)
    if isinstance(error, TypeError) and "argument" in (text or "") and frame.f_code is run.__code__:
        return "The check calls it with the inputs of the stub, in that order: its first line must stay."
    if isinstance(error, IndexError) and (place := index_and_length(frame, step)):
        return place
    for kind, words, sentence in MEANINGS:
        if isinstance(error, kind) and re.search(words, text or ""):
            return sentence
    if isinstance(error, IndexError):
        return "The index is past the end: of n entries the last one is number n − 1."
    return ""


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
        case ast.Subscript(ast.Name() as name, index) if is_plain(index):
            values, _ = safely(lambda: [value_of(part, frame) for part in (index, name)])
            if values and isinstance(values[0], int) and hasattr(values[1], "__len__"):
                return (
                    f"In {name.id}[{ast.unparse(index)}] the index is {shown(values[0])}, and {name.id} has "
                    f"{len(values[1])} entries, numbered from 0."
                )
    return ""


def is_plain(index):
    """Say whether an index is made of names, numbers and signs alone, so that it may be worked out again."""
    plain = ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Load
    return all(isinstance(part, plain) for part in ast.walk(index))


def value_of(part, frame):
    """Return what a part of the line that failed was worth."""
    return eval(compile(ast.Expression(part), "", "eval"), frame.f_globals, frame.f_locals)
