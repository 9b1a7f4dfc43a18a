"""Film reviews to learn from: those that ship with the course, or a pair of files of the learner's own.

A set of reviews is two files side by side: reviews.txt holds one review a line, labels.txt holds
POSITIVE or NEGATIVE on the same line. The 25,000 film reviews of Maas et al., "Learning Word
Vectors for Sentiment Analysis" (2011), are often handed round in this form.
"""

import os
from pathlib import Path

from helpers import guard

CORPUS = Path(__file__).parent / "corpus"  # the course's own, written for it
LABELS = {"POSITIVE": 1, "NEGATIVE": 0}
FEWEST = 10  # a fifth is held out, which is then two
BOM = b"\xef\xbb\xbf"  # some editors begin a file with it


def find_reviews():
    """Return the folder of the learner's own reviews, work/data, or, if none lie there, that of the course's.

    Only the learner's JupyterLab, as the launcher starts it, knows of work/: tests and stored
    outputs are those of the course's own reviews, whatever lies there.

    Returns
    -------
    pathlib.Path
    """
    own = Path(os.environ.get("BACKPROP_WORK") or CORPUS, "data")
    return own if (own / "reviews.txt").is_file() else CORPUS


def load_reviews(folder=CORPUS):
    """Read a set of reviews, and what each one says of its film.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        Where reviews.txt and labels.txt lie; without it, the course's own reviews are read.

    Returns
    -------
    reviews : list of str
    labels : list of int
        1 for a positive review, 0 for a negative one.

    Raises
    ------
    TypeError
        If folder is none.
    ValueError
        If a file or a review is missing, is not UTF-8, or has no label that is known here; if there
        are fewer than ten reviews, or only one kind of them.
    """
    guard.folder(folder)
    folder = CORPUS if folder is None else Path(folder)
    reviews, names = read_lines(folder / "reviews.txt"), read_lines(folder / "labels.txt")
    if len(reviews) != len(names):
        counts = f"reviews.txt has {len(reviews)} lines but labels.txt has {len(names)}"
        first = min(len(reviews), len(names)) + 1
        raise ValueError(f"{counts}; from line {first} on there is no partner, and each needs one.")
    labels = [LABELS.get(name.upper()) for name in names]
    if None in labels:
        i = labels.index(None)
        raise ValueError(f"Line {i + 1} of labels.txt says {names[i]!r}; it has to be POSITIVE or NEGATIVE.")
    if len(labels) < FEWEST or len({*labels}) < 2:
        counts = f"{labels.count(1)} positive and {labels.count(0)} negative reviews"
        raise ValueError(
            f"There are {counts}; give {FEWEST} or more, of both kinds, so that some can be held out."
        )
    return reviews, labels


def read_lines(path):
    """Return the lines of a text file, none of them empty, without the spaces round them."""
    if not path.is_file():
        wanted = "put reviews.txt and labels.txt side by side, or call load_reviews() for the course's own"
        raise ValueError(f"There is no {path.name} in {str(path.parent)!r}; {wanted}.")
    content = path.read_bytes().removeprefix(BOM)
    if not content.strip():
        raise ValueError(f"{path.name} is empty; it needs one line for each review.")
    lines = []
    # Cut as bytes: of a str, splitlines would also cut a review at rarer signs, such as \x85.
    for i, line in enumerate(content.splitlines(), start=1):
        try:
            lines.append(line.decode("utf-8").strip())
        except UnicodeDecodeError:
            raise ValueError(f"Line {i} of {path.name} is not UTF-8; save the file as UTF-8.") from None
        if not lines[-1]:
            wanted = "each line needs a review in one file and its label"
            raise ValueError(f"Line {i} of {path.name} is empty; {wanted}.")
    return lines
