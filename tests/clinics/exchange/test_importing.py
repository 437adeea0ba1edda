"""Importing: shown first, then all or nothing, each change with its source, and not twice."""

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from clinics.exchange import admin
from clinics.exchange.known import KnownClinics
from clinics.exchange.waiting import SLOT
from clinics.models import Clinic, Device
from clinics.searchables import CLINICS
from microsite import search
from microsite.people.models import Session
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import clinician, editor

from .files import CONFIRM, IMPORT, LIST, bring_in, choose, confirm, row, sentences, written

pytestmark = pytest.mark.django_db

NEEDED = ("state", "slug", "name", "address", "city", "postal_code", "source")
PHONED = "the clinic told us by phone"


@pytest.fixture
def somebody():
    return editor()


@pytest.fixture
def desk(client, somebody):
    client.force_login(somebody)
    return client


def full(**cells):
    """A row with a value in every cell; its clinician and device exist."""
    person = listed_clinician(slug="ada-quill", npi="1234567893")
    Device.objects.create(name="Pen One", slug="pen-one")
    return row(
        **{
            "address_extra": "Suite 210",
            "phone": "(303) 555-0123",
            "website": "www.example.org",
            "services": "Microneedling for acne scars; visits to check healing",
            "hours": "Mon-Fri 9:00 am-5:00 pm",
            "languages": "English,Spanish",
            "step_free": "Yes",
            "price_low": "$250",
            "price_high": "1,450",
            "clinicians": person.npi,
            "devices": "pen-one",
            "confirmed_on": days_ago(3).isoformat(),
            **cells,
        }
    )


def directory():
    """Everything that an import may touch."""
    histories = list(Clinic.history.values_list("history_id", flat=True))
    return list(Clinic.objects.order_by("pk").values()), histories, LogEntry.objects.count()


def test_a_dry_run_shows_each_cell_and_writes_nothing(desk):
    clinic(slug="main-street-skin", name="Old Skin", phone="303-555-0100")
    before = directory()
    seen = choose(desk, written([row(phone="303-555-0199"), row(slug="new", name="New Skin")]))
    (changed,) = seen.context["result"].changed
    found = {one.column: (one.before, one.after) for one in changed.changes}
    assert found == {
        "name": ("Old Skin", "Main Street Skin"),
        "phone": ("303-555-0100", "303-555-0199"),
    }
    (new,) = seen.context["result"].new
    assert ("name", "", "New Skin") in {(c.column, c.before, c.after) for c in new.changes}
    assert "303-555-0100" in seen.text and "303-555-0199" in seen.text
    assert "Import 2 listings" in seen.text
    assert directory() == before


def test_a_new_listing_has_everything_that_its_row_says(desk, somebody):
    done = bring_in(desk, [full()])
    assert "Imported: 1 new, 0 changed, 0 unchanged." in done.text
    made = Clinic.objects.get()
    assert made.phone == "303-555-0123" and made.website == "https://www.example.org"
    assert made.service_list == ["Microneedling for acne scars", "visits to check healing"]
    assert made.language_list == ["English", "Spanish"] and made.step_free is True
    assert (made.price_low, made.price_high) == (250, 1450)
    assert [one.slug for one in made.clinicians.all()] == ["ada-quill"]
    assert [one.slug for one in made.devices.all()] == ["pen-one"]
    assert (made.last_confirmed, made.confirmed_by) == (days_ago(3), somebody)
    assert not made.is_sample
    assert len(made.checked) == 11
    assert {(one.source, one.date) for one in made.checked.values()} == {(PHONED, days_ago(3))}
    assert Clinic.objects.published().get() == made


