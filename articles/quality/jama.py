"""The four benchmarks of the Journal of the American Medical Association for health websites.

They ask about people and dates, which change while a text stays, so they are held against a page
when it is shown and never stored.
"""

from dataclasses import dataclass

from .item import Item, Verdict


@dataclass(frozen=True)
class SiteFacts:
    """What all pages share: whether a page on funding is public, and the keys of all sources."""

    has_funding_page: bool
    source_keys: frozenset


def _authorship(revision, site):
    people = [revision.author_credit, revision.reviewer_credit]
    if None in people:
        return Verdict(False, "Nobody is named as its reviewer.")
    if not _is_policy(revision) and not people[1].credentials:
        return Verdict(False, "Its reviewer has no letters after the name that we have checked.")
    if any(person.is_sample for person in people):
        return Verdict(True, "Author and reviewer are named, and marked as the samples they are.")
    return Verdict(True, "Author and reviewer are named.")


def _attribution(revision, site):
    keys = set(revision.quality.get("sources", ()))
    if _is_policy(revision) and not keys:
        return Verdict(None, "A policy says what we do.")
    if not keys:
        return Verdict(False, "It cites no source.")
    lost = sorted(keys - site.source_keys)
    if lost:
        return Verdict(False, f"These sources are no longer there: {', '.join(lost)}.")
    return Verdict(True, f"It lists its sources: {len(keys)}.")


def _disclosure(revision, site):
    if not site.has_funding_page:
        return Verdict(False, "No page says who pays for this site.")
    for person in (revision.author, revision.full_review_by):
        clinician = person.clinician_or_none if person else None
        if clinician is not None and not clinician.disclosures.strip():
            return Verdict(False, "Its author or reviewer has not said who else pays them.")
    return Verdict(True, "A page says who pays, and so do the clinicians.")


def _currency(revision, site):
    if revision.publish_at is None or revision.page.sort_date is None:
        return Verdict(False, "It has no date.")
    return Verdict(True, "It says when it appeared and when it was last changed.")


def _is_policy(revision):
    return revision.page.kind == revision.page.Kind.POLICY


JAMA = (
    Item(1, "Authorship: who wrote and reviewed it is named, with credentials.", _authorship),
    Item(2, "Attribution: its sources are listed.", _attribution),
    Item(3, "Disclosure: who pays for the site and its people is said.", _disclosure),
    Item(4, "Currency: its dates are shown.", _currency),
)


def jama(revision, site):
    """[(Item, Verdict)] for a public text; `revision` with its people fetched."""
    return [(item, item.decide(revision, site)) for item in JAMA]
