"""Forms without a token: who may send them, and what their stamp says."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import path

from microsite.public_form import STAMP_LIFETIME, new_stamp, public_form, read_stamp

OURS = "http://testserver"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {"errors/403.html": "<h1>Not accepted</h1><p>{{ reason }}</p>"},
                )
            ]
        },
    }
]


@public_form
def ask(request):
    """The form's view."""
    if request.GET.get("missing"):
        raise Http404
    return HttpResponse(f"{request.method} by {request.user or 'nobody'}")


urlpatterns = [path("ask/", ask)]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def refusal_page(settings):
    settings.TEMPLATES = TEMPLATES


@pytest.fixture
def strict_client():
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": OURS},
        # The browser's own word stands above the rest.
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": OURS},
        {"Origin": "HTTP://TestServer"},
        {"Origin": OURS, "Referer": "https://elsewhere.example/"},
        {"Referer": f"{OURS}/ask/?section=risks"},
        {"Referer": OURS},
    ],
)
def test_a_form_from_our_own_page_is_accepted_without_token_or_cookie(strict_client, headers):
    response = strict_client.post("/ask/", {"question": "?"}, headers=headers)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Referer": ""},
        {"Referer": "about:blank"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
        {"Sec-Fetch-Site": "same-site", "Origin": OURS},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": ""},
        {"Sec-Fetch-Site": "same-origin, cross-site"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://testserver"},
        {"Origin": f"{OURS}:8001"},
        {"Origin": f"{OURS}.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Referer": f"{OURS}/ask/"},
        {"Referer": "https://evil.example/ask/"},
        {"Referer": f"https://evil.example/?{OURS}/"},
        {"Referer": f"{OURS}@evil.example/"},
        {"Referer": "http://[broken/"},
    ],
)
def test_a_form_from_anywhere_else_is_refused_with_a_sentence(strict_client, headers):
    response = strict_client.post("/ask/", {"question": "my secret"}, headers=headers)
    assert response.status_code == 403
    text = response.content.decode()
    assert "we did not accept it" in text
    assert "Please" in text
    assert "my secret" not in text
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_an_https_site_compares_with_its_own_scheme(strict_client):
    for origin, status in [("https://testserver", 200), (OURS, 403)]:
        response = strict_client.post("/ask/", headers={"Origin": origin}, secure=True)
        assert response.status_code == status


@pytest.mark.parametrize("method", ["get", "head"])
def test_anybody_may_open_the_form_and_nobody_keeps_it(strict_client, method):
    response = getattr(strict_client, method)("/ask/", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert not response.cookies
    assert "Vary" not in response.headers


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_nothing_else_can_be_done_with_it(strict_client, method):
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert getattr(strict_client, method)("/ask/", headers=headers).status_code == 405


def test_the_view_never_learns_who_is_signed_in(rf):
    class Asked(SessionStore):
        """A session that must not be opened."""

        def load(self):
            raise AssertionError("the form looked at the session")

    request = rf.post("/ask/", headers={"Origin": OURS})
    request.session = Asked("signed-in")
    request.user = "an editor"
    assert ask(request).content == b"POST by AnonymousUser"


def test_the_decorator_keeps_the_view_recognizable():
    assert ask.__name__ == "ask"
    assert ask.__doc__ == "The form's view."


# --- stamps -------------------------------------------------------------------------------------


def test_a_stamp_says_which_form_it_is_and_how_old(time_machine):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    value = new_stamp()
    time_machine.shift(7)
    stamp = read_stamp(value)
    assert stamp.age == 7
    assert stamp == read_stamp(value)
    assert stamp.nonce != read_stamp(new_stamp()).nonce


def test_a_clock_that_goes_back_makes_no_negative_age(time_machine):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    value = new_stamp()
    time_machine.shift(-30)
    assert read_stamp(value).age == 0


@pytest.mark.parametrize("late", [0, 1])
def test_a_stamp_is_good_for_a_day(time_machine, late):
    time_machine.move_to("2026-11-20 12:00:00Z", tick=False)
    value = new_stamp()
    time_machine.shift(STAMP_LIFETIME + late)
    if not late:
        assert read_stamp(value).age == STAMP_LIFETIME
        return
    with pytest.raises(ValidationError) as refusal:
        read_stamp(value)
    assert refusal.value.code == "too_old"
    assert "more than a day" in refusal.value.message


def altered(stamp):
    return ("A" if stamp[0] != "A" else "B") + stamp[1:]


@pytest.mark.parametrize(
    "value", [None, "", ":", "a:b", "\x00", "é" * 50, "x" * 100_000, ["list"], 7, b"bytes"]
)
def test_a_stamp_that_we_did_not_make_is_refused_with_a_sentence(value):
    with pytest.raises(ValidationError) as refusal:
        read_stamp(value)
    assert refusal.value.code == "tampered"
    assert "send it again" in refusal.value.message


def test_an_altered_stamp_is_refused(settings):
    value = new_stamp()
    with pytest.raises(ValidationError):
        read_stamp(altered(value))
    with pytest.raises(ValidationError):
        read_stamp(value[:-1])
    settings.SECRET_KEY = "another-" + "0123456789" * 5
    with pytest.raises(ValidationError):
        read_stamp(value)
