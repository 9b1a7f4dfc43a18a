"""Film reviews to learn from: those that ship with the course, or a pair of files of the learner's own.

A set of reviews is two files side by side: reviews.txt holds one review a line, labels.txt holds
POSITIVE or NEGATIVE on the same line. The 25,000 film reviews of Maas et al., "Learning Word
Vectors for Sentiment Analysis" (2011), are often handed round in this form. Beside the course's own
pair lies products.csv, a table of product reviews with stars, which notebook 5 reads with the csv module.
"""

import os
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"  # the course's own, written for it
LABELS = {"POSITIVE": 1, "NEGATIVE": 0}
FEWEST = 10  # a fifth is held out, which is then two


def find_reviews():
    """Return the folder of the learner's own reviews, work/data, or, if none lie there, that of the course's.

    Only the learner's JupyterLab, as the launcher starts it, knows of work/: tests and stored
    outputs are those of the course's own reviews, whatever lies there.
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
    ValueError
        If a file or a line is missing, is not UTF-8, or has no label that is known here; if there
        are fewer than ten reviews, or only one kind of them.
    """
    folder = Path(folder)
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
        wanted = f"give {FEWEST} or more, of both kinds, so that some can be held out"
        raise ValueError(f"There are {counts}; {wanted}.")
    return reviews, labels


def read_lines(path):
    """Return the lines of a text file, none of them empty, without the spaces round them."""
    if not path.is_file():
        wanted = "put reviews.txt and labels.txt side by side, or call load_reviews() for the course's own"
        raise ValueError(f"There is no {path.name} in {str(path.parent)!r}; {wanted}.")
    try:
        text = path.read_bytes().decode("utf-8-sig")  # without the mark that some editors begin a file with
    except UnicodeDecodeError as error:
        i = error.object.count(b"\n", 0, error.start) + 1
        raise ValueError(f"Line {i} of {path.name} is not UTF-8; save the file as UTF-8.") from None
    # splitlines would also cut a review at rarer signs, such as \x85
    lines = [line.strip() for line in text.rstrip().split("\n")]
    if "" in lines:
        wanted = "each line needs a review in one file and its label"
        raise ValueError(f"Line {lines.index('') + 1} of {path.name} is empty; {wanted} in the other.")
    return lines