def test_history_index_and_log_know_an_imported_listing(desk, somebody):
    bring_in(desk, [full()])
    made = Clinic.objects.get()
    (kept,) = made.history.all()
    assert (kept.history_type, kept.history_user) == ("+", somebody)
    assert kept.history_change_reason == f"from a CSV file: {PHONED}"
    assert kept.provenance == made.provenance and kept.phone == made.phone
    assert [one.clinician.slug for one in kept.clinicians.all()] == ["ada-quill"]
    assert search.find("main street", (CLINICS,)).hits[0].title == made.name
    bring_in(desk, [row(name="Side Street Skin", clinicians="")], headers=("clinicians", *NEEDED))
    assert [one.history_type for one in made.history.all()] == ["~", "+"]
    assert not made.history.first().clinicians.exists()
    assert search.find("side street", (CLINICS,)).hits and not made.clinicians.exists()
    deeds = LogEntry.objects.order_by("pk").values_list("change_message", "user")
    assert list(deeds) == [
        ("Added from a CSV file.", somebody.pk),
        ("Changed from a CSV file.", somebody.pk),
    ]


def test_the_same_file_again_changes_nothing(desk):
    rows = [full(), row(slug="without-anything", phone="")]
    bring_in(desk, rows)
    before = directory()
    seen = choose(desk, written(rows))
    assert seen.context["result"].unchanged == 2 and "confirm_form" not in seen.context
    assert "There is nothing to import" in seen.text
    assert directory() == before


def test_changed_facts_get_the_source_of_the_row_and_the_others_keep_theirs(desk):
    bring_in(desk, [full(confirmed_on=days_ago(30).isoformat())])
    bring_in(
        desk, [row(phone="303-555-0199", source="the clinic’s website")], headers=("phone", *NEEDED)
    )
    made = Clinic.objects.get()
    assert made.checked["phone"].source == "the clinic’s website"
    assert made.checked["phone"].date == timezone.localdate()
    assert made.checked["address"].date == days_ago(30)
    assert made.last_confirmed == days_ago(30)


def test_an_emptied_cell_takes_its_source_along(desk):
    bring_in(desk, [full()])
    bring_in(desk, [row(clinicians="ada-quill")])
    made = Clinic.objects.get()
    assert (made.phone, made.price_low, made.step_free) == ("", None, None)
    assert set(made.checked) == {"name", "address", "clinicians"}


def test_a_later_confirmation_counts_and_an_earlier_one_takes_nothing_back(desk, somebody):
    made = clinic(slug="main-street-skin", name="Main Street Skin", last_confirmed=days_ago(200))
    same = row(phone=made.phone)
    bring_in(desk, [{**same, "confirmed_on": days_ago(1).isoformat()}])
    made.refresh_from_db()
    assert (made.last_confirmed, made.confirmed_by) == (days_ago(1), somebody)
    seen = choose(desk, written([{**same, "confirmed_on": days_ago(90).isoformat()}]))
    assert seen.context["result"].unchanged == 1


def test_a_new_listing_that_nobody_confirmed_stays_hidden_and_the_page_says_so(desk):
    seen = choose(desk, written([row(), row(slug="two", confirmed_on=days_ago(1).isoformat())]))
    assert "Readers will not see 1 of the new listings yet" in seen.text
    confirm(desk, seen)
    assert [one.slug for one in Clinic.objects.published()] == ["two"]


def test_what_changed_meanwhile_is_shown_again_before_it_is_written(desk):
    made = clinic(slug="main-street-skin", name="Main Street Skin", phone="303-555-0100")
    seen = choose(desk, written([row(phone="303-555-0199")]))
    Clinic.objects.filter(pk=made.pk).update(phone="303-555-0150")
    again = confirm(desk, seen)
    assert "some listings changed since you looked" in again.text
    assert "303-555-0150" in again.text
    made.refresh_from_db()
    assert made.phone == "303-555-0150"
    assert "Imported: 0 new, 1 changed" in confirm(desk, again).text
    made.refresh_from_db()
    assert made.phone == "303-555-0199"


