"""The guide to each of the 56 states: what it says, and what it does not claim."""

import re

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import timezone

from clinics import boards, states
from clinics.guides.filling import fill_guides
from clinics.guides.sitemaps import GuideSitemap
from clinics.models import Board, StateGuide
from microsite.markup.readability import grade
from tests import make
from tests.site.crawl import Page

from .boards_as_seen import AS_SEEN

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex">'
NOT_OPENED = "ourselves yet"
NOT_CONFIRMED = "We could not confirm who may do microneedling in"
# Searches for the whole country, and the one rule and the one opinion that were read.
OF_THE_COUNTRY = {
    "https://www.nursys.com",
    "https://www.docinfo.org",
    "https://www.certificationmatters.org",
    boards.BOARD_DIRECTORY,
}
CITED = (
    "nursys docinfo certm abd fsmb mbc-doctor iowa-inactive fda-cu2 docinfo-report "
    "ncsbn-complaint cosmo-complaint fda-medwatch fda-report-device"
).split()


def guide(client, code):
    """The Page of a state's guide."""
    return Page.get(client, states.by_code(code).guide_url)


@pytest.fixture
def with_sources():
    return [make.source(key, url=f"https://source.example.org/{key}") for key in CITED]


# --- all 56 ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", states.ALL, ids=lambda state: state.code)
def test_every_state_has_a_guide_with_known_addresses_only(client, state):
    page = guide(client, state.code)
    assert page.status == 200
    assert page.headings[0] == (1, f"Check a license in {state.in_sentence}")
    home, look_up, _ = AS_SEEN.get(state.code, ("", "", False))
    scope = StateGuide.objects.get(state_code=state.code).scope_url
    in_text = {each.get("href") for each in page.all("a") if "main" in each.inside}
    outside = {link for link in in_text if link.startswith("http")}
    assert outside <= {*OF_THE_COUNTRY, home, look_up, scope}
    assert {home, look_up} - {""} <= outside


@pytest.mark.parametrize("state", states.ALL, ids=lambda state: state.code)
def test_every_guide_says_what_nobody_has_opened_or_confirmed(client, state):
    words = guide(client, state.code).words
    home, look_up, _ = AS_SEEN.get(state.code, ("", "", False))
    if home or look_up:
        assert NOT_OPENED in words
        assert "public lists" in words
    else:
        assert "We have no checked address for" in words
        assert boards.BOARD_DIRECTORY in guide(client, state.code).links
    assert (NOT_CONFIRMED in words) is (state.code not in {"CA", "NE"})
    assert "We have no checked address of a board for estheticians" in words


def test_a_guide_is_reached_from_its_state_and_leads_back(client):
    state = states.by_code("CO")
    assert f'href="{state.guide_url}"' in Page.get(client, state.get_absolute_url()).html
    assert f'href="{state.get_absolute_url()}"' in guide(client, "CO").html


def test_an_unknown_state_has_no_guide(client):
    assert client.get("/clinics/atlantis/guide/").status_code == 404
    assert client.get("/clinics/a%00b/guide/").status_code == 404


def test_a_guide_is_there_without_any_row(client):
    Board.objects.all().delete()
    StateGuide.objects.all().delete()
    page = guide(client, "TX")
    assert page.status == 200
    assert "We have no checked address for a medical board in Texas" in page.words
    fill_guides()


# --- what was opened and confirmed ----------------------------------------------------------------


def test_an_opened_link_says_so_with_its_day(client):
    with time_machine.travel("2030-03-04 12:00 +0000"):
        Board.objects.get(state_code="TX").open_links(make.editor())
        page = guide(client, "TX")
    assert "We opened this link on March 4, 2030, and it was the right page." in page.words
    assert NOT_OPENED not in page.words
    state = Page.get(client, states.by_code("TX").get_absolute_url())
    assert "We opened this link on March 4, 2030" in state.words


