"""One page in the table of qualities: what was stored with its text, and what is true today."""

from functools import cached_property

from articles.sections import Section

from .checklists import CDC, PEMAT
from .jama import jama

LAST = len(Section) + 1  # policies, which belong to no section
STORED = (("PEMAT", "pemat", PEMAT), ("CDC", "cdc", CDC))
LEFT_TO_PEOPLE = tuple(
    (name, [item for item in items if item.decide is None]) for name, _, items in STORED
)


class Row:
    """What the table says of one public text. Its numbers are as old as the text."""

    def __init__(self, revision, site):
        self.revision, self.page, self.quality = revision, revision.page, revision.quality
        self._jama = jama(revision, site)

    @property
    def order(self):
        """Sorts as the guide goes: by section, the chapter first."""
        section = self.page.section_or_none
        is_chapter = self.page.kind == self.page.Kind.CHAPTER
        return (section.number if section else LAST, not is_chapter, self.revision.title)

    @property
    def is_sample_review(self):
        """Whether the last full review was made by a sample person, or by nobody."""
        reviewer = self.revision.reviewer_credit
        return reviewer is None or reviewer.is_sample

    @property
    def jama_met(self):
        return sum(verdict.met is True for _, verdict in self._jama)

    @property
    def jama_of(self):
        return sum(verdict.met is not None for _, verdict in self._jama)

    @cached_property
    def unmet(self):
        """(checklist, number, words, why) of everything that a program found not to be met."""
        found = []
        for name, key, items in STORED:
            words = {item.number: item.words for item in items}
            for each in self.quality.get(key, {}).get("items", ()):
                if each["met"] is False and each["number"] in words:
                    found.append((name, each["number"], words[each["number"]], each["why"]))
        for item, verdict in self._jama:
            if verdict.met is False:
                found.append(("JAMA", item.number, item.words, verdict.why))
        return found
