"""Copying the places: all of them, once for each edition, and never by the process of the site."""

import subprocess
import sys
import time
from importlib.metadata import version
from io import StringIO

import pytest
import zipcodes
from django.conf import settings
from django.core.management import call_command

from clinics.finding.locating import locate_clinics
from clinics.models import Clinic, Place, PlaceEdition, PlaceName, Trait
from clinics.places.answers import Spot
from clinics.places.resolve import resolve

from .make import clinic
from .some_places import load_some_places

pytestmark = pytest.mark.django_db


def load_places(**options):
    out = StringIO()
    call_command("load_places", stdout=out, **options)
    return out.getvalue()


def test_all_places_are_copied_once_and_clinics_find_their_place():
    """One test, because copying all of them takes seconds."""
    before = clinic(postal_code="80202-1234", languages="Spanish")
    abroad = clinic(postal_code="09001")
    assert not before.is_located
    assert "Clinics placed: 1." in load_places()
    edition = PlaceEdition.objects.get()
    assert edition.version == version("zipcodes")
    assert edition.zip_count == Place.objects.count() == len(zipcodes.list_all())
    unknown = Place.objects.filter(latitude=None)
    assert unknown.exclude(kind="military").count() < 60
    assert not Place.objects.located().filter(kind="military").exists()
    assert PlaceName.objects.located().filter(key="denver", state_code="CO", is_own=True).exists()
    for text in ("Portland, OR", "Miami", "90210", "Ketchikan, AK", "Key West, FL"):
        assert isinstance(resolve(text), Spot), text
    before.refresh_from_db()
    abroad.refresh_from_db()
    assert before.is_located and not abroad.is_located
    assert Trait.objects.get().cell == before.cell
    # The same edition again is not looked at twice.
    start = time.monotonic()
    assert load_places() == ""
    assert time.monotonic() - start < 1
    Place.objects.filter(pk="80202").delete()
    assert load_places() == ""
    assert not Place.objects.filter(pk="80202").exists()


def test_a_newer_edition_replaces_the_older_one(monkeypatch):
    load_some_places()
    made = clinic(postal_code="80202")
    moved = [record | {"lat": "40.0", "long": "-105.0"} for record in _denver()]
    monkeypatch.setattr(zipcodes, "list_all", lambda: moved)
    assert "Clinics placed: 1." in load_places()
    assert Place.objects.count() == len(moved)
    assert PlaceEdition.objects.get().version == version("zipcodes")
    made.refresh_from_db()
    assert made.coordinates == (pytest.approx(40.0), pytest.approx(-105.0))


def test_a_failure_leaves_the_places_as_they_were(monkeypatch):
    load_some_places()
    count = Place.objects.count()
    broken = [*_denver(), _denver()[0] | {"zip_code_type": "NEW KIND"}]
    monkeypatch.setattr(zipcodes, "list_all", lambda: broken)
    with pytest.raises(KeyError):
        load_places()
    assert Place.objects.count() == count and PlaceEdition.objects.get().version == "test"


def test_placing_clinics_writes_no_history_and_no_change():
    load_some_places()
    made = clinic(postal_code="80202")
    changed = Clinic.objects.get().updated_at
    Clinic.objects.update(cell=None, x=None, y=None, z=None)
    records = Clinic.history.count()
    assert locate_clinics() == 1
    made.refresh_from_db()
    assert made.is_located and made.updated_at == changed
    assert Clinic.history.count() == records


def test_the_process_that_serves_pages_never_imports_the_package():
    program = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings';"
        "import microsite.wsgi, microsite.urls; print('zipcodes' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def _denver():
    return [record for record in zipcodes.list_all() if record["city"] == "Denver"]
