"""Keep .venv as requirements.txt describes it: make it, fill it, and where in doubt make it anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OURS = VENV / "made-by-the-course.txt"  # only an environment that holds this file is ever removed
STAMP = VENV / "course-installed.txt"  # written after pip succeeded, so it vouches for the installation
NVIDIA = "/proc/driver/nvidia"  # there on a Linux with the driver of an NVIDIA card
CPU_BUILDS = "https://download.pytorch.org/whl/cpu"
PATIENCE = 3  # seconds, for an answer from there
# What pip is set to by its owner stays, but for where it puts packages, which is here: into .venv.
HERE = ["--no-user", "--target="]
SOURCES = r"(?m)^(global|install|:env:)\.(index-url|extra-index-url|find-links|no-index)="
FAILED = """\
The packages could not be installed; pip's own message above says why. Look at your network, at HTTPS_PROXY
(http://NAME:PASSWORD@HOST:PORT) if a proxy stands between, at PIP_CERT if a certificate is not trusted,
and start again."""


def prepare():
    """Make .venv hold what requirements.txt asks for; cheap when it already does."""
    packages = look_inside()
    if os.path.lexists(VENV) and not OURS.is_file():
        if not packages:
            here = "{}.{}".format(*sys.version_info)
            sys.exit(f"{VENV} is in the way: no Python {here} runs in it; move it elsewhere and try again.")
    elif not packages or not STAMP.is_file():
        packages = make_anew()
    if not STAMP.is_file() or STAMP.read_text() != "\n".join(requirements()) or missing(packages):
        install(packages)


def say(sentence):
    """Tell what happens now; flushed, since another program writes next."""
    print(sentence, flush=True)


def look_inside():
    """Return the package folder of .venv, or None unless this very version of Python runs in it."""
    question = "import os, sys, sysconfig; print(*sys.version_info[:2]); "
    question += "print(os.path.relpath(sysconfig.get_path('purelib'), sys.argv[1]))"
    command = [PYTHON, "-I", "-X", "utf8", "-c", question, VENV]
    try:
        run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        return None
    version, packages = run.stdout.splitlines()
    # with a damaged pyvenv.cfg, Python still runs, but takes the system's packages for its own
    serves = version == "{} {}".format(*sys.version_info) and not packages.startswith("..")
    return VENV / packages if serves else None


def make_anew():
    """Make .venv with this very Python, in place of an older one; return its package folder."""
    if VENV.exists():
        say("The environment .venv is broken, half filled, or another Python's; it is made anew.")
        remove()
    say("Making the environment .venv ...")
    VENV.mkdir()
    OURS.touch()
    if subprocess.run([sys.executable, "-m", "venv", VENV]).returncode or not look_inside():
        remove()
        sys.exit("Python could not make the environment .venv; its own message above says why.")
    STAMP.touch()
    return look_inside()


def remove():
    """Remove .venv."""
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        sys.exit(f"The environment .venv cannot be removed ({error}); delete it and try again.")


def requirements():
    """Return what requirements.txt names; its `-e .` is for other environments, see `install`."""
    return re.findall(r"(?m)^\w[^#\n]*[^#\s]", (ROOT / "requirements.txt").read_text(encoding="utf-8"))


def missing(packages):
    """Tell whether the package folder lacks a requirement; one with a marker may be left out."""
    pins = [re.fullmatch(r"([\w.-]+)==([\w.]+)", line) for line in requirements()]
    # torch==2.13.0 may be in torch-2.13.0+cpu.dist-info; RECORD is what pip writes last
    files = [f"{pin[1].replace('-', '_')}-{pin[2]}[.+]*/RECORD" for pin in pins if pin]
    return not all(any(packages.glob(file)) for file in files)


def install(packages):
    """Install the requirements into .venv, and leave the stamp if pip succeeds."""
    ensure_pip = [PYTHON, "-m", "ensurepip"]  # an environment made by uv comes without pip
    has_pip = ask_pip("--version").returncode == 0
    if not has_pip and subprocess.run(ensure_pip, env=surroundings()).returncode:
        sys.exit(f"{VENV} has no pip and cannot get one; move it elsewhere and try again.")
    # One relative line, the same for everyone: Pythons before 3.12.4 read this file by the locale,
    # and would misread an umlaut in the path of the course.
    (packages / "course.pth").write_text(os.path.relpath(ROOT, packages) + "\n")
    say("Installing what .venv lacks; the first time, some minutes and 1.6 GB on disk (5.3 with CUDA) ...")
    STAMP.unlink(missing_ok=True)  # a pip that is killed leaves halves, and no stamp
    command = [PYTHON, "-m", "pip", "install", *HERE, *small_torch(), *requirements()]
    if subprocess.run(command, cwd=ROOT, env=surroundings()).returncode or missing(packages):
        STAMP.touch()  # pip came to an end, and left things as they were
        sys.exit(FAILED)
    STAMP.write_text("\n".join(requirements()))


def small_torch():
    """Return pip's option for PyTorch without CUDA, on Linux without NVIDIA, if pip has no own sources."""
    has_driver = shutil.which("nvidia-smi") or os.path.exists(NVIDIA)
    if sys.platform != "linux" or has_driver or re.search(SOURCES, ask_pip("config", "list").stdout):
        return []
    options = f"--index-url {CPU_BUILDS} --timeout {PATIENCE} --retries 0".split()
    if ask_pip("index", "versions", "torch", *options).returncode:
        silence = f"{CPU_BUILDS} did not answer within {PATIENCE} seconds"
        say(f"{silence}, so PyTorch comes with CUDA, 5 GB in all.")
        return []
    say(f"No NVIDIA driver here: the small PyTorch is taken, from {CPU_BUILDS}, unless PIP_INDEX_URL is set.")
    return ["--extra-index-url", CPU_BUILDS]


def ask_pip(*words):
    """Let .venv's pip answer a question, and show nothing of it."""
    variables = surroundings() | {"PIP_USER": "0"}  # a set user would mean: list no other files
    return subprocess.run([PYTHON, "-m", "pip", *words], env=variables, capture_output=True, text=True)


def surroundings():
    """Return the variables of an activated .venv, without those that the reader has set for other work."""
    theirs = re.compile("PYTHON(?!HASHSEED)|BACKPROP_WORK")  # the latter is for lab alone
    variables = {name: value for name, value in os.environ.items() if not theirs.match(name)}
    variables |= {"VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1", "IPYTHONDIR": str(VENV / "ipython")}
    # a kernel of the same name elsewhere must not win
    first = {"PATH": PYTHON.parent, "JUPYTER_PATH": VENV / "share" / "jupyter"}
    for name, path in first.items():
        variables[name] = os.pathsep.join(filter(None, [str(path), variables.get(name)]))
    return variables
