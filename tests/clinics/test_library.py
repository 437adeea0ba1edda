"""Sample clinics from files: every fault is named, and loading twice changes nothing else."""

import datetime

import pytest
from django.utils import timezone

from clinics.library import check_clinics, load_clinics
from clinics.models import Clinic
from tests.make import editor

from .make import clinic, listed_clinician, record


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "XX"}, "is no state"),
        ({"state": ["CO"]}, "is a text"),
        ({"postal_code": "8020"}, "five digits"),
        ({"postal_code": 2108}, "quotation marks"),
        ({"phone": "555-0101"}, "area code"),
        ({"name": ""}, "“name” is missing"),
        ({"name": "Real Clinic"}, "starts with “Sample”"),
        ({"slug": "no spaces here"}, "slug"),
        ({"city": "D" * 81}, "“city”"),
        ({"services": 3}, "a text or a list"),
        ({"clinicians": "somebody"}, "a list of slugs"),
        ({"website": "https://example.org"}, "no website"),
        ({"price_low": 500, "price_high": 100}, "higher"),
        ({"price_low": "cheap"}, "whole dollars"),
        ({"price_low": True}, "whole dollars"),
        ({"step_free": "yes"}, "step_free"),
        ({"confirmed_days_ago": 400}, "from 0 to 365"),
        ({"confirmed_days_ago": "12"}, "from 0 to 365"),
        ({"clinicians": ["nobody"]}, "no clinician “nobody”"),
        ({"rating": 5}, "“rating” is no field"),
    ],
)
def test_each_fault_is_named_with_its_place(fields, sentence):
    problems = check_clinics([record(slug="fine"), record(**fields)], clinician_slugs=set())
    assert [index for index, _ in problems] == [1]
    assert sentence in problems[0][1]


def test_the_same_address_twice_is_a_fault_of_the_second():
    other_state = record(state="UT", postal_code="84101")
    assert [index for index, _ in check_clinics([record(), other_state, record()])] == [2]


def test_what_is_no_block_of_fields_is_a_fault():
    assert check_clinics(["Sample Clinic"])[0][0] == 0


def test_a_faultless_record_has_no_problem():
    assert check_clinics([record()]) == []


@pytest.mark.django_db
def test_loading_makes_samples_with_sources_and_dates():
    today = timezone.localdate()
    person = listed_clinician(slug="sample-clinician-one", is_sample=True)
    loaded = load_clinics([record(clinicians=[person.slug])], today)
    made = Clinic.objects.get()
    assert (loaded.created, loaded.updated, loaded.left_alone) == (1, 0, [])
    assert made.is_sample
    assert made.last_confirmed == today - datetime.timedelta(days=12)
    assert made.phone == "303-555-0101"
    assert made.service_list == ["Microneedling for acne scars", "visits to check healing"]
    assert list(made.clinicians.all()) == [person]
    assert made.checked["clinicians"].date == made.last_confirmed
    assert "website" not in made.checked


@pytest.mark.django_db
def test_loading_again_renews_the_dates_and_makes_nothing_new():
    today = timezone.localdate()
    load_clinics([record()], today - datetime.timedelta(days=300))
    loaded = load_clinics([record(city="Aurora")], today)
    made = Clinic.objects.get()
    assert (loaded.created, loaded.updated) == (0, 1)
    assert made.city == "Aurora"
    assert made.last_confirmed == today - datetime.timedelta(days=12)


@pytest.mark.django_db
def test_real_and_removed_clinics_are_left_alone():
    real = clinic(slug="sample-clinic-denver", name="Real Clinic")
    loaded = load_clinics([record()], timezone.localdate())
    real.refresh_from_db()
    assert real.name == "Real Clinic"
    assert "not a sample" in loaded.left_alone[0]
    removed = clinic(slug="gone", is_sample=True)
    removed.remove(editor(), "closed")
    loaded = load_clinics([record(slug="gone")], timezone.localdate())
    assert "removed" in loaded.left_alone[0]
