"""Looking licenses up on the desk: who comes next, what is at hand, what is saved."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.models import LicenseToCheck
from microsite.people.models import Clinician, LicenseCheck
from microsite.publishing.admin_urls import admin_url
from tests.make import clinician, editor, license_check, user

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db
LIST = reverse("admin:clinics_licensetocheck_changelist")


@pytest.fixture
def somebody():
    return editor()


@pytest.fixture
def desk(client, somebody):
    client.force_login(somebody)
    return client


def screen(person):
    return reverse("admin:clinics_licensetocheck_change", args=[person.pk])


def checked(**fields):
    """Somebody listed whose one license was checked as told."""
    person = listed_clinician(license=False)
    license_check(person, **fields)
    return person


def look(person, **fields):
    """What the form sends."""
    seen = {
        "state": "CO",
        "board": "Colorado Medical Board",
        "number": f"L-{person.pk}",
        "status": "active",
        "expires": "",
        "checked_on": timezone.localdate().isoformat(),
        "source_url": "",
    }
    return seen | fields


def words(response):
    return " ".join(response.content.decode().split()).replace("&#x27;", "'")


def queue():
    return list(LicenseToCheck.objects.to_check().values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({"checked_on": days_ago(0)}, False),
        ({"checked_on": days_ago(334)}, False),
        ({"checked_on": days_ago(335)}, True),
        ({"checked_on": days_ago(500)}, True),
        ({"checked_on": days_ago(20), "expires": days_ago(-30)}, True),
        ({"checked_on": days_ago(20), "expires": days_ago(-31)}, False),
        ({"checked_on": days_ago(20), "expires": days_ago(1)}, True),
        # Looked at lately: not again every day until it expires, but once it has.
        ({"checked_on": days_ago(7), "expires": days_ago(-10)}, False),
        ({"checked_on": days_ago(7), "expires": days_ago(1)}, True),
        ({"checked_on": days_ago(0), "expires": days_ago(1)}, False),
        # What the record itself shows as not active needs no second look.
        ({"checked_on": days_ago(500), "status": "expired"}, False),
    ],
)
def test_whose_license_waits(fields, waits):
    person = checked(**fields)
    assert (person.pk in queue()) is waits


def test_who_was_never_looked_up_waits_and_who_is_nobody_here_does_not():
    never = listed_clinician(license=False)
    gone = listed_clinician(license=False, listed=False)
    signs_in = clinician(license="none", listed=False).clinician
    assert set(queue()) == {never.pk, signs_in.pk}
    assert gone.pk not in queue()


def test_the_most_urgent_come_first():
    soon = checked(checked_on=days_ago(340))
    never = listed_clinician(license=False)
    Clinician.objects.filter(pk=never.pk).update(
        created_at=timezone.now() - datetime.timedelta(days=3)
    )
    ended = checked(checked_on=days_ago(20), expires=days_ago(10))
    assert queue() == [ended.pk, never.pk, soon.pk]
    first = LicenseToCheck.objects.to_check().first()
    assert first.due == days_ago(10)


def test_the_list_is_in_that_order_whatever_the_names(desk):
    names = {"Zoe": days_ago(500), "Mia": days_ago(400), "Ada": days_ago(340)}
    for name, day in names.items():
        person = listed_clinician(license=False, name=name)
        license_check(person, checked_on=day)
    shown = desk.get(LIST).context["cl"].queryset
    assert [person.name for person in shown] == list(names)


def test_the_list_shows_them_with_their_next_step_and_few_queries(
    desk, django_assert_max_num_queries
):
    for _ in range(5):
        checked(checked_on=days_ago(400))
    never = listed_clinician(license=False)
    with django_assert_max_num_queries(10):
        page = words(desk.get(LIST))
    assert "never checked" in page and "(no longer)" in page
    assert f'href="{screen(never)}"' in page


def test_everything_is_at_hand(desk):
    person = checked(state="CA", number="A-77", checked_on=days_ago(400), board="Board of CA")
    response = desk.get(screen(person))
    form, page = response.context["form"], words(response)
    assert {name: form[name].value() for name in ("state", "board", "number")} == {
        "state": "CA",
        "board": "Board of CA",
        "number": "A-77",
    }
    assert form["checked_on"].value() == timezone.localdate()
    assert form["status"].value() in (None, "")
    assert form["source_url"].value() == "https://search.dca.ca.gov/"
    assert 'href="https://search.dca.ca.gov/" target="_blank"' in page
    assert "<code>A-77</code>" in page and "Last look: active on" in page


def test_the_address_of_the_last_record_is_kept(desk):
    person = checked(checked_on=days_ago(400), source_url="https://zanthian.example/12")
    assert "https://zanthian.example/12" in words(desk.get(screen(person)))


def test_who_was_never_looked_up_begins_in_the_state_of_their_clinic(desk):
    person = listed_clinician(license=False)
    clinic(clinicians=[person], state_code="CA")
    form = desk.get(screen(person)).context["form"]
    assert form["board"].value() == "Medical Board of California"
    form = desk.get(screen(person), {"state": "AZ"}).context["form"]
    assert (form["state"].value(), form["number"].value()) == ("AZ", None)


def test_where_no_address_is_known_the_directory_of_boards_is_named(desk):
    person = listed_clinician(license=False)
    assert "Open the directory of boards" in words(desk.get(screen(person)))
    page = words(desk.get(screen(person), {"state": "GU"}))
    assert "we have no address for Guam" in page


def test_another_license_of_the_same_person_can_be_chosen(desk):
    person = checked(checked_on=days_ago(400))
    other = license_check(person, state="UT", number="U-5", checked_on=days_ago(5))
    page = words(desk.get(screen(person)))
    assert f'href="?check={other.pk}"' in page
    form = desk.get(screen(person), {"check": other.pk}).context["form"]
    assert form["number"].value() == "U-5"
    for nonsense in ("0", "x", "9" * 40):
        assert desk.get(screen(person), {"check": nonsense}).status_code == 200


def test_saving_adds_a_look_and_leads_to_the_next_one(desk, somebody):
    person = checked(checked_on=days_ago(400))
    following = checked(checked_on=days_ago(390))
    response = desk.post(screen(person), look(person, expires="2099-01-31"), follow=True)
    check = person.license_checks.first()
    assert (check.status, check.checked_by) == ("active", somebody)
    assert check.expires == datetime.date(2099, 1, 31)
    assert person.license_checks.count() == 2
    assert response.redirect_chain[-1][0] == screen(following)
    assert "counts as checked until" in words(response)
    assert queue() == [following.pk]


def test_after_the_last_one_the_list_says_so(desk):
    person = checked(checked_on=days_ago(400))
    response = desk.post(screen(person), look(person), follow=True)
    assert response.redirect_chain[-1][0] == LIST
    assert "No other license has to be looked up now." in words(response)


def test_a_license_that_does_not_count_is_said_plainly(desk):
    person = checked(checked_on=days_ago(400))
    response = desk.post(screen(person), look(person, status="suspended"), follow=True)
    assert "does not count (suspended or revoked)" in words(response)
    assert Clinician.objects.get(pk=person.pk).current_license is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status": ""}, "Choose the status that the record shows."),
        ({"status": "fine"}, "Select a valid choice."),
        ({"number": " "}, "Write the license number"),
        ({"state": ""}, "Choose the state that issued the license."),
        ({"checked_on": "2999-01-01"}, "This day is in the future."),
        ({"expires": "soon"}, "Enter a valid date."),
        ({"source_url": "no address"}, "Enter a valid URL."),
    ],
)
def test_a_mistake_is_named_and_nothing_is_saved(desk, fields, sentence):
    person = checked(checked_on=days_ago(400))
    response = desk.post(screen(person), look(person, board="Typed Board", **fields))
    assert sentence in words(response) and "Typed Board" in words(response)
    assert LicenseCheck.objects.count() == 1


def test_nobody_looks_their_own_license_up(client):
    me = user(is_staff=True, is_superuser=True)
    mine = Clinician.objects.create(user=me, name="Me", slug="me", credentials="MD")
    other = listed_clinician(license=False)
    client.force_login(me)
    page = words(client.get(screen(mine)))
    assert "Somebody else has to check your license." in page and "on to the next" not in page
    client.post(screen(mine), look(mine))
    assert not mine.license_checks.exists()
    response = client.post(screen(other), look(other), follow=True)
    assert response.redirect_chain[-1][0] == LIST


def test_a_sample_person_looks_up_samples_only(client):
    client.force_login(editor(is_sample=True))
    real, sample = listed_clinician(license=False), listed_clinician(license=False, is_sample=True)
    assert "A sample person can't" in words(client.post(screen(real), look(real)))
    client.post(screen(sample), look(sample))
    assert not real.license_checks.exists() and sample.license_checks.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [(editor, 200), (lambda: user(is_staff=True, is_superuser=True), 200), (clinician, 403)],
    ids=["editor", "administrator", "clinician"],
)
def test_who_may(client, who, status):
    person = listed_clinician(license=False)
    client.force_login(who())
    assert client.get(LIST).status_code == status
    assert client.get(screen(person)).status_code == status
    client.post(screen(person), look(person))
    assert person.license_checks.exists() is (status == 200)


def test_a_clinician_who_is_not_there_leads_back_to_the_desk(desk):
    for number in ("0", "x", "9" * 40):
        assert desk.get(f"/admin/clinics/licensetocheck/{number}/change/").status_code == 302


def test_the_look_is_in_the_history_of_the_clinician(desk):
    person = checked(checked_on=days_ago(400))
    desk.post(screen(person), look(person))
    page = words(desk.get(admin_url(person, "history")))
    assert "License looked up in CO: active." in page
