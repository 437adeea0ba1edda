"""The desk as clinicians and editors use it."""

import datetime
import re

import pytest
import time_machine
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalChanges

from articles.models import Article, ArticleRevision
from articles.questions.models import AnswerRevision, Question
from microsite.people.roles import EDITORS
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.now().year + 1


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def do(client, instance, verb, **data):
    meta = instance._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_verb"
    return client.post(reverse(name, args=[instance.pk, verb]), data, follow=True)


def approve(client, text, **data):
    """Press Approve with every point ticked."""
    return do(client, text, "approve", kind="full", tick=make.ticks(text), **data)


@pytest.fixture
def everything():
    """One row of everything, in every state that a screen has to show."""
    make.red_flags()
    make.source()
    published = make.published()
    draft = published.page.edit(make.editor())
    make.submitted()
    make.published(publish_at=timezone.now() + datetime.timedelta(days=1))
    returned = make.submitted()
    returned.return_with_notes(make.clinician(), "Shorter.")
    make.question()
    make.answered()
    answer = make.answer_draft()
    answer.submit(answer.author)
    return draft


@pytest.mark.parametrize("who", ["editor", "clinician", "administrator"])
def test_every_list_and_every_form_opens(client, everything, who):
    user = {
        "editor": make.editor,
        "clinician": make.clinician,
        "administrator": lambda: make.user(is_staff=True, is_superuser=True),
    }[who]()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    opened = 0
    for model, screen in admin.site._registry.items():
        meta = model._meta
        may_view = user.has_perm(f"{meta.app_label}.view_{meta.model_name}") or user.has_perm(
            f"{meta.app_label}.change_{meta.model_name}"
        )
        url = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
        response = client.get(url)
        assert response.status_code == (200 if may_view else 403), url
        for row in screen.get_queryset(response.wsgi_request)[:8] if may_view else []:
            assert client.get(admin_url(row)).status_code == 200, row
            opened += 1
        if screen.has_add_permission(response.wsgi_request):
            add = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
            assert client.get(add).status_code == 200, add
    assert opened > 10


def test_every_model_that_people_work_with_is_on_the_desk():
    hidden = {"contenttypes", "sessions", "admin", "auth", "publishing.reviewnote"}
    # What opens an account is shown to its owner only, at /account/.
    hidden |= {"account", "mfa", "people.session"}
    hidden.add("publishing.reminder")
    # They stand on the screen of their edition.
    hidden |= {"newsletter.editionitem", "newsletter.delivery"}
    # What is derived from listings, and ZIP codes that come with a package.
    hidden |= {"clinics.trait", "clinics.place", "clinics.placename", "clinics.placeedition"}
    for model in apps.get_models():
        label = model._meta.label_lower
        if not hidden & {label, model._meta.app_label} and "contributors" not in label:
            known = model in admin.site._registry or model._meta.auto_created
            # Histories are read from the row that they belong to.
            known = known or issubclass(model, HistoricalChanges)
            assert known or label == "people.licensecheck", label


def test_the_desk_shows_what_waits_with_one_step_each_and_exact_counts(client):
    clinician = make.clinician()
    old = make.question(asked_at=timezone.now() - datetime.timedelta(days=4))
    new = make.accepted("Is it new?")
    mine = make.answer_draft(make.accepted("Is it mine?"), author=clinician)
    make.submitted(author=clinician)
    theirs = make.submitted()
    client.force_login(clinician)
    response = client.get("/admin/")
    panels = {panel.title: panel for panel in response.context["panels"]}
    questions = panels["Questions that wait for an answer"]
    assert [row.url for row in questions.rows] == [
        admin_url(question) for question in (old, new, mine.page.question)
    ]
    assert questions.total == 3 and "4 days ago" in questions.rows[0].detail
    reviews = panels["Texts that wait for your review"]
    assert [row.url for row in reviews.rows] == [admin_url(theirs)] and reviews.total == 1
    drafts = panels["Your drafts"]
    assert [row.url for row in drafts.rows] == [admin_url(mine)]
    assert panels["Your license check"].total == 1


