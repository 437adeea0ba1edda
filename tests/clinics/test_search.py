"""Search finds what is listed, and nothing else."""

import pytest
from django.test import override_settings

from clinics.searchables import CLINICIANS, CLINICS
from microsite import search
from tests.make import editor

from .make import clinic, days_ago, listed_clinician

pytestmark = pytest.mark.django_db


def titles(query):
    return [hit.title for hit in search.find(query, (CLINICS, CLINICIANS)).hits]


def test_a_clinic_is_found_by_name_place_and_language():
    clinic(name="Foothill Skin", city="Boulder", languages="English, Tagalog")
    for query in ("foothill", "boulder", "colorado", "tagalog", "80202"):
        assert titles(query) == ["Foothill Skin"], query


def test_a_renamed_clinic_is_found_by_its_new_name_only():
    made = clinic(name="Oldname Skin")
    made.name = "Newname Skin"
    made.save()
    assert titles("oldname") == []
    assert titles("newname") == ["Newname Skin"]


def test_hidden_clinics_are_not_found():
    clinic(name="Toolong Skin", last_confirmed=days_ago(400))
    clinic(name="Removedone Skin").remove(editor(), "closed")
    assert titles("toolong") == titles("removedone") == []
    clinic(name="Pretend Skin", is_sample=True)
    assert titles("pretend") == ["Pretend Skin"]
    with override_settings(DEMO=False):
        assert titles("pretend") == []


def test_a_clinician_is_found_until_no_longer_listed():
    person = listed_clinician(name="Ada Quill", specialty="dermatology")
    assert titles("quill") == ["Ada Quill"]
    person.listed = False
    person.save()
    assert titles("quill") == []


def test_a_rebuilt_index_finds_the_same():
    clinic(name="Foothill Skin")
    listed_clinician(name="Ada Quill")
    search.rebuild((CLINICS, CLINICIANS))
    assert titles("foothill") == ["Foothill Skin"]
    assert titles("quill") == ["Ada Quill"]


def test_a_deleted_clinic_leaves_the_index():
    clinic(name="Foothill Skin").delete()
    assert titles("foothill") == []
