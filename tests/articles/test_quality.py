"""What a program counts in a page, and the public page that shows it."""

import datetime
import json

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.article import ALL_PARTS, REQUIRED_PARTS, Article
from articles.models import ArticleRevision
from articles.quality.checklists import CDC, PEMAT
from articles.quality.measure import measure
from articles.sections import Section
from tests import make

GOOD = {
    "title": "How skin heals",
    "main_message": "Most skin heals in a week. Call your clinic if it gets worse.",
    "body": "## First\n\nA [retinoid] can sting.[@one] You may rest.\n\n## Then\n\n1. Wash.\n"
    "2. Rest.\n\nTake [the card](/guide/aftercare/card/) with you.",
    "known": "- 5 of the 36 people had marks, which is 14%.[@two][@claim:marks]",
    "unknown": "- How long it lasts.",
    "next_step": "Read the card today.",
}
FACTS = {"terms": ["retinoid", "keloid"], "sheets": ["/guide/aftercare/card/"]}


def text(kind="article", section="recovery", **fields):
    """A text that nobody saved."""
    section = "" if kind == "policy" else section
    return ArticleRevision(page=Article(kind=kind, section=section), **{**GOOD, **fields})


def measured(kind="article", **fields):
    required = (*REQUIRED_PARTS.get(kind, ALL_PARTS), "body")
    return measure(text(kind, **fields), required, **FACTS)


def item(quality, checklist, number):
    (found,) = [each for each in quality[checklist]["items"] if each["number"] == number]
    return found["met"]


# --- measuring ------------------------------------------------------------------------------------


def test_a_good_page_meets_what_a_program_can_decide():
    quality = measured()
    assert quality["parts"] == sorted([*ALL_PARTS, "body"])
    assert (quality["missing"], quality["sources"]) == ([], ["one", "two"])
    assert quality["claims"] == ["marks"]
    assert quality["ceiling"] == 8
    assert quality["hardest"]["sentence"]
    assert quality["pemat"]["percent"] == 100
    assert [each["number"] for each in quality["cdc"]["items"] if each["met"] is False] == [4]


def test_it_can_be_stored():
    assert json.loads(json.dumps(measured())) == measured()


HARD = "Subsequent pharmacological administration necessitates interdisciplinary consultation."
PASSIVE = "It was cleaned. It was washed. It was dried. It was seen. You rest."
UNMET = {
    "purpose": ({"main_message": ""}, "pemat", 1),
    "hard words": ({"body": f"## A\n\n{HARD}\n\n## B\n\n{HARD}"}, "pemat", 3),
    "term": ({"body": "## A\n\nA keloid.\n\n## B"}, "pemat", 4),
    "initials": ({"body": "## A\n\nPIH fades.\n\n## B"}, "pemat", 4),
    "passive": ({"body": f"## A\n\n{PASSIVE}\n\n## B"}, "pemat", 5),
    "percent": ({"body": "## A\n\nIt helps 40%.\n\n## B"}, "pemat", 6),
    "long paragraph": ({"body": "## A\n\nA b. C d. E f. G h. I j.\n\n## B"}, "pemat", 8),
    "long section": ({"body": "## A\n\n" + "It heals now. Wait.\n\n" * 40 + "## B"}, "pemat", 8),
    "no headings": ({"body": "It heals."}, "pemat", 9),
    "wide table": ({"body": "## A\n\n|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n||||||||"}, "pemat", 19),
    "no action": ({"next_step": ""}, "pemat", 20),
    "no steps": ({"body": "## A\n\nIt heals.\n\n## B"}, "pemat", 22),
    "no tool": ({"body": "## A\n\nSee [the guide](/guide/).\n\n## B"}, "pemat", 23),
    "no message": ({"main_message": ""}, "cdc", 2),
    "passive message": ({"main_message": "The skin was cleaned."}, "cdc", 6),
    "long list": ({"body": "## A\n\n" + "- a\n" * 8}, "cdc", 8),
    "nothing unknown": ({"unknown": ""}, "cdc", 11),
    "no reason": ({"body": "## A\n\n/// dont\n- Do not scrub.\n///"}, "cdc", 13),
    "no whole number": ({"body": "## A\n\nIt helps 13.6% of 40 people."}, "cdc", 15),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "checklist", "number"), UNMET.values(), ids=UNMET)
def test_what_is_not_met_is_found(fields, checklist, number):
    assert item(measured(**fields), checklist, number) is False


MET = {
    "explained at once": ({"body": "## A\n\nA keloid, which is a thick scar.\n\n## B"}, "pemat", 4),
    "explained in parentheses": ({"body": "## A\n\nDark marks (PIH).\n\nPIH fades."}, "pemat", 4),
    "list of what to do": ({"body": "## A\n\n/// do\n- Rest, so that it heals.\n///"}, "pemat", 22),
    "boxes to tick": ({"body": "## A\n\n/// checklist | Bring\n- Water.\n///"}, "pemat", 23),
    "reasons": ({"body": "## A\n\n/// dont\n- Do not scrub. It hurts.\n///"}, "cdc", 13),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "checklist", "number"), MET.values(), ids=MET)
def test_what_is_met_is_found(fields, checklist, number):
    assert item(measured(**fields), checklist, number) is True


def test_what_does_not_apply_or_needs_a_person_is_not_counted():
    quality = measured(known="- We know it.", body="## A\n\n1. Rest.\n\n## B")
    for number in (6, 17, 19):
        assert item(quality, "pemat", number) is None
    assert quality["pemat"]["of"] == len(quality["pemat"]["items"]) - 3
    decidable = [each.number for each in PEMAT if each.decide]
    assert [each["number"] for each in quality["pemat"]["items"]] == decidable
    assert {2, 7, 10, 15, 16, 18} & {*decidable} == set()
    assert {16, 17, 18, 19} & {each.number for each in CDC if each.decide} == set()