def test_whom_an_author_asks_finds_the_review_first_and_others_find_it_too(client):
    asked, other, author = make.clinician(), make.clinician(), make.editor()
    text = make.draft(author=author)
    client.force_login(author)
    form = client.get(admin_url(text)).context["adminform"].form
    assert set(form.fields["asked_of"].queryset) == {asked, other}
    client.post(admin_url(text), {**form.initial, "asked_of": asked.pk, "_submit": "1"})
    assert "review asked of " + asked.display_name in text_of(client.get(admin_url(text)))

    def panels(user):
        client.force_login(user)
        shown = client.get("/admin/").context["panels"]
        return {panel.title: [row.url for row in panel.rows] for panel in shown if panel.rows}

    assert panels(asked).get("Reviews asked of you") == [admin_url(text)]
    assert "Texts that wait for your review" not in panels(asked)
    assert panels(other).get("Texts that wait for your review") == [admin_url(text)]
    text.refresh_from_db()
    make.approve(text, other)
    assert text.status == "approved"


def test_a_policy_is_asked_of_another_editor(client):
    author, other = make.editor(), make.editor()
    make.clinician()
    text = make.article(kind="policy", section="").edit(author)
    client.force_login(author)
    form = client.get(admin_url(text)).context["adminform"].form
    assert list(form.fields["asked_of"].queryset) == [other]


def test_a_clinician_whose_check_lapsed_is_told_on_the_desk(client):
    client.force_login(make.clinician(license="lapsed"))
    assert "It is not current." in text_of(client.get("/admin/"))


def test_an_editor_makes_a_page_writes_submits_and_a_clinician_approves_it(client):
    editor, clinician = make.editor(), make.clinician()
    client.force_login(editor)
    data = {"title": "How long does it take?", "kind": "article", "section": "procedure"}
    client.post(reverse("admin:articles_article_add"), data)
    page = Article.objects.get()
    draft = page.open_revision
    assert (page.slug, draft.author) == ("how-long-does-it-take", editor)
    text = {
        "title": "How long does it take?",
        "summary": "A summary.",
        "main_message": "About an hour.",
        "body": "## A\n\nText.",
        "known": "- A.",
        "unknown": "- B.",
        "next_step": "Ask.",
        "change_note": "",
    }
    response = client.post(admin_url(draft), {**text, "_submit": "1"}, follow=True)
    assert "Submitted. It waits for a second person" in text_of(response)
    assert "A clinician approves texts" in text_of(response)
    assert client.get(page.get_absolute_url()).status_code == 404
    client.force_login(clinician)
    assert "About an hour." in text_of(client.get(admin_url(draft)))
    response = approve(client, draft)
    assert "Approved. Readers see it now." in text_of(response)
    assert client.get(page.get_absolute_url()).status_code == 200


def test_a_refused_submission_saves_the_draft_and_says_what_is_missing(client):
    draft = make.draft()
    client.force_login(draft.author)
    data = {name: getattr(draft, name) for name in ArticleRevision.TEXT_FIELDS}
    data |= {"body": "## A\n\nIt helps.[@nobody]", "change_note": "", "_submit": "1"}
    page = text_of(client.post(admin_url(draft), data, follow=True))
    draft.refresh_from_db()
    assert draft.is_draft and "nobody" in draft.body
    assert "Your text is saved as a draft" in page and "Text, line 3" in page


def test_the_same_title_twice_makes_two_addresses_and_a_second_chapter_is_refused(client):
    client.force_login(make.editor())
    url = reverse("admin:articles_article_add")
    for _ in range(2):
        client.post(url, {"title": "Same title", "kind": "article", "section": "risks"})
    assert set(Article.objects.values_list("slug", flat=True)) == {"same-title", "same-title-2"}
    for _ in range(2):
        chapter = client.post(url, {"title": "Chapter", "kind": "chapter", "section": "risks"})
    assert "has its chapter already" in text_of(chapter)
    policy = client.post(url, {"title": "Policy", "kind": "policy", "section": "risks"})
    assert "Choose a section; only policies have none." in text_of(policy)
    assert Article.objects.count() == 3


def test_an_author_sees_why_the_own_text_waits_for_somebody_else(client):
    author = make.clinician()
    text = make.answer_draft(author=author)
    text.submit(author)
    client.force_login(author)
    page = text_of(client.get(admin_url(text)))
    assert "You wrote or changed this text, so somebody else has to approve it." in page
    assert 'value="approve"' not in page and ">Approve</button>" not in page
    response = approve(client, text)
    assert "You wrote or changed this text" in text_of(response)
    text.refresh_from_db()
    assert text.status == "submitted"


