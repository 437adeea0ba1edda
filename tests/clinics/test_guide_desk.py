"""The desk's screens for boards and state guides, as an editor uses them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clinics.models import Board, StateGuide
from microsite.desk import panels
from tests.make import clinician, editor

from .boards_as_seen import AS_SEEN
from .make import clinic, days_ago
from .test_admin import sentences

pytestmark = pytest.mark.django_db

BOARDS = "/admin/clinics/board/"
GUIDES = "/admin/clinics/stateguide/"
DESK_ROW = "State boards whose links nobody has opened"


@pytest.fixture
def somebody():
    return editor()


@pytest.fixture
def desk(client, somebody):
    client.force_login(somebody)
    return client


def board(code="TX"):
    return Board.objects.for_doctors().get(state_code=code)


def guide(code):
    return StateGuide.objects.get(state_code=code)


def change(made):
    return reverse(f"admin:clinics_{made._meta.model_name}_change", args=[made.pk])


def verb(made, name):
    return reverse(f"admin:clinics_{made._meta.model_name}_verb", args=[made.pk, name])


def words(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def board_form(made, **fields):
    names = ("state_code", "kind", "name", "search_url", "home_url", "complaint_url")
    return {name: getattr(made, name) for name in names} | fields


def guide_form(**fields):
    names = ("scope_text", "scope_source", "scope_url", "scope_seen_on", "notes")
    return dict.fromkeys(names, "") | fields


# --- boards ---------------------------------------------------------------------------------------


def test_the_list_begins_with_what_nobody_has_opened(desk, somebody):
    board("AK").open_links(somebody)
    page = words(desk, BOARDS)
    places = [page.index(board(code).name) for code in ("AL", "WY", "CO", "AK")]
    assert places == sorted(places)
    assert "open its links: nobody has" in page
    assert "find its address: we have none" in page


@pytest.mark.parametrize(
    ("wanted", "code"), [("no", "TX"), ("none", "CO"), ("yes", "AK"), ("old", "AL")]
)
def test_each_filter_finds_its_boards(desk, somebody, wanted, code):
    for opened, days in (("AK", 10), ("AL", 400)):
        board(opened).open_links(somebody)
        Board.objects.filter(state_code=opened).update(opened_on=days_ago(days))
    page = words(desk, f"{BOARDS}?opened={wanted}")
    for other in ("TX", "CO", "AK", "AL"):
        assert (f">{board(other).name}</a>" in page) is (other == code)


def test_one_press_says_that_it_is_right_and_leads_to_the_next(desk, somebody):
    page = words(desk, change(board("AL")))
    assert "Yes, I opened them today" in page
    assert f'href="{change(board("AR"))}"' in page
    assert f'<a href="{AS_SEEN["AL"][0]}" rel="noreferrer noopener"' in page
    response = desk.post(verb(board("AL"), "open"))
    assert "you opened it today" in sentences(response)
    assert (board("AL").opened_on, board("AL").opened_by) == (timezone.localdate(), somebody)
    newest = board("AL").history.first()
    assert newest.history_user == somebody


def test_a_wrong_address_is_taken_away_with_a_reason(desk):
    sent = {"address": "search_url", "reason": ""}
    response = desk.post(verb(board("NC"), "wrong"), sent)
    assert response.status_code == 200
    assert "This field is required" in sentences(response)
    assert board("NC").search_url
    desk.post(verb(board("NC"), "wrong"), sent | {"reason": "the page is gone"})
    assert (board("NC").search_url, board("NC").home_url) == ("", AS_SEEN["NC"][0])
    assert "the page is gone" in words(desk, change(board("NC")))


def test_a_corrected_address_counts_as_not_opened_and_as_the_editors(desk, somebody):
    board("TX").open_links(somebody)
    desk.post(change(board("TX")), board_form(board("TX"), search_url="https://tx.example.org/"))
    found = board("TX")
    assert found.search_url == "https://tx.example.org/"
    assert (found.opened_on, found.opened_by, found.from_lists) == (None, None, False)


def test_a_corrected_name_leaves_it_opened(desk, somebody):
    board("TX").open_links(somebody)
    desk.post(change(board("TX")), board_form(board("TX"), name="Texas Medical Board, Austin"))
    assert board("TX").name == "Texas Medical Board, Austin"
    assert board("TX").opened_on == timezone.localdate()


def test_an_editor_adds_a_board(desk, client):
    sent = {
        "state_code": "GU", "kind": "medical", "name": "Guam Board", "search_url": "",
        "home_url": "https://guam.example.org/", "complaint_url": "",
    }  # fmt: skip
    assert desk.post(f"{BOARDS}add/", sent).status_code == 302
    page = words(client, "/clinics/guam/guide/")
    assert "Guam Board" in page and "public lists" not in page
    assert "already" in words_of(desk.post(f"{BOARDS}add/", sent))


def words_of(response):
    return " ".join(response.content.decode().split())


def test_no_board_is_deleted_and_a_clinician_changes_none(desk, client):
    made = board()
    assert desk.get(f"{change(made)[:-7]}delete/").status_code == 403
    client.force_login(clinician())
    assert client.get(BOARDS).status_code == 403
    assert client.post(verb(made, "open")).status_code == 403
    assert board().opened_on is None


def test_sample_editors_look_and_change_nothing(client):
    client.force_login(editor(is_sample=True))
    page = words(client, change(board()))
    assert "Yes, I opened" not in page
    assert client.post(verb(board(), "open")).status_code == 403
    assert client.post(verb(guide("CA"), "confirm")).status_code == 403
    assert client.get(f"{BOARDS}add/").status_code == 403


# --- guides ---------------------------------------------------------------------------------------


def test_the_list_of_guides_begins_with_what_was_read_longest_ago(desk):
    page = words(desk, GUIDES)
    assert page.index("California") < page.index("Nebraska") < page.index("Alabama")
    assert "open the address: only a copy was read" in page


def test_a_text_is_written_with_source_address_and_day_or_not_at_all(desk, somebody, client):
    sent = guide_form(scope_text="Nurses may, the board says.", scope_source="A board")
    page = words_of(desk.post(change(guide("OH")), sent))
    assert "needs all four" in page and "Nurses may, the board says." in page
    assert guide("OH").scope_text == ""
    sent |= {"scope_url": "https://oh.example.org/", "scope_seen_on": timezone.localdate()}
    assert desk.post(change(guide("OH")), sent).status_code == 302
    found = guide("OH")
    assert (found.confirmed_by, found.from_lists) == (somebody, False)
    assert "Nurses may, the board says." in words(client, "/clinics/ohio/guide/")


def test_a_note_for_editors_is_not_shown_and_touches_nothing_else(desk, client):
    kept = {name: getattr(guide("CA"), name) for name in ("scope_text", "scope_source")}
    kept |= {"scope_url": guide("CA").scope_url, "scope_seen_on": guide("CA").scope_seen_on}
    kept |= {"scope_seen_in_copy": "on"}
    desk.post(change(guide("CA")), guide_form(**kept, notes="Quorvelish was asked."))
    assert guide("CA").notes and guide("CA").from_lists
    assert "Quorvelish" not in words(client, "/clinics/california/guide/")


def test_confirming_and_taking_away_are_one_press_each(desk):
    assert "still says so" in sentences(desk.post(verb(guide("CA"), "confirm")))
    assert not guide("CA").scope_seen_in_copy
    assert "told to ask" in sentences(desk.post(verb(guide("CA"), "clear")))
    assert guide("CA").scope_text == ""
    assert "nothing to take away" in sentences(desk.post(verb(guide("CA"), "clear")))


def test_there_is_one_guide_for_each_state_and_no_other(desk):
    assert desk.get(f"{GUIDES}add/").status_code == 403
    assert "state_code" not in desk.get(change(guide("CA"))).context["adminform"].form.fields


# --- the desk itself ------------------------------------------------------------------------------


def rows_of(user):
    return [panel for panel in panels(user) if panel.title == DESK_ROW]


def test_the_desk_counts_the_boards_that_nobody_has_opened(somebody):
    (panel,) = rows_of(somebody)
    assert panel.total == 49
    assert panel.rows[0].title == board("AK").name
    Board.objects.update(opened_on=timezone.localdate())
    assert rows_of(somebody) == []


def test_boards_are_no_work_of_clinicians_and_sample_people():
    assert rows_of(clinician()) == rows_of(editor(is_sample=True)) == []


# --- addresses ------------------------------------------------------------------------------------


def test_no_clinic_stands_where_the_guide_does():
    made = clinic()
    with pytest.raises(ValidationError, match="Another page of this state"):
        made.move("guide")
    made.slug = "guide"
    with pytest.raises(ValidationError, match="Another page of this state"):
        made.full_clean()
