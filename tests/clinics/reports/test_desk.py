"""Reports on the desk: the queue, one report, its buttons, and who may press them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from clinics.models import Clinic, ListingReport
from microsite.publishing.admin_urls import admin_url
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import clinician, editor, user

from .sending import report

pytestmark = pytest.mark.django_db
LIST = reverse("admin:clinics_listingreport_changelist")
ANSWERED = "The answer is on its way."
REMOVED = "The page is off the site."
NOBODY = "Your role does not include this."
SAMPLE = "A sample person can't decide about a real listing."
VERBS = {
    "answer": ("error", {"reply": "We changed it."}, ANSWERED),
    "decline": ("error", {"reason": "It is right."}, ANSWERED),
    "remove": ("remove", {}, REMOVED),
}
PEOPLE = {
    "editor": (editor, None),
    "administrator": (lambda: user(is_staff=True, is_superuser=True), None),
    "sample editor": (lambda: editor(is_sample=True), SAMPLE),
    "clinician": (clinician, 403),
}


def press(client, made, verb, **data):
    address = reverse("admin:clinics_listingreport_verb", args=[made.pk, verb])
    return client.post(address, data, follow=True)


def words(response):
    return " ".join(response.content.decode().split()).replace("&#x27;", "'")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", PEOPLE)
def test_who_may(client, who, verb):
    kind, data, sentence = VERBS[verb]
    make, refusal = PEOPLE[who]
    made = report(clinic(), kind)
    client.force_login(make())
    response = press(client, made, verb, **data)
    made.refresh_from_db()
    assert made.is_open is bool(refusal)
    if refusal == 403:
        assert response.status_code == 403
    else:
        assert (refusal or sentence) in words(response)


def test_the_queue_shows_what_waits_the_first_due_at_the_head(client):
    client.force_login(editor())
    second, first = report(clinic(name="Second")), report(clinic(name="First"))
    ListingReport.objects.filter(pk=first.pk).update(due_on=days_ago(1))
    done = report(clinic(name="Donelong"))
    done.answer(editor(), "We changed it.")
    page = words(client.get(LIST))
    assert page.index("First") < page.index("Second")
    assert "Donelong" not in page and "LATE" in page
    assert second.is_open
    shown = client.get(LIST, {"show": "late"}).context["cl"].queryset
    assert [each.pk for each in shown] == [first.pk]
    assert "Donelong" in words(client.get(LIST, {"show": "closed"}))
    assert client.get(LIST, {"show": "all"}).context["cl"].result_count == 3


@pytest.mark.parametrize("kind", ["error", "claim", "remove"])
def test_one_report_says_what_was_told_and_leads_to_the_listing(client, kind):
    client.force_login(editor())
    made = report(clinic(), kind)
    page = words(client.get(admin_url(made)))
    assert made.told in page and f'href="{admin_url(made.clinic)}"' in page
    if kind == "claim":
        assert "search.dca.ca.gov" not in page and "Colorado" in page and made.npi in page
    assert ("Remove it now" in page) is (kind == "remove")


def test_what_was_typed_into_a_refused_answer_stays(client):
    client.force_login(editor())
    made = report(listed_clinician())
    response = press(client, made, "answer", reply="x" * 1001)
    assert "Make it shorter" in words(response) and "x" * 1001 in words(response)
    assert "Why does nothing change?" in words(press(client, made, "decline", reason=""))
    made.refresh_from_db()
    assert made.is_open


def test_an_answered_and_an_erased_report_have_no_buttons(client):
    client.force_login(editor())
    made = report(clinic(), "remove")
    made.remove_now(editor())
    page = words(client.get(admin_url(made)))
    assert "We took the page off the site." in page and "Remove it now" not in page
    ListingReport.objects.update(reply="", told="", email="")
    assert "is erased" in words(client.get(admin_url(made)))


def test_the_log_of_the_desk_holds_nothing_that_was_typed(admin_client):
    made = report(clinic(), told="zanthian")
    press(admin_client, made, "answer", reply="A zanthian answer.")
    page = words(admin_client.get(admin_url(made, "history")))
    assert "on its way" in page and "zanthian" not in page


def test_nobody_adds_or_deletes_a_report_by_hand(admin_client):
    made = report(clinic())
    assert admin_client.get(reverse("admin:clinics_listingreport_add")).status_code == 403
    assert admin_client.post(admin_url(made, "delete"), {"post": "yes"}).status_code == 403


def test_removing_on_the_desk_leaves_a_listing_that_can_come_back(client):
    client.force_login(editor())
    made = report(clinic(), "remove")
    press(client, made, "remove")
    listing = Clinic.objects.get()
    assert listing.removed_at <= timezone.now() and listing.removed_reason == "asked to be removed"
    listing.restore(editor())
    assert not listing.removed_at
