"""Smaller answers for readers on slow phones."""

from django.middleware.gzip import GZipMiddleware

PRIVATE = ("/admin/", "/account/")


class PublicGZipMiddleware(GZipMiddleware):
    """Compresses public pages. Pages of the desk carry secrets, which compression can leak
    (BREACH), so they travel as they are; pictures are as small as they get."""

    def process_response(self, request, response):
        is_picture = response.get("Content-Type", "").startswith("image/")
        if is_picture or request.path.startswith(PRIVATE):
            return response
        return super().process_response(request, response)
