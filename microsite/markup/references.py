"""What a page may cite, handed in by the caller, and what it has cited so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from .citations import CLAIM


@dataclass(frozen=True, slots=True)
class Citation:
    """A source or a claim in the order of first use; `anchor` is the id of its entry in the list.

    One of `source` and `claim` is the caller's object, the other None. A source has title,
    authors, publisher, year, identifier and url. A claim has url, statement, grade_label, sources,
    changed_on, withdrawn_on and withdrawn_reason.
    """

    number: int
    key: str
    source: Any
    anchor: str
    claim: Any = None


class References:
    """The sources, claims, terms, notices and figures that texts of one page may name, by key.

    Give the same object to every render() of a page: numbers go on from one text to the next, a
    notice is shown in full once, and a term is explained once. Several lists of sources on one page
    (one for each answer) need one object each, with different prefixes: the anchors are
    f"{prefix}source-{key}" and f"{prefix}claim-{key}".

    `terms` has every form of a term's name in lower case; its objects have name, gloss and url.
    """

    def __init__(
        self,
        sources: Mapping[str, Any] | None = None,
        notices: Mapping[str, Any] | None = None,
        figures: Mapping[str, Any] | None = None,
        prefix: str = "",
        claims: Mapping[str, Any] | None = None,
        terms: Mapping[str, Any] | None = None,
    ):
        self.sources = sources or {}
        self.notices = notices or {}
        self.figures = figures or {}
        self.claims = claims or {}
        self.terms = terms or {}
        self.prefix = prefix
        self.shown_notices: dict[str, str] = {}
        self._citations: dict[str, Citation] = {}
        self._explained: set[str] = set()
        self._figures: set[str] = set()

    @property
    def cited(self) -> list[Citation]:
        """What was cited so far, in the order of its numbers."""
        return list(self._citations.values())

    def cite(self, key: str) -> Citation | None:
        """The citation of this key, numbered at its first use; None if the key is unknown."""
        slug = key.removeprefix(CLAIM)
        is_claim = slug != key
        found = self.claims.get(slug) if is_claim else self.sources.get(key)
        if found is None:
            return None
        if key not in self._citations:
            self._citations[key] = Citation(
                number=len(self._citations) + 1,
                key=key,
                source=None if is_claim else found,
                anchor=f"{self.prefix}{'claim' if is_claim else 'source'}-{slug}",
                claim=found if is_claim else None,
            )
        return self._citations[key]

    def explain(self, key: str) -> Any:
        """The term of this name at its first use on the page; None later, or if it is unknown."""
        term = self.terms.get(key)
        if term is None or term.url in self._explained:
            return None
        self._explained.add(term.url)
        return term

    def place_figure(self, name: str) -> str:
        """An id for a figure that begins with `name`; a figure placed again gets another one."""
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        unused = next(one for one in names if one not in self._figures)
        self._figures.add(unused)
        return unused

    def show_notice(self, key: str, anchor: str) -> None:
        """Note that the page shows this notice at `anchor`: render() then links to it.

        A page whose template prints a notice itself calls this before it renders its texts.
        """
        self.shown_notices.setdefault(key, anchor)

    def fresh(self) -> "References":
        """The same things to cite, with nothing cited or shown yet."""
        return References(
            self.sources, self.notices, self.figures, self.prefix, self.claims, self.terms
        )
