"""Checks of what pages share: claims, terms of the glossary, alerts, figures, comparisons."""

import datetime

from articles.alert import CEILING as ALERT_CEILING
from articles.claim import SAFETY_SECTIONS, Grade
from articles.models import (
    Alert,
    AlertRevision,
    Claim,
    ClaimRevision,
    Figure,
    GlossaryTerm,
    GlossaryTermRevision,
)
from articles.questions.comparison import CEILING as COMPARISON_CEILING
from articles.sections import Section
from articles.term import CEILING as TERM_CEILING
from microsite.markup import can_be_term, cited_keys, inline_svg, term_key

from .fields import accepted, good_slug, one_of, shape, twice


class SharedChecks:
    """Mixin of the checker, which has `library`, `addresses` and `text()`."""

    def shared(self):
        library = self.library
        for check, records in (
            (self.figure, library.figures),
            (self.claim, library.claims),
            (self.term, library.terms),
            (self.alert, library.alerts),
            (self.comparison, [thread.comparison for thread in library.threads]),
        ):
            for record in filter(None, records):
                yield from check(record)
        yield from twice(library.figures, "key")
        yield from twice(library.claims, "slug")
        yield from twice(library.claims, "statement")
        yield from twice(library.terms, "slug")
        yield from twice(library.alerts, "slug")
        yield from self.names_twice()

    def figure(self, record):
        required = ("key", "title", "description", "caption", "credit", "license", "skin_tone")
        if found := shape(record, required, ("sources",)):
            yield from found
            return
        yield from accepted(record, Figure, *required[2:], "key", alt="title", cites="sources")
        unknown = cited_keys(record.fields.get("sources") or "").sources - self.sources.keys()
        for key in sorted(unknown):
            yield record.problem("sources", f"There is no source with the key “{key}”.")
        path = self.library.drawings.get(record.fields["key"])
        if path is None:
            message = f"The drawing is missing: figures/{record.fields['key']}.svg."
            yield record.problem("key", message)
            return
        try:
            inline_svg(path.read_text(encoding="utf-8"), "Title")
        except ValueError as error:
            yield record.problem("key", f"{path.name}: {error}")

    def claim(self, record):
        if found := shape(record, ("slug", "section", "statement", "grade", "basis")):
            yield from found
            return
        yield from good_slug(record, Claim)
        yield from one_of(record, "section", Section.values)
        yield from one_of(record, "grade", Grade.values)
        yield from accepted(record, ClaimRevision, "statement", "basis")
        cited = cited_keys(record.fields["basis"])
        if not cited.sources and record.fields["grade"] != Grade.NONE:
            yield record.problem("basis", "Cite a source, or give the grade “none”.")
        if cited.claims or cited.terms:
            yield record.problem("basis", "A claim rests on sources, not on claims or terms.")
        safety = record.fields["section"] in SAFETY_SECTIONS
        parts = {"basis": record.fields["basis"]}
        yield from self.text(record, parts, 6 if safety else 8, also=record.fields["statement"])

    def term(self, record):
        if found := shape(record, ("slug", "name", "gloss", "definition"), (), {"other_names"}):
            yield from found
            return
        others = record.fields.get("other_names") or []
        if not (isinstance(others, list) and all(isinstance(one, str) for one in others)):
            yield record.problem("other_names", "“other_names” is a list of texts.")
            return
        yield from good_slug(record, GlossaryTerm)
        yield from accepted(record, GlossaryTermRevision, "name", "gloss", "definition")
        if len(", ".join(others)) > 200:
            yield record.problem("other_names", "These have at most 200 characters together.")
        for key in term_names(record):
            if not can_be_term(key):
                message = f"No text could refer to “{key}”: use letters, digits, spaces, - ' / ( )."
                yield record.problem("name", message)
        cited = cited_keys(record.fields["definition"])
        if cited.claims or cited.terms:
            yield record.problem("definition", "Explain it without other terms and claims.")
        yield from self.text(record, {"definition": record.fields["definition"]}, TERM_CEILING)

    def names_twice(self):
        """A name leads to one term."""
        seen = {}
        for record in self.library.terms:
            for key in term_names(record):
                if key in seen:
                    message = f"The term “{seen[key]}” has the name “{key}” already."
                    yield record.problem("name", message)
                seen.setdefault(key, record.fields.get("slug"))

    def alert(self, record):
        required = ("title", "slug", "issuer", "issued_on", "summary")
        if found := shape(record, required, (), {"pages"}):
            yield from found
            return
        yield from good_slug(record, Alert)
        yield from accepted(record, AlertRevision, "title", "issuer", "summary")
        try:
            datetime.date.fromisoformat(record.fields["issued_on"])
        except ValueError:
            yield record.problem("issued_on", 'Write the day in quotes, such as "2025-10-15".')
        pages = record.fields.get("pages")
        if not (isinstance(pages, list) and all(isinstance(one, str) for one in pages)):
            yield record.problem("pages", "“pages” is a list of addresses, or [].")
            pages = []
        for address in pages:
            if address not in self.page_addresses:
                yield record.problem("pages", f"No article of this library stands at {address}.")
        cited = cited_keys(record.body)
        if not cited.sources or cited.claims:
            yield record.problem("title", "Cite the warning itself, and no claims.")
        yield from self.text(record, {"body": record.body}, ALERT_CEILING)

    def comparison(self, record):
        if found := shape(record, ("agree", "differ")):
            yield from found
            return
        parts = {name: record.fields[name] for name in ("agree", "differ")}
        yield from self.text(record, parts, COMPARISON_CEILING)


def term_names(record):
    """Every form of a term's name in a file, as texts are looked up by."""
    others = record.fields.get("other_names") or []
    names = [record.fields.get("name"), *(others if isinstance(others, list) else [])]
    return list(dict.fromkeys(term_key(name) for name in names if isinstance(name, str)))
