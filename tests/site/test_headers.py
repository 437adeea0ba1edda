"""What a browser may load from us and use: the headers of every response."""

import pytest
from csp.constants import NONE, SELF
from django.http import HttpResponse
from django.urls import path

from microsite.headers import content_security_policy, permissions_policy

urlpatterns = [path("page/", lambda request: HttpResponse("page"))]


def test_nothing_is_loaded_but_from_ourselves():
    directives = content_security_policy()["DIRECTIVES"]
    assert directives["default-src"] == [NONE]
    for name in ("base-uri", "frame-ancestors", "object-src"):
        assert directives.pop(name) == [NONE]
    del directives["default-src"]
    assert {source for sources in directives.values() for source in sources} == {SELF}
    assert set(directives) == {
        *["script-src", "style-src", "img-src", "font-src", "connect-src"],
        *["manifest-src", "form-action"],
    }


@pytest.mark.urls(__name__)
def test_every_response_says_so(client):
    headers = client.get("/page/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert "data:" not in policy
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_no_feature_is_given_to_anybody_and_passkeys_stay_possible():
    policy = permissions_policy()
    assert set(map(tuple, policy.values())) == {()}
    assert not any(name.startswith("publickey") for name in policy)
