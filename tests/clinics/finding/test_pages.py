"""What the site promises of every page, held for lists by place and filter, which no link names."""

from itertools import pairwise

import pytest

from clinics.models import Clinic
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor
from tests.site.crawl import Page

from .make import device

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

ADDRESSES = (
    "/clinics/near/",
    "/clinics/near/?place=",
    "/clinics/near/?place=80202&miles=25",
    "/clinics/near/?place=Denver&miles=100&language=spanish&step-free=yes",
    "/clinics/near/?place=80202&miles=7&page=2",
    "/clinics/near/?place=Springfield&language=spanish",
    "/clinics/near/?place=Denvr",
    "/clinics/near/?place=96910&clinician=esthetician&price=published",
    "/clinics/near/?place=%3Cscript%3E",
    "/clinics/colorado/?license=checked",
    "/clinics/colorado/?page=2",
    "/clinics/wyoming/?language=spanish&device=pen",
    "/clinics/about/",
    "/clinics/",
)


def test_every_list_is_a_sound_page(client, subtests):
    """One test, because making many clinics takes seconds."""
    person = listed_clinician(profession="physician")
    for number in range(22):
        made = clinic(
            languages="Spanish, English" if number % 2 else f"Language {number}",
            step_free=number % 2 == 0,
            clinicians=[person],
            last_confirmed=days_ago(200 if number % 5 == 0 else 1),
        )
        if number < 10:
            made.devices.add(device(name=f"Pen <{number}>"))
    for address in ADDRESSES:
        with subtests.test(address):
            is_sound(Page.get(client, address))


def is_sound(page):
    assert page.status == 200
    assert page.badly_nested == []
    assert [name for name, count in page.ids.items() if count > 1] == []
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(link.text.strip() for link in page.all("a"))
    assert len(page.title) <= 140 and 30 <= len(page.meta("description")) <= 200
    described = [each.get("aria-describedby") for each in page.elements]
    named = [*described, *(each.get("aria-labelledby") for each in page.elements)]
    wanted = {name for names in named if names for name in names.split()}
    assert wanted <= set(page.ids)
    assert "<script>" not in page.html.replace('<script type="application/ld+json">', "")


def test_the_desk_says_of_which_clinic_we_do_not_know_where_it_lies(client):
    client.force_login(editor())
    known, unknown = clinic(), clinic(postal_code="99998")
    words = "Readers find this clinic on the page of its state, but not by distance."
    for made, expected in ((known, False), (unknown, True)):
        page = client.get(f"/admin/clinics/clinic/{made.pk}/change/").content.decode()
        assert (words in page) is expected
    assert Clinic.objects.filter(cell=None).get() == unknown
