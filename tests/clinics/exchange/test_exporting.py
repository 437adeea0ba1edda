"""Exporting: what the list shows, as a file that changes nothing when it comes back."""

import pytest
from django.contrib.messages import get_messages

from clinics.exchange import admin
from clinics.exchange.table import escaped, unescaped
from clinics.models import Clinic, Device
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import clinician, editor

from .files import EXPORT, LIST, bring_in, choose, taken_out

pytestmark = pytest.mark.django_db

# What could be mistaken for a formula, for an end of a line or cell, or for our own apostrophe.
ODD = [
    "=1+1", "+1", "-1", "@cmd", "\tx", "＝1", "'=1", "''=1", "'plain", 'a "big" room', "a, b",
    "Ñandú 皮膚", "two\nlines", "three\r\nold\r\nlines", "a;b", " edges ", "| cell", "a\u2028b",
]  # fmt: skip


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def values():
    return list(Clinic.objects.order_by("pk").values())


def test_what_was_exported_changes_nothing_when_it_is_imported(desk):
    person, device = listed_clinician(), Device.objects.create(name="Pen", slug="pen-one")
    for odd in ODD:
        made = clinic([person], name=odd, address=odd, address_extra=odd, city=odd, services=odd)
        Clinic.objects.filter(pk=made.pk).update(languages=odd, hours=odd)
        made.devices.add(device)
    clinic(phone="(303) 555 0123 x4", website="HTTP://Example.org/É", postal_code="802021234")
    clinic(
        phone="call us", step_free=False, price_low=0, languages="English,Spanish", slug="UP_per"
    )
    clinic(
        [listed_clinician(), person], services="one; two\n\n three;", hours="Mon 9-5\r\nTue 9-5\r\n"
    )
    before = values()
    text, rows = taken_out(desk)
    assert len(rows) == len(ODD) + 3
    seen = choose(desk, "\ufeff" + text)
    assert seen.context["result"].faults == []
    assert [(row.key, row.changes) for row in seen.context["result"].rows] == []
    assert seen.context["result"].unchanged == len(rows)
    assert values() == before


@pytest.mark.parametrize("cell", ODD)
def test_no_cell_is_taken_for_a_formula_and_each_comes_back(cell):
    assert escaped(cell)[:1] not in set("=+-@\t＝")
    assert unescaped(escaped(cell)) == cell


def test_formulas_are_harmless_in_the_file(desk):
    clinic(name='=HYPERLINK("http://example.com")', slug="odd")
    _, (row,) = taken_out(desk)
    assert row["name"] == '\'=HYPERLINK("http://example.com")'


def test_an_export_of_one_listing_makes_the_same_one_elsewhere(desk):
    made = clinic(services="a;b", step_free=True, price_low=100, hours="Sat closed")
    _, (row,) = taken_out(desk)
    bring_in(desk, [{**row, "slug": "elsewhere", "source": "the clinic’s website"}])
    other = Clinic.objects.get(slug="elsewhere")
    for name in ("name", "address", "phone", "services", "hours", "step_free", "price_low"):
        assert getattr(other, name) == getattr(made, name), name


def test_the_filters_and_the_search_of_the_list_count(desk):
    clinic(slug="fresh", city="Denver")
    clinic(slug="stale", last_confirmed=days_ago(200), state_code="NY", city="Troy")
    for query, slugs in {
        "?standing=stale": ["stale"],
        "?state_code=CO": ["fresh"],
        "?q=troy": ["stale"],
        "?p=2": ["stale", "fresh"],
        "": ["stale", "fresh"],
    }.items():
        _, rows = taken_out(desk, query)
        assert [row["slug"] for row in rows] == slugs, query
    assert f'href="{EXPORT}?standing=stale"' in desk.get(f"{LIST}?standing=stale").text


def test_what_could_not_be_imported_again_is_left_out_and_counted(desk):
    somebody = editor()
    clinic(slug="kept")
    clinic(slug="removed").remove(somebody, "closed")
    clinic(slug="sample", is_sample=True)
    page = desk.get(EXPORT).text
    assert "1 listing to export" in page and "2 listings are left out" in page
    _, rows = taken_out(desk)
    assert [row["slug"] for row in rows] == ["kept"]


def test_a_sample_editor_exports_samples(client):
    client.force_login(editor(is_sample=True))
    clinic(slug="real")
    clinic(slug="sample", is_sample=True)
    _, rows = taken_out(client)
    assert [row["slug"] for row in rows] == ["sample"]


def test_who_only_looks_may_not_export(client):
    client.force_login(clinician())
    assert client.get(EXPORT).status_code == client.post(EXPORT).status_code == 403
    assert EXPORT not in client.get(LIST).text


def test_odd_filters_in_the_address_lead_back(desk):
    for query in ("?nonsense=1", "?state_code__nonsense=1"):
        assert desk.get(EXPORT + query).status_code in (302, 400), query
    for query in ("?state_code=%00", "?q=%00", "?p=99999999999", "?standing=a&standing=b"):
        assert desk.get(EXPORT + query).status_code in (200, 302), query
    assert desk.post(EXPORT, {"format": "7"}).status_code == 200


def test_more_listings_than_a_file_holds_are_not_exported(desk, monkeypatch):
    monkeypatch.setattr(admin, "MOST_ROWS", 1)
    clinic(), clinic()
    assert "choose a state first" in desk.get(EXPORT).text
    response = desk.post(EXPORT, {"format": "0"})
    assert response.status_code == 302
    assert "choose a state first" in " ".join(map(str, get_messages(response.wsgi_request)))


def test_an_export_costs_the_same_few_queries_for_many(desk, django_assert_max_num_queries):
    people = [listed_clinician() for _ in range(3)]
    for _ in range(30):
        clinic(people)
    with django_assert_max_num_queries(16):
        _, rows = taken_out(desk)
    assert len(rows) == 30
