"""What a search found."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Hit:
    """One found thing, ready to be shown."""

    kind: str
    kind_label: str
    title: str
    url: str
    snippet: SafeString
    """The words around the match, matches marked; "" when there are none."""
    is_sample: bool
    object_id: int
    """The key by which the kind's `visible()` finds it."""


@dataclass
class Results:
    """One page of what was found."""

    total: int = 0
    """All hits of the chosen kind, or of all kinds when none was chosen."""
    hits: list[Hit] = field(default_factory=list)
    """The hits of this page, best first."""
    counts_by_kind: dict[str, int] = field(default_factory=dict)
    """Hits for every kind, whichever was chosen."""
    page: int = 1
    per_page: int = 10
    loosened: bool = False
    """Nothing has all the words, so these have at least one of them."""

    @property
    def pages(self):
        """Number of pages, at least 1."""
        return max(1, -(-self.total // self.per_page))

    @cached_property
    def page_obj(self):
        """Django's Page of positions, for the pagination component."""
        return Paginator(range(self.total), self.per_page).get_page(self.page)
