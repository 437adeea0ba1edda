"""What a page may cite, handed in by the caller, and what it has cited so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in the order of first use; `anchor` is the id of its entry in the list of sources.

    `source` is the caller's object: it has title, authors, publisher, year, identifier and url.
    """

    number: int
    key: str
    source: Any
    anchor: str


class References:
    """The sources, notices and figures that texts of one page may name, by key.

    Give the same object to every render() of a page: numbers go on from one text to the next, and
    a notice is shown in full once. Several lists of sources on one page (one for each answer) need
    one object each, with different prefixes: the anchors are f"{prefix}source-{key}".
    """

    def __init__(
        self,
        sources: Mapping[str, Any] | None = None,
        notices: Mapping[str, Any] | None = None,
        figures: Mapping[str, Any] | None = None,
        prefix: str = "",
    ):
        self.sources = sources or {}
        self.notices = notices or {}
        self.figures = figures or {}
        self.prefix = prefix
        self.shown_notices: dict[str, str] = {}
        self._citations: dict[str, Citation] = {}

    @property
    def cited(self) -> list[Citation]:
        """What was cited so far, in the order of its numbers."""
        return list(self._citations.values())

    def cite(self, key: str) -> Citation | None:
        """The citation of this source, numbered at its first use; None if the key is unknown."""
        if key not in self.sources:
            return None
        if key not in self._citations:
            self._citations[key] = Citation(
                number=len(self._citations) + 1,
                key=key,
                source=self.sources[key],
                anchor=f"{self.prefix}source-{key}",
            )
        return self._citations[key]

    def show_notice(self, key: str, anchor: str) -> None:
        """Note that the page shows this notice at `anchor`: render() then links to it.

        A page whose template prints a notice itself calls this before it renders its texts.
        """
        self.shown_notices.setdefault(key, anchor)

    def fresh(self) -> "References":
        """The same things to cite, with nothing cited or shown yet."""
        return References(self.sources, self.notices, self.figures, self.prefix)
