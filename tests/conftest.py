"""What every test folder shares: the browser. Test data comes from plain functions instead."""

import os
import shutil

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from microsite import search
from tests import finished_database

# Playwright's synchronous interface runs an event loop in the test's thread, where Django would
# refuse to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

SKIPPED = "Browser tests were skipped:"
CHROMIUM_ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Nothing here may call home: updates, lists and field trials included.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def chromium_path():
    """The Chromium to drive: CHROMIUM, or Debian's; None when there is none."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


def no_browser(reason):
    """Skip the test and say why; with REQUIRE_BROWSER fail it."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(f"REQUIRE_BROWSER is set, but {reason}")
    pytest.skip(f"{SKIPPED} {reason}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, monkeypatch_session):
    """Before the test database is made: let it be filled with a finished one."""
    creation = connection.creation
    create = finished_database.prepared(creation._create_test_db)
    monkeypatch_session.setattr(creation, "_create_test_db", create)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After it: keep it for the next process."""
    with django_db_blocker.unblock():
        finished_database.keep()


@pytest.fixture(scope="session")
def monkeypatch_session():
    """Like monkeypatch, undone at the end of the session."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. Open a context of your own in each test: `browser.new_context()`."""
    path = chromium_path()
    if path is None:
        no_browser("there is no Chromium (set CHROMIUM to its path).")
    try:
        playwright = sync_playwright().start()
    except Exception as error:
        no_browser(f"Playwright's driver does not start ({error}); on Debian it needs libatomic1.")
    arguments = [*CHROMIUM_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    chromium = playwright.chromium.launch(executable_path=path, args=arguments)
    yield chromium
    chromium.close()
    playwright.stop()


@pytest.fixture
def context(browser, live_server):
    """A fresh browser profile whose relative addresses are those of the test's own server.

    A request to any other host finds nobody and fails the test: the site loads nothing from
    elsewhere.
    """
    fresh = browser.new_context(base_url=live_server.url, locale="en-US")
    strangers = []

    def notice(request):
        # Looked at, not held up: a request that has to wait for Python takes ten times as long.
        if request.url.startswith("http") and not request.url.startswith(live_server.url):
            strangers.append(request.url)

    fresh.on("request", notice)
    yield fresh
    fresh.close()
    assert strangers == [], f"requests to other hosts: {strangers}"


@pytest.fixture
def page(context):
    """One page of a fresh profile; a script error in it fails the test."""
    errors = []
    fresh = context.new_page()
    # Playwright marks the handlers it is given, which a built-in method does not allow.
    fresh.on("pageerror", lambda error: errors.append(error))
    fresh.set_default_timeout(10_000)
    yield fresh
    assert errors == [], f"script errors: {errors}"


@pytest.fixture(autouse=True)
def emptied_index(request):
    """The index is no model, so Django's flush after a transactional test leaves its rows."""
    marker = request.node.get_closest_marker("django_db")
    transactional = "transactional_db" in request.fixturenames or (
        marker is not None and marker.kwargs.get("transaction", False)
    )
    if transactional:
        # Set up before this fixture, so that the database may still be used after the test.
        request.getfixturevalue("transactional_db")
    yield
    if transactional:
        search.clear()


def pytest_terminal_summary(terminalreporter):
    """Say at the end, once and plainly, that the browser tests did not run."""
    reasons = {str(report.longrepr[2]) for report in terminalreporter.getreports("skipped")}
    for reason in sorted(reasons):
        if SKIPPED in reason:
            terminalreporter.write_line(reason.removeprefix("Skipped: "), yellow=True, bold=True)
