"""A thread as readers see it."""

import json

import pytest

from articles.questions.models import Answer
from tests import make

pytestmark = pytest.mark.django_db


def test_a_thread_shows_question_answers_credentials_license_date_sources_and_anchors(client):
    make.source("chu21", title="A safety review")
    make.red_flags()
    question = make.accepted(shown_name="Dana")
    texts = [make.answered(question, body="Tightness is common.[@chu21]") for _ in range(3)]
    page = client.get(question.get_absolute_url()).content.decode()
    assert "3 answers" in page and "Dana" in page and "Call 911" in page
    for text in texts:
        answer = text.page
        assert f'id="{answer.anchor}"' in page and f'#{answer.anchor}"' in page
        assert f'id="{answer.anchor}-source-chu21"' in page
        assert answer.clinician.name in page and "MD" in page
        assert text.reviewed_by.clinician.name in page
    assert page.split("</head>")[1].count("A safety review") == 3
    assert "checked" in page and "Colorado" in page
    check = texts[0].page.clinician.current_license.checked_on
    assert f'datetime="{check.isoformat()}"' in page


def test_an_answer_by_somebody_whose_license_lapsed_stays_but_says_so(client):
    text = make.answered()
    url = text.page.question.get_absolute_url()
    assert "no longer current" not in client.get(url).content.decode()
    make.license_check(text.page.clinician, status="expired")
    assert "no longer current" in client.get(url).content.decode()


def test_who_is_no_longer_listed_is_not_named(client):
    text = make.answered()
    clinician = text.page.clinician
    clinician.listed = False
    clinician.save()
    page = client.get(text.page.question.get_absolute_url()).content.decode()
    assert clinician.name not in page and "no longer listed" in page


def test_one_withdrawn_answer_leaves_the_others(client):
    question = make.accepted()
    first, second = make.answered(question), make.answered(question)
    first.page.withdraw(make.editor(), "It named a product.")
    page = client.get(question.get_absolute_url()).content.decode()
    assert first.page.anchor not in page and second.page.anchor in page
    assert "1 answer" in page


def test_a_thread_whose_only_answer_is_withdrawn_says_why(client):
    answer = make.answered().page
    answer.withdraw(make.editor(), "It named a product.")
    response = client.get(answer.question.get_absolute_url())
    assert response.status_code == 410 and "It named a product." in response.content.decode()


def test_an_answer_has_its_address_inside_the_thread():
    answer = make.answered().page
    assert answer.get_absolute_url() == f"{answer.question.get_absolute_url()}#answer-{answer.pk}"
    assert Answer.objects.published().get() == answer


def thread_page(client, question):
    return client.get(question.get_absolute_url()).content.decode()


def test_all_short_answers_stand_before_any_of_the_answers_goes_on(client):
    question = make.accepted()
    texts = [make.answered(question, short_answer=f"Short number {n}.") for n in (1, 2)]
    page = thread_page(client, question)
    first_in_full = page.index(f'id="{texts[0].page.anchor}"')
    for n in (1, 2):
        assert page.index(f"Short number {n}.") < first_in_full
    alone = thread_page(client, make.answered(short_answer="Only one.").page.question)
    assert alone.count("Only one.</p>") == 1


def test_an_answer_shows_its_parts_conflicts_and_the_help_of_ai(client):
    text = make.answered(
        what_to_do="- Rest.[@test-source]", conflicts="None", ai_help="wording", body="Because."
    )
    page = thread_page(client, text.page.question)
    for shown in ("Why", "Because.", "What to do", "Rest.", "Title of test-source"):
        assert shown in page
    assert "<dd>None</dd>" in page
    assert "AI helped with the wording; the content is the clinician’s." in page


def test_of_a_sample_nobody_says_that_a_clinician_checked_what_ai_wrote(client):
    text = make.answered(author=make.clinician(is_sample=True), ai_help="draft")
    page = thread_page(client, text.page.question)
    assert "the clinician checked" not in page and "no clinician has checked it yet" in page


def change(text, **fields):
    """A newer approved text of the same answer."""
    draft = text.page.edit(text.author)
    make.fill(draft, **fields)
    draft.submit(text.author)
    make.approve(draft, make.clinician())
    return draft


