"""DEMO=0: nothing that a sample person wrote, approved or owns is reachable; the site stands."""

import pytest
from django.urls import resolve, reverse

from articles.models import (
    Alert,
    AlertRevision,
    Article,
    ArticleRevision,
    Claim,
    ClaimRevision,
    GlossaryTerm,
    GlossaryTermRevision,
    SafetyNotice,
)
from articles.questions.models import Answer, AnswerRevision, Comparison, Question
from articles.sections import Section
from clinics.models import Clinic, Device
from microsite import search
from microsite.desk.texts import REVISIONS
from microsite.people.models import Clinician, User
from microsite.searchables import SEARCHABLES
from microsite.sitemaps import SITEMAPS
from tests import make

from . import crawl

# Pages that stand on a site without any content of its own, and say so.
STANDING = {
    "home",
    "guide",
    "notice",
    "questions:list",
    "questions:section",
    "questions:stage",
    "questions:day",
    "questions:skin-tone",
    "questions:ask",
    "questions:ask-question",
    "questions:get-help",
    "questions:under-18",
    "questions:thanks",
    "clinics:states",
    "clinics:state",
    "clinics:reports",
    "clinics:report-thanks",
    "clinics:guide",
    "clinics:near",
    "clinics:about",
    "clinics:compare",
    # Those of the library that are no samples, like its sources.
    "clinics:devices",
    "clinics:device",
    "evidence",
    "sources",
    "glossary",
    "alerts",
    "quality",
    "search",
    "newsletter:sign-up",
    "newsletter:sent",
    "newsletter:editions",
}
MACHINES = ("/sitemap.xml", "/robots.txt")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="class")
def library(django_db_setup, django_db_blocker):
    """The starter library as a demonstration has it."""
    with crawl.starter_library(django_db_blocker):
        yield


@pytest.fixture(scope="class")
def addresses(library, django_db_blocker):
    """Every public address of the demonstration, and what machines ask for."""
    with django_db_blocker.unblock():
        found = [*crawl.starter_site(django_db_blocker), *crawl.addresses_of_rows()]
        return [*dict.fromkeys(found), *MACHINES]


@pytest.fixture(scope="class")
def sample_words(library, django_db_blocker):
    """Names and titles that only samples have."""
    with django_db_blocker.unblock():
        # Titles of policies ("Privacy") are words that any page may use.
        articles = ArticleRevision.objects.filter(is_sample=True).exclude(page__kind="policy")
        words = {
            *User.objects.filter(is_sample=True).values_list("display_name", flat=True),
            *Clinician.objects.filter(is_sample=True).values_list("name", flat=True),
            *Clinic.objects.filter(is_sample=True).values_list("name", flat=True),
            *Device.objects.filter(is_sample=True).values_list("name", flat=True),
            *Question.objects.filter(is_sample=True).values_list("title", flat=True),
            *Question.objects.filter(is_sample=True).values_list("slug", flat=True),
            *articles.values_list("title", flat=True),
            *ArticleRevision.objects.filter(is_sample=True).values_list("summary", flat=True),
            *AnswerRevision.objects.filter(is_sample=True).values_list("short_answer", flat=True),
            *ClaimRevision.objects.filter(is_sample=True).values_list("statement", flat=True),
            *AlertRevision.objects.filter(is_sample=True).values_list("title", flat=True),
            *AlertRevision.objects.filter(is_sample=True).values_list("summary", flat=True),
            *GlossaryTermRevision.objects.filter(is_sample=True).values_list("gloss", flat=True),
        }
    assert len(words) > 300
    return words


@pytest.fixture
def live(library, settings):
    """The same database on a live site."""
    settings.DEMO = False


