"""One clinic: what it refuses, how it reads, and its verbs."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from clinics.models import Clinic
from microsite.publishing.models import FormerAddress
from tests.make import editor

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


# --- what it refuses ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("(303) 555-0123", "303-555-0123"),
        ("303.555.0123", "303-555-0123"),
        ("+1 303 555 0123", "303-555-0123"),
        ("1-303-555-0123", "303-555-0123"),
        ("303-555-0123 x4", "303-555-0123 ext. 4"),
        ("303-555-0123, ext. 45", "303-555-0123 ext. 45"),
        ("", ""),
    ],
)
def test_phone_numbers_are_kept_in_one_form(typed, kept):
    made = clinic(phone=typed)
    made.full_clean()
    assert made.phone == kept


@pytest.mark.parametrize("typed", ["555-0123", "303-555-01234", "call us", "44 20 7946 0123"])
def test_what_is_no_us_phone_number_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refused:
        clinic(phone=typed).full_clean()
    assert "303-555-0123" in refused.value.message_dict["phone"][0]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("02108", "02108"),
        ("021081234", "02108-1234"),
        ("02108-1234", "02108-1234"),
        (" 00901 ", "00901"),
    ],
)
def test_zip_codes_keep_their_zeros(typed, kept):
    made = clinic(postal_code=typed)
    made.full_clean()
    assert made.postal_code == kept


@pytest.mark.parametrize("typed", ["2108", "802", "ABCDE", "80202-12"])
def test_what_is_no_zip_code_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refused:
        clinic(postal_code=typed).full_clean()
    assert "five digits" in refused.value.message_dict["postal_code"][0]


def test_a_confirmation_in_the_future_is_refused():
    with pytest.raises(ValidationError, match="in the future"):
        clinic(last_confirmed=days_ago(-1)).full_clean()


@pytest.mark.parametrize(
    "fields",
    [
        {"price_low": 500, "price_high": 200},
        {"state_code": "XX"},
        {"removed_at": timezone.now(), "removed_reason": ""},
    ],
)
def test_the_database_refuses_what_makes_no_sense(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        clinic(**fields)


def test_an_address_is_there_once_per_state():
    clinic(slug="main-street", state_code="CO")
    clinic(slug="main-street", state_code="UT")
    with pytest.raises(IntegrityError), transaction.atomic():
        clinic(slug="main-street", state_code="CO")


# --- how it reads ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (200, None, "from $200"),
        (None, 900, "up to $900"),
        (200, 1500, "$200 to $1,500"),
        (300, 300, "$300"),
        (0, 300, "$0 to $300"),
    ],
)
def test_prices_in_words(low, high, words):
    assert Clinic(price_low=low, price_high=high).price_range == words


def test_the_phone_link_keeps_the_extension():
    assert Clinic(phone="303-555-0123").phone_link == "tel:+13035550123"
    assert Clinic(phone="303-555-0123 ext. 4").phone_link == "tel:+13035550123;ext=4"


def test_address_lines_leave_out_an_empty_suite():
    assert clinic().address_lines == ["100 Main Street", "Denver, CO 80202"]


# --- its verbs ------------------------------------------------------------------------


def test_confirming_dates_every_known_fact_and_brings_a_hidden_listing_back():
    made = clinic(last_confirmed=days_ago(400), clinicians=[listed_clinician()])
    somebody = editor()
    made.confirm(somebody, "the clinic told us by phone")
    made.refresh_from_db()
    assert made in Clinic.objects.published()
    assert (made.last_confirmed, made.confirmed_by) == (timezone.localdate(), somebody)
    assert set(made.checked) == {"name", "address", "phone", "clinicians"}
    assert made.checked["phone"].source == "the clinic told us by phone"
    assert made.checked["phone"].date == timezone.localdate()


def test_confirming_needs_a_source():
    with pytest.raises(ValidationError, match="Say how you know"):
        clinic().confirm(editor(), "  ")


def test_a_removed_listing_is_not_confirmed():
    made = clinic()
    made.remove(editor(), "asked to be removed")
    with pytest.raises(ValidationError, match="Restore it"):
        made.confirm(editor(), "the clinic's website")


def test_a_sample_person_confirms_samples_only():
    sample_editor = editor(is_sample=True)
    clinic(is_sample=True).confirm(sample_editor, "made up")
    with pytest.raises(ValidationError, match="real clinic"):
        clinic().confirm(sample_editor, "made up")


def test_removing_takes_the_listing_off_at_once():
    made, somebody = clinic(), editor()
    made.remove(somebody, "asked to be removed")
    made.refresh_from_db()
    assert made not in Clinic.objects.published()
    assert (made.removed_by, made.removed_reason) == (somebody, "asked to be removed")


def test_removing_needs_a_reason_and_happens_once():
    made = clinic()
    with pytest.raises(ValidationError, match="Say why"):
        made.remove(editor(), "")
    made.remove(editor(), "closed")
    with pytest.raises(ValidationError, match="already"):
        made.remove(editor(), "closed")


def test_a_restored_listing_stays_hidden_until_it_is_confirmed():
    made, somebody = clinic(), editor()
    made.remove(somebody, "closed")
    made.restore(somebody)
    assert made not in Clinic.objects.published()
    made.confirm(somebody, "the clinic told us by phone")
    assert made in Clinic.objects.published()


def test_what_is_not_removed_is_not_restored():
    with pytest.raises(ValidationError, match="not removed"):
        clinic().restore(editor())


def test_moving_remembers_the_old_address():
    made = clinic(slug="old")
    before = made.get_absolute_url()
    made.move("new")
    assert made.get_absolute_url().endswith("/new/")
    assert FormerAddress.objects.target(before) == made.get_absolute_url()


def test_moving_to_a_taken_or_impossible_address_is_refused():
    clinic(slug="taken")
    made = clinic(slug="old")
    with pytest.raises(ValidationError, match="has this address"):
        made.move("taken")
    with pytest.raises(ValidationError):
        made.move("no spaces here")


def test_a_fact_without_a_value_loses_its_source():
    made = clinic()
    made.record_source(["phone"], "the clinic's website")
    made.phone = ""
    made.record_source(["phone"], "the clinic's website")
    assert made.checked == {}
