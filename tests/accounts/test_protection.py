"""What nobody deletes or changes on the desk, whatever they send."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import CASCADE, ProtectedError
from django.test import Client, RequestFactory
from django.urls import reverse

from articles.questions.models import AnswerRevision
from microsite.people.models import Clinician, LicenseCheck, User
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db


VERBS = ("take_back", "return", "approve", "cancel")


def administrator():
    """Without a password, so that nothing asks for it again."""
    return make.user(is_staff=True, is_superuser=True)


# --- other people's drafts of answers ------------------------------------------------------------


def strangers():
    return {
        "clinician": make.clinician(),
        "editor": make.editor(),
        "administrator": administrator(),
    }


@pytest.mark.parametrize("who", ["clinician", "editor", "administrator"])
def test_only_its_clinician_changes_a_draft_of_an_answer_by_any_address(client, who):
    draft = make.answer_draft()
    before = AnswerRevision.objects.values().get()
    client.force_login(strangers()[who])
    typed = {
        "short_answer": "Mine now.",
        "body": "Mine.",
        "what_to_do": "- Mine.[@test-source]",
        "conflicts": "None",
        "ai_help": "none",
        "change_note": "",
        "_submit": "1",
    }
    change, delete = admin_url(draft), admin_url(draft, "delete")
    for answer in (
        client.post(change, typed),
        client.post(change + "?_popup=1", typed),
        client.post(delete, {"post": "yes"}),
        *(
            client.post(reverse("admin:questions_answerrevision_verb", args=[draft.pk, verb]))
            for verb in VERBS
        ),
    ):
        # Some refusals are the screen again, with the sentence and what was typed.
        assert answer.status_code in (200, 302, 403)
    assert AnswerRevision.objects.values().get() == before
    if who == "clinician":
        # Not even to be read.
        for url in (change, delete, admin_url(draft, "preview"), admin_url(draft, "history")):
            assert client.get(url).status_code in (302, 403), url
        changelist = client.get(reverse("admin:questions_answerrevision_changelist"))
        assert change not in changelist.text


def test_its_clinician_changes_and_deletes_it(client):
    draft = make.answer_draft()
    client.force_login(draft.author)
    assert 'name="short_answer"' in client.get(admin_url(draft)).text
    client.post(admin_url(draft, "delete"), {"post": "yes"})
    assert not AnswerRevision.objects.exists()


def test_once_submitted_nobody_changes_it_not_even_its_clinician(client):
    draft = make.answer_draft()
    draft.submit(draft.author)
    before = AnswerRevision.objects.values().get()
    client.force_login(draft.author)
    assert client.post(admin_url(draft), {"short_answer": "Other."}).status_code == 302
    assert client.post(admin_url(draft, "delete"), {"post": "yes"}).status_code == 403
    assert AnswerRevision.objects.values().get() == before


# --- bulk ----------------------------------------------------------------------------------------


def test_nothing_is_deleted_in_bulk_anywhere(client):
    user = administrator()
    request = RequestFactory().get("/admin/")
    request.user = user
    assert "delete_selected" not in dict(admin.site.actions)
    for model, screen in admin.site._registry.items():
        assert "delete_selected" not in screen.get_actions(request), model


def test_a_forged_bulk_delete_deletes_nothing(client):
    made = make.source()
    client.force_login(administrator())
    data = {"action": "delete_selected", "_selected_action": [made.pk], "post": "yes"}
    client.post(reverse("admin:articles_source_changelist"), data)
    assert type(made).objects.filter(pk=made.pk).exists()


# --- people ---------------------------------------------------------------------------------------


def test_nothing_that_somebody_wrote_goes_with_its_author():
    """Everything of ours that refers to a user protects it; what goes along is the user's own."""
    own = {"Session", "Authenticator", "EmailAddress", "LogEntry", "Invitation.user"}
    going = {
        relation.related_model.__name__
        for relation in User._meta.related_objects
        if getattr(relation, "on_delete", None) is CASCADE
        and f"{relation.related_model.__name__}.{relation.field.name}" not in own
    }
    assert {name for name in going if "_" not in name} <= own
    draft = make.draft()
    with pytest.raises(ProtectedError):
        draft.author.delete()


