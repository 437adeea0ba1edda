"""Setting up on somebody's machine: one clear sentence for what stops it, one .env, one lock."""

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from microsite import bootstrap

ROOT = Path(bootstrap.__file__).parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.MULTILINE)


@pytest.fixture
def no_secret(monkeypatch):
    """An environment that brings neither a secret nor an address."""
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("BASE_URL", raising=False)


# --- python and pip -------------------------------------------------------------------


def test_an_old_python_is_named_with_the_version_that_is_needed():
    with pytest.raises(bootstrap.SetupError, match=r"Python 3\.9 is too old.*3\.11 or later"):
        bootstrap.check_python((3, 9, 18))


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_newer_pythons_are_fine(version):
    bootstrap.check_python(version)


def fake_run(monkeypatch, code, output=""):
    monkeypatch.setattr(bootstrap, "succeeds", lambda *command: False)
    monkeypatch.setattr(
        bootstrap.subprocess,
        "run",
        lambda *a, **k: subprocess.CompletedProcess(a, code, stdout=output),
    )


def test_a_missing_pip_is_one_sentence(monkeypatch):
    fake_run(monkeypatch, 1)
    with pytest.raises(bootstrap.SetupError, match=r"pip is missing.*python3-pip"):
        bootstrap.pip_for(Path(".venv/bin/python"))


def test_an_old_pip_that_cannot_reach_into_the_environment_is_one_sentence(monkeypatch):
    fake_run(monkeypatch, 0, "pip 22.0.2 from /somewhere (python 3.11)")
    with pytest.raises(bootstrap.SetupError, match=r"pip 22\.0\.2 is too old"):
        bootstrap.pip_for(Path(".venv/bin/python"))


def test_the_own_pip_installs_where_the_environment_has_none(monkeypatch):
    fake_run(monkeypatch, 0, "pip 23.0.1 from /somewhere (python 3.11)")
    command = bootstrap.pip_for(Path(".venv/bin/python"))
    assert command[1:] == ["-m", "pip", "--python", ".venv/bin/python"]


def test_an_environment_is_made_even_without_ensurepip(monkeypatch, tmp_path):
    found = bootstrap.importlib.util.find_spec
    monkeypatch.setattr(
        bootstrap.importlib.util,
        "find_spec",
        lambda name, package=None: None if name == "ensurepip" else found(name, package),
    )
    bootstrap.make_environment(tmp_path / ".venv")
    assert (tmp_path / ".venv" / "bin" / "python").exists()
    assert not list((tmp_path / ".venv").glob("lib/python*/site-packages/pip"))


def test_an_installed_lock_is_not_installed_again(monkeypatch, tmp_path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one==1\n")
    installs = []
    monkeypatch.setattr(bootstrap, "succeeds", lambda *command: True)
    monkeypatch.setattr(
        bootstrap.subprocess,
        "run",
        lambda command, **k: installs.append(command) or subprocess.CompletedProcess(command, 0),
    )
    bootstrap.install("requirements.txt", tmp_path)
    bootstrap.install("requirements.txt", tmp_path)
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    (tmp_path / "requirements.txt").write_text("one==2\n")
    bootstrap.install("requirements.txt", tmp_path)
    assert len(installs) == 2


def test_a_failed_installation_is_tried_again(monkeypatch, tmp_path):
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one==1\n")
    monkeypatch.setattr(bootstrap, "succeeds", lambda *command: True)
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, **k: subprocess.CompletedProcess(command, 1)
    )
    for _ in range(2):
        with pytest.raises(bootstrap.SetupError, match="could not be installed"):
            bootstrap.install("requirements.txt", tmp_path)


def test_both_locks_pin_the_same_versions_and_name_no_address():
    texts = [(ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt")]
    site, tools = (dict(PIN.findall(text)) for text in texts)
    assert site.items() <= tools.items()
    assert not any("://" in text or "--index" in text or "--find" in text for text in texts)


# --- address --------------------------------------------------------------------------


def test_a_busy_port_is_one_sentence_and_no_traceback(no_secret):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "microsite.bootstrap", "run"],
            cwd=ROOT,
            env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert f"Port {port} on 127.0.0.1 is busy" in ended.stderr


@pytest.mark.parametrize("port", ["", "0", "65536", "http", "-1", "80.5", "²"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(bootstrap.SetupError, match="is not a port"):
        bootstrap.check_address("127.0.0.1", port)


def test_a_host_that_is_not_here_is_refused():
    # A block that is reserved for documentation (RFC 5737): no machine has it.
    with pytest.raises(bootstrap.SetupError, match=r"192\.0\.2\.1 is not an address of this"):
        bootstrap.check_address("192.0.2.1", "8000")


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8100"),
        ("localhost", "http://localhost:8100"),
        ("::1", "http://[::1]:8100"),
        ("0.0.0.0", "http://127.0.0.1:8100"),  # noqa: S104
    ],
)
def test_the_address_of_a_run_follows_host_and_port(host, url):
    assert bootstrap.loopback_url(host, "8100") == url


# --- .env -----------------------------------------------------------------------------


def read_env(path):
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def test_the_first_run_writes_settings_for_trying_the_site_here(tmp_path, no_secret):
    assert bootstrap.write_env(tmp_path / ".env", "127.0.0.1", "8100") is True
    written = read_env(tmp_path / ".env")
    assert len(written.pop("SECRET_KEY")) >= 50
    assert written == {
        "DEMO": "1",
        "BASE_URL": "http://127.0.0.1:8100",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
    }
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_every_secret_is_another_one(tmp_path, no_secret):
    for name in ("one", "two"):
        bootstrap.write_env(tmp_path / name, "127.0.0.1", "8000")
    assert read_env(tmp_path / "one")["SECRET_KEY"] != read_env(tmp_path / "two")["SECRET_KEY"]


def test_settings_that_are_there_are_never_touched(tmp_path, no_secret):
    (tmp_path / ".env").write_text("DEMO=0\n")
    assert bootstrap.write_env(tmp_path / ".env", "127.0.0.1", "8000") is False
    assert (tmp_path / ".env").read_text() == "DEMO=0\n"


@pytest.mark.parametrize("name", ["SECRET_KEY", "BASE_URL"])
def test_an_installation_set_up_by_its_environment_gets_no_demo_file(
    tmp_path, no_secret, monkeypatch, name
):
    monkeypatch.setenv(name, "something")
    assert bootstrap.write_env(tmp_path / ".env", "127.0.0.1", "8000") is False
    assert not (tmp_path / ".env").exists()
