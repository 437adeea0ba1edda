"""What the library holds itself to beyond the checks of an editor's text.

A source for every medical passage, a denominator for every share, no phrase that misleads, all
parts of a page, and no sentence that stands in two files.
"""

from articles.article import Kind
from microsite.markup.gates import GATES, PLAIN_GATES, gate_problems
from microsite.markup.time_limits import time_limits

from .duplicates import near_duplicates
from .required import missing_parts

ARTICLE_PARTS = ("main_message", "body", "known", "unknown", "next_step")


class GateChecks:
    """Mixin of the checker, which has `library`."""

    def gates(self):
        for record, fields, gates in self._gated():
            for name in fields:
                for problem in gate_problems(_text(record, name), gates):
                    yield record.problem_in(name, problem)
        for record in self.library.articles:
            yield from missing_parts(record)
        yield from near_duplicates(
            (record.path, record.start_of(name), _text(record, name))
            for record, name in self._compared()
        )

    def _gated(self):
        """(record, names of its fields, gates) for every text of the library."""
        library = self.library
        for record in library.articles:
            policy = record.fields.get("kind") == Kind.POLICY
            yield record, ("title", "summary"), PLAIN_GATES
            yield record, ARTICLE_PARTS, PLAIN_GATES if policy else GATES
        for record in library.alerts:
            yield record, ("title", "summary"), PLAIN_GATES
            yield record, ("body",), GATES
        # A red flag without a source is standard emergency advice, and launch_check lists it.
        for record in library.notices:
            yield record, ("title", "body"), PLAIN_GATES
        for record in library.claims:
            yield record, ("statement",), PLAIN_GATES
            yield record, ("basis",), GATES
        for record in library.terms:
            yield record, ("gloss", "definition"), PLAIN_GATES
        for thread in library.threads:
            for record in thread.answers:
                yield record, ("short_answer", "conflicts"), PLAIN_GATES
                yield record, ("body", "what_to_do"), GATES
            if thread.comparison is not None:
                yield thread.comparison, ("agree", "differ"), (*PLAIN_GATES, time_limits)

    def _compared(self):
        """(record, field) of the texts that have to differ from one another.

        A claim is what pages say, and the notice is shared.
        """
        library = self.library
        for record in (*library.articles, *library.alerts):
            for name in ARTICLE_PARTS:
                yield record, name
        for record in library.terms:
            yield record, "definition"
        for thread in library.threads:
            for record in thread.answers:
                yield record, "body"
                yield record, "what_to_do"


def _text(record, name):
    text = record.body if name == "body" else record.fields.get(name)
    return text if isinstance(text, str) else ""
