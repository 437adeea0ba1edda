"""Clinics side by side: from the address alone, and with a kind sentence for whatever is wrong."""

import pytest

from tests import make
from tests.site.crawl import Page

from .make import clinic, days_ago, device, listed_clinician

pytestmark = pytest.mark.django_db

AGAIN = "A clinic was named more than once. You see it once."
MISSING = "One of these clinics is not listed, or no longer. We left it out."
FOUR = "You can compare four clinics at a time"


def compare(client, *ids):
    page = Page.get(client, "/clinics/compare/?" + "&".join(f"clinic={one}" for one in ids))
    assert page.status == 200
    return page


def shown(page):
    """The names in the head of the table, in order."""
    heads = [each for each in page.all("th") if each.get("scope") == "col"]
    return [" ".join(each.text.split()).split(" Denver")[0] for each in heads[1:]]


def test_the_same_facts_stand_side_by_side_in_the_order_of_the_address(client):
    person = listed_clinician(name="Ada Lee")
    one = clinic(name="One", price_low=250, clinicians=[person])
    two = clinic(name="Two", last_confirmed=days_ago(200))
    two.devices.add(device(name="A Pen"))
    one.record_source(["price_low"], "the clinic told us", on=days_ago(3))
    one.save()
    page = compare(client, two.pk, one.pk)
    assert shown(page) == ["Two", "One"]
    rows = [" ".join(each.text.split()) for each in page.all("tr")]
    (prices,) = [row for row in rows if row.startswith("Price of one session")]
    assert prices.index("Not known. Ask before you book. Not checked") < prices.index("From $250")
    assert "The clinic told us on" in prices
    (people,) = [row for row in rows if row.startswith("Who treats patients")]
    assert "Not known. Ask who will hold the device. Not checked" in people
    assert "Ada Lee" in people and f"L-{person.pk}" in people
    (confirmed,) = [row for row in rows if row.startswith("Last confirmed")]
    assert confirmed.count("Not confirmed lately") == 1
    assert any(row.startswith("Devices") and "A Pen" in row for row in rows)


@pytest.mark.parametrize(
    ("ids", "names", "sentence"),
    [
        ("0 1 0", ["A", "B"], AGAIN),
        ("0 1 999999", ["A", "B"], MISSING),
        ("0 removed 1", ["A", "B"], MISSING),
        ("0 old 1", ["A", "B"], MISSING),
        ("0 abc 1 ²", ["A", "B"], MISSING),
        ("0 x 1 99999999999999999999", ["A", "B"], MISSING),
        ("0 1 888888 999999", ["A", "B"], "2 of these clinics are not listed, or no longer."),
        ("0 1 2 3 4", ["A", "B", "C", "D"], FOUR),
        ("4 0 0 1 2 3 4", ["E", "A", "B", "C"], AGAIN),
    ],
)
def test_what_is_wrong_is_said_and_what_is_right_stays(client, ids, names, sentence):
    made = [clinic(name=name) for name in "ABCDE"]
    removed, old = clinic(), clinic(last_confirmed=days_ago(400))
    removed.remove(make.editor(), "closed")
    named = {str(place): one.pk for place, one in enumerate(made)}
    named |= {"removed": removed.pk, "old": old.pk}
    page = compare(client, *(named.get(each, each) for each in ids.split()))
    assert shown(page) == names
    assert sentence in page.words


@pytest.mark.parametrize("query", ["", "?clinic=", "?clinic=+&clinic=", "?clinic=abc", "?other=1"])
def test_without_a_clinic_the_page_says_how_to_choose(client, query):
    page = Page.get(client, f"/clinics/compare/{query}")
    assert page.status == 200
    assert "Choose two to four clinics" in page.words
    assert 'href="/clinics/"' in page.html
    assert not page.all("table")


def test_one_clinic_stays_and_the_page_asks_for_another(client):
    page = compare(client, clinic(name="Alone").pk)
    assert shown(page) == ["Alone"]
    assert "Choose at least one more clinic" in page.words
    assert 'href="/clinics/colorado/"' in page.html


def test_each_clinic_can_be_taken_away_by_a_link(client):
    one, two = clinic(), clinic()
    page = compare(client, one.pk, two.pk)
    links = [each.get("href") for each in page.all("a") if "Take away" in each.text]
    assert links == [f"/clinics/compare/?clinic={two.pk}", f"/clinics/compare/?clinic={one.pk}"]
    (link,) = [e.get("href") for e in compare(client, one.pk).all("a") if "Take away" in e.text]
    assert link == "/clinics/compare/"


def test_a_comparison_is_for_nobody_else(client):
    page = compare(client, clinic().pk, clinic().pk)
    assert page.meta("robots") == "noindex"
    assert "/clinics/compare/" not in client.get("/sitemap.xml").content.decode()


def test_samples_leave_a_live_site(client, settings):
    sample, real = clinic(is_sample=True, name="Sample"), clinic(name="Real")
    assert shown(compare(client, sample.pk, real.pk)) == ["Sample", "Real"]
    settings.DEMO = False
    page = compare(client, sample.pk, real.pk)
    assert shown(page) == ["Real"]
    assert MISSING in page.words


def test_a_list_has_a_box_to_tick_at_each_clinic_once_there_are_two(client):
    one = clinic(name="First")
    page = Page.get(client, "/clinics/colorado/")
    assert not [each for each in page.all("input") if each.get("type") == "checkbox"]
    two = clinic(name="Second")
    page = Page.get(client, "/clinics/colorado/")
    (form,) = [each for each in page.all("form") if each.get("action") == "/clinics/compare/"]
    boxes = [each for each in page.all("input") if each.get("name") == "clinic"]
    assert form.get("method") == "get"
    assert [box.get("value") for box in boxes] == [str(one.pk), str(two.pk)]
    assert all("label" in box.inside for box in boxes)


def test_four_clinics_cost_no_more_queries_than_two(client, django_assert_num_queries):
    made = [clinic(clinicians=[listed_clinician()]) for _ in range(4)]
    for one in made:
        one.devices.add(device())
    for ids in ([made[0].pk, made[1].pk], [one.pk for one in made]):
        with django_assert_num_queries(5):
            compare(client, *ids)
