"""Nobody enters the desk without a second factor, whatever the address."""

import itertools

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from articles.models import AlertRevision
from microsite.publishing.admin_urls import admin_url
from tests import make

from .signing_in import (
    PASSWORD,
    administrator,
    code,
    entered,
    factors,
    person,
    sign_in,
    sign_in_with_factor,
    with_app,
)

pytestmark = pytest.mark.django_db
WHO = {"editor": make.editor, "clinician": make.clinician, "administrator": administrator}
# What may stand in an address: a number of something that exists, and a word.
PARAMETERS = {"object_id": "{pk}", "id": "{pk}", "content_type_id": "1", "app_label": "articles"}
ODD = (
    "/admin/?next=/admin/",
    "/admin//",
    "/admin",
    "/admin/articles",
    "/admin/articles/article/add/?_popup=1",
    "/admin/no/such/page/",
    "/admin/login/?next=//example.org/",
    "/admin/%2e%2e/admin/",
    "/admin/jsi18n/",
    "/admin/autocomplete/?app_label=people&model_name=clinician&field_name=user",
)


@pytest.fixture(autouse=True)
def live(settings):
    """A live site; its address is still this machine's, so that the client reaches it."""
    settings.DEMO = False


def desk_patterns(patterns=None, prefix=""):
    """Every address pattern below /admin/, as one route."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if route.startswith("admin/"):
                yield route
        elif route.startswith("admin/") or "admin/".startswith(route):
            yield from desk_patterns(pattern.url_patterns, route)


def addresses(pk):
    """An address for every pattern, its parameters filled in."""
    for route in desk_patterns():
        if "?P<" in route:
            # The two that Django writes as regular expressions.
            yield from ("/admin/articles/", "/admin/no-such-app-or-page/")
            continue
        parts = route.replace("<", ">").split(">")
        filled = (
            PARAMETERS.get(part.rpartition(":")[2], "revoke").format(pk=pk) if odd else part
            for part, odd in zip(parts, itertools.cycle([False, True]), strict=False)
        )
        yield "/" + "".join(filled)


def is_shut(response):
    """Whether an answer shows nothing of the desk: it leads away, or refuses."""
    if response.status_code == 302:
        return response["Location"].startswith(("/account/", "/admin/login/"))
    return response.status_code in (301, 403, 404, 405)


def test_the_walk_finds_the_whole_desk():
    routes = list(desk_patterns())
    assert len(routes) > 100
    for known in ("admin/", "admin/markdownx/preview/", "admin/people/user/"):
        assert known in routes


@pytest.mark.parametrize("who", WHO)
def test_without_a_second_factor_no_admin_page_opens_whatever_the_address(client, who):
    draft = make.alert_draft()
    user = person(WHO[who]())
    sign_in(client, user)
    before = AlertRevision.objects.values().get()
    opened = []
    for address in (*addresses(draft.pk), *ODD):
        # What /admin/login/ answers is tried, too; signing out is open to everybody.
        if address == "/admin/logout/":
            continue
        for answer in (client.get(address), client.post(address, {"reason": "x", "note": "x"})):
            if not is_shut(answer) or b"desk-list" in answer.content:
                opened.append((address, answer.status_code))
    assert opened == []
    assert AlertRevision.objects.values().get() == before


def test_nor_for_somebody_who_is_not_signed_in(client):
    opened = [
        address
        for address in (*addresses(1), *ODD)
        if not is_shut(client.get(address)) and address != "/admin/logout/"
    ]
    assert opened == []


@pytest.mark.parametrize("who", WHO)
def test_with_a_second_factor_the_desk_opens(client, who):
    user = WHO[who]()
    entered(client, user)
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_way_leads_to_adding_one_and_then_to_the_desk(client):
    user = person(make.editor())
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
    response = client.get("/admin/articles/article/", follow=True)
    assert (
        response.redirect_chain[-1][0] == "/account/sign-in/?next=%2Fadmin%2Farticles%2Farticle%2F"
    )
    response = client.post(
        "/account/sign-in/",
        {"login": user.email, "password": PASSWORD, "next": "/admin/"},
        follow=True,
    )
    assert response.redirect_chain[-1][0] == "/account/second-factor/"
    assert "Before you can open the desk" in response.text
    # Just signed in, so nothing is asked again.
    response = client.get(reverse("mfa_activate_totp"))
    secret = response.context["form"].secret
    assert client.get(reverse("account_qr_code"))["Content-Type"] == "image/svg+xml"
    response = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "This code is not right." in response.text
    response = client.post(reverse("mfa_activate_totp"), {"code": code(secret)}, follow=True)
    assert response.redirect_chain[-1][0] == "/account/second-factor/recovery-codes/"
    assert response.text.count("<li>") >= 10
    assert factors(user) == ["recovery_codes", "totp"]
    assert client.get("/admin/").status_code == 200


def test_the_password_alone_does_not_sign_in_once_there_is_a_factor(client):
    user = person(make.editor())
    secret = with_app(user)
    response = sign_in(client, user, next_url="/admin/articles/article/")
    assert response["Location"].startswith("/account/second-factor/authenticate/")
    assert client.get("/admin/")["Location"].startswith("/admin/login/")
    response = client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert response["Location"] == "/admin/articles/article/"
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_works_once(client):
    user = person(make.editor())
    with_app(user)
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    sign_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get("/admin/").status_code == 200
    other = Client()
    sign_in(other, user)
    assert "not right" in other.post(reverse("mfa_authenticate"), {"code": codes[0]}).text
    assert is_shut(other.get("/admin/"))


def test_recovery_codes_alone_are_no_factor(client):
    user = person(make.editor())
    with_app(user)
    Authenticator.objects.filter(user=user, type="totp").delete()
    sign_in(client, user)
    assert is_shut(client.get("/admin/"))


@pytest.mark.django_db(transaction=True)
def test_a_session_from_before_the_factor_stays_outside(client):
    """Whoever opened it knew a password only, and may be somebody else."""
    user = person(make.editor())
    older = Client()
    sign_in(older, user)
    sign_in(client, user)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert client.get("/admin/").status_code == 200
    response = older.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/account/second-factor/"
    assert "before you added your second factor" in response.text


def test_without_the_last_factor_the_desk_closes_and_other_sessions_end(client):
    user = person(make.editor())
    secret = with_app(user)
    sign_in_with_factor(client, user, secret)
    other = Client()
    sign_in_with_factor(other, user, secret)
    assert other.get("/admin/").status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert factors(user) == []
    assert is_shut(client.get("/admin/"))
    assert other.get("/account/")["Location"].startswith("/account/sign-in/")


def test_readers_accounts_never_open_it(client):
    user = make.user()
    entered(client, user)
    assert client.get("/admin/", follow=True).status_code == 403


def test_in_a_demonstration_on_this_machine_it_may_be_skipped_and_a_banner_says_so(
    client, settings
):
    settings.DEMO = True
    client.force_login(administrator())
    page = admin_url(make.draft())
    for address in ("/admin/", "/admin/people/user/", page, "/admin/articles/article/add/"):
        assert "opens without a second factor" in client.get(address).text, address
    settings.IS_LOOPBACK = False
    assert is_shut(client.get("/admin/"))
    settings.IS_LOOPBACK, settings.DEMO = True, False
    assert is_shut(client.get("/admin/"))


def test_nothing_says_so_where_it_is_not_skipped(client):
    entered(client, administrator())
    assert "opens without a second factor" not in client.get("/admin/").text


def test_whether_there_is_a_factor_costs_no_query(client, django_assert_num_queries, settings):
    entered(client, make.editor())
    # The session and the user.
    with django_assert_num_queries(2):
        client.get("/admin/login/")
