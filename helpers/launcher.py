"""Read the command line, see to the environment, and hand over to JupyterLab, pytest or a refresh."""

import argparse
import os
import re
import signal
import subprocess
import sys

from helpers import copies, environment

ROOT = environment.ROOT
WORK = ROOT / "work"
FIRST = "01_computation_graph.ipynb"


def main(words):
    """Do what the words after `python -m helpers` ask for."""
    cut = words.index("--") if "--" in words else len(words)
    wishes = understand(words[:cut])
    try:
        environment.prepare()
    except KeyboardInterrupt:
        print("Stopped during the set-up; the next start finishes it.", file=sys.stderr)
        sys.exit(130)  # what shells report for Ctrl-C
    variables = environment.surroundings()
    if wishes.command == "lab" and not wishes.edit:
        lay_out_copies()
        variables["BACKPROP_WORK"] = str(WORK)
    if wishes.command != "refresh":  # that one is given paths, which start where the reader stands
        os.chdir(ROOT)
    hand_over([str(environment.PYTHON), "-m", *tool(wishes, words[cut + 1 :])], variables)


def understand(words):
    """Return the command and its options, or end with a sentence that says what is wrong with them."""
    parser = Parser("python -m helpers", epilog="Words after -- go to JupyterLab or pytest.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    lab = commands.add_parser("lab", help="open your copy of the first notebook in JupyterLab")
    lab.add_argument("--edit", action="store_true", help="open the originals instead, to change the course")
    lab.add_argument("--port", type=port, metavar="N", help="the port where JupyterLab listens")
    lab.add_argument("--no-browser", action="store_true", help="start JupyterLab, but no browser")
    commands.add_parser("test", help="run all tests")
    refresh = commands.add_parser("refresh", help="run notebooks and store their outputs")
    refresh.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="all of them if none is named")
    wishes, unknown = parser.parse_known_args(words)
    if not wishes.command:
        parser.error("Say what to do: lab opens the course, test runs all tests, refresh stores outputs anew")
    if unknown:
        example = f"`python -m helpers {wishes.command} -- {' '.join(unknown)}`"
        parser.error(f"{unknown[0]} is unknown; words for JupyterLab or pytest go after --, as in {example}")
    return wishes


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong, without its page of usage."""

    def error(self, message):
        """End with the sentence; 2 is the exit code for words that are not understood."""
        sentence = re.sub(r"^argument [^:]*: ", "", message)
        self.exit(2, f"{sentence[0].upper()}{sentence[1:]}.\n")


def port(word):
    """Return the port that a word names; JupyterLab would quietly replace one that cannot be."""
    if not re.fullmatch("[0-9]+", word) or not 1 <= int(word) <= 65535:
        raise argparse.ArgumentTypeError(f"{word!r} is no port; give a number from 1 to 65535, such as 8890")
    return int(word)


def lay_out_copies():
    """Give the learner a copy of each notebook, and say so where one has a new edition."""
    try:
        for sentence in copies.lay_out(ROOT / "notebooks", WORK):
            environment.say(sentence)
    except OSError as error:
        sys.exit(f"Your copies of the notebooks cannot be laid into {WORK} ({error}); make room there.")


def tool(wishes, handed_on):
    """Return the module that does the work, followed by its arguments."""
    if wishes.command == "test":
        return ["pytest", *handed_on]  # what runs by default stands in pyproject.toml
    if wishes.command == "refresh":
        return ["helpers.refresh", *wishes.notebooks, *handed_on]
    options = [f"--ServerApp.root_dir={ROOT}"]
    if wishes.port:  # without retries, so that a port in use is reported and not replaced
        options += [f"--port={wishes.port}", "--ServerApp.port_retries=0"]
    if wishes.no_browser:
        options += ["--no-browser"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # common in containers
        options += ["--allow-root"]
    folder = ROOT / "notebooks" if wishes.edit else WORK
    return ["jupyterlab", *options, *handed_on, str(folder / FIRST)]  # the first file opens


def hand_over(command, variables):
    """Become the tool, so that signals and the exit code are its own."""
    if os.name != "nt":
        os.execve(command[0], command, variables)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows has to wait instead; Ctrl-C is the tool's affair
    sys.exit(subprocess.call(command, env=variables))
