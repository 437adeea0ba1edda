"""Commands for trying the site, and the one that erases."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.questions.models import Question
from microsite.people.models import Clinician, User
from tests import make

pytestmark = pytest.mark.django_db


def test_demo_users_are_one_editor_and_two_checked_clinicians_all_samples(capsys):
    call_command("create_demo_users")
    printed = capsys.readouterr().out
    users = User.objects.all()
    assert len(users) == 3 and all(user.is_sample and user.is_staff for user in users)
    assert Clinician.objects.with_current_license().count() == 2
    lines = [line.split() for line in printed.splitlines() if "@" in line]
    assert len(lines) == 3
    for _role, email, password in lines:
        assert User.objects.get(email=email).check_password(password)


def test_demo_users_of_a_site_that_others_reach_are_told_of_the_second_factor(capsys, settings):
    call_command("create_demo_users")
    assert "second factor" not in capsys.readouterr().out
    settings.IS_LOOPBACK = False
    call_command("create_demo_users")
    assert "each of them adds a second factor" in capsys.readouterr().out


def test_demo_users_are_refused_on_a_live_site(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("create_demo_users")
    assert not User.objects.exists()


def test_retention_erases_what_readers_typed(capsys):
    question = make.answered().page.question
    Question.objects.update(answered_at=timezone.now() - datetime.timedelta(days=91))
    call_command("enforce_retention")
    question.refresh_from_db()
    assert question.asked_text == "" and "what readers typed: 1" in capsys.readouterr().out
    call_command("enforce_retention")
    assert "what readers typed: 0" in capsys.readouterr().out
