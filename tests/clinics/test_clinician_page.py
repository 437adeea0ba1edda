"""One clinician as readers see them: where to look further, and every public answer."""

import pytest

from clinics.official_searches import SEARCHES, searches_for
from microsite.people.models import Profession
from microsite.starter.library import read_library
from tests import make
from tests.site.crawl import Page

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


def page_of(client, person, query=""):
    page = Page.get(client, person.get_absolute_url() + query)
    assert page.status == 200
    return page


def names(profession):
    return [search.name for search in searches_for(profession)]


# --- where to look further ----------------------------------------------------------------------


def test_everybody_can_be_looked_for_among_those_excluded_and_doctors_among_the_certified():
    certified = {"Certification Matters", "American Board of Dermatology"}
    for profession in Profession.values:
        assert "Exclusions Database" in names(profession)
        assert (certified <= set(names(profession))) is (profession == "physician")
        assert ("Nursys" in names(profession)) is (
            profession in ("nurse_practitioner", "registered_nurse")
        )
    assert len(names("")) == len(SEARCHES)


def test_every_address_of_a_search_stands_among_our_sources_with_what_was_seen(settings):
    library = read_library(settings.BASE_DIR / "content")
    hosts = {record.fields["url"].split("/")[2] for record in library.sources}
    for search in SEARCHES:
        assert search.url.removeprefix("https://") in hosts, search.url


@pytest.mark.parametrize(
    ("profession", "words", "link"),
    [
        ("physician", "license search for Colorado|home page of the board|directory", "https://"),
        ("", "for Colorado", "https://"),
        ("nurse_practitioner", "Nursys, a free search", "https://www.nursys.com"),
        ("registered_nurse", "Nursys, a free search", "https://www.nursys.com"),
        ("esthetician", "We have no checked address of it.", ""),
        ("physician_assistant", "We have no checked address of it.", ""),
        ("other", "We have no checked address of it.", ""),
    ],
)
def test_a_license_is_looked_up_where_such_licenses_stand(client, profession, words, link):
    page = page_of(client, listed_clinician(profession=profession))
    assert any(part in page.words for part in words.split("|"))
    assert f'Look it up yourself: <a href="{link}' in page.html or not link


def test_the_profession_is_named_or_asked_for(client):
    assert (
        "Nurse practitioner"
        in page_of(client, listed_clinician(profession="nurse_practitioner")).words
    )
    assert "We do not know yet what the license is for" in page_of(client, listed_clinician()).words


def test_an_npi_proves_no_license_and_the_page_says_so(client):
    words = page_of(client, listed_clinician(npi="1234567893")).words
    assert "NPI 1234567893. An NPI shows that a person is registered." in words


# --- answers ------------------------------------------------------------------------------------


def test_public_answers_stand_with_their_date_the_newest_first(client):
    author = make.clinician()
    first, second = (
        make.answered(make.accepted(title), author=author) for title in ("Old?", "New?")
    )
    hidden = make.answer_draft(make.accepted("Draft?"), author=author)
    other = make.answered(make.accepted("Of another?"))
    page = page_of(client, author.clinician)
    assert page.words.index("New?") < page.words.index("Old?")
    assert "2 answers, the newest first" in page.words
    assert f'datetime="{first.page.sort_date:%Y-%m-%d}"' in page.html
    for absent in (hidden, other):
        assert absent.page.question.title not in page.words
    second.page.withdraw(make.editor(), "Wrong.")
    assert "New?" not in page_of(client, author.clinician).words


def test_many_answers_have_pages_with_titles_of_their_own(client, django_assert_max_num_queries):
    author = make.clinician()
    for number in range(21):
        make.answered(make.accepted(f"Is it number {number:02}?"), author=author)
    first = page_of(client, author.clinician)
    assert "21 answers, the newest first" in first.words
    assert "number 20?" in first.words and "number 00?" not in first.words
    with django_assert_max_num_queries(8):
        second = page_of(client, author.clinician, "?page=2")
    assert "number 00?" in second.words and "number 20?" not in second.words
    assert second.title != first.title and "page 2" in second.title
    assert page_of(client, author.clinician, "?page=x%00").title == first.title


def test_who_is_removed_keeps_answers_under_a_byline_without_a_page(client):
    author = make.clinician()
    text = make.answered(author=author)
    person = author.clinician
    place = clinic(clinicians=[person])
    person.listed = False
    person.save()
    assert client.get(person.get_absolute_url()).status_code == 404
    thread = Page.get(client, text.page.question.get_absolute_url())
    assert "a clinician no longer listed" in thread.words
    assert person.name not in thread.words
    assert person.name not in Page.get(client, place.get_absolute_url()).words


def test_a_clinic_that_is_hidden_is_not_named(client):
    person = listed_clinician()
    clinic(name="Too Old", clinicians=[person], last_confirmed=days_ago(400))
    assert "We list no clinic with this person." in page_of(client, person).words
