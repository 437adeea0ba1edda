"""The queue of listings to confirm: order, one next step a row, and its cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clinics.models import Clinic
from microsite.publishing.admin_urls import admin_url
from tests.make import clinician, editor

from .make import clinic, days_ago

pytestmark = pytest.mark.django_db
LIST = reverse("admin:clinics_clinic_changelist")
LARGE = 20_000


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def press(client, made, source, query=""):
    """The button of a row, as a browser sends it from the list."""
    address = reverse("admin:clinics_clinic_verb", args=[made.pk, "confirm"])
    sent = {"from_list": "", "source": source, "action": ""}
    referer = f"http://testserver{LIST}{query}"
    return client.post(address, sent, follow=True, headers={"Referer": referer})


def words(response):
    return " ".join(response.content.decode().split())


def test_the_most_urgent_come_first_and_what_needs_nothing_is_not_there(desk):
    names = {
        "Never": None,
        "Hidden": days_ago(366),
        "Stale": days_ago(183),
        "Soon": days_ago(153),
        "Fresh": days_ago(152),
    }
    for name, day in reversed(names.items()):
        clinic(name=name, last_confirmed=day)
    clinic(name="Removed", last_confirmed=days_ago(400)).remove(editor(), "closed")
    shown = [each.name for each in desk.get(LIST).context["cl"].queryset]
    assert shown == ["Never", "Hidden", "Stale", "Soon"]
    assert [each.name for each in Clinic.objects.to_confirm()] == shown
    everything = desk.get(LIST, {"standing": "all"}).context["cl"].queryset
    assert {each.name for each in everything} == {*names, "Removed"}


def test_a_row_has_the_number_the_website_and_its_next_step(desk):
    made = clinic(website="https://zanthian.example/", last_confirmed=days_ago(200))
    page = words(desk.get(LIST))
    for part in (
        'href="tel:+13035550123"',
        'href="https://zanthian.example/"',
        "marked as “not confirmed lately”",
        f'formaction="{reverse("admin:clinics_clinic_verb", args=[made.pk, "confirm"])}"',
        f'href="{admin_url(made)}"',
    ):
        assert part in page


def test_one_click_confirms_and_leads_back_to_the_list_as_it_was(desk):
    made = clinic(last_confirmed=days_ago(400))
    response = press(desk, made, "the clinic told us by phone", "?standing=hidden")
    made.refresh_from_db()
    assert made.last_confirmed == timezone.localdate()
    assert made.checked["phone"].source == "the clinic told us by phone"
    assert response.redirect_chain == [(f"{LIST}?standing=hidden", 302)]
    assert f"Confirmed: all of “{made.name}” is right today." in words(response)


def test_how_it_is_known_stays_for_the_next_one_and_is_asked_for(desk):
    first, second = clinic(last_confirmed=None), clinic(last_confirmed=None)
    refused = press(desk, first, "")
    assert "This field is required" in words(refused) or "Say how you know" in words(refused)
    page = words(press(desk, first, "the clinic told us by phone"))
    assert 'value="the clinic told us by phone" class' in page or (
        'name="source" value="the clinic told us by phone"' in page
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.last_confirmed and not second.last_confirmed


def test_a_button_that_was_not_pressed_in_the_list_leads_to_the_listing(desk):
    made = clinic()
    address = reverse("admin:clinics_clinic_verb", args=[made.pk, "confirm"])
    response = desk.post(address, {"source": "the clinic's website"})
    assert response["Location"] == admin_url(made)


def test_the_page_that_it_came_from_can_not_lead_elsewhere(desk):
    made = clinic(last_confirmed=None)
    address = reverse("admin:clinics_clinic_verb", args=[made.pk, "confirm"])
    sent = {"from_list": "", "source": "the clinic's website"}
    for referer in ("https://other.example/?a=b", "http://testserver/admin/?x=1", "http://["):
        response = desk.post(address, sent, headers={"Referer": referer})
        assert response["Location"] == LIST, referer


def test_who_may_only_look_sees_no_buttons(client):
    clinic(last_confirmed=None)
    client.force_login(clinician())
    page = words(client.get(LIST))
    assert "All still right" not in page and "confirm it: hidden until then" in page


def many(count):
    today = timezone.localdate()
    Clinic.objects.bulk_create(
        Clinic(
            name=f"Many {number}",
            slug=f"many-{number}",
            state_code="CO",
            city="Denver",
            address="1 Main Street",
            postal_code="80202",
            last_confirmed=today if number % 2 else days_ago(100 + number % 400),
        )
        for number in range(count)
    )


def test_the_queue_costs_at_most_ten_queries_with_20000_listings(desk):
    many(LARGE)
    for query in ("", "?p=40", "?standing=hidden", "?standing=all", "?q=many"):
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(LIST + query).status_code == 200
        assert len(captured.captured_queries) <= 10, [one["sql"][:150] for one in captured]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics of its own")
def test_an_index_serves_the_order_of_the_queue():
    plan = Clinic.objects.to_confirm()[:50].explain()
    assert "clinic_to_confirm" in plan and "TEMP B-TREE" not in plan, plan