def test_a_listing_that_was_removed_meanwhile_keeps_the_whole_file_out(desk, somebody):
    made = clinic(slug="main-street-skin")
    seen = choose(desk, written([row(slug="new"), row()]))
    made.remove(somebody, "closed")
    again = confirm(desk, seen)
    assert "Restore it on the desk first" in sentences(again)[0][2]
    assert Clinic.objects.count() == 1


def test_a_fault_in_the_middle_of_writing_leaves_nothing_half_done(desk, monkeypatch):
    seen = choose(desk, written([row(slug=f"new-{number}") for number in range(5)]))
    before, real = directory(), Clinic.save

    def save(self, *args, **kwargs):
        if self.slug == "new-3":
            raise admin.IntegrityError("somebody was faster")
        real(self, *args, **kwargs)

    monkeypatch.setattr(Clinic, "save", save)
    assert "Nothing was imported" in confirm(desk, seen).text
    assert directory() == before
    assert not search.find("new", (CLINICS,)).hits


def test_a_listing_that_somebody_adds_at_the_same_moment_is_not_written_twice(desk, monkeypatch):
    rows = [row(slug="first"), row(), row(slug="last")]
    seen = choose(desk, written(rows))
    clinic(slug="main-street-skin", name="Faster Skin")
    before = directory()
    with monkeypatch.context() as unseen:
        # Their transaction ends between our look and our writing.
        unseen.setattr(KnownClinics, "_at", lambda *some: [])
        assert "Nothing was imported" in confirm(desk, seen).text
    assert directory() == before
    assert choose(desk, written(rows)).context["result"].changed


def test_a_file_waits_in_the_session_of_its_editor_only_and_is_gone_afterwards(desk, client):
    seen = choose(desk, written([row()]))
    waiting = seen.context["confirm_form"].initial
    held = desk.session[SLOT]
    assert held["key"] == waiting["import_file_name"] and "/" not in held["key"]
    desk.logout()
    desk.force_login(editor())
    assert "Choose it again" in desk.post(CONFIRM, waiting, follow=True).text
    assert not Clinic.objects.exists()
    confirm(desk, choose(desk, written([row()])))
    assert SLOT not in desk.session
    assert not any(SLOT in one.get_decoded() for one in Session.objects.all())


def test_a_second_press_an_older_page_and_an_odd_name_import_nothing(desk):
    older = choose(desk, written([row(slug="older")]))
    seen = choose(desk, written([row()]))
    assert "Choose it again" in confirm(desk, older).text
    confirm(desk, seen)
    assert "Choose it again" in confirm(desk, seen).text
    for odd in ("", "../../etc/passwd", "\0", "x" * 500):
        page = desk.post(CONFIRM, {"import_file_name": odd}, follow=True)
        assert page.status_code == 200 and "Choose it again" in page.text
    assert desk.get(CONFIRM).status_code == 302
    assert [one.slug for one in Clinic.objects.all()] == ["main-street-skin"]


def test_an_import_can_be_called_off(desk):
    page = confirm(desk, choose(desk, written([row()])), cancel="")
    assert "Nothing was imported." in page.text
    assert SLOT not in desk.session and not Clinic.objects.exists()


def test_only_those_who_add_and_change_listings_may_import(client):
    client.force_login(clinician())
    for address in (IMPORT, CONFIRM, f"{IMPORT}template.csv"):
        assert client.get(address).status_code == client.post(address).status_code == 403
    assert IMPORT not in client.get(LIST).text


def test_the_page_explains_every_column_and_has_an_empty_template(desk):
    page = desk.get(IMPORT).text
    for name in NEEDED:
        assert f'<dt>{name} <span class="desk-sign">needed</span></dt>' in page
    file = desk.get(f"{IMPORT}template.csv")
    assert file.content.startswith(b"\xef\xbb\xbfstate,slug,name,")
    assert "attachment" in file["Content-Disposition"]
    assert "There are no rows" in choose(desk, file.content).text
