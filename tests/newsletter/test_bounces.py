"""Reports of mail servers: who is gone or complained leaves, and nobody can forge one."""

import io
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from articles.newsletter.letter import message_id
from articles.newsletter.models import Subscriber

from .letters import subscriber

pytestmark = pytest.mark.django_db
HOST = "127.0.0.1"


def report(person, kind="delivery-status", status="5.1.1", action="failed", name=""):
    """A report as mail servers write it, with the headers of the letter that it is about."""
    name = name or message_id(7, person.pk, HOST)
    if kind == "delivery-status":
        machine = (
            "Reporting-MTA: dns; mail.example\n\n"
            f"Final-Recipient: rfc822; {person.email}\nAction: {action}\nStatus: {status}\n"
        )
    else:
        machine = "Feedback-Type: abuse\nUser-Agent: Provider/1.0\nVersion: 1\n"
    return (
        "From: MAILER-DAEMON@mail.example\nSubject: Report\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="=="\n\n'
        "--==\nContent-Type: text/plain\n\nIn words for people.\n\n"
        f"--==\nContent-Type: message/{kind}\n\n{machine}\n"
        f"--==\nContent-Type: message/rfc822\n\nMessage-ID: {name}\nSubject: Letter\n\nText\n"
        "--==--\n"
    )


def record(text, monkeypatch, **options):
    """What the command says when it reads this."""
    content = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    out = io.StringIO()
    call_command("record_bounces", stdout=out, **options)
    return out.getvalue()


def test_an_address_that_is_gone_leaves_the_list(monkeypatch):
    person, other = subscriber(), subscriber("other@example.org")
    assert "1 address left the list." in record(report(person), monkeypatch)
    assert Subscriber.objects.get() == other


def test_an_address_that_was_forwarded_is_known_by_the_letter(monkeypatch):
    person = subscriber()
    text = report(person).replace(person.email, "somewhere@else.example")
    assert "1 address left" in record(text, monkeypatch)


@pytest.mark.parametrize(("status", "action"), [("4.2.2", "delayed"), ("5.2.2", "failed")])
def test_an_address_that_may_work_again_stays(monkeypatch, status, action):
    person = subscriber()
    said = record(report(person, status=status, action=action), monkeypatch)
    assert "0 addresses left" in said and "may work again" in said
    assert Subscriber.objects.exists()


def test_who_calls_a_letter_spam_gets_no_more(monkeypatch):
    record(report(subscriber(), kind="feedback-report"), monkeypatch)
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("forged", ["<letter.7-{pk}.forged@x>", "<letter.7-{pk}@x>", "<a@b>"])
def test_a_forged_report_puts_nobody_off_the_list(monkeypatch, forged):
    person = subscriber()
    said = record(report(person, name=forged.format(pk=person.pk)), monkeypatch)
    assert "names no letter of ours" in said
    assert Subscriber.objects.exists()


@pytest.mark.parametrize(
    "text", ["", "Hello\n", "Subject: Out of office\n\nI am away.", b"\xff\xfe\x00" * 9]
)
def test_what_is_no_report_changes_nothing_and_fails_nothing(monkeypatch, text):
    subscriber()
    assert "This is no report" in record(text, monkeypatch)
    assert Subscriber.objects.exists()


def test_a_list_of_addresses_is_taken_off(monkeypatch):
    for name in ("one", "two", "three"):
        subscriber(f"{name}@example.org")
    said = record("One@Example.org\n<two@example.org>\n\nfour@x.y\n", monkeypatch, addresses=True)
    assert "2 addresses left" in said
    assert Subscriber.objects.get().email == "three@example.org"
