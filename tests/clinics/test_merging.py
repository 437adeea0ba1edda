"""Two listings of one clinic: merging, what leads where, restoring, and what is likely the same."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from clinics.duplicates import likely_duplicates
from clinics.models import Clinic, Device
from microsite.publishing.models import FormerAddress
from tests.make import editor

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return editor()


def leads_to(client, address):
    """Where an address leads: its own path with 200, the target of a 301, or None."""
    response = client.get(address)
    if response.status_code == 200:
        return address
    return response["Location"] if response.status_code == 301 else None


def test_the_merged_listing_leaves_and_its_address_leads_to_the_one_that_stays(client, somebody):
    double, kept = clinic(name="Doubleskin"), clinic(name="Keptskin")
    double.merge_into(kept, somebody)
    double.refresh_from_db()
    assert double.merged_into == kept and double.removed_by == somebody
    assert "merged into Keptskin" in double.removed_reason
    assert leads_to(client, double.get_absolute_url()) == kept.get_absolute_url()
    assert leads_to(client, kept.get_absolute_url()) == kept.get_absolute_url()
    for address in ("/clinics/colorado/", "/sitemap.xml", "/search/?q=doubleskin"):
        assert double.get_absolute_url() not in client.get(address).content.decode()


def test_a_chain_of_mergers_is_one_step(client, somebody):
    first, second, third = clinic(), clinic(), clinic()
    first.merge_into(second, somebody)
    second.merge_into(third, somebody)
    for old in (first, second):
        assert leads_to(client, old.get_absolute_url()) == third.get_absolute_url()
    assert Clinic.objects.get(pk=first.pk).successor == third


def test_addresses_from_before_the_merger_lead_there_too_and_new_ones_are_followed(
    client, somebody
):
    double, kept = clinic(slug="oldest"), clinic(slug="kept")
    oldest = double.get_absolute_url()
    double.move("newer")
    double.merge_into(kept, somebody)
    before = kept.get_absolute_url()
    kept.move("kept-elsewhere")
    for address in (oldest, double.get_absolute_url(), before):
        assert leads_to(client, address) == "/clinics/colorado/kept-elsewhere/"


def test_when_the_one_that_stays_is_hidden_or_removed_all_of_it_is_gone(client, somebody):
    double, kept = clinic(), clinic(last_confirmed=days_ago(400))
    double.merge_into(kept, somebody)
    assert leads_to(client, double.get_absolute_url()) is None
    kept.confirm(somebody, "the clinic told us by phone")
    assert leads_to(client, double.get_absolute_url()) == kept.get_absolute_url()
    kept.remove(somebody, "closed")
    assert leads_to(client, double.get_absolute_url()) is None


def test_restoring_undoes_the_merger_and_the_chain_behind_it(client, somebody):
    first, second, third = clinic(), clinic(), clinic()
    first.merge_into(second, somebody)
    second.merge_into(third, somebody)
    second = Clinic.objects.get(pk=second.pk)
    second.restore(somebody)
    assert second.merged_into is None and not second.removed_reason
    assert leads_to(client, second.get_absolute_url()) is None
    second.confirm(somebody, "the clinic told us by phone")
    assert leads_to(client, second.get_absolute_url()) == second.get_absolute_url()
    assert leads_to(client, first.get_absolute_url()) == second.get_absolute_url()
    assert FormerAddress.objects.count() == 1


def test_a_restored_listing_can_be_the_one_that_stays(client, somebody):
    one, other = clinic(), clinic()
    one.merge_into(other, somebody)
    one = Clinic.objects.get(pk=one.pk)
    one.restore(somebody)
    one.confirm(somebody, "the clinic told us by phone")
    other = Clinic.objects.get(pk=other.pk)
    other.merge_into(one, somebody)
    assert leads_to(client, other.get_absolute_url()) == one.get_absolute_url()
    assert leads_to(client, one.get_absolute_url()) == one.get_absolute_url()


def with_source(made, fields, source, days):
    made.record_source(fields, source, on=days_ago(days))
    made.save()
    return made


def test_a_fact_that_is_taken_over_brings_its_source_and_date_along(somebody):
    double = clinic(price_low=200, price_high=400, languages="Spanish", phone="303-555-0188")
    with_source(double, ["price_low", "languages", "phone"], "the clinic's website", 40)
    kept = with_source(clinic(), ["phone"], "the clinic told us by phone", 5)
    double.merge_into(kept, somebody, take=["prices", "nonsense"])
    kept.refresh_from_db()
    assert (kept.price_low, kept.price_high) == (200, 400)
    assert kept.checked["prices"].source == "the clinic's website"
    assert kept.checked["prices"].date == days_ago(40)
    assert kept.languages == "" and "languages" not in kept.checked
    assert kept.phone == "303-555-0123" and kept.checked["phone"].date == days_ago(5)


def test_a_fact_whose_source_nobody_knows_is_taken_over_as_not_checked(somebody):
    kept = with_source(clinic(), ["phone"], "the clinic told us by phone", 5)
    clinic(phone="303-555-0188").merge_into(kept, somebody, take=["phone"])
    kept.refresh_from_db()
    assert kept.phone == "303-555-0188" and "phone" not in kept.checked


def test_people_and_devices_of_both_are_put_together_and_the_older_date_holds(somebody):
    ours, theirs = listed_clinician(), listed_clinician()
    device = Device.objects.create(name="Pen", slug="pen")
    double, kept = clinic(clinicians=[theirs]), clinic(clinicians=[ours])
    double.devices.add(device)
    with_source(double, ["clinicians", "devices"], "the clinic's website", 40)
    with_source(kept, ["clinicians"], "the clinic told us by phone", 5)
    double.merge_into(kept, somebody, take=["clinicians", "devices"])
    kept.refresh_from_db()
    assert set(kept.clinicians.all()) == {ours, theirs}
    assert set(kept.devices.all()) == {device}
    assert kept.checked["clinicians"].date == kept.checked["devices"].date == days_ago(40)
    assert set(double.clinicians.all()) == {theirs}


def test_both_histories_say_it_once(somebody):
    double, kept = clinic(languages="Spanish", clinicians=[listed_clinician()]), clinic()
    counts = double.history.count(), kept.history.count()
    double.merge_into(kept, somebody, take=["languages", "clinicians"])
    assert (double.history.count(), kept.history.count()) == (counts[0] + 1, counts[1] + 1)


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (lambda made: made, "very listing"),
        (lambda made: clinic(state_code="UT"), "different states"),
        (lambda made: clinic(is_sample=True), "sample and a real"),
        (lambda made: removed(clinic()), "That listing was removed"),
    ],
    ids=["itself", "another state", "a sample", "a removed one"],
)
def test_what_is_never_merged(somebody, other, sentence):
    made = clinic()
    with pytest.raises(ValidationError, match=sentence):
        made.merge_into(other(made), somebody)
    made.refresh_from_db()
    assert made.removed_at is None


def removed(made):
    made.remove(editor(), "closed")
    return made


def test_a_removed_listing_is_restored_before_it_is_merged(somebody):
    with pytest.raises(ValidationError, match="Restore it before"):
        removed(clinic()).merge_into(clinic(), somebody)


def test_a_sample_person_merges_samples_only():
    with pytest.raises(ValidationError, match="sample person"):
        clinic().merge_into(clinic(), editor(is_sample=True))
    sample = clinic(is_sample=True)
    sample.merge_into(clinic(is_sample=True), editor(is_sample=True))
    assert sample.removed_at


def test_what_makes_no_sense_together_is_refused_whole(somebody):
    double, kept = clinic(phone="not a number"), clinic()
    with pytest.raises(ValidationError):
        double.merge_into(kept, somebody, take=["phone", "languages"])
    for made in (double, kept):
        made.refresh_from_db()
        assert made.removed_at is None
    assert kept.phone == "303-555-0123"


# --- what is likely the same ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"postal_code": "80301", "name": "Elsewhere"}, True),
        ({"phone": "", "name": "Main Street Skin, LLC", "address": "9 Elm"}, True),
        ({"phone": "", "name": "MAIN-STREET SKIN", "postal_code": "80202-1234"}, True),
        ({"phone": "", "name": "Other", "address": "100 Main Street"}, True),
        ({"phone": "", "name": "Main Street Skin", "postal_code": "80203"}, False),
        ({"phone": "", "name": "Foothill Derm", "address": "9 Elm Road"}, False),
        ({"state_code": "UT"}, False),
        ({"is_sample": True}, False),
        ({"removed_at": "2026-01-01T00:00Z", "removed_reason": "closed"}, False),
    ],
)
def test_what_is_likely_the_same_clinic(fields, found):
    made = clinic(name="Main Street Skin", address="100 Main St")
    base = {"name": "Main Street Skin", "address": "100 Main St"}
    other = clinic(**{**base, **fields})
    assert likely_duplicates(made) == ([other] if found else [])


def test_the_same_phone_comes_before_what_is_only_alike():
    made = clinic(name="Main Street Skin")
    alike = clinic(name="Main Street Skins", phone="", address="9 Elm Road")
    same = clinic(name="Zebra", phone=made.phone, address="9 Elm Road")
    assert likely_duplicates(made) == [same, alike]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has statistics of its own")
@pytest.mark.parametrize(
    ("fields", "index"),
    [({"phone": "303-555-0123"}, "clinic_by_phone"), ({"postal_code__gte": "80202"}, "_by_zip")],
)
def test_an_index_serves_the_look_for_duplicates(fields, index):
    if "postal_code__gte" in fields:
        fields["postal_code__lt"] = "80203"
    plan = Clinic.objects.filter(**fields, removed_at=None).exclude(pk=1).order_by().explain()
    assert index in plan, plan


def test_the_look_for_duplicates_costs_two_queries(django_assert_num_queries):
    made = clinic()
    for _ in range(5):
        clinic()
    with django_assert_num_queries(2):
        likely_duplicates(made)