class TestAfterADemonstration:
    """The library was loaded with DEMO=1; the site went live on the same database."""

    def test_each_address_of_the_demonstration_is_404_or_stands_without_samples(
        self, client, addresses, sample_words, live
    ):
        standing, leaks = set(), []
        samples = {device.get_absolute_url() for device in Device.objects.filter(is_sample=True)}
        assert samples < set(addresses)
        for address in addresses:
            response = client.get(address)
            text = response.content.decode()
            if address in MACHINES:
                assert response.status_code == 200
            elif address in samples:
                assert response.status_code == 404, address
            elif resolve(address.split("?")[0]).view_name in STANDING:
                standing.add(resolve(address.split("?")[0]).view_name)
                # There is no second page of a list that is empty.
                assert response.status_code == (404 if "/?page=" in address else 200), address
            else:
                assert response.status_code == 404, address
            # A search repeats what was asked, so it is looked at below.
            leaks += [(address, words) for words in sample_words if words in text]
            leaks += [(address, "mark") for mark in ("sample-mark", "demo-banner") if mark in text]
        assert leaks == []
        assert standing == STANDING

    def test_nothing_of_a_sample_is_fetched_by_its_id_or_old_address_either(self, client, live):
        thread = Question.objects.filter(is_sample=True).first()
        assert client.get(reverse("questions:thread-by-id", args=[thread.pk])).status_code == 404
        article = Article.objects.filter(kind="article").first()
        before = article.get_absolute_url()
        article.slug = "elsewhere-now"
        article.save()
        assert client.get(before).status_code == 404
        assert client.get(article.get_absolute_url()).status_code == 404

    def test_a_withdrawn_sample_gives_no_reason_away(self, client, live, settings):
        article = Article.objects.filter(kind="article").first()
        thread = Question.objects.filter(is_sample=True).first()
        claim, alert = Claim.objects.first(), Alert.objects.first()
        rows = [article, thread, claim, alert]
        settings.DEMO = True
        for row in rows:
            row.withdraw(make.editor(), "Reason that nobody should read.")
        assert {client.get(row.get_absolute_url()).status_code for row in rows} == {410}
        settings.DEMO = False
        for row in rows:
            response = client.get(row.get_absolute_url())
            assert response.status_code == 404
            assert b"Reason that nobody" not in response.content
        assert client.get(reverse("claim_json", args=[claim.slug])).status_code == 404
        for address in ("/evidence/", "/alerts/"):
            assert b"Reason that nobody" not in client.get(address).content

    def test_search_finds_nothing_by_any_title_or_name(self, client, live, sample_words):
        for words in sample_words:
            results = search.find(words, SEARCHABLES)
            assert (results.total, results.hits) == (0, []), words
            assert not any(results.counts_by_kind.values())
        page = crawl.Page.get(client, "/search/?q=bumps")
        assert "Nothing found" in page.words

    def test_what_is_public_is_counted_as_nothing(self, client, live):
        pages = (Article, SafetyNotice, Answer, Claim, GlossaryTerm, Alert, Comparison)
        for model in (*pages, Question, Clinic, Clinician):
            assert not model.objects.published().exists(), model
            assert model.objects.exists(), model
        for model in REVISIONS:
            assert not model.objects.current().exists(), model
        for address in ("/", "/questions/", "/clinics/", "/clinics/colorado/"):
            context = client.get(address).context
            for name in ("clinic_total", "state_total", "waiting_count"):
                assert context.get(name, 0) in (0, None), (address, name)
            assert not context.get("sections"), address
            assert not context.get("facets"), address
            assert not context.get("page_obj"), address
            assert "page" not in context or not context["page"].threads, address

    def test_the_sitemap_has_only_the_lists_that_stand(self, client, live):
        assert {name: len(sitemap().items()) for name, sitemap in SITEMAPS.items()} == {
            # Sources, devices and how finding works are no samples; anybody may sign up.
            "hub": 6,
            "articles": 0,
            "notices": 0,
            "claims": 0,
            "alerts": 0,
            "threads": 0,
            "editions": 0,
            "clinics": 0,
            "states": 0,
            # Two boards' own texts, which are no samples either.
            "guides": 2,
            "devices": Device.objects.published().count(),
            "clinicians": 0,
        }
        text = client.get("/sitemap.xml").content.decode()
        assert text.count("<loc>") == 6 + 2 + Device.objects.published().count()

    def test_the_navigation_has_no_section_and_the_footer_no_policy(self, client, live):
        page = crawl.Page.get(client, "/")
        links = {address for address, _ in page.internal_links}
        assert not links & {section.get_absolute_url() for section in Section}
        assert not links & {"/about/", "/privacy/", "/editorial-policy/", "/accessibility/"}
        assert {"/guide/", "/questions/", "/clinics/"} <= links

    def test_the_navigation_has_exactly_the_sections_with_something_real(self, client, live):
        make.published(make.article("risks"))
        links = {address for address, _ in crawl.Page.get(client, "/").internal_links}
        sections = {section.get_absolute_url() for section in Section}
        assert links & sections == {"/guide/risks/"}

    @pytest.mark.parametrize("address", ["/questions/ask/", "/guide/notices/red-flags/"])
    def test_without_an_approved_notice_asking_and_worrying_pages_say_only_whom_to_call(
        self, client, live, address
    ):
        page = crawl.Page.get(client, address)
        (main,) = page.all("main")
        words = " ".join(main.text.split())
        assert page.status == 200
        assert [each for each in page.all("form", "textarea") if "main" in each.inside] == []
        assert "Call the clinic that treated you" in words
        assert "call 911" in words
        assert len([each for each in page.elements if "care--" in each.get("class", "")]) == 1
        assert len(words) < 400

    def test_without_an_approved_notice_a_question_that_is_sent_anyway_is_not_kept(
        self, client, live
    ):
        before = Question.objects.count()
        asked = {"question": "Is this normal? My cheeks feel tight.", "step": "send"}
        for address in ("/questions/ask/question/", "/questions/ask/details/"):
            response = client.post(address, asked, headers={"Sec-Fetch-Site": "same-origin"})
            text = response.content.decode()
            assert response.status_code in (200, 422)
            assert "<textarea" not in text
            assert "call 911" in text
            assert "My cheeks feel tight" in text, "who typed it may copy it"
        assert Question.objects.count() == before

    def test_worrying_searches_still_say_whom_to_call(self, client, live):
        page = crawl.Page.get(client, "/search/?q=pus+and+fever")
        assert "call 911" in page.words
        assert "Nothing found" in page.words

    def test_what_is_real_is_shown_beside_the_hidden_samples(self, client, live):
        text = make.published(title="A real page", publish_at=None)
        thread = make.answered(make.accepted("A real question of a reader?")).page.question
        assert client.get(text.get_absolute_url()).status_code == 200
        assert client.get(thread.get_absolute_url()).status_code == 200
        assert search.find("real", SEARCHABLES).total == 2
        home = client.get("/").content.decode()
        assert "A real question of a reader?" in home

    def test_a_real_answer_to_a_sample_question_stays_hidden(self, client, live, settings):
        settings.DEMO = True
        thread = Question.objects.filter(is_sample=True).first()
        made = make.answered(thread, short_answer="Words of a real clinician.")
        assert made.is_sample
        settings.DEMO = False
        assert client.get(thread.get_absolute_url()).status_code == 404
        assert search.find("Words of a real clinician", SEARCHABLES).total == 0

    def test_a_correction_does_not_make_a_sample_review_real(self, client, library, settings):
        """A correction keeps the last full review, here that of a sample clinician."""
        page = Article.objects.get(kind="chapter", section="risks")
        draft = page.edit(make.editor())
        draft.submit(draft.author)
        make.approve(draft, make.clinician(), kind="correction")
        assert draft.full_review_by.is_sample
        assert draft.is_sample
        settings.DEMO = False
        assert client.get(page.get_absolute_url()).status_code == 404
