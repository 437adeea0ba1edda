"""Boards: no address is made up, and what an editor opened or corrected stays the editor's."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from clinics import boards, states
from clinics.guides import filling
from clinics.guides.filling import fill_guides
from clinics.guides.license_search import license_searches
from clinics.models import Board, StateGuide
from tests.make import editor

from .boards_as_seen import AS_SEEN

pytestmark = pytest.mark.django_db

# Addresses that the fact base has from memory only.
FROM_MEMORY = {
    "https://dpo.colorado.gov/Medical",
    "https://www.ksbha.ks.gov/",
    "https://www.maine.gov/md/",
    "https://pr.mo.gov/healingarts.asp",
    "https://www.op.nysed.gov/",
    "https://www.okmedicalboard.org/",
}
NEW = "https://board.example.org/search"


def board(code="TX"):
    return Board.objects.for_doctors().get(state_code=code)


def search(code):
    return license_searches([code])[code]


# --- what stands there at first -----------------------------------------------------------------


def test_every_state_but_no_territory_has_a_board_for_doctors():
    found = list(Board.objects.values_list("state_code", "kind"))
    codes = {state.code for state in states.ALL} - states.TERRITORIES
    assert sorted(found) == [(code, "medical") for code in sorted(codes)]
    assert set(AS_SEEN) == codes


@pytest.mark.parametrize("code", sorted(AS_SEEN))
def test_each_address_is_one_that_the_lists_gave(code):
    found = board(code)
    assert (found.home_url, found.search_url, found.search_may_have_moved) == AS_SEEN[code]
    assert found.complaint_url == ""
    assert not {found.home_url, found.search_url} & FROM_MEMORY


def test_nobody_has_opened_a_link_yet():
    assert not Board.objects.opened().exists()
    assert Board.objects.not_opened().count() == 49
    assert not Board.objects.exclude(opened_on=None, opened_by=None, from_lists=True).exists()


def test_where_lists_disagree_the_search_leads_to_the_home_page():
    for code, (home, look_up, _) in AS_SEEN.items():
        found = search(code)
        assert found.leads_to_look_up is bool(look_up)
        assert found.leads_to_board is bool(home and not look_up)
        assert found.url == (look_up or home or boards.BOARD_DIRECTORY)
        assert found.url.startswith("https://")


@pytest.mark.parametrize("code", ["CO", "ME", *sorted(states.TERRITORIES)])
def test_without_any_address_the_directory_of_boards_is_left(code):
    found = search(code)
    assert found.url == boards.BOARD_DIRECTORY
    assert not (found.leads_to_look_up or found.leads_to_board or found.opened_on)


def test_florida_leads_to_the_department_that_licenses_physicians():
    assert "mqa-internet.doh.state.fl.us" in search("FL").url


def test_searches_of_many_states_cost_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = license_searches([state.code for state in states.ALL] + ["XX"])
    assert len(found) == 56


# --- filling --------------------------------------------------------------------------------------


def test_filling_again_changes_nothing(django_assert_num_queries):
    before = list(Board.objects.values()) + list(StateGuide.objects.values())
    # What is there of each of the two, and nothing else.
    with django_assert_num_queries(2):
        fill_guides()
    assert before == list(Board.objects.values()) + list(StateGuide.objects.values())


def test_a_row_that_nobody_touched_follows_the_lists_and_a_missing_one_comes_back(monkeypatch):
    Board.objects.filter(state_code="UT").delete()
    monkeypatch.setitem(boards.LICENSE_SEARCHES, "TX", NEW)
    fill_guides()
    assert board("TX").search_url == NEW
    assert board("UT").home_url == AS_SEEN["UT"][0]
    assert Board.objects.count() == 51


def test_what_an_editor_opened_or_took_away_stays(monkeypatch):
    board("TX").open_links(editor())
    board("UT").clear_address(editor(), "home_url", "the page is gone")
    monkeypatch.setitem(boards.BOARD_HOMES, "TX", NEW)
    fill_guides()
    assert board("TX").home_url == AS_SEEN["TX"][0]
    assert board("TX").opened_on is not None
    assert board("UT").home_url == ""


def test_filling_waits_for_its_tables():
    class OlderApps:
        def get_model(self, *names):
            raise LookupError

    filling.fill_guides(apps=OlderApps())


# --- verbs ----------------------------------------------------------------------------------------


def test_opening_notes_who_and_when_and_settles_doubts():
    anna = editor()
    with time_machine.travel("2030-03-04 12:00 +0000"):
        board("NY").open_links(anna)
    found = board("NY")
    assert (found.opened_on, found.opened_by) == (datetime.date(2030, 3, 4), anna)
    assert not found.search_may_have_moved
    assert search("NY").opened_on == datetime.date(2030, 3, 4)
    assert list(Board.objects.opened()) == [found]


def test_a_board_without_address_cannot_be_opened():
    with pytest.raises(ValidationError, match="There is no address to open"):
        board("CO").open_links(editor())


def test_a_wrong_address_goes_with_a_reason_and_the_home_page_is_left():
    board("NC").clear_address(editor(), "search_url", " another board's search ")
    found = board("NC")
    assert (found.search_url, found.cleared_because) == ("", "another board's search")
    assert search("NC").leads_to_board


@pytest.mark.parametrize(
    ("name", "reason", "sentence"),
    [
        ("search_url", " ", "Say what is wrong"),
        ("complaint_url", "gone", "Choose the address"),
        ("opened_on", "gone", "Choose the address"),
    ],
)
def test_an_address_goes_only_with_a_reason_and_if_it_is_there(name, reason, sentence):
    with pytest.raises(ValidationError, match=sentence):
        board("NC").clear_address(editor(), name, reason)
    assert board("NC").search_url == AS_SEEN["NC"][1]


def test_sample_people_vouch_for_no_real_board():
    sample = editor(is_sample=True)
    with pytest.raises(ValidationError, match="sample person"):
        board().open_links(sample)
    with pytest.raises(ValidationError, match="sample person"):
        board().clear_address(sample, "home_url", "gone")
    guide = StateGuide.objects.get(state_code="CA")
    for verb in (guide.confirm, guide.clear_scope):
        with pytest.raises(ValidationError, match="sample person"):
            verb(sample)


# --- who may do microneedling ---------------------------------------------------------------------


def test_only_california_and_nebraska_have_a_text_of_the_board_itself():
    found = StateGuide.objects.exclude(scope_text="")
    assert {guide.state_code for guide in found} == {"CA", "NE"}
    assert all(guide.scope_seen_in_copy and guide.scope_seen_on for guide in found)
    assert StateGuide.objects.count() == 56


@pytest.mark.parametrize(
    "missing", [{"scope_source": ""}, {"scope_url": ""}, {"scope_seen_on": None}]
)
def test_no_sentence_without_its_source_address_and_date(missing):
    guide = StateGuide.objects.get(state_code="CA")
    for name, value in missing.items():
        setattr(guide, name, value)
    with pytest.raises(ValidationError, match="needs all four"):
        guide.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        guide.save()


def test_a_day_in_the_future_is_refused():
    guide = StateGuide.objects.get(state_code="CA")
    guide.scope_seen_on = datetime.date(2999, 1, 1)
    with pytest.raises(ValidationError, match="in the future"):
        guide.full_clean()


def test_confirming_makes_it_read_today_at_its_address():
    guide = StateGuide.objects.get(state_code="NE")
    with time_machine.travel("2030-03-04 12:00 +0000"):
        guide.confirm(editor())
        assert guide.scope_seen_on == datetime.date(2030, 3, 4)
        assert not guide.scope_seen_in_copy and not guide.scope_is_old
    with time_machine.travel("2031-03-06 12:00 +0000"):
        assert guide.scope_is_old
    with pytest.raises(ValidationError, match="nothing to confirm"):
        StateGuide.objects.get(state_code="CO").confirm(editor())


def test_what_was_taken_away_does_not_come_back():
    guide = StateGuide.objects.get(state_code="NE")
    guide.clear_scope(editor())
    fill_guides()
    guide.refresh_from_db()
    assert (guide.scope_text, guide.scope_url, guide.scope_seen_on) == ("", "", None)
    with pytest.raises(ValidationError, match="nothing to take away"):
        guide.clear_scope(editor())