def test_a_replaced_text_is_folded_and_dated_and_not_lost(client):
    text = make.answered(short_answer="The old words.", body="Old reasons.")
    make.answered(text.page.question)
    assert "earlier-text" not in thread_page(client, text.page.question)
    change(text, short_answer="The new words.", change_note="A study came out.")
    change(text, short_answer="The newest words.")
    page = thread_page(client, text.page.question)
    assert page.count('<details class="earlier-text"') == 2
    folded = page[page.index('<details class="earlier-text"') :]
    for shown in ("The old words.", "Old reasons.", "The new words.", "What this answer said from"):
        assert shown in folded
    before = page[: page.index('<details class="earlier-text"')]
    assert "The newest words." in before and "The old words." not in before
    assert "2 answers" in page
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_search_finds_no_replaced_text_and_a_withdrawn_answer_leaves_with_its_old_texts(client):
    text = make.answered(short_answer="The zanthian words.")
    other = make.answered(text.page.question)
    change(text, short_answer="The new words.")
    assert "Nothing found" in client.get("/search/?q=zanthian").content.decode()
    text.page.withdraw(make.editor(), "Wrong.")
    page = thread_page(client, other.page.question)
    assert "zanthian" not in page and "The new words." not in page


def test_what_the_asker_told_is_shown_and_leads_to_threads_like_it(client):
    question = make.accepted(stage="healing", day_since=3, skin_tone="brown", treatment="rf")
    make.answered(question)
    page = thread_page(client, question)
    for shown in ("Healing", "Day 3", "Brown", "RF microneedling"):
        assert shown in page
    for address in ("stage/healing/", "day/2-3/", "skin-tone/brown/"):
        assert f'href="/questions/{address}"' in page


def test_related_threads_are_at_most_three_of_the_same_subject(client):
    bumps, tone = make.claim(slug="bumps"), make.claim(slug="tone")

    def thread(title, *claims, section="recovery"):
        cited = "".join(f"[@claim:{claim.page.slug}]" for claim in claims)
        question = make.accepted(title, section=section)
        body = f"Reason.{cited or '[@test-source]'}"
        return make.answered(question, body=body).page.question

    question = thread("Is it this one?", bumps, tone)
    thread("Is it about nothing of that?")
    thread("Is it a side remark elsewhere?", bumps, section="risks")
    elsewhere = thread("Is it the same elsewhere?", bumps, tone, section="risks")
    same = [thread(f"Is it number {n}?", bumps) for n in range(3)]
    response = client.get(question.get_absolute_url())
    assert response.context["related_threads"] == [elsewhere, same[2], same[1]]


def data_of(client, question):
    page = thread_page(client, question)
    found = page.split('<script type="application/ld+json">')[1:]
    return [json.loads(part.split("</script>")[0]) for part in found]


def test_a_thread_with_several_answers_is_a_qapage_that_says_what_the_page_shows(client):
    make.source("chu21", title="A safety review", url="https://example.org/chu21")
    question = make.accepted(shown_name="Dana")
    texts = [make.answered(question, body=f"Reason {n}.[@chu21]") for n in (1, 2)]
    question.refresh_from_db()
    (page,) = [data for data in data_of(client, question) if data["@type"] == "QAPage"]
    entity = page["mainEntity"]
    assert (entity["name"], entity["text"]) == (question.title, question.text)
    assert entity["author"] == {"@type": "Person", "name": "Dana"}
    assert entity["datePublished"] == question.asked_at.isoformat()
    assert entity["answerCount"] == len(entity["suggestedAnswer"]) == 2
    assert "acceptedAnswer" not in entity and "upvoteCount" not in entity
    shown = thread_page(client, question)
    for text, answer in zip(texts, entity["suggestedAnswer"], strict=True):
        assert answer["url"].endswith(f"#{text.page.anchor}")
        assert answer["author"]["name"] == text.page.clinician.name
        assert answer["author"]["url"].endswith(text.page.clinician.get_absolute_url())
        assert answer["datePublished"] == text.page.sort_date.isoformat()
        assert answer["dateModified"] == text.publish_at.isoformat()
        assert {"A safety review", "Title of test-source"} == {
            cited["name"] for cited in answer["citation"]
        }
        for line in answer["text"].splitlines():
            assert line in shown


def test_one_answer_is_the_accepted_one_while_several_clinicians_can_answer(client):
    question = make.answered().page.question
    (page,) = [data for data in data_of(client, question) if data["@type"] == "QAPage"]
    assert page["mainEntity"]["answerCount"] == 1
    assert page["mainEntity"]["acceptedAnswer"]["text"].startswith("Tight skin is common")


def test_where_nobody_else_can_answer_it_is_a_plain_page_and_samples_have_none(client):
    text = make.answered()
    for clinician in (text.page.clinician, text.reviewed_by.clinician):
        make.license_check(clinician, status="expired")
    types = [data["@type"] for data in data_of(client, text.page.question)]
    assert types == ["BreadcrumbList", "MedicalWebPage"]
    sample = make.answered(author=make.clinician(is_sample=True))
    assert data_of(client, sample.page.question) == []
