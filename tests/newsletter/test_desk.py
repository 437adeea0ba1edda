"""Editions on the desk: composing, the letter as readers get it, a proof, two people."""

import pytest
from django.core import mail as inbox

from articles.newsletter.models import Edition
from microsite import mail
from microsite.publishing.admin_urls import admin_url
from tests import make

from . import make as letters
from .letters import subscriber

pytestmark = pytest.mark.django_db


def sign_in(client, user):
    client.force_login(user)
    return user


def do(client, edition, verb, **data):
    """Press a button of the screen, and read what it says then."""
    address = f"/admin/newsletter/edition/{edition.pk}/do/{verb}/"
    return client.post(address, data, follow=True).content.decode()


def test_an_editor_composes_an_edition_and_another_one_approves_it(client):
    sign_in(client, make.editor())
    make.published(title="A new page")
    subscriber()
    assert b"Begin the edition" in client.get("/admin/newsletter/edition/add/").content
    page = client.post("/admin/newsletter/edition/add/", follow=True).content.decode()
    edition = Edition.objects.get()
    assert "A new page" in page and "1 subscriber now" in page
    item = edition.items.get()
    typed = {"subject": "New here", "intro": "Hello.", "_continue": "Save"}
    typed |= {"items-TOTAL_FORMS": 1, "items-INITIAL_FORMS": 1, "items-0-id": item.pk}
    typed |= {"items-0-edition": edition.pk, "items-0-place": 1, "items-0-is_included": "on"}
    typed["items-0-words"] = "Worth a look."
    page = client.post(admin_url(edition), typed, follow=True).content.decode()
    assert "Worth a look." in page and "Hello." in page
    assert "Another edition" not in page
    assert "An edition is open" in client.get("/admin/newsletter/edition/add/").content.decode()
    assert "Handed in." in do(client, edition, "submit")
    assert "another editor has to approve it" in do(client, edition, "approve")
    assert b"Letters to subscribers" in client.get("/admin/").content
    sign_in(client, make.editor())
    assert b"Review it" in client.get("/admin/").content
    assert "Approve it" in client.get(admin_url(edition)).content.decode()
    assert "Approved." in do(client, edition, "approve")
    assert Edition.objects.going_out().exists()
    assert "Stopped." in do(client, edition, "cancel")


def test_the_letter_is_shown_as_html_in_a_frame_of_ours_and_as_text(client):
    sign_in(client, make.editor())
    edition = letters.draft(intro="Dear reader,\n.hidden <b>")
    screen = client.get(admin_url(edition))
    assert "frame-src 'self'" in screen["Content-Security-Policy"]
    assert "<pre" in screen.content.decode() and "Dear reader," in screen.content.decode()
    preview = client.get(admin_url(edition, "preview"))
    policy = preview["Content-Security-Policy"]
    assert "style-src 'sha256-" in policy and "frame-ancestors 'self'" in policy
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    assert "&lt;b&gt;" in preview.content.decode()


def test_a_proof_goes_to_who_asks_for_it_and_its_links_stop_nobody(client):
    person = subscriber()
    editor = sign_in(client, make.editor())
    edition = letters.draft(subject="New here")
    assert "A proof is on its way" in do(client, edition, "proof")
    mail.send_due()
    (message,) = inbox.outbox
    assert (message.to, message.subject) == ([editor.email], "Proof: New here")
    assert "/newsletter/stop/" not in message.body and person.email not in message.body
    assert message.alternatives


def test_an_edition_that_is_returned_says_what_should_change(client):
    sign_in(client, make.editor())
    edition = letters.submitted()
    assert "Say what should change" in do(client, edition, "return", note="")
    do(client, edition, "return", note="Shorter, please.")
    assert b"Shorter, please." in client.get(admin_url(edition)).content


def test_a_moment_that_is_none_is_refused_and_kept(client):
    sign_in(client, make.editor())
    edition = letters.submitted()
    assert "Write the time like" in do(client, edition, "approve", send_at="soon")
    assert not Edition.objects.going_out().exists()


def test_what_was_handed_in_can_only_be_read_and_never_deleted(client):
    sign_in(client, make.editor())
    edition = letters.submitted()
    page = client.get(admin_url(edition)).content.decode()
    assert 'name="subject"' not in page and "Throw it away" not in page
    assert client.post(admin_url(edition), {"subject": "X"}).status_code == 403
    assert client.post(admin_url(edition, "delete"), {"post": "yes"}).status_code == 403
    assert Edition.objects.get().status == "submitted"


def test_a_draft_can_be_thrown_away(client):
    sign_in(client, make.editor())
    edition = letters.draft()
    client.post(admin_url(edition, "delete"), {"post": "yes"})
    assert not Edition.objects.exists()


def test_clinicians_have_nothing_to_do_with_letters(client):
    edition = letters.draft()
    sign_in(client, make.clinician())
    for address in (admin_url(edition), admin_url(edition, "preview")):
        assert client.get(address).status_code == 403
    assert client.get("/admin/newsletter/edition/add/").status_code == 403
    assert b"Letters to subscribers" not in client.get("/admin/").content


def test_an_alert_is_sent_from_its_own_screen_once(client):
    sign_in(client, make.editor())
    subscriber(choice="alerts")
    alert = make.alert(title="Fake needles").page
    screen = client.get(admin_url(alert)).content.decode()
    assert "Send it to the subscribers" in screen and "all 1 of them" in screen
    send = f"/admin/articles/alert/{alert.pk}/do/send/"
    page = client.post(send, follow=True).content.decode()
    assert "It goes out with the next run" in page and "everybody on the list" in page
    assert "see the letter" in client.get(admin_url(alert)).content.decode()
    assert "was sent to the subscribers already" in client.post(send, follow=True).content.decode()
    assert Edition.objects.count() == 1


def test_an_alert_that_nobody_reads_has_no_such_button(client):
    sign_in(client, make.editor())
    draft = make.alert_draft().page
    assert "Send it to the subscribers" not in client.get(admin_url(draft)).content.decode()
    page = client.post(f"/admin/articles/alert/{draft.pk}/do/send/", follow=True).content.decode()
    assert "do not see this alert" in page
