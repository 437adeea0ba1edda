"""The list of states is whole, and no address in it is made up."""

import pytest

from clinics import boards, states

# Addresses that the research notes marked "from memory", and look-ups on which lists disagreed.
FROM_MEMORY = {
    "https://dpo.colorado.gov/Medical",
    "https://www.ksbha.ks.gov/",
    "https://www.maine.gov/md/",
    "https://pr.mo.gov/healingarts.asp",
    "https://www.op.nysed.gov/",
    "https://www.okmedicalboard.org/",
}
DISPUTED = {"AZ", "CO", "DC", "DE", "HI", "IA", "ID", "LA", "MA", "ME", "MI", "MT", "NH", "NM"}
DISPUTED |= {"NV", "TX", "UT", "VT"}


def test_there_are_fifty_states_one_district_and_five_territories():
    counts = {kind: len(states.of_kind(kind)) for kind in states.Kind}
    assert counts == {states.Kind.STATE: 50, states.Kind.DISTRICT: 1, states.Kind.TERRITORY: 5}


def test_codes_and_slugs_are_unique_and_lead_back_to_the_state():
    assert len({state.code for state in states.ALL}) == 56
    assert len({state.slug for state in states.ALL}) == 56
    for state in states.ALL:
        assert states.by_code(state.code) is state
        assert states.by_slug(state.slug) is state


def test_an_unknown_code_or_slug_is_no_state():
    assert states.by_code("XX") is None
    assert states.by_slug("atlantis") is None


def test_every_state_but_no_territory_has_the_name_of_a_board():
    named = {state.code for state in states.ALL if state.board}
    assert named == {state.code for state in states.ALL} - states.TERRITORIES


@pytest.mark.parametrize("state", states.ALL, ids=lambda state: state.code)
def test_every_state_leads_somewhere_over_https_and_nowhere_from_memory(state):
    assert state.license_search_url.startswith("https://")
    assert not {state.license_search_url, state.board_url} & FROM_MEMORY


@pytest.mark.parametrize("code", sorted(DISPUTED))
def test_where_lists_disagree_there_is_no_look_up(code):
    state = states.by_code(code)
    assert not state.leads_to_look_up
    assert state.license_search_url in {state.board_url, boards.BOARD_DIRECTORY}


@pytest.mark.parametrize("code", ["CO", "ME", *sorted(states.TERRITORIES)])
def test_without_any_address_the_directory_of_boards_is_left(code):
    state = states.by_code(code)
    assert state.license_search == states.LicenseSearch.DIRECTORY
    assert state.license_search_url == boards.BOARD_DIRECTORY
    assert state.board_url == ""


def test_florida_leads_to_the_department_that_licenses_physicians():
    assert "mqa-internet.doh.state.fl.us" in states.by_code("FL").license_search_url


def test_names_that_need_an_article_get_one():
    assert states.by_code("DC").in_sentence == "the District of Columbia"
    assert states.by_code("PR").in_sentence == "Puerto Rico"