def test_a_clinician_whose_check_is_not_current_sees_why_and_can_not_approve(client):
    text = make.submitted()
    client.force_login(make.clinician(license="suspended"))
    assert "Your license check is not current" in text_of(client.get(admin_url(text)))
    assert "Your license check is not current" in text_of(approve(client, text))
    text.refresh_from_db()
    assert text.status == "submitted"


def test_a_text_for_later_is_scheduled_in_the_sites_time_zone_and_cancelled(client):
    text = make.submitted()
    client.force_login(make.clinician())
    page = text_of(approve(client, text, publish_at=f"{NEXT_YEAR}-07-01T09:30"))
    assert "It appears by itself at the time you set." in page
    text.refresh_from_db()
    assert timezone.localtime(text.publish_at).isoformat() == f"{NEXT_YEAR}-07-01T09:30:00-04:00"
    assert "America/New_York" in page
    client.force_login(make.editor())
    assert "Cancelled." in text_of(do(client, text, "cancel"))


@pytest.mark.parametrize("moment", ["nonsense", "2001-01-01T09:00", "9999-12-31T23:59"])
def test_a_wrong_moment_is_refused_with_a_sentence(client, moment):
    text = make.submitted()
    client.force_login(make.clinician())
    page = text_of(approve(client, text, publish_at=moment))
    assert any(words in page for words in ("Write the time like", "is past", "five years"))
    text.refresh_from_db()
    assert text.status == "submitted"


def test_a_returned_text_comes_back_as_a_draft_with_its_note(client):
    text = make.submitted()
    client.force_login(make.clinician())
    do(client, text, "return", note="Say how long it takes.")
    client.force_login(text.author)
    copy = text.page.open_revision
    assert "Say how long it takes." in text_of(client.get(admin_url(copy)))


def test_withdrawing_on_the_desk_needs_a_reason(client):
    page = make.published().page
    client.force_login(make.editor())
    assert "Readers will see the reason" in text_of(do(client, page, "withdraw", reason=""))
    assert client.get(page.get_absolute_url()).status_code == 200
    do(client, page, "withdraw", reason="It was wrong.")
    assert client.get(page.get_absolute_url()).status_code == 410


def test_clinicians_change_only_their_own_drafts(client):
    theirs = make.answer_draft()
    client.force_login(make.clinician())
    response = client.post(admin_url(theirs), {"short_answer": "x", "body": "y"})
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    theirs.refresh_from_db()
    assert theirs.body != "y"


def test_verbs_are_posted_and_refused_to_people_without_the_permission(client):
    text = make.submitted()
    url = reverse("admin:articles_articlerevision_verb", args=[text.pk, "approve"])
    client.force_login(make.clinician())
    page = client.get(url, follow=True)
    assert page.redirect_chain == [(admin_url(text), 302)]
    assert "Press the button once more." in page.content.decode()
    client.force_login(make.user(is_staff=True))
    assert client.post(url, {"kind": "full"}).status_code == 403
    client.logout()
    assert client.post(url, {"kind": "full"}).status_code == 302
    text.refresh_from_db()
    assert text.status == "submitted"


def test_the_queue_shows_what_waits_and_hides_what_is_done(client):
    waiting = make.question(asked_text="What waits here for an answer?")
    done = make.answered(make.accepted("Is it done?")).page.question
    client.force_login(make.clinician())
    url = reverse("admin:questions_question_changelist")
    page = text_of(client.get(url))
    assert "What waits here" in page and "Is it done?" not in page
    assert "word it for readers" in page
    assert "Is it done?" in text_of(client.get(url, {"show": "answered"}))
    assert waiting in Question.objects.awaiting_answer() and done.answered_at


def test_a_badly_worded_question_keeps_what_was_typed(client):
    question = make.question()
    client.force_login(make.clinician())
    data = {"title": "No question", "text": "Kept text", "section": "", "shown_name": "Dana"}
    page = text_of(client.post(admin_url(question), data))
    assert "ends with" in page and "Kept text" in page and "No question" in page
    assert "Choose the section" in page


def test_a_preview_is_the_public_page_with_the_draft_and_is_never_kept(client):
    draft = make.draft(title="A draft that nobody sees")
    answer = make.answer_draft()
    client.force_login(draft.author)
    for text in (draft, answer):
        response = client.get(admin_url(text, "preview"))
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in text_of(response)
    client.logout()
    assert client.get(admin_url(draft, "preview")).status_code == 302
    assert AnswerRevision.objects.get().is_draft


