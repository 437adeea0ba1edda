"""The editor's two endpoints. The package's own have no permission check and trust file names."""

from django.contrib.admin import site
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles import rendering

LONGEST = 60_000
WRITERS = (
    "articles.add_articlerevision",
    "articles.approve_articlerevision",
    "questions.add_answerrevision",
)


def writers_only(view):
    """Allow people who write or review texts; everybody else gets 403, which the editor shows."""
    return never_cache(require_POST(_any_permission(view)))


def _any_permission(view):
    def allowed(request):
        writes = any(request.user.has_perm(name) for name in WRITERS)
        return writes and site.has_permission(request)

    def wrapped(request, *args, **kwargs):
        if not allowed(request):
            return HttpResponse("Sign in as an editor or a clinician.", status=403)
        return view(request, *args, **kwargs)

    return wrapped


@writers_only
def preview(request):
    """The HTML of the posted Markdown `content`, by the function that renders public pages."""
    content = request.POST.get("content", "")
    if len(content) > LONGEST:
        return HttpResponse(f"The text is longer than {LONGEST:,} characters.", status=413)
    return HttpResponse(rendering.preview(content))


@writers_only
def upload(request):
    """Pictures are added as figures, where text alternative, credit and license are asked for."""
    message = "Add the picture under “Figures” first, then place it with /// figure | its key."
    return JsonResponse({"image": [message]}, status=400)
