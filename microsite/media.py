"""Serves uploaded pictures, and nothing else of what lies in MEDIA_ROOT."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from microsite.caching import immutable
from microsite.images import content_type


@immutable
@require_safe
def media(request, path):
    """One file of a picture. Its name is random and never used again; it may not run anything.

    The names that we write are the only ones that exist, and our own list says what each one is.
    """
    kind = content_type(path)
    if kind is None:
        raise Http404("No picture has such a name.")
    try:
        file = default_storage.open(path)
    except OSError as error:
        raise Http404("There is no such picture.") from error
    response = FileResponse(file, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
