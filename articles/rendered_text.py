"""Markdown fields to HTML, rendered once and kept by what goes into them."""

import hashlib
from dataclasses import dataclass, field

from django.core.cache import cache
from django.utils.safestring import SafeString

from microsite.markup import render

KEEP_FOR = 60 * 60 * 24
# Raise it when rendering changes, so that a shared cache forgets what it kept.
VERSION = 4


@dataclass(frozen=True)
class RenderedText:
    """The HTML of one or more Markdown fields that share a list of sources."""

    html: dict = field(default_factory=dict)
    contents: tuple = ()
    sources: tuple = ()

    def part(self, name):
        """The HTML of one field; empty when there is none."""
        return self.html.get(name, SafeString(""))

    @property
    def main_message(self):
        return self.part("main_message")

    @property
    def body(self):
        return self.part("body")

    @property
    def known(self):
        return self.part("known")

    @property
    def unknown(self):
        return self.part("unknown")

    @property
    def next_step(self):
        return self.part("next_step")


def rendered_text(parts, references, heading_level=2, prefix=""):
    """The RenderedText of `parts` (name -> Markdown), with one numbering of sources."""
    key = f"text-{_digest(parts, references, heading_level, prefix)}"
    text = cache.get(key)
    if text is None:
        text = _render(parts, references, heading_level, prefix)
        cache.set(key, text, KEEP_FOR)
    return text


def _render(parts, references, heading_level, prefix):
    html, contents = {}, ()
    for name, text in parts.items():
        result = render(text, references, heading_level=heading_level, id_prefix=prefix)
        html[name] = result.html
        contents += tuple(result.contents)
    return RenderedText(html=html, contents=contents, sources=tuple(references.cited))


def _digest(parts, references, heading_level, prefix):
    """A key that changes with everything that the HTML is made of."""
    digest = hashlib.sha256(f"{VERSION}|{heading_level}|{prefix}".encode())
    for name, text in parts.items():
        digest.update(f"\0{name}\0{text}".encode())
    for key, source in sorted(references.sources.items()):
        shown = (source.title, source.authors, source.publisher, source.year, source.url)
        digest.update(f"\0{key}{shown}{source.kind}{source.identifier}".encode())
    for slug, claim in sorted(references.claims.items()):
        shown = (claim.statement, claim.grade, claim.changed_on, claim.withdrawn_on)
        sources = [source.key for source in claim.sources]
        digest.update(f"\0{slug}{claim.url}{shown}{claim.withdrawn_reason}{sources}".encode())
    for name, term in sorted(references.terms.items()):
        digest.update(f"\0{name}{term.gloss}{term.url}".encode())
    for slug, notice in sorted(references.notices.items()):
        digest.update(f"\0{slug}{notice.html}".encode())
    for slug, anchor in references.shown_notices.items():
        digest.update(f"\0{slug}#{anchor}".encode())
    for key, figure in sorted(references.figures.items()):
        shown = (figure.url, figure.alt, figure.caption, figure.credit, figure.cites)
        digest.update(f"\0{key}{shown}{figure.description}{figure.drawing}".encode())
        digest.update(f"\0{figure.terms_of_use}{figure.skin}".encode())
    return digest.hexdigest()