def test_boards_that_an_editor_adds_stand_where_readers_look(client):
    Board.objects.create(
        state_code="AZ", kind="osteopathic", name="DO Board", home_url="https://do.example.org/"
    )
    Board.objects.create(state_code="AZ", kind="cosmetology", name="Beauty Board")
    words = guide(client, "AZ").words
    doctors, nurses, beauty = (
        words.index(one) for one in ("DO Board", "Nursys is", "Beauty Board")
    )
    assert doctors < nurses < beauty
    assert "We have no checked address for the Beauty Board" in words
    assert "Some states have a board of their own for osteopathic doctors" not in words


def test_a_board_s_own_text_stands_with_address_and_day(client):
    page = guide(client, "CA")
    assert "do not let its license holders push metal needles into your skin" in page.words
    assert "We read a stored copy of this text on November 21, 2026" in page.words
    assert StateGuide.objects.get(state_code="CA").scope_url in page.links
    nebraska = guide(client, "NE").words
    assert "In September 2013" in nebraska and "not binding" in nebraska


def test_a_text_that_was_read_long_ago_is_marked(client):
    with time_machine.travel("2028-03-04 12:00 +0000"):
        assert "That was more than a year ago" in guide(client, "CA").words
        StateGuide.objects.get(state_code="CA").confirm(make.editor())
        words = guide(client, "CA").words
    assert "We read this text on March 4, 2028." in words
    assert "more than a year ago" not in words


# --- search engines -------------------------------------------------------------------------------


def test_only_guides_with_something_confirmed_are_indexed(client):
    assert NOINDEX not in guide(client, "CA").html
    assert NOINDEX in guide(client, "TX").html
    assert {state.code for state, _ in GuideSitemap().items()} == {"CA", "NE"}
    Board.objects.get(state_code="TX").open_links(make.editor())
    assert NOINDEX not in guide(client, "TX").html
    assert {state.code for state, _ in GuideSitemap().items()} == {"CA", "NE", "TX"}


def test_a_guide_whose_last_address_went_leaves_the_sitemap_again(client):
    board = Board.objects.get(state_code="TX")
    board.open_links(make.editor())
    board.clear_address(make.editor(), "home_url", "gone")
    assert NOINDEX in guide(client, "TX").html
    assert {state.code for state, _ in GuideSitemap().items()} == {"CA", "NE"}


def test_a_guide_changes_when_one_of_its_boards_does():
    with time_machine.travel("2030-03-04 12:00 +0000", tick=False):
        Board.objects.get(state_code="CA").open_links(make.editor())
        moments = {state.code: changed for state, changed in GuideSitemap().items()}
        assert moments["CA"] == timezone.now()
        assert moments["NE"] < timezone.now()


# --- words ----------------------------------------------------------------------------------------


def test_the_words_of_a_guide_are_plain(with_sources):
    for state in (states.by_code("CO"), states.by_code("MP")):
        for name in ("nurses", "estheticians", "searches", "record", "complain"):
            text = render_to_string(f"clinics/guide/{name}.md", {"state": state})
            assert grade(text) <= 8, name
    for one in StateGuide.objects.exclude(scope_text=""):
        assert grade(one.scope_text) <= 8, one.state_code


@pytest.mark.parametrize("code", ["CO", "CA", "DC", "GU"])
def test_a_whole_guide_is_plain(client, code):
    paragraphs = re.findall(r"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", guide(client, code).html, re.S)
    prose = "\n\n".join(" ".join(re.sub(r"<[^>]+>", "", one).split()) for one in paragraphs)
    assert grade(prose) <= 8


def test_what_is_said_is_cited(client, with_sources):
    page = guide(client, "CO")
    listed = {link.rsplit("/", 1)[1] for link in page.links if "source.example.org" in link}
    assert listed == set(CITED)


def test_a_guide_leads_on_to_articles_that_are_public(client):
    made = make.published(make.article(slug="something-went-wrong"), title="It went wrong")
    make.article(slug="choose-and-check-a-license")
    page = guide(client, "CO")
    assert made.get_absolute_url() in page.html
    assert "choose-and-check-a-license" not in page.html


def test_a_guide_costs_few_queries(client, with_sources, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        guide(client, "CA")
