"""Devices as readers and editors meet them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from clinics.models import Device
from clinics.sitemaps import DeviceSitemap
from tests import make
from tests.site.crawl import Page

from .make import clinic, days_ago, device

pytestmark = pytest.mark.django_db

LIST = "/clinics/devices/"


def form(**fields):
    """What the form on the desk sends."""
    sent = {"name": "A Pen", "slug": "a-pen", "maker": "", "kind": "needles"}
    sent |= {"clearance": "unchecked", "fda_number": "", "cleared_uses": "", "record_url": ""}
    return sent | {"copy_url": "", "checked_on": "", **fields}


SEEN = {"clearance": "cleared", "fda_number": "K202243", "checked_on": days_ago(1).isoformat()}


def change(made):
    return reverse("admin:clinics_device_change", args=[made.pk])


# --- readers ------------------------------------------------------------------------------


def test_devices_stand_in_order_of_name_and_lead_to_their_pages(client):
    for name in ("Zeta", "Alpha"):
        device(name=name)
    page = Page.get(client, LIST)
    assert page.words.index("Alpha") < page.words.index("Zeta")
    for made in Device.objects.all():
        assert f'href="{made.get_absolute_url()}"' in page.html
    assert "That is no advice to choose it" in page.words


def test_an_empty_list_says_what_to_ask(client):
    page = Page.get(client, LIST)
    assert "We know of no device yet" in page.words
    assert page.meta("robots") == "noindex"


def test_a_device_page_shows_the_record_line_by_line_and_the_day(client):
    made = device(
        fda_number="K202243",
        cleared_uses="Acne scars\nNeck wrinkles",
        record_url="https://www.fda.example/K202243",
    )
    page = Page.get(client, made.get_absolute_url())
    uses = [" ".join(each.text.split()) for each in page.all("li")]
    assert {"Acne scars", "Neck wrinkles"} <= set(uses)
    assert "K202243" in page.words
    assert f'<time datetime="{days_ago(10).isoformat()}">' in page.html
    assert 'href="https://www.fda.example/K202243"' in page.html
    assert "Cleared for another use does not mean cleared for yours" in page.words


def test_a_device_page_lists_the_clinics_that_use_it_and_are_shown(client):
    made, other = device(), device()
    for number in range(21):
        clinic(name=f"Clinic {number:02}").devices.add(made)
    for hidden in (clinic(name="Too Old", last_confirmed=days_ago(400)), clinic(name="Gone")):
        hidden.devices.add(made)
    hidden.remove(make.editor(), "closed")
    clinic(name="Another Device").devices.add(other)
    first = Page.get(client, made.get_absolute_url())
    second = Page.get(client, f"{made.get_absolute_url()}?page=2")
    assert "Clinic 19" in first.words and "Clinic 20" not in first.words
    assert "Clinic 20" in second.words and second.title != first.title
    for name in ("Too Old", "Gone", "Another Device"):
        assert name not in first.words + second.words
    assert (
        "None of the clinics that we list." in Page.get(client, device().get_absolute_url()).words
    )


def test_a_sample_is_marked_kept_from_search_engines_and_absent_on_a_live_site(client, settings):
    made = device(is_sample=True)
    page = Page.get(client, made.get_absolute_url())
    assert "Sample device" in page.words and page.meta("robots") == "noindex"
    assert list(DeviceSitemap().items()) == []
    settings.DEMO = False
    assert client.get(made.get_absolute_url()).status_code == 404
    assert "We know of no device yet" in Page.get(client, LIST).words


def test_real_devices_and_their_list_are_in_the_sitemap(client):
    found = client.get("/sitemap.xml").content.decode()
    assert LIST not in found
    made = device()
    found = client.get("/sitemap.xml").content.decode()
    assert f"{made.get_absolute_url()}</loc>" in found
    assert f"{LIST}</loc>" in found


# --- what a row may say -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"clearance": "none_found", "checked_on": None}, "on which day you looked"),
        ({"clearance": "none_found", "cleared_uses": "Scars"}, "Nothing is cleared where"),
        ({"clearance": "unchecked"}, "say what you found, or take the day away"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(fields, sentence):
    seen = {"name": "A", "slug": "a", "fda_number": "", "checked_on": days_ago(1), **fields}
    with pytest.raises(ValidationError, match=sentence):
        Device(**seen).full_clean()


def test_who_vouches_is_kept_and_nobody_vouches_for_what_is_unchecked():
    editor = make.editor()
    made = device(file_digest="from the file")
    made.vouch(editor)
    assert (made.checked_by, made.file_digest) == (editor, "")
    made.clearance = "unchecked"
    made.vouch(editor)
    assert made.checked_by is None


def test_a_sample_person_vouches_for_samples_only():
    editor = make.editor(is_sample=True)
    device(is_sample=True).vouch(editor)
    with pytest.raises(ValidationError, match="can't vouch for a real device"):
        device().vouch(editor)


# --- the desk -----------------------------------------------------------------------------------


def test_an_editor_adds_a_device_and_is_kept_as_the_one_who_saw_the_record(client):
    editor = make.editor()
    client.force_login(editor)
    client.post(reverse("admin:clinics_device_add"), form(**SEEN))
    made = Device.objects.get()
    assert (made.clearance, made.checked_by) == ("cleared", editor)
    assert made.history.get().history_user == editor


def test_a_clearance_without_its_number_or_day_is_refused_with_a_sentence(client):
    client.force_login(make.editor())
    response = client.post(reverse("admin:clinics_device_add"), form(clearance="cleared"))
    assert "needs its FDA number and the day" in response.content.decode().replace("&#x27;", "'")
    assert not Device.objects.exists()


def test_the_list_says_what_to_do_next_and_keeps_the_address_of_a_device(client):
    client.force_login(make.editor())
    made = device(clearance="unchecked", fda_number="K202243")
    page = client.get(reverse("admin:clinics_device_changelist")).content.decode()
    assert "open the FDA’s record and compare" in page
    client.post(change(made), form(name="Renamed", slug="other", **SEEN))
    before = made.slug
    made.refresh_from_db()
    assert (made.name, made.slug) == ("Renamed", before)


def test_clinicians_only_look_and_nobody_deletes(client):
    made = device()
    client.force_login(make.clinician())
    assert client.get(change(made)).status_code == 200
    assert client.post(change(made), form(**SEEN)).status_code == 403
    client.force_login(make.editor())
    assert client.post(reverse("admin:clinics_device_delete", args=[made.pk])).status_code == 403


def test_a_sample_editor_makes_samples_and_leaves_real_devices_alone(client):
    client.force_login(make.editor(is_sample=True))
    client.post(reverse("admin:clinics_device_add"), form())
    assert Device.objects.get().is_sample
    assert client.post(change(device()), form()).status_code == 403
