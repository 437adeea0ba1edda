"""Who may keep what: the policy of each kind of response, through the site's own middleware."""

import logging

import pytest
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.urls import path
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.vary import vary_on_cookie, vary_on_headers
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from microsite.caching import ForgivingRedisCache, form_page, immutable

PUBLIC = "public, max-age=0, must-revalidate"
IMMUTABLE = "public, max-age=31536000, immutable"


@csrf_exempt
def page(request):
    return HttpResponse("<p>the same for everyone</p>")


def gone(request):
    return HttpResponse("withdrawn", status=410)


def missing(request):
    raise Http404


def refused(request):
    raise PermissionDenied


def nonsense(request):
    raise SuspiciousOperation


def broken(request):
    raise RuntimeError


def teapot(request):
    return HttpResponse("busy", status=503)


def moved(request):
    return HttpResponsePermanentRedirect("/page/")


def elsewhere(request):
    return HttpResponseRedirect("/page/")


def with_cookie(request):
    response = HttpResponse("hello")
    response.set_cookie("visitor", "1")
    return response


def with_session(request):
    request.session["visitor"] = 1
    return HttpResponse("hello")


def with_token(request):
    return HttpResponse(get_token(request))


def with_message(request):
    messages.info(request, "hello")
    return HttpResponse("hello")


def file(request, name):
    if name == "missing.jpg":
        raise Http404
    return HttpResponse(b"picture") if name == "a1b2.jpg" else HttpResponseRedirect("/page/")


urlpatterns = [
    path("page/", page),
    path("gone/", gone),
    path("missing/", missing),
    path("refused/", refused),
    path("nonsense/", nonsense),
    path("broken/", broken),
    path("busy/", teapot),
    path("moved/", moved),
    path("elsewhere/", elsewhere),
    path("cookie/", with_cookie),
    path("session/", with_session),
    path("token/", with_token),
    path("message/", with_message),
    path("vary-cookie/", vary_on_cookie(page)),
    path("vary-all/", vary_on_headers("*")(page)),
    path("vary-language/", vary_on_headers("Accept-Language")(page)),
    path("cookie-but-says-public/", cache_control(public=True, max_age=60)(with_cookie)),
    path("own/", cache_control(public=True, max_age=60)(page)),
    path("never/", never_cache(page)),
    path("form/", form_page(csrf_exempt(page))),
    path("media/<name>", immutable(file)),
    path("admin/page/", page),
    path("admin/never/", never_cache(page)),
    path("account/page/", page),
    path("administration/", page),
]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def policy(client, address, method="get", **headers):
    client.raise_request_exception = False
    return getattr(client, method)(address, **headers).headers.get("Cache-Control")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/page/", PUBLIC),
        ("/gone/", PUBLIC),
        ("/missing/", PUBLIC),
        ("/no-such-address/", PUBLIC),
        ("/moved/", PUBLIC),
        ("/elsewhere/", PUBLIC),
        ("/page", PUBLIC),
        ("/vary-language/", PUBLIC),
        ("/administration/", PUBLIC),
        ("/refused/", "no-store"),
        ("/nonsense/", "no-store"),
        ("/broken/", "no-store"),
        ("/busy/", "no-store"),
        ("/cookie/", "no-store"),
        ("/session/", "no-store"),
        ("/token/", "no-store"),
        ("/vary-cookie/", "no-store"),
        ("/vary-all/", "no-store"),
        ("/cookie-but-says-public/", "no-store"),
        ("/own/", "public, max-age=60"),
        ("/form/", "private, no-store"),
        ("/media/a1b2.jpg", IMMUTABLE),
        ("/media/missing.jpg", PUBLIC),
        ("/media/moved.jpg", PUBLIC),
        ("/admin/page/", None),
        ("/account/page/", "private, no-store"),
    ],
)
def test_the_policy_of_each_kind_of_answer(client, address, expected):
    assert policy(client, address) == expected
    assert policy(client, address, "head") == expected


@pytest.mark.parametrize("address", ["/never/", "/admin/never/"])
def test_what_django_never_caches_stays_as_django_says(client, address):
    assert "no-store" in policy(client, address)
    assert "public" not in policy(client, address)


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_an_answer_to_anything_but_a_question_is_not_kept(client, method):
    assert policy(client, "/page/", method) == "no-store"


