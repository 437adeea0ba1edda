"""The list of states is whole."""

from clinics import states


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


def test_names_that_need_an_article_get_one():
    assert states.by_code("DC").in_sentence == "the District of Columbia"
    assert states.by_code("PR").in_sentence == "Puerto Rico"
