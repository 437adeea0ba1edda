"""Each template component renders its examples, says what it is for, and has styles of its name."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import get_template
from django.utils.safestring import SafeString

FOLDER = settings.BASE_DIR / "templates" / "components"
STYLES = "".join(
    sheet.read_text() for sheet in sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))
)
# Blocks that are not named after the file: what microsite/markup writes, or a part of a bigger one.
BLOCKS = {
    "brand-mark": "brand__mark",
    "care-card": "care",
    "nav-link": "site-nav__item",
    "notice": "notice__about",
    "preview": "prose",
    "skin-drawing": "hero__drawing",
}
# One element without a class, or none that is shown.
WITHOUT_BLOCK = {"day", "feed-link"}

DAY = datetime.date(2026, 9, 19)
SITE = Thing(name="Needlewise", sections=[])


def link(url, **fields):
    return Thing(get_absolute_url=url, **fields)


def license_check(**fields):
    shown = {"state_name": "Colorado", "board": "Colorado Medical Board", "number": "DR.12"}
    return Thing(**{**shown, "status": "Active", "checked_on": DAY, "is_current": True, **fields})


def credit(**fields):
    shown = {"name": "Ana Ruiz", "credentials": "MD", "url": "/clinicians/ana-ruiz/"}
    return Thing(**{**shown, "is_sample": False, "license": license_check(), **fields})


def revision(**fields):
    shown = {"reviewer_credit": credit(), "reviewed_on": DAY, "review_due": DAY, "title": "Sun"}
    shown |= {"summary": "How to keep out of it.", "is_overdue": False, "is_sample": False}
    return Thing(**{**shown, **fields})


def citation(**fields):
    source = {"title": "A study", "authors": "Chu S", "publisher": "A journal", "year": 2021}
    source |= {"identifier": "PMID 1", "url": "https://example.org/", "get_kind_display": "trial"}
    return Thing(number=3, anchor="source-chu21", source=Thing(**{**source, **fields}))


def claim_note(**fields):
    shown = {"url": "/evidence/claims/heals/", "statement": "Skin heals.", "grade": "some"}
    shown |= {"grade_label": "some evidence", "sources": [citation().source], "changed_on": None}
    return Thing(**{**shown, "withdrawn_on": None, "withdrawn_reason": "", **fields})


def alert(**fields):
    shown = {"title": "FDA: ask first", "issuer": "FDA", "issued_on": DAY, "summary": "Ask."}
    return link("/alerts/ask-first/", **{**shown, "is_sample": False, **fields})


def question(**fields):
    shown = {"title": "Is it normal?", "text": "Day three.", "answer_count": 1, "asked_at": DAY}
    shown |= {"get_section_display": "Recovery", "is_sample": False, **fields}
    return link("/questions/1/is-it-normal/", **shown)


def change(**fields):
    shown = {"on": DAY, "note": "A study came out.", "is_first": False, "is_correction": False}
    return Thing(**{**shown, "is_sample": False, **fields})


def clinic(**fields):
    shown = {"pk": 7, "name": "Sample Clinic", "city": "Denver", "state": Thing(code="CO")}
    return link(
        "/clinics/colorado/x/", **{**shown, "is_sample": True, "last_confirmed": DAY, **fields}
    )


class ExampleForm(forms.Form):
    question = forms.CharField(
        help_text="In your own words.", error_messages={"required": "Write it."}
    )
    level = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


WRONG = ExampleForm({"question": "", "level": "a"})
ARTICLE = link("/guide/aftercare/sun/", public=revision(), get_section_display="Aftercare")
PEOPLE = {"credit": credit(), "label": "Reviewed by"}
POINTS = {"of": 10, "by_person": 5, "by_program": 5, "unmet": 1}
ENTRIES = [Thing(id="day-3", title="Day 3"), Thing(id="day-4", title="Day 4")]
SECTIONS = {"previous": link("/guide/risks/", label="Risks"), "next": None}
SECOND_PAGE = Paginator(range(50), 20).page(2)
TIME = '<time datetime="2026-09-19">September 19, 2026</time>'

# component, its parameters, and what the reader must find
EXAMPLES = [
    ("alert-bar", {"alerts": [alert(), alert()]}, ["FDA: ask first", "Ask.", "/alerts/ask-", TIME]),
    ("alert-bar", {"alerts": [alert(is_sample=True)]}, ["Sample text"]),
    (
        "article-teaser",
        {"article": ARTICLE},
        ["Sun", "How to keep out of it.", "/guide/aftercare/sun/"],
    ),
    ("article-teaser", {"article": ARTICLE, "section": True}, ["Aftercare"]),
    ("brand-mark", {}, ['aria-hidden="true"']),
    ("breadcrumbs", {"items": [("Guide", "/guide/")]}, ['href="/guide/"', ">Home<"]),
    ("breadcrumbs", {"items": [("Sun", "/x/")], "path": "/x/"}, ['<span aria-current="page">Sun']),
    (
        "care-card",
        {"level": "emergency", "title": "Call 911", "items": ["Fever"]},
        ["Emergency: ", "Fever"],
    ),
    ("care-card", {"level": "urgent", "title": "Call", "body": "Today."}, ["Urgent: ", "Today."]),
    ("care-card", {"level": "routine", "title": "Ask", "tag": "h2"}, ["Not urgent: ", "</h2>"]),
    (
        "claim-note",
        {"claim": claim_note()},
        [
            "Skin heals.",
            "Some evidence",
            "Rests on",
            "A study",
            ", 2021",
            "/evidence/claims/heals/",
        ],
    ),
    ("claim-note", {"claim": claim_note(changed_on=DAY)}, ["Evidence changed on", TIME]),
    (
        "claim-note",
        {"claim": claim_note(withdrawn_on=DAY, withdrawn_reason="It is not so.")},
        ["Withdrawn on", TIME, "We no longer say", "It is not so."],
    ),
    ("claim-note", {"claim": claim_note(sources=[])}, ["Skin heals."]),
    (
        "changes",
        {"changes": [change(), change(note="", is_first=True)], "points": POINTS},
        [
            "What changed and why",
            "A study came out.",
            "First published.",
            "After a full review.",
            TIME,
            "against 10 points: 5 judged by the reviewer, 5 by a program, of which 1 was not met",
        ],
    ),
    (
        "changes",
        {"changes": [change(is_correction=True), change(is_sample=True)], "title": "What changed"},
        ["A correction: the review date stayed.", "Sample review", "What changed"],
    ),
    ("changes", {"changes": [change(is_sample=True)]}, ["First published", TIME, "not changed"]),
    ("clinic-teaser", {"clinic": clinic()}, ["Denver, CO", "Sample clinic", TIME]),
    ("clinic-teaser", {"clinic": clinic(last_confirmed=None)}, ["Not confirmed yet"]),
    ("clinic-teaser", {"clinic": clinic(), "compare": True}, ['name="clinic" value="7"']),
    (
        "clinic-list",
        {"clinics": [clinic(), clinic()]},
        ['action="/clinics/compare/"', 'type="checkbox"', "Compare the ticked clinics"],
    ),
    ("clinic-list", {"clinics": [clinic()]}, ["Denver, CO"]),
    ("contents-list", {"entries": ENTRIES, "help": True}, ['href="#day-3"', 'href="#get-help"']),
    ("credit", PEOPLE, ["Reviewed by", "Ana Ruiz", ", MD", "license checked"]),
    ("credit", {"credit": credit(url=""), "license": False}, ["Ana Ruiz"]),
    ("credit", {"credit": credit(is_sample=True)}, ["Sample person"]),
    ("day", {"value": DAY}, [TIME]),
    ("demo-banner", {}, ["made up", "No clinician has reviewed"]),
    (
        "empty-state",
        {"title": "Nothing yet", "body": "Soon.", "links": [("Home", "/")]},
        ["Soon.", 'href="/"'],
    ),
    ("error-summary", {"form": WRONG}, ['href="#id_question"', "Write it."]),
    (
        "feed-link",
        {"title": "New", "url": "/feeds/new/"},
        ['rel="alternate"', 'type="application/atom+xml"', 'href="/feeds/new/"'],
    ),
    (
        "field",
        {"field": WRONG["question"]},
        ['id="id_question_error"', 'id="id_question_helptext"'],
    ),
    ("field", {"field": ExampleForm()["level"], "optional": True}, ["<legend", "(optional)"]),
    ("get-help", {"notice": SafeString("<p>Signs.</p>")}, ["<p>Signs.</p>", 'id="get-help"']),
    ("get-help", {"notice": None}, ["call 911"]),
    ("grade", {"grade": "none", "label": "no study found"}, ["No study found", "grade--none"]),
    (
        "license-check",
        {"check": license_check()},
        ["DR.12", "Colorado Medical Board", "Active", TIME],
    ),
    (
        "license-check",
        {"check": license_check(is_current=False)},
        ["Colorado license DR.12", "shown as Active", "no longer current", TIME],
    ),
    ("license-check", {"check": None}, ["License not checked"]),
    ("nav-link", {"label": "Risks", "url": "/guide/risks/", "path": "/guide/risks/"}, ['"page"']),
    (
        "nav-link",
        {"label": "Risks", "url": "/guide/risks/", "path": "/guide/risks/rf/"},
        ['"true"'],
    ),
    (
        "notice",
        {"slug": "red-flags", "text": SafeString("<p>Signs.</p>"), "citations": [citation()]}
        | {"revision": revision()},
        ["<p>Signs.</p>", "A study", "/guide/notices/red-flags/"],
    ),
    ("notice-fallback", {}, ["call 911", "Call the clinic that treated you."]),
    ("pagination", {"page_obj": SECOND_PAGE}, ["Page 2 of 3", 'rel="prev"', 'href="?page=3"']),
    (
        "preview",
        {"html": SafeString("<h2>Sun</h2>"), "citations": [citation()]},
        ["<h2>Sun</h2>", "A study"],
    ),
    ("review-line", {"revision": revision()}, ["Reviewed by Ana Ruiz, MD", TIME]),
    ("review-line", {"revision": revision(is_overdue=True)}, ["past its review date", TIME]),
    (
        "review-line",
        {"revision": revision(reviewer_credit=credit(is_sample=True))},
        ["no clinician has reviewed this text yet"],
    ),
    ("sample-mark", {"what": "clinic"}, ["Sample clinic"]),
    (
        "search-form",
        {"id": "page-search", "query": 'a"b'},
        ['value="a&quot;b"', 'for="page-search"'],
    ),
    (
        "section-contents",
        {"kinds": [("Articles", [ARTICLE])]},
        ["Articles", "Sun", "/guide/aftercare/sun/"],
    ),
    ("section-nav", SECTIONS, ['rel="prev"', "Risks"]),
    ("site-footer", {"site": SITE}, ["call 911", "not medical advice", "CC BY 4.0"]),
    ("site-header", {"site": SITE}, ["Needlewise", 'role="search"', 'aria-label="Main"']),
    ("skin-drawing", {}, ['aria-hidden="true"']),
    (
        "source-list",
        {"citations": [citation()]},
        ['id="source-chu21"', 'value="3"', "Chu S", ", 2021"],
    ),
    (
        "source-list",
        {"citations": [Thing(number=4, anchor="claim-heals", source=None, claim=claim_note())]},
        ['id="claim-heals"', 'value="4"', "Skin heals."],
    ),
    ("source-list", {"citations": [citation(url="", year=None, authors="")]}, ["A journal"]),
    ("thread-teaser", {"question": question()}, ["1 answer", TIME]),
    (
        "thread-teaser",
        {"question": question(answer_count=2), "excerpt": True},
        ["2 answers", "Day three."],
    ),
]
NOTHING_TO_SAY = [
    ("changes", {"changes": ()}),
    ("contents-list", {"entries": ENTRIES[:1]}),
    ("error-summary", {"form": ExampleForm()}),
    ("pagination", {"page_obj": Paginator(range(5), 20).page(1)}),
    ("review-line", {"revision": revision(reviewer_credit=None)}),
    ("section-contents", {"kinds": []}),
    ("section-nav", {"previous": None, "next": None}),
]


def render(name, parameters, rf):
    """The component's HTML with runs of white space made one space."""
    html = get_template(f"components/{name}.html").render(dict(parameters), rf.get("/"))
    return re.sub(r"\s+", " ", html).strip()


