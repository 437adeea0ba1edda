"""What an editor moved is found again by load_content: no second page, the old address stays."""

import pytest
from django.test import Client

from articles.models import Article, SafetyNotice
from clinics.models import Clinic
from microsite.people.models import Clinician
from microsite.publishing.models import FormerAddress

from .small_library import SmallLibrary, rows

ARTICLE = "articles/recovery/day-three.md"

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(tmp_path):
    return SmallLibrary(tmp_path)


def move(page, slug):
    """Give it another slug; its old address."""
    before = page.get_absolute_url()
    page.slug = slug
    page.save()
    return before


def assert_moved(old, page):
    response = Client().get(old)
    assert (response.status_code, response["Location"]) == (301, page.get_absolute_url())
    assert Client().get(page.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("slug", ["day-three", "privacy"])
def test_a_moved_article_or_policy_is_found_again(library, slug):
    library.load()
    page = Article.objects.get(slug=slug)
    old = move(page, "better-address")
    before = rows()
    library.load()
    assert rows() == before
    assert_moved(old, page)


def test_a_changed_file_changes_the_page_that_moved(library):
    library.load()
    page = Article.objects.get(slug="day-three")
    old = move(page, "better-address")
    library.change(ARTICLE, "Words of text.", "Other words.")
    library.load()
    assert "Other words." in page.public.body
    assert_moved(old, page)


def test_what_moved_before_anybody_approved_it_is_found_again(library, settings):
    settings.DEMO = False
    library.load()
    move(Article.objects.get(slug="day-three"), "better-address")
    before = rows()
    library.load()
    assert rows() == before
    assert not FormerAddress.objects.exists()


def test_a_page_that_an_editor_put_at_the_old_address_is_left_alone(library):
    library.load()
    page = Article.objects.get(slug="day-three")
    old = move(page, "better-address")
    Article.objects.create(section="recovery", kind="article", slug="day-three")
    library.load()
    assert Article.objects.filter(section="recovery", kind="article").count() == 2
    assert FormerAddress.objects.target(old) == page.get_absolute_url()


def test_a_moved_notice_is_found_again(library):
    library.load()
    notice = SafetyNotice.objects.get()
    # By-passing the desk, which may have its own opinion on this slug.
    old = move(notice, "warning-signs")
    library.load()
    assert SafetyNotice.objects.get() == notice
    assert FormerAddress.objects.target(old) == notice.get_absolute_url()


def test_a_moved_clinic_is_found_again(library):
    library.load()
    clinic = Clinic.objects.get()
    old = clinic.get_absolute_url()
    clinic.move("better-address")
    before = rows()
    library.load()
    assert rows() == before
    assert_moved(old, clinic)


def test_a_moved_clinician_is_found_again_with_answers_and_clinics(library):
    library.load()
    clinician = Clinician.objects.get(slug="sample-clinician-one")
    old = move(clinician, "better-address")
    before = rows()
    library.load()
    assert rows() == before
    assert Clinic.objects.get().clinicians.get() == clinician
    assert clinician.answers.count() == 1
    assert_moved(old, clinician)
