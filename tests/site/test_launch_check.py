"""launch_check names what stands between an installation and a live site, and what to do."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import SafetyNotice
from articles.sections import Section
from clinics.models import PlaceEdition
from microsite.mail.models import OutboxMessage
from microsite.people.models import User
from tests import make
from tests.accounts.signing_in import with_app
from tests.clinics.make import clinic

pytestmark = pytest.mark.django_db


def check():
    """The lines that launch_check prints, and whether something blocks."""
    out = StringIO()
    try:
        call_command("launch_check", stdout=out)
    except CommandError:
        return out.getvalue().splitlines(), True
    return out.getvalue().splitlines(), False


@pytest.fixture
def live(settings):
    """An installation that lacks nothing."""
    settings.DEMO = False
    settings.BASE_URL = "https://www.example.org"
    settings.IS_LOOPBACK = False
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.MAIL_CONFIGURED = True
    make.red_flags(body="/// urgent | Call us\n- Pus. [@test-source]\n///\n")
    for section in Section:
        make.published(make.article(section.value, kind="chapter"))
    make.published(make.article("", kind="policy", slug="privacy"), reviewer=make.editor())
    PlaceEdition.objects.create(version="test", copied_on=timezone.localdate(), zip_count=1)
    for user in User.objects.all():
        with_app(user)


@pytest.fixture(autouse=True)
def cited():
    """The source that texts of these tests may cite; its link was opened."""
    make.source(url="https://example.org/a", link_checked_on=timezone.localdate())


def test_an_installation_that_lacks_nothing_passes_with_one_line(live):
    assert check() == (["Nothing blocks. This installation can be a live site."], False)


def test_without_places_nobody_finds_a_clinic_near_one(live):
    PlaceEdition.objects.all().delete()
    lines, blocks = check()
    assert blocks and "Run: manage.py load_places" in lines[0]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DEMO", True, "Set DEMO=0"),
        ("DEBUG", True, "Set DEBUG=0"),
        ("IS_LOOPBACK", True, "Set it to the public https address"),
        ("ALLOWED_HOSTS", ["example.org"], "Add it to ALLOWED_HOSTS"),
        ("MAIL_CONFIGURED", False, "Set EMAIL_URL"),
    ],
)
def test_each_unfit_setting_blocks(live, settings, name, value, words):
    setattr(settings, name, value)
    lines, blocks = check()
    assert blocks
    assert len(lines) == 1
    assert lines[0].startswith("BLOCKS ")
    assert words in lines[0]


def test_a_host_that_a_pattern_covers_is_answered(live, settings):
    settings.ALLOWED_HOSTS = [".example.org"]
    assert check()[1] is False


def test_an_empty_installation_names_everything_that_is_missing(settings):
    settings.DEMO = False
    lines, blocks = check()
    text = "\n".join(lines)
    assert blocks
    for words in ("notice “red-flags”", "privacy policy", "No clinician", "No approved chapter"):
        assert words in text


def test_a_notice_that_only_a_sample_approved_is_none_even_in_demo_mode(live, settings):
    SafetyNotice.objects.get().revisions.update(is_sample=True)
    settings.DEMO = True
    assert any("notice “red-flags”" in line for line in check()[0])


def test_a_withdrawn_notice_is_none(live):
    SafetyNotice.objects.update(withdrawn_at=timezone.now())
    assert any("notice “red-flags”" in line for line in check()[0])


def test_a_sign_without_a_source_is_listed_but_does_not_block(live):
    SafetyNotice.objects.get().revisions.update(body="- Pus. [@test-source]\n- Heavy bleeding.\n")
    lines, blocks = check()
    assert not blocks
    assert "1 sign (“Heavy bleeding.”)" in lines[0]


def test_a_source_whose_link_nobody_opened_is_listed_but_does_not_block(live):
    for number in range(7):
        make.source(f"unopened-{number}", url="https://example.org/b")
    make.source("without-a-link")
    lines, blocks = check()
    assert not blocks
    assert "7 sources (unopened-0, " in lines[0]
    assert "and 2 more" in lines[0]


def test_a_clinician_whose_license_check_lapsed_does_not_count(settings):
    settings.DEMO = False
    make.clinician(license="lapsed")
    make.clinician(is_sample=True)
    assert any("No clinician with an account" in line for line in check()[0])
    make.clinician()
    assert not any("No clinician with an account" in line for line in check()[0])


def test_samples_are_counted_and_a_sample_that_may_sign_in_blocks(live):
    clinic(is_sample=True)
    lines, blocks = check()
    assert not blocks
    assert "clinics (1)" in lines[0]
    make.editor(is_sample=True, email="sample@example.org", password="known to many")
    lines, blocks = check()
    assert blocks
    assert "1 sample account (sample@example.org) may still sign in" in lines[0]


def test_mail_that_is_stuck_or_that_nothing_sends_is_named(live):
    past = timezone.now() - datetime.timedelta(hours=2)
    OutboxMessage.objects.create(
        event="stuck", to="a@example.org", subject="s", not_before=past, attempts=99
    )
    OutboxMessage.objects.create(event="late", to="b@example.org", subject="s", not_before=past)
    lines, blocks = check()
    assert not blocks
    assert "1 message (stuck)" in lines[0]
    assert "Mail is late by more than an hour (1 due)" in lines[1]


def test_who_may_enter_the_desk_and_has_no_second_factor_is_named(live):
    make.user()
    make.editor(is_active=False)
    entering = make.editor(email="without@example.org")
    lines, blocks = check()
    assert not blocks
    assert lines[0].count("@") == 1
    assert "the desk stays shut to 1 user (without@example.org)" in lines[0]
    with_app(entering)
    assert not any("second factor" in line for line in check()[0])
