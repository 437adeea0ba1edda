"""What people see of the outbox: the command's one line, and the read-only list in the admin."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from microsite import mail
from microsite.mail.models import OutboxMessage
from microsite.management.commands import send_mail_outbox

from .backends import ADDRESS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waiting(settings):
    """One message that waits for mail to be configured."""
    settings.MAIL_CONFIGURED = False
    message = mail.queue("question-1-answered", ADDRESS, "An answer for you", "Text")
    settings.MAIL_CONFIGURED = True
    return message


def run(**options):
    call_command(send_mail_outbox.Command(), **options)


def test_the_command_prints_one_line(capsys):
    run()
    assert capsys.readouterr().out == "Outbox: 1 sent, 0 failed, 0 waiting.\n"
    run()
    assert capsys.readouterr().out == "Outbox: 0 sent, 0 failed, 0 waiting.\n"


def test_the_command_says_that_mail_is_not_configured(settings, capsys):
    settings.MAIL_CONFIGURED = False
    run()
    (line,) = capsys.readouterr().out.splitlines()
    assert "1 waiting" in line
    assert "EMAIL_URL" in line


def test_the_command_fails_in_words_while_something_is_stuck(settings, capsys):
    settings.EMAIL_BACKEND = "tests.mail.backends.HangsUp"
    with pytest.raises(CommandError) as stuck:
        run()
    assert stuck.value.returncode == 1
    line = str(stuck.value)
    assert "claimed but never marked as sent" in line
    assert "question-1-answered" in line
    assert "--retry" in line
    assert ADDRESS not in line
    assert "\n" not in line

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with pytest.raises(CommandError):
        run()
    run(retry="question-1-answered")
    assert capsys.readouterr().out == "Outbox: 1 sent, 0 failed, 0 waiting.\n"


def test_the_command_can_close_a_stuck_message(settings, capsys):
    settings.EMAIL_BACKEND = "tests.mail.backends.HangsUp"
    with pytest.raises(CommandError):
        run()
    run(close="question-1-answered")
    assert capsys.readouterr().out == "Outbox: 0 sent, 0 failed, 0 waiting.\n"


@pytest.mark.parametrize("option", ["retry", "close"])
def test_only_a_stuck_message_can_be_decided_about(option):
    with pytest.raises(CommandError, match="is stuck"):
        run(**{option: "question-1-answered"})
    with pytest.raises(CommandError, match="is stuck"):
        run(**{option: "unheard of"})


def test_the_admin_only_shows_and_never_an_address(admin_client, waiting):
    changelist = reverse("admin:mail_outboxmessage_changelist")
    page = admin_client.get(changelist)
    assert page.status_code == 200
    assert "question-1-answered" in page.content.decode()
    assert ADDRESS not in page.content.decode()

    detail = reverse("admin:mail_outboxmessage_change", args=[waiting.pk])
    page = admin_client.get(detail)
    assert page.status_code == 200
    assert ADDRESS not in page.content.decode()
    assert admin_client.post(detail, {"subject": "changed"}).status_code == 403
    assert admin_client.get(reverse("admin:mail_outboxmessage_add")).status_code == 403
    delete = reverse("admin:mail_outboxmessage_delete", args=[waiting.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert OutboxMessage.objects.get().subject == "An answer for you"
