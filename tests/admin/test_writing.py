"""Writing a text: its live preview, its checks, and what may stand in a frame."""

import pytest

from articles.models import ArticleRevision
from articles.questions.models import AnswerRevision
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    make.source()
    return make.draft(title="Does it hurt?")


def words_of(response):
    return " ".join(response.content.decode().split())


def typed(text, **fields):
    """What the form sends for a text, with these fields typed anew."""
    stored = {name: getattr(text, name) for name in text.TEXT_FIELDS}
    return {**stored, "change_note": "", **fields}


def post(client, text, verb, piece=False, **fields):
    headers = {"X-Piece": "1"} if piece else {}
    return client.post(admin_url(text, verb), typed(text, **fields), headers=headers)


def test_the_preview_shows_what_is_typed_as_the_page_will_and_saves_nothing(client, draft):
    client.force_login(draft.author)
    shown = words_of(
        post(client, draft, "preview", title="It hurts a bit", body="## New\n\nWords.")
    )
    assert "<h1" in shown and "It hurts a bit" in shown and ">New</h2>" in shown
    draft.refresh_from_db()
    assert draft.title == "Does it hurt?"
    make.fill(draft, title="It hurts a bit", body="## New\n\nWords.")
    stored = words_of(client.get(admin_url(draft, "preview")))
    assert shown == stored


@pytest.mark.parametrize("fields", [{}, {"body": ""}, {"title": ""}, {"body": "x" * 119_000}])
def test_a_preview_of_an_unfinished_text_is_no_error(client, draft, fields):
    client.force_login(draft.author)
    assert post(client, draft, "preview", **fields).status_code == 200
    assert post(client, draft, "checks", **fields).status_code == 200


def test_an_endless_text_is_refused_with_a_sentence(client, draft):
    client.force_login(draft.author)
    response = post(client, draft, "preview", body="x" * 120_001)
    assert response.status_code == 413 and "longer than 120,000" in words_of(response)


@pytest.mark.parametrize("verb", ["preview", "checks"])
def test_only_whoever_may_change_a_draft_has_typed_text_shown(client, draft, verb):
    assert post(client, draft, verb).status_code == 302
    client.force_login(make.clinician())
    assert post(client, draft, verb).status_code in (302, 403)
    draft.submit(draft.author)
    client.force_login(draft.author)
    assert post(client, draft, verb).status_code == 403


def test_the_preview_alone_may_stand_in_a_frame_and_only_in_ours(client, draft):
    client.force_login(draft.author)
    preview = client.get(admin_url(draft, "preview"))
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert preview["X-Frame-Options"] == "SAMEORIGIN" and "no-store" in preview["Cache-Control"]
    form = client.get(admin_url(draft))
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    for response in (form, client.get("/admin/"), client.get("/")):
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_the_checks_part_errors_from_advice_and_advice_never_blocks(client, draft):
    client.force_login(draft.author)
    fields = {"body": "## A\n\nWe list this:\n\nThe skin heals in a week. It is painless."}
    shown = words_of(post(client, draft, "checks", piece=True, **fields))
    errors, advice = shown.split("Advice: you decide")
    assert "ends with a colon" in errors and "ends with a colon" not in advice
    for words in ("needs a source", "promises or reassures"):
        assert words in advice and words not in errors
    assert "<html" not in shown
    mended = {"body": "## A\n\nThe skin heals in a week. It is painless."}
    assert "No errors: it can be submitted." in words_of(
        post(client, draft, "checks", piece=True, **mended)
    )
    client.post(admin_url(draft), typed(draft, **mended) | {"_submit": "1"})
    assert ArticleRevision.objects.get(pk=draft.pk).status == "submitted"


def test_what_the_checks_call_an_error_is_what_submitting_refuses(client, draft):
    client.force_login(draft.author)
    fields = {"body": "## A\n\nIt heals.[@nobody]", "known": ""}
    shown = words_of(post(client, draft, "checks", piece=True, **fields))
    page = client.post(admin_url(draft), typed(draft, **fields) | {"_submit": "1"}, follow=True)
    refused = [str(each) for each in page.context["messages"] if each.level_tag == "error"]
    assert refused and all(sentence.split("“")[0] in shown for sentence in refused)


def test_without_scripts_the_checks_are_a_page(client, draft):
    client.force_login(draft.author)
    shown = words_of(post(client, draft, "checks"))
    assert "<html" in shown and "Reading grade" in shown and admin_url(draft) in shown


def test_a_clinician_has_the_same_beside_an_answer(client):
    answer = make.answer_draft()
    client.force_login(answer.author)
    shown = words_of(client.get(admin_url(answer)))
    assert "What patients will see" in shown and "Check the text" in shown
    preview = words_of(post(client, answer, "preview", short_answer="Quite common."))
    assert "Quite common." in preview and answer.page.question.title in preview
    assert AnswerRevision.objects.get().short_answer != "Quite common."


def test_every_field_of_a_text_says_what_it_is_for(client):
    client.force_login(make.user(is_staff=True, is_superuser=True))
    texts = (make.draft(), make.claim_draft(), make.term_draft(), make.alert_draft())
    for text in (*texts, make.red_flags().page.edit(make.editor()), make.comparison_draft()):
        form = client.get(admin_url(text)).context["adminform"].form
        assert [name for name, field in form.fields.items() if not field.help_text] == []
