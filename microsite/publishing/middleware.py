"""Answers a path that nothing serves any more with the page's present address."""

from django.http import HttpResponsePermanentRedirect

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
        return HttpResponsePermanentRedirect(target) if target else response
