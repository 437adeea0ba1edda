"""The verbs of claims, terms, alerts and comparisons: each once allowed and once refused."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import make

DAY = datetime.timedelta(days=1)
KINDS = {
    "claim": make.claim_draft,
    "term": make.term_draft,
    "alert": make.alert_draft,
    "comparison": make.comparison_draft,
}

pytestmark = pytest.mark.django_db


def refused(match):
    return pytest.raises(ValidationError, match=match)


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def draft(request):
    return request.param()


@pytest.fixture
def submitted(draft):
    draft.submit(draft.author)
    return draft


@pytest.fixture
def public(draft):
    return make.approved(draft)


def test_the_author_hands_it_in_and_a_clinician_who_had_no_part_in_it_does_not(draft):
    with refused("Only somebody who wrote this text"):
        draft.submit(make.clinician())
    draft.submit(draft.author)
    assert draft.submitted_at


def test_what_is_handed_in_is_frozen(submitted):
    with refused("Only a draft can be changed"):
        submitted.save()
    with refused("Only drafts can be deleted"):
        submitted.delete()


def test_a_checked_clinician_approves_it_and_an_editor_does_not(submitted):
    with refused("A clinician approves texts"):
        make.approve(submitted, make.editor())
    make.approve(submitted, make.clinician())
    assert submitted.page.public == submitted
    assert submitted.page.sort_date == submitted.publish_at


@pytest.mark.parametrize("license", ["lapsed", "suspended", "none"])
def test_a_clinician_without_a_current_license_check_does_not_approve_it(submitted, license):
    with refused("license check is not current"):
        make.approve(submitted, make.clinician(license=license))


@pytest.mark.parametrize("part", ["author", "contributor"])
def test_who_wrote_or_changed_it_does_not_approve_it_nor_the_copy_of_it(draft, part):
    clinician = make.clinician()
    # Both roles: nobody else could be refused for this reason alone.
    clinician.groups.add(*make.editor().groups.all())
    if part == "author":
        type(draft).objects.filter(pk=draft.pk).update(author=clinician)
        draft.refresh_from_db()
    else:
        draft.note_contributor(clinician)
    draft.submit(draft.author)
    with refused("You wrote or changed this text"):
        make.approve(draft, clinician)
    copy = draft.return_with_notes(make.editor(), "Shorter.")
    copy.submit(copy.author)
    with refused("You wrote or changed this text"):
        make.approve(copy, clinician)


def test_the_database_refuses_a_reviewer_who_is_the_author(submitted):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(submitted).objects.filter(pk=submitted.pk).update(reviewed_by=submitted.author)


def test_a_clinician_returns_it_with_a_note_and_not_without_one(submitted):
    with refused("Say what should change"):
        submitted.return_with_notes(make.clinician(), " ")
    copy = submitted.return_with_notes(make.clinician(), "Shorter.")
    assert copy.is_draft
    assert all(getattr(copy, name) == getattr(submitted, name) for name in copy.TEXT_FIELDS)


def test_the_writer_takes_it_back_and_a_stranger_does_not(submitted):
    with refused("takes it back"):
        submitted.take_back(make.clinician())
    assert submitted.take_back(submitted.author).is_draft


def test_an_editor_cancels_it_while_it_waits_for_its_minute_and_a_clinician_does_not(draft):
    make.approved(draft, publish_at=timezone.now() + DAY)
    with refused("Ask an editor"):
        draft.cancel(make.clinician())
    draft.cancel(make.editor())
    assert draft.page.sort_date is None
    with refused("approved for later can be cancelled"):
        draft.cancel(make.editor())


def test_an_editor_withdraws_it_with_a_reason_and_brings_it_back(public):
    page = public.page
    with refused("Say why"):
        page.withdraw(make.editor(), " ")
    with refused("Ask an editor"):
        page.withdraw(make.clinician(), "It is wrong.")
    page.withdraw(make.editor(), "It is wrong.")
    assert not type(public).objects.current().exists()
    with refused("Reinstate it before you change it"):
        page.edit(make.editor())
    with refused("Ask an editor"):
        page.reinstate(make.clinician())
    page.reinstate(make.editor())
    assert type(public).objects.current().get() == public


def test_it_has_one_open_text_at_a_time_and_begins_with_the_public_one(public):
    editor = make.editor()
    copy = public.page.edit(editor)
    assert all(getattr(copy, name) == getattr(public, name) for name in copy.TEXT_FIELDS)
    assert public.page.edit(editor) == copy
    copy.submit(editor)
    with refused("waits for its review"):
        public.page.edit(editor)


def test_a_correction_needs_a_full_review_before_it_and_keeps_its_date(submitted):
    with refused("first approval of a page is a full review"):
        make.approve(submitted, make.clinician(), kind="correction")
    make.approve(submitted, make.clinician())
    copy = submitted.page.edit(make.editor())
    copy.submit(copy.author)
    make.approve(copy, make.clinician(), kind="correction")
    assert copy.full_review_by == submitted.reviewed_by != copy.reviewed_by


@pytest.mark.parametrize("who", ["author", "reviewer"])
def test_what_a_sample_person_touched_is_invisible_on_a_live_site(draft, who, settings):
    sample = make.clinician(is_sample=True)
    if who == "author":
        type(draft).objects.filter(pk=draft.pk).update(author=sample)
        draft.refresh_from_db()
    make.approved(draft, reviewer=sample if who == "reviewer" else None)
    assert draft.is_sample and draft.page.public == draft
    settings.DEMO = False
    assert draft.page.public is None
    assert not type(draft).objects.current().exists()
