"""License checks: append-only, and the newest one of a license counts."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from microsite.people.licenses import npi_is_valid
from microsite.people.models import Clinician, LicenseCheck
from tests import make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("checks", "current"),
    [
        ([], False),
        ([{"checked_on": 0}], True),
        ([{"checked_on": -365}], True),
        ([{"checked_on": -366}], False),
        ([{"checked_on": 0, "expires": 0}], True),
        ([{"checked_on": 0, "expires": -1}], False),
        ([{"checked_on": 0, "status": "limited"}], False),
        ([{"checked_on": 0, "status": "not_found"}], False),
        ([{"checked_on": -9}, {"checked_on": 0, "status": "suspended"}], False),
        ([{"checked_on": -9, "status": "suspended"}, {"checked_on": 0}], True),
        ([{"checked_on": 0}, {"checked_on": 0, "status": "expired"}], False),
        # A second license in another state counts by itself.
        ([{"checked_on": 0, "status": "expired"}, {"checked_on": -5, "state": "NM"}], True),
    ],
)
def test_only_the_newest_check_of_a_license_counts(checks, current):
    clinician = make.clinician(license="none").clinician
    for check in checks:
        dates = {
            name: TODAY() + days * DAY
            for name, days in check.items()
            if name in ("checked_on", "expires")
        }
        make.license_check(clinician, **{**check, **dates})
    clinician = Clinician.objects.get(pk=clinician.pk)
    assert (clinician.current_license is not None) is current
    assert Clinician.objects.with_current_license().filter(pk=clinician.pk).exists() is current


def test_a_check_is_never_changed_or_deleted():
    check = make.license_check(make.clinician(license="none").clinician)
    check.status = LicenseCheck.Status.EXPIRED
    with pytest.raises(ValidationError, match="never changed"):
        check.save()
    with pytest.raises(ValidationError, match="never deleted"):
        check.delete()
    with pytest.raises(ValidationError, match="never changed"):
        LicenseCheck.objects.update(status="expired")
    with pytest.raises(ValidationError, match="never deleted"):
        LicenseCheck.objects.all().delete()
    assert LicenseCheck.objects.get().status == "active"


@pytest.mark.parametrize(
    ("npi", "valid"),
    [("1234567893", True), ("1234567890", False), ("123456789", False), ("12345678x3", False)],
)
def test_an_npi_is_known_by_its_check_digit(npi, valid):
    # 1234567893 is the example of CMS's own description of the check digit.
    assert npi_is_valid(npi) is valid


def test_who_is_not_listed_loses_the_name_under_texts_but_not_the_texts():
    credit = make.clinician(listed=False).credit
    assert credit.name == "a clinician no longer listed"
    assert (credit.url, credit.credentials, credit.license) == ("", "", None)


def test_the_byline_shows_a_lapsed_license_as_not_current():
    assert make.clinician().credit.license.is_current
    assert not make.clinician(license="lapsed").credit.license.is_current
    assert make.clinician(license="none").credit.license is None
