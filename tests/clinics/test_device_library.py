"""Devices from files: every fault is named, and what an editor saved stays."""

import datetime

import pytest
from django.utils import timezone

from clinics.device_library import check_devices, load_devices
from clinics.library import check_clinics, load_clinics
from clinics.models import Clinic, Device
from microsite.starter.library import read_library
from tests.make import editor

from .make import record

TODAY = datetime.date(2020, 11, 21)


def device(**fields):
    """One faultless block of content/devices.yaml; what is None is left out."""
    block = {
        "slug": "a-pen",
        "name": "A Pen",
        "kind": "needles",
        "clearance": "unchecked",
        "fda_number": "K202243",
        "copy_url": "https://copy.example/K202243",
        "cleared_uses": ["Acne scars", "Neck wrinkles"],
        **fields,
    }
    return {name: value for name, value in block.items() if value is not None}


def sample(**fields):
    block = {"slug": "sample-pen", "name": "Sample Pen", "copy_url": None, "sample": True}
    block |= {"clearance": "cleared", "checked_days_ago": 20}
    return device(**{**block, **fields})


def load(*blocks, samples=True, digest="1", today=TODAY):
    return load_devices([(block, digest) for block in blocks], today, samples)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": None}, "“name” is missing"),
        ({"name": 3}, "“name” is missing, empty or not a text"),
        ({"kind": "laser"}, "“kind”"),
        ({"clearance": "approved"}, "“clearance”"),
        ({"clearance": "cleared"}, "needs its FDA number and the day"),
        ({"clearance": "none_found"}, "on which day you looked"),
        ({"checked_on": "2026-02-30"}, "a day in quotes"),
        ({"checked_on": "2999-01-01", "clearance": "cleared"}, "in the future"),
        ({"checked_days_ago": 3}, "a real record was looked at on a day"),
        ({"checked_days_ago": -3}, "from 0 to 3650"),
        ({"fda_number": "202243"}, "as in the FDA's record"),
        ({"copy_url": "copy.example"}, "“copy_url”"),
        ({"cleared_uses": "Scars"}, "a list of texts"),
        ({"slug": "no spaces"}, "“slug”"),
        ({"sample": True}, "only samples, are called"),
        ({"name": "Sample Pen"}, "only samples, are called"),
        ({"sample": "yes"}, "true, or left out"),
        ({"rating": 5}, "“rating” is no field"),
    ],
)
def test_each_fault_is_named_with_its_place(fields, sentence):
    problems = check_devices([device(slug="fine"), device(**fields)])
    assert {index for index, _ in problems} == {1}
    assert sentence in " ".join(message for _, message in problems)


def test_a_sample_has_no_record_and_no_fixed_day():
    (_, link), *_ = check_devices([sample(record_url="https://fda.example/")])
    assert "a sample has no record" in link
    problems = check_devices([sample(checked_days_ago=None, checked_on="2026-01-02")])
    assert "renewed at every load" in problems[0][1]


def test_faultless_devices_have_no_problem_and_an_address_belongs_to_one():
    assert check_devices([device(), sample()]) == []
    assert check_devices([device(), device()])[0][0] == 1


def test_real_devices_of_the_library_claim_no_check_that_nobody_made(settings):
    library = read_library(settings.BASE_DIR / "content")
    copies = {record.fields["url"] for record in library.sources}
    real = [one.fields for one in library.devices if not one.fields.get("sample")]
    assert len(real) >= 6
    for one in real:
        assert (one["clearance"], one.get("checked_on")) == ("unchecked", None), one["slug"]
        assert one["copy_url"] in copies, one["slug"]


@pytest.mark.django_db
def test_loading_makes_devices_and_loading_again_changes_nothing():
    assert load(device(), sample()).changed == 2
    made = Device.objects.get(slug="a-pen")
    assert (made.use_list, made.is_sample) == (["Acne scars", "Neck wrinkles"], False)
    assert Device.objects.get(slug="sample-pen").checked_on == datetime.date(2020, 11, 1)
    changed = made.updated_at
    assert load(device(), sample()).changed == 0
    assert Device.objects.get(slug="a-pen").updated_at == changed


@pytest.mark.django_db
def test_the_days_of_samples_are_renewed_and_a_changed_file_counts():
    load(device(), sample())
    later = TODAY + datetime.timedelta(days=100)
    assert load(device(maker="A maker"), sample(), digest="2", today=later).changed == 2
    assert Device.objects.get(slug="a-pen").maker == "A maker"
    assert Device.objects.get(slug="sample-pen").checked_on == later - datetime.timedelta(days=20)


@pytest.mark.django_db
def test_what_an_editor_saved_is_left_alone_and_reported():
    load(device())
    made = Device.objects.get()
    made.name = "As the editor writes it"
    made.vouch(editor())
    made.save()
    loaded = load(device(maker="From the file"), digest="2")
    made.refresh_from_db()
    assert (made.name, made.maker) == ("As the editor writes it", "")
    assert (loaded.changed, loaded.left_alone) == (0, [made.get_absolute_url()])


@pytest.mark.django_db
def test_a_live_site_loads_real_devices_only():
    load(device(), sample(), samples=False)
    assert list(Device.objects.values_list("slug", flat=True)) == ["a-pen"]


@pytest.mark.django_db
def test_a_sample_clinic_has_hours_devices_and_facts_of_each_kind():
    load(sample())
    block = record(hours="Monday to Friday 9-5; Sat closed", devices=["sample-pen"])
    block |= {"told": ["hours", "devices"], "not_checked": ["languages"]}
    load_clinics([block], timezone.localdate())
    made = Clinic.objects.get()
    assert made.hours == "Mon-Fri 9:00 am-5:00 pm\nSat closed"
    assert [one.slug for one in made.devices.all()] == ["sample-pen"]
    assert made.checked["hours"].told and made.checked["devices"].told
    assert "languages" not in made.checked and made.languages
    assert made.checked["phone"].source == "made up to show how the site works"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"hours": "whenever"}, "“hours”: We can't read “whenever”"),
        ({"hours": 9}, "“hours” is a text or a list"),
        ({"devices": "sample-pen"}, "“devices” is a list of slugs"),
        ({"devices": ["no-pen"]}, "There is no device “no-pen”"),
        ({"told": ["weather"]}, "“told” is a list of facts"),
        ({"not_checked": "hours"}, "“not_checked” is a list of facts"),
    ],
)
def test_each_fault_of_the_new_fields_of_a_clinic_is_named(fields, sentence):
    problems = check_clinics([record(**fields)], clinician_slugs=set(), device_slugs={"sample-pen"})
    assert sentence in problems[0][1]
