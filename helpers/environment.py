"""Keep .venv in the state that requirements.txt describes: make it, fill it, repair it."""

import collections
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "course-installed.txt"  # written after pip succeeded, so it vouches for the installation
NO_NETWORK = "connection broken|new connection|max retries exceeded|timed out"


def prepare():
    """Make .venv hold what requirements.txt asks for; cheap when it already does."""
    if os.path.lexists(VENV) and not is_environment():
        sys.exit(f"{VENV} is in the way and is no Python environment; move it elsewhere and try again.")
    version, packages = look_inside() or make_anew("its Python does not run")
    if version < (3, 11):
        sys.exit(f"{VENV} holds Python {version[0]}.{version[1]}, too old here; delete it and try again.")
    if not is_installed(version, packages):
        install()


def say(sentence):
    """Tell what happens now; flushed, since another program writes next."""
    print(sentence, flush=True)


def is_environment():
    """Tell whether .venv is an environment, or the bare folders that a killed start leaves."""
    if (VENV / "pyvenv.cfg").is_file():
        return True
    return VENV.is_dir() and not any(path.is_file() for path in VENV.rglob("*"))


def look_inside():
    """Return (version, package folder) of .venv's Python, or None if it does not run as an environment."""
    question = (
        "import site, sys; print(*sys.version_info[:2], *site.getsitepackages([sys.prefix]), sep='\\n')"
    )
    command = [PYTHON, "-I", "-X", "utf8", "-c", question]
    try:
        answer = subprocess.run(
            command, capture_output=True, check=True, encoding="utf-8"
        ).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return None
    packages = Path(answer[-1])
    # with a damaged pyvenv.cfg, Python still runs, but takes the system's packages for its own
    if VENV not in packages.parents or "home =" not in (VENV / "pyvenv.cfg").read_text(errors="replace"):
        return None
    return (int(answer[0]), int(answer[1])), packages


def make_anew(reason):
    """Make .venv, in place of a broken one if there is one, and return what `look_inside` sees in it."""
    stop_without_venv()
    if VENV.exists():
        say(f"The environment .venv is broken ({reason}); it is made anew.")
    remove()
    say("Making the environment .venv ...")
    if subprocess.run([sys.executable, "-m", "venv", VENV]).returncode or not look_inside():
        remove()
        sys.exit("Python could not make the environment .venv; its own message above says why.")
    return look_inside()


def stop_without_venv():
    """End with a sentence if this Python has no venv or no pip to give."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        sys.exit(f"This Python cannot make environments; on Debian or Ubuntu: sudo apt install {package}")


def remove():
    """Remove .venv if there is one, renamed first: half a folder is not known as an environment any more."""
    gone = ROOT / ".venv-being-removed"
    shutil.rmtree(gone, ignore_errors=True)
    try:
        if VENV.exists():
            VENV.rename(gone)
    except OSError as error:
        sys.exit(f"The broken environment .venv cannot be removed ({error}); delete it and try again.")
    shutil.rmtree(gone, ignore_errors=True)


def is_installed(version, packages):
    """Tell whether .venv was filled for the present requirements, and still has all that is pinned."""
    if not STAMP.is_file() or STAMP.read_text() != fingerprint(version):
        return False
    return all(any(packages.glob(pattern)) for pattern in pinned())


def fingerprint(version):
    """Return what the stamp must say; it changes with all that an installation depends on."""
    settings = tomllib.loads(text("pyproject.toml"))
    # the folder too: the course is installed in place, and .venv may be moved along with it
    parts = [version, str(ROOT), text("requirements.txt"), settings["project"], settings["build-system"]]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def text(name):
    """Return the text of one of the course's files."""
    return (ROOT / name).read_text(encoding="utf-8")


def pinned():
    """Return patterns of the files by which the pinned packages and the course itself are known."""
    pins = re.findall(r"(?m)^([\w.-]+)==([^\s;#]+)\s*(?:#.*)?$", text("requirements.txt"))
    # torch==2.13.0 may be in torch-2.13.0+cpu.dist-info; RECORD is what pip writes last
    patterns = [f"{name.replace('-', '_')}-{version}[.+]*/RECORD" for name, version in pins]
    return [*patterns, "backprop_course-*/RECORD"]


def install():
    """Install requirements.txt into .venv, and leave the stamp when all of it is there."""
    version, packages = look_inside() if pip_runs() else make_anew("its pip does not run")
    STAMP.unlink(missing_ok=True)
    drop_halves(packages)
    say("Installing what .venv lacks; the first time, about 1.5 GB (more with CUDA) and some minutes ...")
    code, last_lines = run_pip()
    if code:
        sys.exit(why_pip_failed(last_lines))
    STAMP.write_text(fingerprint(version))


def pip_runs():
    """Tell whether .venv's pip starts."""
    command = [PYTHON, "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True, env=surroundings()).returncode == 0


def drop_halves(packages):
    """Remove the names of packages that a killed pip left half installed: pip would take them for whole."""
    for folder in list(packages.glob("*.dist-info")):
        if not (folder / "RECORD").is_file():
            shutil.rmtree(folder)


def run_pip():
    """Run pip in full view; return its exit code and the last lines that it wrote on stderr."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "-r", "requirements.txt"]
    pipes = {"stderr": subprocess.PIPE, "text": True, "errors": "replace"}
    last_lines = collections.deque(maxlen=40)
    with subprocess.Popen(command, cwd=ROOT, env=surroundings(), **pipes) as pip:
        for line in pip.stderr:
            sys.stderr.write(line)
            last_lines.append(line)
    return pip.returncode, "".join(last_lines)


def why_pip_failed(last_lines):
    """Return one sentence about a failed installation."""
    if re.search(NO_NETWORK, last_lines, re.IGNORECASE):
        return "The packages could not be fetched, as the network did not answer; connect and try again."
    if "(from versions: none)" in last_lines:  # all that a pip without retries says of a dead network
        return "A package could not be found: either there is no network, or none is made for this Python."
    return "The packages could not be installed; pip's own message above says why."


def surroundings():
    """Return the variables of an activated .venv; this folder's server settings join the reader's own."""
    variables = os.environ | {"VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}  # our files are UTF-8, everywhere
    variables.pop("PYTHONHOME", None)
    for name, path in {"PATH": PYTHON.parent, "JUPYTER_CONFIG_PATH": ROOT / "helpers"}.items():
        variables[name] = os.pathsep.join(filter(None, [str(path), variables.get(name)]))
    return variables