def test_a_post_to_a_page_with_a_policy_of_its_own_is_not_kept_either(client):
    assert policy(client, "/own/", "post") == "no-store"
    assert policy(client, "/form/", "post") == "private, no-store"


def test_a_cookie_on_a_public_page_is_not_hidden(client):
    assert "visitor" in client.get("/cookie/").cookies
    assert "Cookie" in client.get("/vary-cookie/").headers["Vary"]


def test_an_ordinary_page_has_neither_cookie_nor_vary_cookie(client):
    response = client.get("/page/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_asking_again_costs_a_304_without_a_body(client):
    first = client.get("/page/")
    second = client.get("/page/", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 304
    assert second.content == b""
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Cache-Control"] == PUBLIC
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert second.headers["Permissions-Policy"] == first.headers["Permissions-Policy"]


def test_a_changed_page_is_sent_whole(client):
    response = client.get("/page/", headers={"If-None-Match": '"another"'})
    assert response.status_code == 200


@pytest.mark.parametrize("address", ["/form/", "/cookie/", "/refused/", "/never/"])
def test_what_may_not_be_kept_gets_no_etag(client, address):
    assert "ETag" not in client.get(address).headers


def test_an_immutable_file_answers_304_too(client):
    first = client.get("/media/a1b2.jpg")
    second = client.get("/media/a1b2.jpg", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 304
    assert second.headers["Cache-Control"] == IMMUTABLE


# --- a cache that goes away ---------------------------------------------------------------------


class Away:
    """A Redis client of Django's whose every call fails."""

    def __init__(self, error):
        self.error = error

    def __getattr__(self, name):
        def fail(*args, **kwargs):
            raise self.error

        return fail


@pytest.fixture(params=[RedisConnectionError, RedisTimeoutError])
def cache(request):
    away = ForgivingRedisCache("redis://127.0.0.1:1/0", {})
    away._cache = Away(request.param("redis://:secret@cache.example.org is not there"))
    return away


def test_while_redis_is_away_nothing_is_found_and_nothing_fails(cache):
    assert cache.get("a") is None
    assert cache.get("a", "default") == "default"
    assert cache.get_many(["a", "b"]) == {}
    assert cache.get_many(key for key in "ab") == {}
    assert cache.set("a", 1) is None
    assert cache.set_many({"a": 1, "b": 2}) == ["a", "b"]
    assert cache.add("a", 1) is True
    assert cache.touch("a") is False
    assert cache.delete("a") is False
    assert cache.delete_many(["a", "b"]) is None
    assert cache.has_key("a") is False
    assert "a" not in cache
    assert cache.clear() is False
    assert cache.get_or_set("a", lambda: "computed") == "computed"
    with pytest.raises(ValueError, match="not found"):
        cache.incr("a")
    with pytest.raises(ValueError, match="not found"):
        cache.decr("a")
    with pytest.raises(ValueError, match="not found"):
        cache.incr_version("a")
    cache.close()


def test_it_warns_once_a_minute_and_never_with_the_address(cache, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            cache.get("a")
        assert len(caplog.records) == 1
        cache._warned_at -= cache.WARN_EVERY
        cache.get("a")
    assert len(caplog.records) == 2
    assert "secret" not in caplog.text


def test_other_errors_are_not_swallowed(cache):
    with pytest.raises(TypeError):
        cache.get(1, 2, 3, 4)
    cache._cache = Away(RuntimeError("a mistake of ours"))
    with pytest.raises(RuntimeError):
        cache.get("a")


def test_a_server_that_refuses_the_connection_costs_a_moment_only():
    real = ForgivingRedisCache("redis://127.0.0.1:1/0", {})
    assert real.get("a", "default") == "default"


def test_etags_are_made_outside_of_what_sets_headers_and_bodies():
    order = [name.rsplit(".", 1)[1] for name in settings.MIDDLEWARE]
    inside = order[order.index("ConditionalGetMiddleware") + 1 :]
    assert inside[0] == "CachePolicyMiddleware"
    assert {"CommonMiddleware", "SessionMiddleware", "CsrfViewMiddleware"} <= set(inside)
