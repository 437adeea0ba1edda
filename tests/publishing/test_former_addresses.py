"""Old addresses: 301 for ever, no chains, no loops, a live page wins."""

import pytest
from django.core.exceptions import ValidationError

from microsite.publishing.models import FormerAddress
from tests import make

pytestmark = pytest.mark.django_db


def test_each_old_address_leads_straight_to_the_present_one(client):
    page = make.published(make.article(slug="one")).page
    for slug in ("two", "three"):
        page.slug = slug
        page.save()
    for slug in ("one", "two"):
        response = client.get(f"/guide/recovery/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/guide/recovery/three/")


def test_a_page_that_comes_back_to_its_old_address_makes_no_loop(client):
    page = make.published(make.article(slug="one")).page
    for slug in ("two", "one"):
        page.slug = slug
        page.save()
    assert client.get("/guide/recovery/one/").status_code == 200
    assert client.get("/guide/recovery/two/")["Location"] == "/guide/recovery/one/"


def test_a_live_page_at_an_old_address_wins(client):
    page = make.published(make.article(slug="one")).page
    page.slug = "two"
    page.save()
    newcomer = make.published(make.article(slug="one"))
    response = client.get("/guide/recovery/one/")
    assert response.status_code == 200 and newcomer.title in response.content.decode()


def test_an_old_address_does_not_betray_a_page_that_is_not_public(client, settings):
    page = make.submitted(make.article(slug="one")).page
    page.revisions.get().approve(make.clinician(is_sample=True))
    page.refresh_from_db()
    page.slug = "two"
    page.save()
    assert client.get("/guide/recovery/one/").status_code == 301
    settings.DEMO = False
    assert client.get("/guide/recovery/one/").status_code == 404


def test_the_address_of_a_page_that_was_never_public_is_not_remembered():
    page = make.draft(make.article(slug="one")).page
    page.slug = "two"
    page.save()
    assert not FormerAddress.objects.exists()


def test_a_badly_written_path_is_refused_with_an_example():
    former = FormerAddress(path="guide/old", content_type_id=1, object_id=1)
    with pytest.raises(ValidationError, match="/guide/old-address/"):
        former.clean()
