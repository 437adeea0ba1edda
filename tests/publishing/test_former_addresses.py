"""Old addresses: 301 for ever, no chains, no loops, a live page wins."""

import random

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
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
    make.approve(page.revisions.get(), make.clinician(is_sample=True))
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


# --- many renames ---------------------------------------------------------------------------------


def rename(page, slug):
    page.slug = slug
    page.save()


def follow(client, slug):
    """(status, address) at the end of at most one redirect: a second one fails."""
    path = f"/guide/recovery/{slug}/"
    response = client.get(path)
    if response.status_code == 301:
        path = response["Location"]
        response = client.get(path)
    assert response.status_code != 301, "a chain"
    return response.status_code, path


def test_three_renames_round_in_a_circle_make_no_loop(client):
    page = make.published(make.article(slug="one")).page
    for slug in ("two", "three", "one"):
        rename(page, slug)
    for slug in ("one", "two", "three"):
        assert follow(client, slug) == (200, "/guide/recovery/one/")


def test_two_pages_that_change_places_are_each_found_where_they_are(client):
    first, second = (make.published(make.article(slug=slug)) for slug in ("one", "two"))
    rename(first.page, "between")
    rename(second.page, "one")
    rename(first.page, "two")
    assert first.title in client.get("/guide/recovery/two/").content.decode()
    assert second.title in client.get("/guide/recovery/one/").content.decode()
    assert follow(client, "between") == (200, "/guide/recovery/two/")


def test_who_left_an_address_last_is_found_from_it(client):
    first, second = (make.published(make.article(slug=slug)).page for slug in ("one", "two"))
    rename(first, "three")
    rename(second, "one")
    rename(second, "four")
    assert follow(client, "one") == (200, "/guide/recovery/four/")
    rename(first, "five")
    assert follow(client, "three") == (200, "/guide/recovery/five/")


def test_an_old_address_leads_on_for_ever_and_to_the_reason_of_a_withdrawal(client):
    page = make.published(make.article(slug="one")).page
    rename(page, "two")
    with time_machine.travel("2056-01-01", tick=False):
        assert follow(client, "one") == (200, "/guide/recovery/two/")
    page.withdraw(make.editor(), "It was wrong.")
    assert follow(client, "one") == (410, "/guide/recovery/two/")


@pytest.mark.parametrize("seed", range(3))
def test_however_pages_are_renamed_each_address_leads_to_a_page_at_once(client, seed):
    chance = random.Random(seed)
    slugs = [f"slug-{number}" for number in range(6)]
    pages = [make.published(make.article(slug=slug)).page for slug in slugs[:3]]
    used = set(slugs[:3])
    for _ in range(15):
        free = sorted(set(slugs) - {page.slug for page in pages})
        page, slug = chance.choice(pages), chance.choice(free)
        rename(page, slug)
        used.add(slug)
    standing = {page.get_absolute_url() for page in pages}
    for slug in used:
        status, path = follow(client, slug)
        assert status == 200 and path in standing


# --- rows that name no page -----------------------------------------------------------------------

NO_PAGES = [("auth", "group"), ("people", "user"), ("articles", "source"), ("gone", "gone")]


def row(app, model, object_id):
    kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    return FormerAddress(path="/old/", content_type=kind, object_id=object_id)


@pytest.mark.parametrize(("app", "model"), NO_PAGES)
def test_what_is_no_page_has_no_former_address(app, model):
    with pytest.raises(ValidationError, match="Choose a kind of page"):
        row(app, model, 1).full_clean()


@pytest.mark.parametrize(("app", "model"), [*NO_PAGES, ("articles", "article")])
@pytest.mark.parametrize("object_id", [1, 99_999])
def test_a_row_that_names_no_page_leads_nowhere(client, app, model, object_id):
    make.editor()
    row(app, model, object_id).save()
    assert FormerAddress.objects.target("/old/") is None
    assert client.get("/old/").status_code == 404


@pytest.mark.parametrize("object_id", [99_999, 2**63, 10**30])
def test_a_page_that_is_not_there_has_no_former_address(object_id):
    with pytest.raises(ValidationError, match="There is no such page"):
        row("articles", "article", object_id).full_clean()


def test_the_desk_refuses_what_is_no_page_with_a_sentence_and_takes_a_page(client):
    client.force_login(make.editor())
    page = make.published(make.article(slug="one")).page
    group = ContentType.objects.get(app_label="auth", model="group")
    address = "/admin/publishing/formeraddress/add/"
    fields = {"path": "/old/", "content_type": group.pk, "object_id": 1}
    response = client.post(address, fields)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors.keys() == {"content_type"}
    assert not FormerAddress.objects.exists()
    assert client.post(address, {}).status_code == 200
    kind = ContentType.objects.get_for_model(page)
    client.post(address, {"path": "/old/", "content_type": kind.pk, "object_id": page.pk})
    assert client.get("/old/")["Location"] == page.get_absolute_url()


# --- the query string -----------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["utm=1", "a=b&a=c", "q=%E7%9A%AE", "x=%0D%0ASet-Cookie:a"])
def test_the_query_string_comes_along(client, query):
    page = make.published(make.article(slug="one")).page
    page.slug = "two"
    page.save()
    response = client.get(f"/guide/recovery/one/?{query}")
    assert response.status_code == 301
    assert response["Location"] == f"/guide/recovery/two/?{query}"


def test_a_query_string_longer_than_any_address_is_left_behind(client):
    page = make.published(make.article(slug="one")).page
    page.slug = "two"
    page.save()
    response = client.get(f"/guide/recovery/one/?q={'a' * 20_000}")
    assert (response.status_code, response["Location"]) == (301, "/guide/recovery/two/")


def test_the_query_string_stands_before_an_anchor(client):
    answer = make.answered().page
    kind = ContentType.objects.get_for_model(answer)
    FormerAddress.objects.create(path="/old/", content_type=kind, object_id=answer.pk)
    thread, anchor = answer.get_absolute_url().split("#")
    assert client.get("/old/?a=b")["Location"] == f"{thread}?a=b#{anchor}"
