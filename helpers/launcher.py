"""Read the command line, see to the environment, and hand over to JupyterLab, pytest or a refresh."""

import os
import signal
import subprocess
import sys

from helpers import copies, environment

ROOT = environment.ROOT
WORK = ROOT / "work"
FIRST = "01_computation_graph.ipynb"
COMMANDS = {  # and who does the work
    "lab": ["jupyterlab"],
    "test": ["pytest", "--numprocesses=auto", "--dist=loadfile"],
    "refresh": ["helpers.refresh"],
}
USAGE = """\
Say what to do: python -m helpers lab opens your copy of the first notebook in JupyterLab (with --edit
the original); python -m helpers test runs all tests; python -m helpers refresh stores outputs anew.
Further words go to JupyterLab, pytest or the refresh: python -m helpers lab --port 8890."""


def main(words):
    """Do what the words after `python -m helpers` ask for."""
    if not words or words[0] not in COMMANDS:
        sys.exit(USAGE)
    command, *own = words
    own = own[: own.index("--")] + own[own.index("--") + 1 :] if "--" in own else own
    try:
        environment.prepare()
    except KeyboardInterrupt:
        print("Stopped during the set-up; the next start finishes it.", file=sys.stderr)
        sys.exit(130)  # what shells report for Ctrl-C
    variables = environment.surroundings()
    if command == "lab" and "--edit" not in own:
        lay_out_copies()
        variables["BACKPROP_WORK"] = str(WORK)
    if command != "refresh":  # that one is given paths, which start where the reader stands
        os.chdir(ROOT)
    options = options_of_lab(own) if command == "lab" else own
    hand_over([str(environment.PYTHON), "-m", *COMMANDS[command], *options], variables)


def lay_out_copies():
    """Give the learner a copy of each notebook, and say so where one has a new edition."""
    try:
        for sentence in copies.lay_out(ROOT / "notebooks", WORK):
            environment.say(sentence)
    except OSError as error:
        sys.exit(f"Your copies of the notebooks cannot be laid into {WORK} ({error}); make room there.")


def options_of_lab(own):
    """Return what JupyterLab is told: the folder, the reader's own words, and the notebook that opens."""
    options = [f"--ServerApp.root_dir={ROOT}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # common in containers
        options += ["--allow-root"]
    folder = ROOT / "notebooks" if "--edit" in own else WORK
    return [*options, *[word for word in own if word != "--edit"], str(folder / FIRST)]


def hand_over(command, variables):
    """Become the tool, so that signals and the exit code are its own."""
    if os.name != "nt":
        os.execve(command[0], command, variables)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows has to wait instead; Ctrl-C is the tool's affair
    sys.exit(subprocess.call(command, env=variables))
