"""Merging on the desk: choosing the one that stays, side by side, and who may."""

import pytest
from django.urls import reverse

from clinics.models import Clinic
from microsite.publishing.admin_urls import admin_url
from tests.make import clinician, editor, user

from .make import clinic, listed_clinician

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def screen(made, query=""):
    return reverse("admin:clinics_clinic_merge", args=[made.pk]) + query


def words(response):
    return " ".join(response.content.decode().split())


def test_a_listing_that_is_likely_there_twice_says_so_on_its_page(desk):
    made, other = clinic(name="Main Street Skin"), clinic(name="Main Street Skin LLC")
    page = words(desk.get(admin_url(made)))
    assert f'href="{screen(made)}?into={other.pk}"' in page
    assert "Twice?" not in words(desk.get(admin_url(clinic(phone="", city="X", postal_code="1"))))


def test_who_adds_a_clinic_anew_that_asked_to_be_removed_reads_so(desk):
    gone, merged, made = clinic(), clinic(), clinic()
    gone.remove(editor(), "asked to be removed")
    merged.merge_into(made, editor())
    page = words(desk.get(admin_url(made)))
    assert page.count("Removed before?") == 1 and "asked to be removed" in page
    assert f'href="{admin_url(gone)}"' in page
    assert "Removed before?" not in words(desk.get(admin_url(gone)))


def test_the_choice_names_what_is_likely_and_takes_a_number_or_an_address(desk):
    made, other = clinic(), clinic()
    assert f"?into={other.pk}" in words(desk.get(screen(made)))
    admin_address = f"http://testserver{admin_url(other)}"
    for typed in (other.pk, f" {other.pk} ", other.get_absolute_url(), admin_address):
        page = desk.get(screen(made), {"into": typed})
        assert page.context["other"] == other, typed


@pytest.mark.parametrize("typed", ["", "0", "nobody", "9" * 30, "/clinics/nowhere/a/", "\0", "-1"])
def test_what_is_no_listing_gets_a_sentence(desk, typed):
    response = desk.get(screen(clinic()), {"into": typed})
    assert response.status_code == 200 and response.context["other"] is None
    assert response.context["form"].errors["into"]


def test_side_by_side_suggests_what_is_missing_and_merges_what_is_ticked(desk):
    person = listed_clinician()
    made = clinic(languages="Spanish", phone="303-555-0188", clinicians=[person])
    kept = clinic(name="Keptskin")
    page = desk.get(screen(made), {"into": kept.pk})
    ticked = {each.key for each in page.context["facts"] if each.ticked}
    assert ticked == {"languages", "clinicians"}
    assert {each.key for each in page.context["facts"] if each.is_same} == {"address"}
    sent = {"into": kept.pk, "take": ["languages", "clinicians"]}
    response = desk.post(screen(made), sent, follow=True)
    assert response.redirect_chain[-1][0] == admin_url(kept)
    assert "leads here now" in words(response) and "Merged into this one" in words(response)
    kept.refresh_from_db()
    assert kept.languages == "Spanish" and kept.phone == "303-555-0123"
    assert "See that listing" in words(desk.get(admin_url(made)))
    assert "Restore this listing" in words(desk.get(admin_url(made)))


def test_a_refusal_is_said_and_shows_both_again(desk):
    made, other = clinic(), clinic(state_code="UT")
    response = desk.post(screen(made), {"into": other.pk})
    assert "They are in different states." in words(response)
    assert response.context["other"] == other
    assert not Clinic.objects.exclude(removed_at=None).exists()


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (editor, True),
        (lambda: user(is_staff=True, is_superuser=True), True),
        (clinician, False),
        (lambda: editor(is_sample=True), False),
    ],
    ids=["editor", "administrator", "clinician", "sample editor"],
)
def test_who_may(client, who, allowed):
    made, kept = clinic(), clinic()
    client.force_login(who())
    assert client.get(screen(made)).status_code == (200 if allowed else 403)
    response = client.post(screen(made), {"into": kept.pk})
    assert response.status_code == (302 if allowed else 403)
    made.refresh_from_db()
    assert bool(made.merged_into) is allowed


def test_a_sample_editor_merges_no_sample_into_a_real_clinic(client):
    client.force_login(editor(is_sample=True))
    made, kept = clinic(is_sample=True), clinic()
    assert client.post(screen(made), {"into": kept.pk}).status_code == 403


def test_a_listing_that_is_not_there_leads_back_to_the_desk(desk):
    assert desk.get("/admin/clinics/clinic/999999/merge/").status_code == 302
