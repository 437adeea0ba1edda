"""Texts to HTML for pages, previews and the desk."""

from django.template.loader import render_to_string

from microsite.markup import render

from .library import Library
from .notice import RED_FLAGS
from .rendered_text import rendered_text


def rendered(parts, library, heading_level=2, prefix="", notice_at="", since=None):
    """The RenderedText of `parts` (name -> Markdown) with what the library holds for them.

    Claims whose evidence changed after `since`, when the text was approved, say so in their notes.
    `notice_at` is the id at which the page itself shows the red-flag notice: texts link to it.
    """
    references = library.references(prefix, since)
    if notice_at:
        # A notice that nobody approved yet is shown as its fallback, which has no key.
        references.show_notice(RED_FLAGS if library.notice() else "", notice_at)
    return rendered_text(parts, references, heading_level, prefix)


def preview(text):
    """What the editor's preview shows: the very rendering that the public page uses."""
    library = Library([text], notices=())
    references = library.references()
    html = render(text, references).html
    return render_to_string(
        "components/preview.html", {"html": html, "citations": references.cited}
    )


def shows_notice(library, slug=RED_FLAGS):
    """Whether the page itself has to show the notice: none of its texts places it."""
    return slug not in library.placed_notices