def test_percents_are_rounded_down():
    quality = measured(unknown="")["cdc"]
    assert quality["percent"] == quality["met"] * 100 // quality["of"] < 100


def test_a_sheet_need_not_say_what_is_known_and_a_policy_is_only_graded():
    sheet = measured("sheet", known="", unknown="")
    assert item(sheet, "cdc", 11) is None
    assert item(sheet, "pemat", 23) is True
    assert sheet["missing"] == []
    policy = measured("policy")
    assert policy["words"] > 0
    assert not {"pemat", "cdc"} & {*policy}


def test_aftercare_has_the_lower_ceiling():
    assert measured(section="aftercare")["ceiling"] == 6


# --- the public page ------------------------------------------------------------------------------


def publish(page=None, reviewer=None, author=None, **fields):
    """A public text with what was measured in it."""
    for key in ("one", "two"):
        make.source(key)
    fields = {**GOOD, "known": "- It heals.[@two]", **fields}
    fields["body"] = fields["body"].replace("[retinoid]", "retinoid")
    made = make.published(page, author=author, reviewer=reviewer, **fields)
    quality = measure(made, (*ALL_PARTS, "body"), **FACTS)
    ArticleRevision.objects.filter(pk=made.pk).update(quality=quality)
    return made


def read(client):
    response = client.get("/quality/")
    assert response.status_code == 200
    return response.content.decode()


def row_of(html, made):
    (row,) = [part for part in html.split("<tr>") if f'href="{made.get_absolute_url()}"' in part]
    return " ".join(row.split())


@pytest.mark.django_db
class TestThePage:
    def test_it_shows_what_was_measured(self, client):
        made = publish()
        quality = ArticleRevision.objects.get(pk=made.pk).quality
        row = row_of(read(client), made)
        assert made.title in row
        assert f"{quality['grade']} <" in row and "(at most 8)" in row
        assert 'data-label="Sources">2<' in row
        assert f"{quality['pemat']['percent']}% " in row
        assert "PEMAT 4:" in row and "retinoid" in row
        assert 'data-label="JAMA">3 of 4<' in row
        assert "No page says who pays" in row

    def test_each_page_is_there_once_and_what_is_not_public_is_not(self, client):
        shown = publish(title="Shown")
        make.submitted(title="Waiting")
        hidden = publish(title="Hidden")
        hidden.page.withdraw(make.editor(), "It was wrong.")
        html = read(client)
        assert row_of(html, shown)
        assert "Waiting" not in html and "Hidden" not in html

    def test_it_says_that_no_clinician_has_reviewed_until_one_has(self, client, settings):
        settings.DEMO = True
        sample = publish(
            author=make.editor(is_sample=True), reviewer=make.clinician(is_sample=True)
        )
        html = read(client)
        assert "No clinician has reviewed any of these pages yet." in html
        row = row_of(html, sample)
        assert "Sample review" in row
        # Samples are named as such; only the page on funding is missing here.
        assert "3 of 4" in row and "JAMA 3" in row and "JAMA 1" not in row
        assert '<meta name="robots" content="noindex">' in html
        publish()
        assert "full review of 1 of 2 health pages" in " ".join(read(client).split())

    def test_samples_are_not_there_on_a_live_site(self, client, settings):
        settings.DEMO = True
        sample = publish(title="Zanthian", reviewer=make.clinician(is_sample=True))
        settings.DEMO = False
        assert sample.title not in read(client)

    def test_it_says_when_a_review_is_due_and_that_it_is_late(self, client):
        made = publish()
        due = f'datetime="{made.review_due.isoformat()}"'
        row = row_of(read(client), made)
        assert due in row and "overdue" not in row
        with time_machine.travel(timezone.now() + datetime.timedelta(days=400)):
            assert "overdue since" in row_of(read(client), made)

    def test_a_page_on_funding_and_what_clinicians_disclose_count_for_disclosure(self, client):
        reviewer = make.clinician()
        made = publish(reviewer=reviewer)
        policy = make.article(kind="policy", section="", slug="funding")
        make.published(policy, reviewer=make.editor(), title="Funding")
        assert "has not said who else pays" in row_of(read(client), made)
        reviewer.clinician.disclosures = "None"
        reviewer.clinician.save()
        assert 'data-label="JAMA">4 of 4<' in row_of(read(client), made)

    def test_a_text_from_before_the_measuring_says_so(self, client):
        made = make.published()
        ArticleRevision.objects.filter(pk=made.pk).update(quality={})
        assert "not measured yet" in row_of(read(client), made)

    def test_without_a_page_it_says_so(self, client):
        assert "No page is public yet" in read(client)

    def test_pages_stand_in_the_order_of_the_guide(self, client):
        for section in reversed(Section.values):
            publish(make.article(section), title=f"About {section}")
        publish(make.article("risks", kind="chapter"), title="Zest")
        html = read(client)
        titles = [f"About {section}</a>" for section in Section.values]
        titles.insert(Section("risks").number - 1, "Zest</a>")
        places = [html.index(title) for title in titles]
        assert places == sorted(places)

    def test_it_costs_as_many_queries_for_ten_pages_as_for_one(self, client):
        costs = []
        for count in (1, 9):
            for number in range(count):
                publish(title=f"Page {number}")
            cache.clear()
            with CaptureQueriesContext(connection) as captured:
                read(client)
            costs.append(len(captured))
        assert costs[0] == costs[1] <= 4
