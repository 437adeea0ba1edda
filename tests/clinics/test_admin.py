"""The desk's screens for listings, as an editor uses them."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from clinics.models import Clinic
from tests.make import clinician, editor

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db

LIST = "admin:clinics_clinic_changelist"


@pytest.fixture
def somebody():
    return editor()


@pytest.fixture
def desk(client, somebody):
    client.force_login(somebody)
    return client


def form(made=None, **fields):
    """What the form sends for a clinic."""
    sent = {
        "name": "Main Street Skin",
        "slug": "main-street-skin",
        "state_code": "CO",
        "city": "Denver",
        "address": "100 Main Street",
        "address_extra": "",
        "postal_code": "80202",
        "phone": "303-555-0123",
        "website": "",
        "services": "",
        "languages": "",
        "step_free": "",
        "price_low": "",
        "price_high": "",
        "source": "",
    }
    if made:
        sent |= {name: getattr(made, name) for name in ("name", "slug", "city", "address")}
    return sent | fields


def change(made):
    return reverse("admin:clinics_clinic_change", args=[made.pk])


def verb(made, name):
    return reverse("admin:clinics_clinic_verb", args=[made.pk, name])


def sentences(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_list_opens_for_an_editor_with_the_oldest_confirmation_first(desk):
    clinic(name="Confirmed Today")
    clinic(name="Long Ago", last_confirmed=days_ago(400))
    clinic(name="Never", last_confirmed=None)
    page = desk.get(reverse(LIST), {"standing": "all"}).content.decode()
    assert page.index("Never") < page.index("Long Ago") < page.index("Confirmed Today")
    assert "confirm or remove it: hidden" in page


@pytest.mark.parametrize(
    ("standing", "name"),
    [("fresh", "A"), ("stale", "B"), ("hidden", "C"), ("new", "D"), ("removed", "E")],
)
def test_each_filter_finds_its_listings(desk, somebody, standing, name):
    clinic(name="A")
    clinic(name="B", last_confirmed=days_ago(200))
    clinic(name="C", last_confirmed=days_ago(400))
    clinic(name="D", last_confirmed=None)
    clinic(name="E").remove(somebody, "closed")
    response = desk.get(reverse(LIST), {"standing": standing})
    assert [found.name for found in response.context["cl"].queryset] == [name]


def test_the_forms_open_for_an_editor(desk, somebody):
    removed = clinic()
    removed.remove(somebody, "closed")
    for address in (reverse("admin:clinics_clinic_add"), change(clinic()), change(removed)):
        assert desk.get(address).status_code == 200


def test_an_added_listing_is_confirmed_with_its_source(desk, somebody):
    person = listed_clinician()
    sent = form(source="the clinic told us by phone", clinicians=[person.pk])
    response = desk.post(reverse("admin:clinics_clinic_add"), sent)
    assert response.status_code == 302
    made = Clinic.objects.get()
    assert (made.last_confirmed, made.confirmed_by) == (timezone.localdate(), somebody)
    assert set(made.checked) == {"name", "address", "phone", "clinicians"}


def test_a_listing_without_a_source_is_refused(desk):
    response = desk.post(reverse("admin:clinics_clinic_add"), form())
    assert "Say how you know" in response.content.decode()
    assert not Clinic.objects.exists()


def test_a_changed_fact_gets_todays_source_and_the_others_keep_theirs(desk):
    made = clinic(last_confirmed=days_ago(30))
    made.record_source(["phone", "address"], "the clinic's website", on=days_ago(30))
    made.save()
    sent = form(made, phone="(303) 555-0199", source="the clinic told us by phone")
    assert desk.post(change(made), sent).status_code == 302
    made.refresh_from_db()
    assert made.phone == "303-555-0199"
    assert made.checked["phone"].source == "the clinic told us by phone"
    assert made.checked["phone"].date == timezone.localdate()
    assert made.checked["address"].date == days_ago(30)
    assert made.last_confirmed == days_ago(30)


def test_a_changed_slug_keeps_the_old_address_alive(desk):
    made = clinic(slug="old")
    before = made.get_absolute_url()
    assert desk.post(change(made), form(made, slug="new")).status_code == 302
    made.refresh_from_db()
    assert made.slug == "new"
    assert desk.get(before).status_code == 301


def test_a_taken_slug_and_reversed_prices_are_refused_with_a_sentence(desk):
    clinic(slug="taken")
    made = clinic(slug="old")
    assert "has this address" in desk.post(change(made), form(made, slug="taken")).content.decode()
    sent = form(made, price_low="500", price_high="100", source="the clinic's website")
    assert "The lower price comes first" in desk.post(change(made), sent).content.decode()


def test_the_button_confirms_and_asks_how(desk):
    made = clinic(last_confirmed=days_ago(400))
    refused = desk.post(verb(made, "confirm"), {"source": ""})
    assert refused.status_code == 302
    made.refresh_from_db()
    assert made.is_expired
    desk.post(verb(made, "confirm"), {"source": "the clinic told us by phone"})
    made.refresh_from_db()
    assert made.last_confirmed == timezone.localdate()


def test_the_action_confirms_what_is_ticked_and_explains_what_it_refuses(desk, somebody):
    old = clinic(last_confirmed=days_ago(400))
    removed = clinic()
    removed.remove(somebody, "closed")
    response = desk.post(
        f"{reverse(LIST)}?standing=all",
        {
            "action": "confirm_selected",
            "_selected_action": [old.pk, removed.pk],
            "source": "the clinic's website",
        },
    )
    old.refresh_from_db()
    assert old.last_confirmed == timezone.localdate()
    assert "Restore it before you confirm it" in sentences(response)
    assert "Confirmed 1 listing" in sentences(response)


def test_removing_and_restoring_from_the_form(desk):
    made = clinic()
    desk.post(verb(made, "remove"), {"reason": "asked to be removed"})
    made.refresh_from_db()
    assert made.removed_at
    desk.post(verb(made, "restore"))
    made.refresh_from_db()
    assert not made.removed_at


def test_clinicians_of_the_site_may_look_and_change_nothing(client):
    client.force_login(clinician())
    made = clinic(last_confirmed=days_ago(400))
    assert client.get(change(made)).status_code == 200
    assert client.post(verb(made, "confirm"), {"source": "I know"}).status_code == 403
    assert client.post(verb(made, "remove"), {"reason": "I say so"}).status_code == 403


def test_whatever_a_sample_editor_adds_is_a_sample_and_real_listings_are_closed_to_them(client):
    client.force_login(editor(is_sample=True))
    sent = form(source="made up")
    assert client.post(reverse("admin:clinics_clinic_add"), sent).status_code == 302
    assert Clinic.objects.get().is_sample
    real = clinic()
    assert client.post(verb(real, "confirm"), {"source": "made up"}).status_code == 403


def test_nobody_deletes_a_listing_from_the_desk(admin_client):
    made = clinic()
    address = reverse("admin:clinics_clinic_delete", args=[made.pk])
    assert admin_client.post(address, {"post": "yes"}).status_code == 403
