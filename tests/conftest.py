"""What every test folder shares: the browser. Test data comes from plain functions instead."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from microsite import search

# Playwright's synchronous interface runs an event loop in the test's thread, where Django would
# refuse to touch the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

NO_BROWSER = "Browser tests were skipped: there is no Chromium (set CHROMIUM to its path)."
CHROMIUM_ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Nothing here may call home: updates, lists and field trials included.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path():
    """The Chromium to drive: CHROMIUM, or Debian's; None when there is none."""
    return shutil.which(os.environ.get("CHROMIUM") or "chromium")


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. Open a context of your own in each test: `browser.new_context()`."""
    path = chromium_path()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("REQUIRE_BROWSER is set, but there is no Chromium.")
        pytest.skip(NO_BROWSER)
    arguments = [*CHROMIUM_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser, live_server):
    """A fresh browser profile whose relative addresses are those of the test's own server.

    A request to any other host is refused and fails the test: the site loads nothing from
    elsewhere.
    """
    fresh = browser.new_context(base_url=live_server.url, locale="en-US")
    strangers = []

    def only_ours(route):
        if route.request.url.startswith(live_server.url):
            route.continue_()
        else:
            strangers.append(route.request.url)
            route.abort()

    fresh.route("**/*", only_ours)
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
    yield
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        search.clear()


def pytest_terminal_summary(terminalreporter):
    """Say at the end, once and plainly, that the browser tests did not run."""
    reasons = [report.longrepr for report in terminalreporter.getreports("skipped")]
    if any(NO_BROWSER in str(reason) for reason in reasons):
        terminalreporter.write_line(NO_BROWSER, yellow=True, bold=True)