@pytest.mark.parametrize(("name", "parameters", "expected"), EXAMPLES)
def test_every_example_shows_what_the_reader_needs(name, parameters, expected, rf):
    html = render(name, parameters, rf)
    for words in expected:
        assert words in html
    assert "{{" not in html
    assert " style=" not in html
    assert name in WITHOUT_BLOCK or re.search(rf'class="[^"]*\b{block(name)}\b', html)


@pytest.mark.parametrize(("name", "parameters"), NOTHING_TO_SAY)
def test_a_component_with_nothing_to_say_prints_nothing(name, parameters, rf):
    assert render(name, parameters, rf) == ""


def block(name):
    return BLOCKS.get(name, name)


def components():
    return sorted(path.stem for path in FOLDER.glob("*.html"))


def test_every_component_has_an_example():
    assert sorted({name for name, _, _ in EXAMPLES}) == components()


@pytest.mark.parametrize("name", components())
def test_a_component_opens_with_its_contract(name):
    text = Path(FOLDER / f"{name}.html").read_text()
    comment = text.partition("{% endcomment %}")[0]
    assert text.startswith("{% comment %}\nWhat for: ")
    assert "\nParameters: " in comment


@pytest.mark.parametrize("name", sorted(set(components()) - WITHOUT_BLOCK))
def test_the_styles_have_a_block_of_the_same_name(name):
    assert re.search(rf"\.{block(name)}(?:__|--|\b)", STYLES)


@pytest.mark.parametrize("name", components())
def test_what_people_typed_is_escaped(name):
    text = Path(FOLDER / f"{name}.html").read_text()
    assert "|safe" not in text
    assert "autoescape" not in text
