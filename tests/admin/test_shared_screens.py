"""The desk's screens for what pages share: claims, terms, alerts, figures, comparisons."""

import datetime
import re

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles.models import Alert, AlertRevision, Claim, ClaimRevision, GlossaryTerm
from articles.questions.models import Comparison, ComparisonRevision
from microsite.publishing.admin_urls import admin_url
from tests import make

DAY = datetime.timedelta(days=1)
DRAFTS = {
    "claim": make.claim_draft,
    "term": make.term_draft,
    "alert": make.alert_draft,
    "comparison": make.comparison_draft,
}
# What an editor types on the screens of a new page and of its first text.
NEW = {
    "claim": (
        {"title": "Skin heals in a week.", "section": "recovery"},
        {"statement": "Skin heals.", "grade": "some", "basis": "Two studies.[@test-source]"},
        "skin-heals-in-a-week",
    ),
    "glossaryterm": (
        {"title": "Milia"},
        {"name": "milia", "other_names": "milium", "gloss": "bumps", "definition": "Bumps."},
        "milia",
    ),
    "alert": (
        {"title": "FDA: ask first"},
        {"title": "FDA: ask first", "issuer": "FDA", "issued_on": "2025-10-15"}
        | {"summary": "Ask.", "body": "## A\n\nAsk.[@test-source]"},
        "fda-ask-first",
    ),
}
WHO = {
    "editor": make.editor,
    "clinician": make.clinician,
    "administrator": lambda: make.user(is_staff=True, is_superuser=True),
}

pytestmark = pytest.mark.django_db


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def do(client, instance, verb, **data):
    meta = instance._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_verb"
    return client.post(reverse(name, args=[instance.pk, verb]), data, follow=True)


def in_every_state(make_draft):
    """Texts of one kind, each of a page of its own: one in each state that a screen shows."""
    make_draft()
    texts = [make_draft() for _ in range(5)]
    for text in texts:
        text.submit(text.author)
    _, returned, public, later, gone = texts
    returned.return_with_notes(make.clinician(), "Shorter.")
    for text in (public, gone):
        make.approve(text, make.clinician())
    make.approve(later, make.clinician(), publish_at=timezone.now() + DAY)
    gone.page.withdraw(make.editor(), "It is wrong.")


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("kind", [*DRAFTS, "figure"])
def test_every_list_form_and_preview_opens_in_every_state(client, kind, who):
    if kind == "figure":
        make.drawing()
    else:
        in_every_state(DRAFTS[kind])
    user = WHO[who]()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    models = [model for model in admin.site._registry if kind in model._meta.model_name]
    assert len(models) == (1 if kind == "figure" else 2)
    for model in models:
        meta = model._meta
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        response = client.get(url)
        assert response.status_code == 200, url
        assert client.get(url, {"q": "skin"}).status_code == 200
        rows = admin.site._registry[model].get_queryset(response.wsgi_request)
        assert len(rows) >= (1 if kind == "figure" else 5)
        for row in rows:
            assert client.get(admin_url(row)).status_code == 200, row
            if meta.model_name.endswith("revision"):
                preview = client.get(admin_url(row, "preview"))
                assert "no-store" in preview["Cache-Control"]
                assert "noindex" in text_of(preview) and "Only the team" in text_of(preview)
        add = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
        may_add = admin.site._registry[model].has_add_permission(response.wsgi_request)
        assert client.get(add).status_code == (200 if may_add else 403), add


@pytest.mark.parametrize("kind", NEW)
def test_an_editor_makes_writes_and_hands_in_and_a_clinician_approves(client, kind):
    make.source()
    begun, written, slug = NEW[kind]
    client.force_login(make.editor())
    response = client.post(reverse(f"admin:articles_{kind}_add"), begun, follow=True)
    assert "The page exists as a draft." in text_of(response)
    model = {"claim": Claim, "glossaryterm": GlossaryTerm, "alert": Alert}[kind]
    page = model.objects.get()
    draft = page.open_revision
    assert page.slug == slug
    # Nothing but a title is there yet.
    assert client.get(admin_url(draft, "preview")).status_code == 200
    data = {**written, "change_note": "", "_submit": "1"}
    assert "It waits for a second person" in text_of(
        client.post(admin_url(draft), data, follow=True)
    )
    client.force_login(make.clinician())
    assert "desk-reading" in text_of(client.get(admin_url(draft)))
    approved = do(client, draft, "approve", kind="full", tick=make.ticks(draft))
    assert "Readers see it now." in text_of(approved)
    client.logout()
    address = page.get_absolute_url().split("#")[0]
    assert next(iter(written.values())) in text_of(client.get(address))


@pytest.mark.parametrize(
    ("kind", "title", "sentence"),
    [
        ("glossaryterm", "x" * 61, "at most 60 characters"),
        ("glossaryterm", "[milia]", "Leave out brackets"),
        ("alert", "x" * 121, "at most 120 characters"),
        ("claim", "x" * 241, "at most 240 characters"),
        ("claim", "…", "Use letters or digits"),
    ],
)
def test_a_title_that_the_first_text_could_not_have_is_refused(client, kind, title, sentence):
    client.force_login(make.editor())
    data = {"title": title, "section": "recovery"}
    response = client.post(reverse(f"admin:articles_{kind}_add"), data)
    assert response.status_code == 200 and sentence in text_of(response)


