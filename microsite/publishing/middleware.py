"""Answers a path that nothing serves any more with the page's present address."""

from urllib.parse import urldefrag

from django.http import HttpResponsePermanentRedirect
from django.utils.http import MAX_URL_REDIRECT_LENGTH

from .former_addresses import FormerAddress


class FormerAddressMiddleware:
    """Turns a 404 into a 301 when a page once stood there. A live page is found first: it wins."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        target = FormerAddress.objects.target(request.path)
        if target is None:
            return response
        return HttpResponsePermanentRedirect(_with_query(target, request.META["QUERY_STRING"]))


def _with_query(target, query):
    """The address with the query that came along, unless Django would find it too long."""
    path, anchor = urldefrag(target)
    asked = f"{path}?{query}#{anchor}" if anchor else f"{path}?{query}"
    return asked if query and len(asked) <= MAX_URL_REDIRECT_LENGTH else target