def test_a_reviewed_page_keeps_its_kind_and_its_section(client):
    page = make.published(make.article(section="risks")).page
    client.force_login(make.editor())
    data = {"kind": "policy", "section": "", "slug": page.slug, "featured_order": ""}
    client.post(admin_url(page), data)
    page.refresh_from_db()
    assert (page.kind, page.section) == ("article", "risks")
    page.section = "aftercare"
    with pytest.raises(ValidationError, match="Make a new page instead"):
        page.clean()


def test_the_red_flag_notice_keeps_its_name(client):
    page = make.red_flags().page
    client.force_login(make.editor())
    client.post(admin_url(page), {"slug": "other"})
    page.refresh_from_db()
    assert page.slug == "red-flags"


def test_a_withdrawn_page_does_not_betray_the_title_of_a_draft(client):
    page = make.published(title="What readers saw").page
    draft = page.edit(make.editor())
    make.fill(draft, title="Not for readers")
    page.withdraw(make.editor(), "It was wrong.")
    shown = text_of(client.get(page.get_absolute_url()))
    assert "What readers saw" in shown and "Not for readers" not in shown


@pytest.mark.parametrize("verb", ["decline", "withdraw"])
def test_an_endless_reason_is_refused_with_a_sentence(client, verb):
    question = make.question() if verb == "decline" else make.answered().page.question
    client.force_login(make.editor())
    assert "300 characters" in text_of(do(client, question, verb, reason="x" * 301))
    question.refresh_from_db()
    assert not question.declined_at and not question.withdrawn_at


def test_editors_do_not_see_addresses_and_nobody_checks_the_own_license(client):
    clinician = make.clinician(email="private@example.org")
    editor = make.editor()
    client.force_login(editor)
    for url in (reverse("admin:people_user_changelist"), admin_url(clinician)):
        assert "private@example.org" not in text_of(client.get(url))
    editor.groups.add(*clinician.groups.all())
    profile = clinician.clinician
    profile.user = editor
    profile.save()
    check = {
        "license_checks-TOTAL_FORMS": "1",
        "license_checks-INITIAL_FORMS": "0",
        "license_checks-0-state": "CO",
        "license_checks-0-board": "Board",
        "license_checks-0-number": "1",
        "license_checks-0-status": "active",
        "license_checks-0-checked_on": "2026-01-05",
        "name": profile.name,
        "credentials": "MD",
        "slug": profile.slug,
        "user": editor.pk,
        "listed": "on",
    }
    page = text_of(client.post(admin_url(profile), check))
    assert "Somebody else has to check your license." in page
    assert profile.license_checks.count() == 1


def test_a_check_of_february_29_does_not_break_the_desk(client):
    clinician = make.clinician(license="none")
    with time_machine.travel("2028-03-01", tick=False):
        day = datetime.date(2028, 2, 29)
        make.license_check(clinician.clinician, checked_on=day, expires=datetime.date(2035, 1, 1))
        client.force_login(clinician)
        assert "counts until February 28, 2029" in text_of(client.get("/admin/"))


def test_what_was_returned_of_the_starter_texts_waits_on_editors_desks(client):
    library = make.user(EDITORS, is_staff=False)
    text = make.submitted(author=library)
    text.return_with_notes(make.clinician(), "Shorter.")
    client.force_login(make.editor())
    panels = {panel.title: panel for panel in client.get("/admin/").context["panels"]}
    assert (panels["Returned to you with notes"].total, panels["Your drafts"].total) == (1, 0)


def test_nobody_writes_over_what_somebody_else_saved_meanwhile(client):
    draft = make.draft()
    client.force_login(draft.author)
    form = client.get(admin_url(draft)).context
    make.fill(draft, body="## A\n\nTheirs.")
    mine = {name: getattr(draft, name) for name in ArticleRevision.TEXT_FIELDS}
    mine |= {"body": "## A\n\nMine.", "change_note": "", "_continue": "1"}
    response = client.post(admin_url(draft), {**mine, "seen": form["seen"]})
    page = text_of(response)
    assert "Somebody else saved this draft" in page and "Mine." in page
    draft.refresh_from_db()
    assert "Theirs." in draft.body
    client.post(admin_url(draft), {**mine, "seen": response.context["seen"]})
    draft.refresh_from_db()
    assert "Mine." in draft.body
