"""A clinician's old address: 301 as long as the clinician is listed, 404 otherwise."""

import pytest

from microsite.people.models import Clinician
from microsite.publishing.models import FormerAddress

from .make import listed_clinician

pytestmark = pytest.mark.django_db


def moved(**fields):
    """(old address, clinician with a new slug)."""
    made = listed_clinician(**fields)
    before = made.get_absolute_url()
    made.slug = "new-name"
    made.save()
    return before, made


def test_the_old_address_of_a_clinician_answers_301(client):
    before, made = moved()
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, "/clinicians/new-name/")
    assert client.get(made.get_absolute_url()).status_code == 200


def test_moving_twice_is_one_step_and_moving_back_undoes_it(client):
    before, made = moved(slug="old-name")
    made.slug = "newest-name"
    made.save()
    for old in (before, "/clinicians/new-name/"):
        assert client.get(old)["Location"] == "/clinicians/newest-name/"
    made.slug = "old-name"
    made.save()
    assert client.get(before).status_code == 200
    assert client.get("/clinicians/new-name/")["Location"] == before


def test_the_old_address_does_not_betray_who_is_no_longer_listed(client):
    before, made = moved()
    made.listed = False
    made.save()
    response = client.get(before)
    assert response.status_code == 404
    assert "new-name" not in response.content.decode()


def test_who_moves_while_unlisted_is_found_once_listed_again(client):
    before, made = moved(listed=False)
    assert client.get(before).status_code == 404
    made.listed = True
    made.save()
    assert client.get(before)["Location"] == made.get_absolute_url()


def test_the_old_address_of_a_sample_is_not_there_on_a_live_site(client, settings):
    before, _ = moved(is_sample=True)
    assert client.get(before).status_code == 301
    settings.DEMO = False
    assert client.get(before).status_code == 404


def test_only_a_slug_that_is_stored_is_remembered():
    made = listed_clinician()
    made.name = "Another Name"
    made.save()
    made.slug = "new-name"
    made.save(update_fields=["name"])
    assert not FormerAddress.objects.exists()
    made.save(update_fields=["slug"])
    assert FormerAddress.objects.count() == 1


def test_a_clinician_who_is_deleted_leaves_an_address_that_leads_nowhere(client):
    before, made = moved(license=False)
    Clinician.objects.filter(pk=made.pk).delete()
    assert client.get(before).status_code == 404