@pytest.mark.parametrize("wrote", [make.draft, make.answer_draft, make.alert_draft])
def test_an_author_is_not_deleted_and_the_page_says_why(client, wrote):
    author = wrote().author
    client.force_login(administrator())
    url = reverse("admin:people_user_delete", args=[author.pk])
    for response in (client.get(url, follow=True), client.post(url, {"post": "yes"}, follow=True)):
        assert response.status_code == 200
        assert "can’t be deleted, because of 1 " in response.text
        assert "Take “active” away instead." in response.text
    assert User.objects.filter(pk=author.pk).exists()


def test_what_somebody_did_on_the_desk_keeps_them_too(client):
    user = make.editor()
    LogEntry.objects.log_actions(user.pk, [user], 2, "Changed.", single_object=True)
    client.force_login(administrator())
    url = reverse("admin:people_user_delete", args=[user.pk])
    assert "1 log entry" in client.post(url, {"post": "yes"}, follow=True).text
    assert User.objects.filter(pk=user.pk).exists()


def test_an_account_that_nothing_refers_to_may_go(client):
    user = make.editor()
    theirs = Client()
    theirs.force_login(user)
    client.force_login(administrator())
    page = client.get(reverse("admin:people_user_delete", args=[user.pk])).text
    # The page lists what goes along, but no key that opens a session.
    assert "Session" in page and theirs.session.session_key not in page
    client.post(reverse("admin:people_user_delete", args=[user.pk]), {"post": "yes"})
    assert not User.objects.filter(pk=user.pk).exists()


def test_a_clinician_whose_license_was_checked_is_not_deleted(client):
    profile = make.clinician().clinician
    client.force_login(administrator())
    url = reverse("admin:people_clinician_delete", args=[profile.pk])
    response = client.post(url, {"post": "yes"}, follow=True)
    assert "can’t be deleted, because of 1 license check." in response.text
    assert "Take “listed” away instead." in response.text
    assert Clinician.objects.filter(pk=profile.pk).exists()


def test_editors_and_clinicians_delete_nobody(client):
    user = make.user()
    for somebody in (make.editor(), make.clinician()):
        client.force_login(somebody)
        url = reverse("admin:people_user_delete", args=[user.pk])
        assert client.post(url, {"post": "yes"}).status_code == 403


# --- license checks -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_a_license_check_is_added_and_never_changed_or_deleted(client, who):
    profile = make.clinician().clinician
    check = LicenseCheck.objects.get()
    before = LicenseCheck.objects.values().get()
    client.force_login(strangers()[who])
    typed = {
        "name": profile.name,
        "credentials": "MD",
        "slug": profile.slug,
        "listed": "on",
        "license_checks-TOTAL_FORMS": "1",
        "license_checks-INITIAL_FORMS": "1",
        "license_checks-0-id": check.pk,
        "license_checks-0-clinician": profile.pk,
        "license_checks-0-state": "CA",
        "license_checks-0-board": "Forged",
        "license_checks-0-number": "X",
        "license_checks-0-status": "suspended",
        "license_checks-0-checked_on": "2026-01-01",
        "license_checks-0-DELETE": "on",
    }
    url = reverse("admin:people_clinician_change", args=[profile.pk])
    client.post(url, typed)
    assert LicenseCheck.objects.filter(pk=check.pk).values().get() == before
    client.post(url, typed | {"license_checks-INITIAL_FORMS": "0", "license_checks-0-id": ""})
    assert LicenseCheck.objects.filter(pk=check.pk).values().get() == before
    typed |= {"license_checks-INITIAL_FORMS": "0", "license_checks-0-DELETE": ""}
    client.post(url, typed | {"license_checks-0-id": "", "license_checks-0-number": "NEW"})
    assert LicenseCheck.objects.filter(number="NEW").count() == 1
    # A check has no screen of its own.
    assert client.get("/admin/people/licensecheck/").status_code == 404
