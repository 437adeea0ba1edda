"""The claim register: what a claim needs, what may refer to it, and how readers see it."""

import datetime
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.claim import Grade
from articles.evidence import MEANINGS
from articles.library import Library
from articles.models import ArticleRevision, Claim
from tests import make

DAY = datetime.timedelta(days=1)

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


# --- what refers to a claim, and what a claim rests on -------------------------------------------


def test_a_text_may_wait_for_its_claim_but_is_not_approved_before_it():
    planned = make.claim_draft(slug="planned")
    make.claim(slug="known")
    text = make.submitted(body="## A\n\nSkin heals.[@claim:planned] It does.[@claim:known]")
    with refused("claims that have no public text: planned. Have them approved first"):
        make.approve(text, make.clinician())
    make.approved(planned, publish_at=timezone.now() + DAY)
    with refused("no public text: planned"):
        make.approve(text, make.clinician())
    make.claim(planned.page)
    make.approve(text, make.clinician())
    assert {claim.slug for claim in text.claims.all()} == {"planned", "known"}
    assert ArticleRevision.objects.current().citing(planned.page).get() == text


def test_an_unknown_claim_is_named_with_its_line():
    make.claim(slug="heals")
    text = make.draft(body="## A\n\nSkin heals.[@claim:heal]")
    with refused("Text, line 3: There is no claim with the key “heal”"):
        text.submit(text.author)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"statement": " "}, "Write the statement"),
        ({"grade": ""}, "Say how sure we are"),
        ({"grade": "sure"}, "Say how sure we are"),
        ({"basis": "Studies say so."}, "Cite at least one source, or say that no evidence"),
        ({"basis": "So.[@test-source][@claim:other]"}, "rests on sources, not on other claims"),
        ({"basis": "So.[@nobody]"}, "nobody"),
    ],
)
def test_a_claim_without_what_it_needs_is_not_handed_in(fields, sentence):
    draft = make.claim_draft(**fields)
    with refused(sentence):
        draft.submit(draft.author)


def test_a_claim_needs_a_source_unless_no_evidence_was_found(client):
    text = make.claim(grade="none", basis="We looked and found no study.")
    assert "No study found" in read(client, text.get_absolute_url())


def test_two_claims_do_not_share_an_address():
    claim = make.claim(slug="heals").page
    twin = Claim(slug=claim.slug, section="risks")
    with refused("already exists"):
        twin.full_clean()


def test_the_order_of_sources_is_that_of_their_first_use_whatever_was_pasted():
    for key in ("beta", "alpha"):
        make.source(key)
    # A mark of direction inside a key is taken out before it is read.
    text = make.claim(basis="As alpha says.[@be\u200eta][@alpha]", slug="heals")
    page = make.published(body="## A\n\nSkin heals.[@claim:heals]")
    library = Library(page.parts.values())
    (shown,) = library.references().claims.values()
    assert [source.key for source in shown.sources] == ["beta", "alpha"]
    assert text.page.slug == shown.slug


def test_a_notice_refers_to_no_claim_and_uses_no_term():
    make.claim(slug="heals")
    make.term("milia")
    for words in ("trouble.[@claim:heals]", "[milia]."):
        body = make.RED_FLAG_TEXT.replace("trouble breathing.", words)
        with refused("line 2: (There is no claim|The glossary has no term)"), transaction.atomic():
            make.red_flags(body=body)


def test_a_text_that_rests_on_a_sample_is_one(settings):
    sample = make.claim(slug="made-up", reviewer=make.clinician(is_sample=True))
    text = make.published(body="## A\n\nSkin heals.[@claim:made-up]")
    assert sample.is_sample and text.is_sample
    settings.DEMO = False
    assert text.page.public is None


# --- the register, in public ---------------------------------------------------------------------


def test_the_register_has_every_public_claim_by_section_with_sources_and_pages(client):
    make.source("trial", title="A trial of healing")
    claim = make.claim(slug="heals", section="recovery", basis="So.[@trial][@test-source]")
    other = make.claim(slug="other", section="overview")
    make.claim_draft(statement="Nobody sees this one.")
    make.claim(statement="Nor this one yet.", publish_at=timezone.now() + DAY)
    cite = "Skin heals.[@claim:heals]"
    article = make.published(title="How skin heals", body=f"## A\n\n{cite}")
    thread = make.answered(body=cite).page.question
    shown = read(client, "/evidence/")
    assert "2 statements" in shown and "Nobody sees" not in shown and "Nor this" not in shown
    first, second = sorted((shown.index(text.statement), text) for text in (claim, other))
    assert (first[1], second[1]) == (other, claim)
    assert "A trial of healing; Title of test-source" in shown[second[0] :]
    for page in (article, thread):
        assert f'<a href="{page.get_absolute_url()}">{page.title}</a>' in shown[second[0] :]
    for grade in Grade:
        assert MEANINGS[grade].replace("’", "\u2019") in shown


