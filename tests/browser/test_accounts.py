"""Signing in with a second factor in a real browser, and the account pages for everybody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from microsite.people.models import Invitation
from tests import make
from tests.accounts.signing_in import PASSWORD, administrator, code, factors, person, with_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKS = (({"width": 400, "height": 800}, "light"), ({"width": 1280, "height": 900}, "dark"))
# A security key that somebody touches at once.
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def live(settings):
    """A site where the second factor is never skipped."""
    settings.DEMO = False
    cache.clear()


@pytest.fixture
def console(page):
    """What the browser complains of, a violated policy among it."""
    lines = []
    page.on(
        "console",
        lambda line: lines.append(line.text) if line.type in ("error", "warning") else None,
    )
    return lines


def sign_in(page, user):
    page.goto("/admin/")
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_load_state()


def enter(page, user, secret):
    sign_in(page, user)
    page.fill("[name=code]", code(secret))
    page.click("main [type=submit]")
    page.wait_for_url("**/admin/")


def test_from_an_invitation_by_way_of_a_passkey_to_the_desk_and_back_in(page, console):
    invitation = Invitation.objects.create(
        email="new@example.org", role="Editors", invited_by=administrator()
    )
    invitation.send(invitation.invited_by)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.goto(invitation.path)
    page.fill("[name=display_name]", "Jordan Rivera")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.click("text=Go on to the second factor")
    page.wait_for_selector("h1:text('Your second factor')")
    page.goto("/admin/")
    assert "Before you can open the desk" in page.locator("main").inner_text()
    page.click("text=Add a passkey")
    page.fill("[name=name]", "My phone")
    page.click("#passkey-add")
    page.wait_for_selector("h1:text('Your recovery codes')")
    page.click("text=Go to the desk")
    page.wait_for_selector("text=Your drafts")

    page.click("text=Sign out")
    page.wait_for_selector("h1:text('Sign in')")
    user = make.User.objects.get(email="new@example.org")
    assert factors(user) == ["recovery_codes", "webauthn"]
    sign_in(page, user)
    page.wait_for_selector("h1:text('Your second factor')")
    page.click("#passkey-use")
    page.wait_for_selector("text=Your drafts")
    assert console == []


def test_a_passkey_that_does_not_answer_is_said_in_words(page, console):
    sign_in(page, person(make.editor()))
    page.goto("/account/second-factor/webauthn/add/")
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject('away'); }")
    page.click("#passkey-add")
    page.wait_for_selector("text=That did not work")
    assert console == []


def test_an_app_is_added_from_the_square_and_codes_work_without_a_script(browser, live_server):
    user = person(make.editor())
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, user)
    page.click("text=Add an app")
    page.wait_for_selector(".account-qr")
    assert page.request.get("/account/second-factor/qr.svg").ok
    secret = page.inner_text(".account-key")
    page.fill("[name=code]", code(secret))
    page.click("text=Add it")
    page.wait_for_selector("h1:text('Your recovery codes')")
    recovery = page.inner_text(".account-codes li >> nth=0")
    page.click("text=Sign out")
    sign_in(page, user)
    page.fill("[name=code]", recovery)
    page.click("main [type=submit]")
    page.wait_for_selector("text=Your drafts")
    context.close()


def look(page):
    """One screen, narrow and light, wide and dark: nothing scrolls sideways, axe finds nothing."""
    for size, theme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{page.url} scrolls sideways by {wider} px at {size['width']}"
        found = Axe().run(page, options={"preload": False})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.locator("h1").count() == 1


def test_every_account_page_is_for_everybody_and_keeps_the_policy(page, console):
    user = administrator()
    secret = with_app(user)
    invitation = Invitation.objects.create(email="a@example.org", role="Editors", invited_by=user)
    invitation.send(user)
    other = make.editor()
    with_app(other)
    for path in (
        "/account/sign-in/",
        "/account/sign-up/",
        "/account/password/forgotten/",
        "/account/password/forgotten/sent/",
        "/account/password/new/x-y/",
        "/account/inactive/",
        invitation.path,
    ):
        page.goto(path)
        look(page)
    page.goto("/account/invitation/wrong/")
    look(page)
    # A page that is gone is no error of ours.
    console.clear()
    sign_in(page, user)
    look(page)
    page.fill("[name=code]", "000000")
    page.click("main [type=submit]")
    page.wait_for_selector("text=This code is not right.")
    look(page)
    page.fill("[name=code]", code(secret))
    page.click("main [type=submit]")
    page.wait_for_url("**/admin/")
    for path in (
        "/account/",
        "/account/sessions/",
        "/account/email/",
        "/account/password/",
        "/account/again/",
        "/account/second-factor/",
        "/account/second-factor/reauthenticate/",
        "/account/second-factor/totp/deactivate/",
        "/account/second-factor/webauthn/",
        "/account/second-factor/webauthn/add/",
        "/account/second-factor/recovery-codes/",
        "/account/second-factor/recovery-codes/generate/",
        "/account/sign-out/",
        "/admin/people/invitation/add/",
        f"/admin/people/invitation/{invitation.pk}/change/",
        f"/admin/people/user/{other.pk}/change/",
    ):
        page.goto(path)
        look(page)
    assert console == []


def test_adding_an_app_is_for_everybody_too(page, console):
    sign_in(page, person(make.editor()))
    page.goto("/account/second-factor/totp/activate/")
    look(page)
    page.goto("/account/")
    look(page)
    assert console == []
