"""How pictures write numbers: short, readable, and never so rounded that they say what is not true."""

import re
from decimal import Decimal

RAISED = str.maketrans("−0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def short(value, digits=3):
    """Write a number with three significant digits; whole numbers up to 99999 stay whole.

    The minus sign is a true one. A closing zero tells of rounding: 1 is exact, 0.9999 becomes 1.00.
    """
    if 10**digits - 0.5 <= abs(value) < 99999.5:
        text = f"{value:.0f}"
    else:
        text = f"{value or 0:.{digits}g}"
        if not is_close(text, value):
            text = f"{value:#.{digits}g}".rstrip(".")
    return text.replace("-", "−")


def is_close(text, value):
    """Tell whether a text says the whole truth about a float, whose last digits are noise."""
    return abs(float(text.replace("−", "-")) - value) <= 1e-12 * abs(value)


def equals(value):
    """Write "= 2", or "≈ 0.333" where the short number is not the whole truth."""
    text = short(value)
    return f"= {text}" if is_close(text, value) else f"≈ {text}"


def tight(number):
    """Write a number with three significant digits in little room: −1.23e−5."""
    text = f"{number:.2e}" if 0 < abs(number) < 0.001 else short(number)
    return re.sub(r"e([-+−])0", r"e\1", text).replace("-", "−")


def bracketed(number):
    """Put a negative number that follows a sign in brackets."""
    return f"({number})" if number.startswith("−") else number


def product(upstream, local, downstream):
    """Write one step of the chain rule, "3 × 2 = 6", and "≈" unless the printed numbers multiply exactly.

    More digits are shown, up to six, where they make the product exact: 0.25 × 0.125 = 0.03125.
    """
    for digits in (3, 4, 5, 6):
        x, y, z = (short(number, digits) for number in (upstream, local, downstream))
        a, b, c = (Decimal(printed.replace("−", "-")) for printed in (x, y, z))
        if a.is_finite() and b.is_finite() and a * b == c:
            return f"{x} × {bracketed(y)} = {z}"
    return f"{short(upstream)} × {bracketed(short(local))} ≈ {short(downstream)}"


def lowered(number):
    """Write a whole number as a subscript."""
    return str(number).translate(LOWERED)


def counted(n, word):
    """Write how many there are of something."""
    return f"{n} {word}" + "s" * (n != 1)
