"""Smaller answers for readers on slow phones."""

from django.middleware.gzip import GZipMiddleware

PRIVATE = ("/admin/", "/account/")


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses public pages. Pages of the desk carry secrets, which compression can leak
    (BREACH), so they travel as they are."""

    def process_response(self, request, response):
        if request.path.startswith(PRIVATE):
            return response
        return super().process_response(request, response)