def test_a_long_statement_makes_a_claim_with_an_address_that_fits(client):
    client.force_login(make.editor())
    data = {"title": "Skin heals. " * 20, "section": "recovery"}
    client.post(reverse("admin:articles_claim_add"), data)
    claim = Claim.objects.get()
    assert len(claim.newest.statement) == 239 and len(claim.slug) <= 110


@pytest.mark.parametrize("kind", NEW)
def test_a_clinician_makes_none_of_them(client, kind):
    client.force_login(make.clinician())
    assert client.post(reverse(f"admin:articles_{kind}_add"), NEW[kind][0]).status_code == 403


def test_a_claim_keeps_the_name_by_which_texts_refer_to_it(client):
    claim = make.claim(slug="heals").page
    client.force_login(make.editor())
    client.post(admin_url(claim), {"slug": "other", "section": "recovery"})
    claim.refresh_from_db()
    assert claim.slug == "heals"


def test_an_alert_that_moves_is_found_at_its_old_address_too(client):
    alert = make.alert().page
    before = alert.get_absolute_url()
    client.force_login(make.editor())
    client.post(admin_url(alert), {"slug": "elsewhere"})
    client.logout()
    response = client.get(before)
    assert (response.status_code, response["Location"]) == (301, "/alerts/elsewhere/")


def test_a_claims_screen_names_the_pages_that_refer_to_it(client):
    claim = make.claim(slug="heals").page
    cite = "Skin heals.[@claim:heals]"
    article = make.published(title="How skin heals", body=f"## A\n\n{cite}")
    answer = make.answered(make.accepted("Does skin heal?"), body=cite)
    compared = make.thread(title="How long does skin heal?")
    make.comparison(compared, agree=f"- {cite}")
    make.submitted(title="Nobody sees this yet", body=f"## A\n\n{cite}")
    client.force_login(make.editor())
    shown = text_of(client.get(admin_url(claim.public)))
    assert f'<a href="{admin_url(article.page)}">How skin heals</a>' in shown
    for question in (answer.page.question, compared):
        assert f'<a href="{question.get_absolute_url()}">{question.title}</a>' in shown
    assert "Nobody sees this yet" not in shown


# --- comparing ----------------------------------------------------------------------------------


def test_an_editor_begins_a_comparison_from_its_question(client):
    thread = make.thread(answers=2)
    client.force_login(make.editor())
    assert "Say where the answers agree" in text_of(client.get(admin_url(thread)))
    do(client, thread, "compare")
    draft = ComparisonRevision.objects.get()
    data = {"agree": "- Yes.", "differ": "- No.", "change_note": "", "_submit": "1"}
    page = text_of(client.post(admin_url(draft), data, follow=True))
    assert "It waits for a second person" in page and thread.title in page
    assert admin_url(draft) in text_of(client.get(admin_url(thread)))


def test_a_clinician_begins_none_and_one_answer_offers_none(client):
    thread, short = make.thread(answers=2), make.thread(answers=1)
    client.force_login(make.clinician())
    assert "Say where the answers agree" not in text_of(client.get(admin_url(thread)))
    assert "An editor compares answers." in text_of(do(client, thread, "compare"))
    client.force_login(make.editor())
    assert "Say where the answers agree" not in text_of(client.get(admin_url(short)))
    assert not Comparison.objects.exists()


# --- the desk -----------------------------------------------------------------------------------


def panels(client):
    return {panel.title: panel for panel in client.get("/admin/").context["panels"]}


def test_every_kind_of_text_waits_on_the_desk_of_whoever_may_take_the_next_step(client):
    editor, drafts, submitted, later = make.editor(), [], [], []
    for make_draft in DRAFTS.values():
        drafts.append(make_draft(author=editor))
        submitted.append(make_draft())
        submitted[-1].submit(submitted[-1].author)
        later.append(make.approved(make_draft(), publish_at=timezone.now() + DAY))
    client.force_login(editor)
    shown = panels(client)
    for title, texts in (
        ("Your drafts", drafts),
        ("Submitted, waiting for a review", submitted),
        ("Approved for later", later),
    ):
        assert {row.url for row in shown[title].rows} == {admin_url(text) for text in texts}
        assert shown[title].total == len(DRAFTS)
    client.force_login(make.clinician())
    rows = panels(client)["Texts that wait for your review"].rows
    assert {row.url for row in rows} == {admin_url(text) for text in submitted}
    # The most urgent first.
    assert rows[0].title == AlertRevision.objects.awaiting_review().get().title


def test_a_claim_is_due_again_after_a_year(client):
    text = make.claim()
    ClaimRevision.objects.update(review_due=timezone.localdate())
    client.force_login(make.editor())
    assert [row.url for row in panels(client)["Due for review"].rows] == [admin_url(text.page)]


def test_the_form_of_an_alert_costs_as_many_queries_however_many_pages_there_are(
    client, django_assert_max_num_queries
):
    alert = make.alert().page
    client.force_login(make.editor())
    for _ in range(15):
        make.article()
    make.published(title="A page to choose")
    with django_assert_max_num_queries(22):
        shown = text_of(client.get(admin_url(alert)))
    assert "A page to choose" in shown