def test_a_claim_has_a_page_with_why_where_it_is_used_and_what_it_said_before(client):
    claim = make.claim(slug="heals", statement="Skin heals in a week.").page
    make.claim(claim, statement="Skin heals in a month.", grade="strong")
    make.claim_draft(claim, statement="Nobody sees this.")
    comparison = make.comparison(agree="- Skin heals.[@claim:heals]")
    shown = read(client, claim.get_absolute_url())
    assert '<h1 class="claim-title">Skin heals in a month.</h1>' in shown
    assert "Two small studies say so." in shown and "Strong evidence" in shown
    assert "What it said before" in shown and "Skin heals in a week. (some evidence)" in shown
    assert "Nobody sees" not in shown
    assert comparison.page.question.get_absolute_url() in shown


def test_a_long_statement_fits_into_a_result_of_a_search_engine(client):
    statement = "Skin heals in a week. " * 10
    shown = read(client, make.claim(statement=statement.strip()).get_absolute_url())
    (description,) = re.findall(r'name="description" content="([^"]*)"', shown)
    (title,) = re.findall(r"<title>([^<]*)</title>", shown)
    assert len(description) <= 200 and len(title) <= 120


def test_claims_whose_names_are_those_of_sections_keep_every_id_unique(client):
    for slug in ("recovery", "withdrawn", "grades", "main"):
        make.claim(slug=slug)
    ids = re.findall(r'\sid="([^"]+)"', read(client, "/evidence/"))
    assert len(ids) == len(set(ids)) and "claim-recovery" in ids


@pytest.mark.parametrize("state", ["unknown", "draft", "submitted", "approved for later"])
def test_a_claim_without_a_public_text_is_not_found_in_either_form(client, state):
    slug = "unknown"
    if state != "unknown":
        draft = make.claim_draft()
        slug = draft.page.slug
        if state == "submitted":
            draft.submit(draft.author)
        if state == "approved for later":
            make.approved(draft, publish_at=timezone.now() + DAY)
    assert client.get(f"/evidence/claims/{slug}/").status_code == 404
    assert client.get(f"/evidence/claims/{slug}.json").status_code == 404


def test_a_claim_as_data_says_the_same_as_its_page(client):
    make.source("test-source", year=2021, url="https://example.org/")
    claim = make.claim(slug="heals", statement="Skin heals in a week.").page
    text = make.claim(claim, grade="strong")
    response = client.get("/evidence/claims/heals.json")
    assert response["Content-Type"] == "application/json"
    assert "no-cache" not in response["Cache-Control"] and response["ETag"]
    data = response.json()
    assert data["url"] == "http://127.0.0.1:8000/evidence/claims/heals/"
    assert (data["statement"], data["grade"]) == ("Skin heals in a week.", "strong")
    assert data["basis"] == "Two small studies say so."
    assert [(one["key"], one["year"]) for one in data["sources"]] == [("test-source", 2021)]
    assert data["reviewed_on"] == text.reviewed_on.isoformat()
    assert data["evidence_changed"] == json.loads(json.dumps(data["this_version"]))
    assert (data["withdrawn_on"], data["is_sample"]) == (None, False)


def test_a_sample_as_data_names_no_review(client):
    text = make.claim(reviewer=make.clinician(is_sample=True))
    data = client.get(f"{text.get_absolute_url()[:-1]}.json").json()
    assert (data["is_sample"], data["reviewed_on"]) == (True, None)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_claim_as_data_can_only_be_asked_for(client, method):
    address = f"{make.claim().get_absolute_url()[:-1]}.json"
    assert getattr(client, method)(address).status_code == 405


def test_all_sources_stand_on_one_page_with_what_was_read_of_them(client):
    make.source("law", kind="law", title="A law", link_checked_on=timezone.localdate())
    make.source("trial", kind="trial", title="A trial", seen="secondary", url="https://example.org")
    shown = read(client, "/evidence/sources/")
    assert "2 sources" in shown and "opened the link of 1 of them" in shown
    assert shown.index("A law") < shown.index("A trial")
    assert "Nobody has opened the link yet." in shown
