"""Addresses last: whoever kept an old one is led to the page, or told that it is gone."""

import pytest
from django.urls import reverse

from microsite.publishing.models import FormerAddress
from tests import make

from .cases import NEW, OLD, REASON, AnAnswer, AnArticle, assert_public, body

pytestmark = pytest.mark.django_db


def move(page, slug):
    page.slug = slug
    page.save()


def test_a_moved_article_answers_301_at_its_old_address_and_is_public_at_the_new_one(client):
    case = AnArticle()
    case.publish(OLD)
    before = case.address
    move(case.page, "new-place")
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, case.address)
    assert_public(case, client, OLD)
    assert before not in body(client, "/sitemap.xml")


def test_an_article_that_moved_twice_is_one_step_away_and_moving_back_undoes_it(client):
    case = AnArticle()
    case.publish(OLD)
    first = case.address
    move(case.page, "second")
    second = case.address
    move(case.page, "third")
    for old in (first, second):
        assert client.get(old)["Location"] == case.address
    move(case.page, first.strip("/").rsplit("/", 1)[1])
    assert client.get(first).status_code == 200
    assert client.get(second)["Location"] == first


def test_a_live_page_at_an_old_address_wins(client):
    case = AnArticle()
    case.publish(OLD)
    before = case.address
    move(case.page, "new-place")
    newcomer = make.published(make.article(slug=before.strip("/").rsplit("/", 1)[1]), title=NEW)
    assert newcomer.get_absolute_url() == before
    response = client.get(before)
    assert response.status_code == 200
    assert NEW in response.content.decode()
    newcomer.page.withdraw(case.editor, REASON)
    assert client.get(before).status_code == 410


def test_the_old_address_of_a_withdrawn_page_leads_to_the_reason(client):
    case = AnArticle()
    case.publish(OLD)
    before = case.address
    move(case.page, "new-place")
    case.page.withdraw(case.editor, REASON)
    response = client.get(before, follow=True)
    assert response.redirect_chain == [(case.address, 301)]
    assert response.status_code == 410


def test_an_old_address_gives_no_page_away_that_is_not_public(client):
    case = AnArticle()
    case.write(OLD)
    before = case.address
    move(case.page, "new-place")
    assert client.get(before).status_code == 404
    assert not FormerAddress.objects.exists()


@pytest.mark.parametrize("slug", ["", "wrong/", "is-this-normal/"])
def test_a_thread_with_a_wrong_slug_answers_301(client, slug):
    case = AnAnswer()
    case.publish(OLD)
    pk = case.page.question.pk
    response = client.get(f"/questions/{pk}/{slug}")
    assert (response.status_code, response["Location"]) == (301, case.address)


def test_a_reworded_thread_answers_301_at_its_old_address(client):
    case = AnAnswer()
    case.publish(OLD)
    before, question = case.address, case.page.question
    type(question).objects.filter(pk=question.pk).update(slug="is-tight-skin-normal")
    case.page.refresh_from_db()
    assert case.address != before
    assert client.get(before)["Location"] == case.address
    assert_public(case, client, OLD)


def test_a_thread_that_is_not_public_answers_404_whatever_its_slug(client):
    question = make.accepted()
    for address in (question.get_absolute_url(), f"/questions/{question.pk}/wrong/"):
        assert client.get(address).status_code == 404


def test_a_moved_policy_answers_301_too(client):
    page = make.article(section="", kind="policy", slug="privacy")
    text = make.submitted(page, title="Privacy")
    make.approve(text, make.editor())
    assert client.get("/privacy/").status_code == 200
    move(page, "what-we-keep")
    assert client.get("/privacy/")["Location"] == reverse("policy", args=["what-we-keep"])
