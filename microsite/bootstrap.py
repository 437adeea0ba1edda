"""What `make run` and `make test` do before Django is there: packages, address, first .env.

Runs with nothing but the standard library. Everything that can go wrong on somebody's machine
ends in one sentence that says what to do (SetupError); README.md has the variables.
"""

import argparse
import errno
import hashlib
import importlib.util
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
# The first pip that can install into another environment (`pip --python`).
OLDEST_PIP = (22, 3)
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")


class SetupError(Exception):
    """Something about this machine stops the set-up; the text is the sentence to show."""


def check_python(version):
    """Raise SetupError when this Python (a version tuple) is older than the site needs."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        raise SetupError(
            f"Python {version[0]}.{version[1]} is too old: the site needs Python 3.11 or later. "
            "If you have a newer one, name it: make run PYTHON=python3.12"
        )


# --- address ------------------------------------------------------------------------


def check_address(host, port):
    """Raise SetupError when nothing can listen on `host` and `port` (texts) now."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise SetupError(f"PORT={port} is not a port: give a number from 1 to 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, int(port), type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As gunicorn does: a port whose last connections only linger counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"Port {port} on {host} is busy. Stop what runs there, or take another port: "
                f"make run PORT={int(port) % 65535 + 1}"
            ) from None
        if error.errno == errno.EACCES:
            raise SetupError(
                f"You may not listen on port {port}. Take one above 1023: make run PORT=8000"
            ) from None
        raise SetupError(f"HOST={host} is not an address of this machine.") from None


def loopback_url(host, port):
    """The address under which a browser on this machine reaches a server on `host`:`port`."""
    name = host if host in LOOPBACK_HOSTS else "127.0.0.1"
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


# --- first settings -------------------------------------------------------------------


def write_env(path, host, port):
    """Write the settings of a demonstration on this machine to `path`; True when written.

    An existing file is never touched. An installation that brings its own secret or address in
    the environment gets no file: DEMO=1 must not come to a live site by itself.
    """
    if os.environ.get("SECRET_KEY") or os.environ.get("BASE_URL"):
        return False
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(
            "# Written once by `make run`, to try the site on this machine.\n"
            "# README.md explains every variable.\n"
            f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
            "DEMO=1\n"
            f"BASE_URL={loopback_url(host, port)}\n"
            "ALLOWED_HOSTS=127.0.0.1,localhost,[::1]\n"
        )
    return True


# --- packages -------------------------------------------------------------------------


def succeeds(*command):
    """Whether a command runs and ends well; its output is dropped."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def base_python():
    """The Python outside any virtual environment, so that an activated one is no trap."""
    return getattr(sys, "_base_executable", None) or sys.executable


def make_environment(folder):
    """Create the virtual environment, without pip where this Python can't bring its own."""
    if importlib.util.find_spec("venv") is None:
        raise SetupError(
            "This Python can't make virtual environments: install its venv module "
            "(on Debian and Ubuntu: apt-get install python3-venv)."
        )
    create = (base_python(), "-m", "venv", "--clear")
    if importlib.util.find_spec("ensurepip") and succeeds(*create, str(folder)):
        return
    if not succeeds(*create, "--without-pip", str(folder)):
        raise SetupError(f"The virtual environment could not be made in {folder}.")


def pip_for(python):
    """The command that installs into the environment of `python`: its own pip, or ours."""
    if succeeds(str(python), "-m", "pip", "--version"):
        return [str(python), "-m", "pip"]
    ours = [base_python(), "-m", "pip"]
    shown = subprocess.run([*ours, "--version"], capture_output=True, text=True, check=False)
    if shown.returncode:
        raise SetupError(
            "pip is missing: install it, then run this again "
            "(on Debian and Ubuntu: apt-get install python3-pip)."
        )
    version = shown.stdout.split()[1]
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_PIP:
        raise SetupError(
            f"pip {version} is too old: update it, or install Python's ensurepip "
            "(on Debian and Ubuntu: apt-get install python3-venv)."
        )
    return [*ours, "--python", str(python)]


def install(lock, root=ROOT):
    """Bring `.venv` in line with a lock file; does nothing when that was done before."""
    folder = root / ".venv"
    python = folder / "bin" / "python"
    stamp = folder / f"{lock}.installed"
    digest = hashlib.sha256((root / lock).read_bytes()).hexdigest()
    # Asked, not assumed: an upgrade of the system's Python leaves a broken environment behind.
    usable = succeeds(str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))")
    if usable and stamp.is_file() and stamp.read_text() == digest:
        return
    print("Installing the packages (about a minute the first time)", flush=True)
    if not usable:
        make_environment(folder)
    command = [
        *pip_for(python),
        "install",
        # Errors only: warnings about mirrors and caches help nobody here.
        "-qq",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        "--requirement",
        str(root / lock),
    ]
    if subprocess.run(command, check=False).returncode:
        raise SetupError(f"The packages of {lock} could not be installed; pip says why above.")
    stamp.write_text(digest)


def main(arguments=None):
    """Set up for `run` (serve on HOST and PORT) or for `test`; exits 1 with one sentence."""
    parser = argparse.ArgumentParser(prog="microsite.bootstrap", description=__doc__)
    parser.add_argument("purpose", choices=["run", "test"])
    purpose = parser.parse_args(arguments).purpose
    try:
        check_python(sys.version_info)
        if purpose == "run":
            host = os.environ.get("HOST") or "127.0.0.1"
            port = os.environ.get("PORT") or "8000"
            check_address(host, port)
            install("requirements.txt")
            if write_env(ROOT / ".env", host, port):
                print("Wrote .env: a random secret, demo mode, this machine only", flush=True)
        else:
            install("requirements-dev.txt")
    except SetupError as error:
        sys.exit(f"Cannot set up: {error}")
    except KeyboardInterrupt:
        sys.exit("Stopped; run it again to go on.")


if __name__ == "__main__":
    main()
