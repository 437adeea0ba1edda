"""The parts that every page of the library has, by its kind."""

from articles.article import ALL_PARTS, REQUIRED_PARTS, Kind
from microsite.markup import cited_keys
from microsite.markup.source import read

from .files import Problem

HEADINGS = 2
# A sheet is a form to fill in, a policy says what we do: neither has to have chapters or sources.
WITHOUT_SOURCES = (Kind.SHEET, Kind.POLICY)


def missing_parts(record):
    """A Problem for each part that the file of an article should have and has not."""
    kind = record.fields.get("kind")
    if kind not in Kind.values:
        return
    for name in ("title", "summary", *REQUIRED_PARTS.get(kind, ALL_PARTS)):
        if not str(record.fields.get(name) or "").strip():
            yield record.problem(name, f"A page of the kind “{kind}” needs “{name}”.")
    if not record.body.strip():
        yield _in_body(record, f"A page of the kind “{kind}” needs a text below its front matter.")
    if kind in WITHOUT_SOURCES:
        return
    headings = sum(line.kind == "heading" for line in read(record.body).lines)
    if record.body.strip() and headings < HEADINGS:
        yield _in_body(record, f"The text needs at least {HEADINGS} headings (##).")
    texts = [record.body, *(record.fields.get(name) for name in ALL_PARTS)]
    cited = [cited_keys(text) for text in texts if isinstance(text, str)]
    if not any(keys.sources or keys.claims for keys in cited):
        yield _in_body(record, "The page cites no source. Cite one: [@source-key].")


def _in_body(record, message):
    return Problem(record.path, record.body_line or record.line, message)
