"""The verbs of a text: each once allowed and once refused, with the sentence that says why."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, ArticleRevision
from microsite.publishing.models import ReviewNote
from tests import make

pytestmark = pytest.mark.django_db
Status = ArticleRevision.Status


def refused(match):
    return pytest.raises(ValidationError, match=match)


# --- submit ------------------------------------------------------------------------


def test_the_author_submits_a_complete_draft():
    text = make.draft()
    text.submit(text.author)
    assert text.status == Status.SUBMITTED and text.submitted_at


def test_a_clinician_who_has_nothing_to_do_with_it_does_not_submit():
    with refused("Only somebody who wrote this text"):
        make.draft().submit(make.clinician())


def test_a_text_with_an_unknown_source_is_not_submitted():
    text = make.draft(body="## Heading\n\nIt helps.[@no-such-source]")
    with refused("no-such-source"):
        text.submit(text.author)
    assert text.is_draft


def test_a_text_without_what_we_do_not_know_is_not_submitted():
    text = make.draft(unknown="")
    with refused("what we do not know"):
        text.submit(text.author)


# --- freezing ----------------------------------------------------------------------


@pytest.mark.parametrize("state", ["submitted", "published"])
def test_a_text_is_frozen_once_it_is_submitted(state):
    text = getattr(make, state)()
    text.title = "Changed"
    with refused("Only a draft can be changed"):
        text.save()
    with refused("Only drafts can be deleted"):
        text.delete()


def test_a_stale_copy_of_a_draft_can_not_be_saved_over_a_submitted_text():
    text = make.draft()
    stale = ArticleRevision.objects.get(pk=text.pk)
    text.submit(text.author)
    stale.title = "Changed"
    with refused("submitted meanwhile"):
        stale.save()


def test_nothing_becomes_approved_by_being_saved():
    text = make.draft()
    text.status = Status.APPROVED
    with refused("Only a draft"):
        text.save()


# --- approve -----------------------------------------------------------------------


def test_a_checked_clinician_approves_and_the_text_is_public_at_once():
    text, reviewer = make.submitted(), make.clinician()
    make.approve(text, reviewer)
    assert text.page.public == text
    assert text.reviewed_by == text.full_review_by == reviewer
    assert text.full_review_on == timezone.localdate()
    assert text.review_due == timezone.localdate() + datetime.timedelta(days=365)


def test_an_editor_does_not_approve_a_medical_text():
    with refused("A clinician approves texts"):
        make.approve(make.submitted(), make.editor())


def test_an_administrator_who_is_no_clinician_does_not_approve():
    with refused("Only clinicians approve texts"):
        make.approve(make.submitted(), make.user(is_staff=True, is_superuser=True))


@pytest.mark.parametrize("license", ["lapsed", "suspended", "none"])
def test_a_clinician_whose_license_check_is_not_current_does_not_approve(license):
    with refused("license check is not current"):
        make.approve(make.submitted(), make.clinician(license=license))


def test_an_author_does_not_approve_the_own_text():
    author = make.clinician()
    text = make.draft(author=author)
    text.submit(author)
    with refused("You wrote or changed this text"):
        make.approve(text, author)


def test_somebody_who_changed_a_text_does_not_approve_it():
    text, helper = make.draft(), make.clinician()
    text.note_contributor(helper)
    text.submit(text.author)
    with refused("You wrote or changed this text"):
        make.approve(text, helper)


def test_who_wrote_a_returned_text_does_not_approve_what_somebody_else_made_of_it():
    first = make.clinician()
    text = make.draft(author=first)
    text.submit(first)
    text.return_with_notes(make.clinician(), "Shorter, please.")
    page = Article.objects.get(pk=text.page_id)
    page.open_revision.delete()
    second = make.editor()
    copy = page.edit(second)
    copy.submit(second)
    with refused("You wrote or changed this text"):
        make.approve(copy, first)


def test_the_database_refuses_a_reviewer_who_is_the_author():
    text = make.submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleRevision.objects.filter(pk=text.pk).update(reviewed_by=text.author)


def test_the_database_refuses_an_approved_text_that_nobody_approved():
    text = make.submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleRevision.objects.filter(pk=text.pk).update(status="approved")


def test_a_draft_is_not_approved():
    with refused("this one is draft"):
        make.approve(make.draft(), make.clinician())


def test_two_people_can_not_both_approve():
    text = make.submitted()
    again = ArticleRevision.objects.get(pk=text.pk)
    make.approve(text, make.clinician())
    with refused("this one is approved"):
        make.approve(again, make.clinician())


def test_a_moment_in_the_past_is_refused():
    past = timezone.now() - datetime.timedelta(hours=1)
    with refused("is past"):
        make.approve(make.submitted(), make.clinician(), publish_at=past)


def test_two_texts_of_a_page_are_not_due_at_the_same_minute():
    moment = timezone.now() + datetime.timedelta(days=1)
    first = make.published(publish_at=moment)
    second = make.submitted(first.page)
    with refused("that very minute"):
        make.approve(second, make.clinician(), publish_at=moment)


def test_a_policy_is_approved_by_another_editor_and_not_by_a_clinician():
    page = make.article(kind="policy", section="", slug="about")
    with refused("Another editor approves policies"):
        make.approve(make.submitted(page), make.clinician())
    text = page.revisions.get()
    with refused("You wrote or changed this text"):
        make.approve(text, text.author)
    make.approve(text, make.editor())
    assert page.public == text


# --- correction ----------------------------------------------------------------------


def test_a_correction_does_not_move_the_review_date_or_the_reviewer():
    first = make.published()
    ArticleRevision.objects.filter(pk=first.pk).update(
        full_review_on="2026-01-05", review_due="2027-01-05"
    )
    second = make.submitted(first.page)
    make.approve(second, make.clinician(), kind="correction")
    assert str(second.full_review_on) == "2026-01-05"
    assert str(second.review_due) == "2027-01-05"
    assert second.full_review_by == first.reviewed_by != second.reviewed_by


def test_the_first_approval_is_not_a_correction():
    with refused("first approval of a page is a full review"):
        make.approve(make.submitted(), make.clinician(), kind="correction")


# --- return, take back, cancel ---------------------------------------------------------


def test_returning_keeps_the_text_and_opens_a_copy_with_the_note_beside_it():
    text = make.submitted()
    copy = text.return_with_notes(make.clinician(), "Say how long.")
    assert text.status == Status.RETURNED
    assert copy.is_draft and copy.body == text.body and copy.author == text.author
    assert ReviewNote.objects.get().text == "Say how long."


def test_returning_needs_a_note_and_somebody_who_may():
    text = make.submitted()
    with refused("Say what should change"):
        text.return_with_notes(make.clinician(), "  ")
    with refused("license check is not current"):
        text.return_with_notes(make.clinician(license="none"), "No.")


def test_the_writer_takes_a_submitted_text_back_and_a_stranger_does_not():
    text = make.submitted()
    with refused("takes it back"):
        text.take_back(make.clinician())
    assert text.take_back(text.author).is_draft


def test_an_editor_cancels_what_is_approved_for_later_and_only_that():
    later = make.published(publish_at=timezone.now() + datetime.timedelta(days=1))
    with refused("Ask an editor"):
        later.cancel(make.clinician())
    later.cancel(make.editor())
    assert later.cancelled_at and later.page.sort_date is None
    with refused("approved for later can be cancelled"):
        make.published().cancel(make.editor())


# --- the page --------------------------------------------------------------------------


def test_a_page_has_one_open_text_at_a_time():
    text = make.published()
    by = make.editor()
    draft = text.page.edit(by)
    assert text.page.edit(by) == draft
    draft.submit(by)
    with refused("waits for its review"):
        text.page.edit(by)


def test_withdrawing_needs_a_reason_and_an_editor():
    page = make.published().page
    with refused("Say why"):
        page.withdraw(make.editor(), " ")
    with refused("Ask an editor"):
        page.withdraw(make.clinician(), "Wrong dose.")
    page.withdraw(make.editor(), "Wrong dose.")
    with refused("withdrawn already"):
        page.withdraw(make.editor(), "Again.")
    page.reinstate(make.editor())
    assert page.public
    with refused("is not withdrawn"):
        page.reinstate(make.editor())


# --- samples -----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["author", "contributor", "reviewer"])
def test_what_a_sample_person_touched_is_a_sample_and_invisible_on_a_live_site(who, settings):
    def sample():
        return make.clinician(is_sample=True)

    text = make.draft(author=sample() if who == "author" else None)
    if who == "contributor":
        text.note_contributor(sample())
    text.submit(text.author)
    make.approve(text, sample() if who == "reviewer" else make.clinician())
    assert text.is_sample
    page = text.page
    assert Article.objects.published().filter(pk=page.pk).exists()
    settings.DEMO = False
    assert not Article.objects.published().filter(pk=page.pk).exists()
    assert page.public is None


def test_a_live_site_falls_back_to_the_newest_text_without_samples(settings):
    real = make.published()
    sample = make.submitted(real.page)
    make.approve(sample, make.clinician(is_sample=True))
    assert real.page.public == sample
    settings.DEMO = False
    assert real.page.public == real


# --- what a reviewer found ------------------------------------------------------------------


def test_a_text_approved_now_is_refused_while_an_older_one_would_replace_it_later():
    later = make.published(publish_at=timezone.now() + datetime.timedelta(days=2))
    newer = make.submitted(later.page)
    with refused("would replace this one"):
        make.approve(newer, make.clinician())
    make.approve(newer, make.clinician(), knowing_of_later=True)
    assert later.page.public == newer
    newest = make.submitted(later.page)
    later.cancel(make.editor())
    make.approve(newest, make.clinician())
    assert later.page.public == newest


def test_who_wrote_a_cancelled_text_does_not_approve_its_copy():
    first = make.clinician()
    text = make.draft(author=first)
    text.submit(first)
    make.approve(text, make.clinician(), publish_at=timezone.now() + datetime.timedelta(days=2))
    text.cancel(make.editor())
    second = make.editor()
    copy = text.page.edit(second)
    copy.submit(second)
    with refused("You wrote or changed this text"):
        make.approve(copy, first)


def test_what_is_checked_is_what_is_stored():
    text = make.draft(unknown="")
    text.unknown = "- Filled in here only."
    with refused("what we do not know"):
        text.submit(text.author)


def test_the_first_date_is_the_first_real_one_once_there_is_one():
    sample = make.submitted()
    make.approve(sample, make.clinician(is_sample=True))
    real = make.published(sample.page)
    assert real.page.sort_date == real.publish_at
