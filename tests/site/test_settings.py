"""The settings refuse to start unsafe, and say which variable to set."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from microsite import bootstrap

ROOT = Path(bootstrap.__file__).parent.parent
SECRET = "a-secret-of-this-test-" + "0123456789" * 4
MINIMUM = {
    "SECRET_KEY": SECRET,
    "BASE_URL": "https://www.example.org",
    "ALLOWED_HOSTS": "www.example.org",
}
LOOPBACK = {"BASE_URL": "http://127.0.0.1:8000", "ALLOWED_HOSTS": "127.0.0.1"}


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Run the settings file in a folder of its own: `load(env_file, **variables)` -> its names."""
    for name in list(os.environ):
        monkeypatch.delenv(name)
    folder = tmp_path / "microsite"
    folder.mkdir()
    file = shutil.copy(Path(bootstrap.__file__).with_name("settings.py"), folder / "settings.py")

    def run(env_file="", **variables):
        if env_file:
            (tmp_path / ".env").write_text(env_file)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(file))

    return run


@pytest.mark.filterwarnings("ignore:Engine not recognized")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY"),
        ({"SECRET_KEY": "   "}, "Set SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is too weak"),
        ({"BASE_URL": ""}, "Set BASE_URL"),
        ({"BASE_URL": "www.example.org"}, "BASE_URL must look like"),
        ({"BASE_URL": "ftp://www.example.org"}, "BASE_URL must look like"),
        ({"BASE_URL": "https://"}, "BASE_URL must look like"),
        ({"BASE_URL": "https://www.example.org/site"}, "BASE_URL must look like"),
        ({"BASE_URL": "https://www.example.org?x=1"}, "BASE_URL must look like"),
        ({"BASE_URL": "http://www.example.org"}, "BASE_URL must start with https"),
        ({"BASE_URL": "http://192.168.1.5:8000"}, "BASE_URL must start with https"),
        ({"BASE_URL": "https://[bad"}, "BASE_URL can't be read"),
        ({"TRUSTED_PROXIES": "one"}, "TRUSTED_PROXIES can't be read"),
        ({"CONN_MAX_AGE": "x"}, "CONN_MAX_AGE can't be read"),
        ({"DATABASE_URL": "garbage"}, "DATABASE_URL must start with"),
        ({"DATABASE_URL": "mysql://a:secret@b/c"}, "DATABASE_URL must start with"),
        ({"CACHE_URL": "nope://x"}, "CACHE_URL can't be read"),
        ({"EMAIL_URL": "zzz://x"}, "EMAIL_URL can't be read"),
        ({"ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"ALLOWED_HOSTS": "www.example.org,*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"DEBUG": "1"}, "DEBUG=1 shows secrets"),
        ({"TIME_ZONE": "America/Springfield"}, "TIME_ZONE=America/Springfield is unknown"),
    ],
)
def test_unsafe_settings_stop_the_start_with_a_sentence(load, changes, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        load(**MINIMUM | changes)


def test_nothing_at_all_asks_for_the_secret_first(load):
    with pytest.raises(
        ImproperlyConfigured, match=r"Set SECRET_KEY in the environment or in \.env"
    ):
        load()


def test_the_minimum_starts_and_every_default_is_the_safe_one(load):
    settings = load(**MINIMUM)
    assert settings["DEBUG"] is False
    assert settings["DEMO"] is False
    assert settings["ALLOWED_HOSTS"] == ["www.example.org"]
    assert settings["MAIL_CONFIGURED"] is False
    assert settings["TRUSTED_PROXIES"] == 0
    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_https_settings_follow_the_public_address(load):
    settings = load(**MINIMUM)
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert settings["SESSION_COOKIE_SECURE"] is True
    assert settings["CSRF_COOKIE_SECURE"] is True


def test_this_machine_alone_works_without_https(load):
    settings = load(**MINIMUM | LOOPBACK)
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert settings["SESSION_COOKIE_SECURE"] is False


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:3000", "[::1]:8000"])
def test_every_name_of_this_machine_counts_as_loopback(load, host):
    assert load(**MINIMUM | LOOPBACK | {"BASE_URL": f"http://{host}"})["IS_LOOPBACK"] is True


def test_a_slash_at_the_end_of_the_address_is_dropped(load):
    settings = load(**MINIMUM | {"BASE_URL": "https://www.example.org/"})
    assert settings["BASE_URL"] == "https://www.example.org"


def test_the_env_file_is_read_and_the_environment_wins(load):
    lines = [f"{name}={value}" for name, value in (MINIMUM | LOOPBACK).items()]
    settings = load("\n".join([*lines, "DEMO=1", "SITE_NAME=From the file"]), SITE_NAME="Ours")
    assert settings["DEMO"] is True
    assert settings["SECRET_KEY"] == SECRET
    assert settings["SITE_NAME"] == "Ours"


def test_only_a_named_proxy_may_say_that_a_visit_came_over_https(load):
    settings = load(**MINIMUM | {"TRUSTED_PROXIES": "1"})
    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_larger_services_come_by_variables_alone(load):
    settings = load(
        **MINIMUM,
        DATABASE_URL="postgres://site:word@db.example.org:5432/site",
        CACHE_URL="rediscache://cache.example.org:6379/0",
        EMAIL_URL="smtp+tls://site:word@mail.example.org:587",
    )
    assert settings["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert settings["DATABASES"]["default"]["HOST"] == "db.example.org"
    assert settings["CACHES"]["default"]["BACKEND"] == "microsite.caching.ForgivingRedisCache"
    assert settings["EMAIL_HOST"] == "mail.example.org"
    assert settings["EMAIL_USE_TLS"] is True
    assert settings["MAIL_CONFIGURED"] is True


def test_sqlite_waits_for_a_writer_instead_of_failing(load):
    options = load(**MINIMUM)["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20


def test_the_minimum_passes_djangos_own_checks_for_a_live_site():
    ended = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=ROOT,
        env={"PATH": os.defpath, "DEBUG": "0", **MINIMUM},
        capture_output=True,
        text=True,
        check=False,
    )
    # W021: asking browsers' makers to preload HTTPS for the whole domain is its owner's decision.
    assert set(re.findall(r"\w+\.[WE]\d+", ended.stderr)) <= {"security.W021"}
    assert ended.returncode == 0


def test_a_wrong_setting_ends_a_command_with_one_sentence():
    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.defpath, "DEBUG": "0", **MINIMUM, "ALLOWED_HOSTS": "*"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "ALLOWED_HOSTS must name the hosts" in ended.stderr


def test_the_readme_explains_every_variable():
    files = ("microsite/settings.py", "microsite/gunicorn_conf.py", "tests/settings.py")
    code = "\n".join((ROOT / name).read_text() for name in files)
    read = set(re.findall(r"""(?:env\.\w+|required|environ\.get)\(\s*"([A-Z_]+)\"""", code))
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    explained = set(re.findall(r"[A-Z_]+", " ".join(rows)))
    assert {"SECRET_KEY", "PORT", "TEST_DATABASE_URL"} <= read
    assert read <= explained
