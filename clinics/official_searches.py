"""Official searches that say more about a person than a license does. We link, and judge nothing.

Nobody has opened the searches for this site yet, and the pages say so. Each address stands in
content/sources with what was seen of it.
"""

from dataclasses import dataclass

from microsite.people.models import Profession

DOCTORS = frozenset({Profession.PHYSICIAN})
NURSES = frozenset({Profession.NURSE_PRACTITIONER, Profession.REGISTERED_NURSE})


@dataclass(frozen=True)
class OfficialSearch:
    """One search: what it shows, and whom of; without professions it is for everybody."""

    name: str
    url: str
    shows: str
    professions: frozenset = frozenset()


SEARCHES = (
    OfficialSearch(
        "Certification Matters",
        "https://www.certificationmatters.org",
        "if a doctor is board certified",
        DOCTORS,
    ),
    OfficialSearch(
        "American Board of Dermatology",
        "https://abderm.org",
        "if a skin doctor is certified. Look for “Is My Dermatologist Certified?” at the top",
        DOCTORS,
    ),
    OfficialSearch(
        "DocInfo",
        "https://www.docinfo.org",
        "what state boards did about a doctor, or about some physician assistants",
        DOCTORS | {Profession.PHYSICIAN_ASSISTANT},
    ),
    OfficialSearch("Nursys", "https://www.nursys.com", "the license of a nurse", NURSES),
    OfficialSearch(
        "Exclusions Database",
        "https://exclusions.oig.hhs.gov",
        "whom federal health programs no longer pay. People can share a name: "
        "finding one proves nothing by itself",
    ),
)


def searches_for(profession=""):
    """Those that can show something of a person of this profession; all while it is unknown."""
    return [
        search
        for search in SEARCHES
        if not profession or not search.professions or profession in search.professions
    ]


def license_search_for(profession):
    """Where such a license is looked up: "board" (the medical board), "nursys", "" (unknown)."""
    if profession in NURSES:
        return "nursys"
    return "board" if profession in ("", Profession.PHYSICIAN) else ""
