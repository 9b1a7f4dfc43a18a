"""Read the command line, see to the environment, and hand over to JupyterLab, pytest or a refresh."""

import argparse
import errno
import os
import re
import signal
import socket
import subprocess
import sys

from helpers import environment

ROOT = environment.ROOT
FIRST_NOTEBOOK = ROOT / "notebooks" / "01_computation_graph.ipynb"


def main(words):
    """Do what the words after `python -m helpers` ask for."""
    own, handed_on = split(words)
    wishes = understand(own)
    python = prepared_python()
    if wishes.command != "refresh":  # that one is given paths, which start where the reader stands
        os.chdir(ROOT)
    hand_over([python, "-m", *tool(wishes, handed_on)])


def split(words):
    """Return the words before the first `--` and those after it."""
    cut = words.index("--") if "--" in words else len(words)
    return words[:cut], words[cut + 1 :]


def understand(words):
    """Return the command and its options, or end with a sentence that says what is wrong with them."""
    parser = command_line()
    wishes, unknown = parser.parse_known_args(words)
    if not wishes.command:
        parser.error("Say what to do: lab opens the course, test runs all tests, refresh stores outputs anew")
    if unknown:
        example = f"python -m helpers {wishes.command} -- {' '.join(unknown)}"
        parser.error(
            f"{unknown[0]} is unknown; words for JupyterLab or pytest go after --, as in `{example}`"
        )
    return wishes


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong, without its page of usage."""

    def error(self, message):
        """End with the sentence; 2 is the exit code for words that are not understood."""
        sentence = re.sub(r"^argument [^:]*: ", "", message)
        self.exit(2, f"{sentence[0].upper()}{sentence[1:]}.\n")


def command_line():
    """Return the parser of the three commands."""
    parser = Parser("python -m helpers", epilog="Words after -- go to JupyterLab or pytest.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    lab = commands.add_parser("lab", help="open the first notebook in JupyterLab")
    lab.add_argument("--port", type=free_port, metavar="N", help="the port where JupyterLab listens")
    lab.add_argument("--no-browser", action="store_true", help="start JupyterLab, but no browser")
    commands.add_parser("test", help="run all tests")
    refresh = commands.add_parser("refresh", help="run notebooks and store their outputs")
    refresh.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="all of them if none is named")
    return parser


def free_port(word):
    """Return the port that was asked for; raise with a sentence if it is no port, or not free."""
    if not re.fullmatch("[0-9]{1,5}", word) or not 0 < int(word) < 65536:
        raise argparse.ArgumentTypeError(f"{word!r} is no port, give a number from 1 to 65535, such as 8890")
    if is_taken(int(word)):
        advice = "choose another, or leave --port out and JupyterLab finds a free one"
        raise argparse.ArgumentTypeError(f"port {word} is taken, {advice}")
    return int(word)


def is_taken(port):
    """Tell whether a server on this computer could not listen at the port."""
    for family, _, _, _, address in socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM):
        try:
            socket.create_server(address[:2], family=family).close()
        except OSError as error:  # other errors mean, say, that this computer has no IPv6
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return True
    return False


def prepared_python():
    """Return the path of .venv's Python, with all packages in place."""
    try:
        environment.prepare()
    except KeyboardInterrupt:
        print("Stopped during the set-up; the next start finishes it.", file=sys.stderr)
        sys.exit(130)  # what shells report for Ctrl-C
    return str(environment.PYTHON)


def tool(wishes, handed_on):
    """Return the module that does the work, followed by its arguments."""
    if wishes.command == "lab":
        return ["jupyterlab", *lab_options(wishes), *handed_on, str(FIRST_NOTEBOOK)]  # the first file opens
    if wishes.command == "test":
        return ["pytest", *handed_on]  # what runs by default stands in pyproject.toml
    return ["helpers.refresh", *wishes.notebooks, *handed_on]


def lab_options(wishes):
    """Return JupyterLab's words for what the reader wishes."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        f"--ServerApp.root_dir={ROOT}",
        # without retries, so that a port taken in the meantime is reported and not replaced
        *([f"--port={wishes.port}", "--ServerApp.port_retries=0"] if wishes.port else []),
        *(["--no-browser"] if wishes.no_browser else []),
        *(["--allow-root"] if is_root else []),  # common in containers; JupyterLab asks for the word
    ]


def hand_over(command):
    """Become the tool, so that signals and the exit code are its own."""
    variables = environment.surroundings()
    if os.name != "nt":
        os.execve(command[0], command, variables)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows has to wait instead; Ctrl-C is the tool's affair
    sys.exit(subprocess.call(command, env=variables))
