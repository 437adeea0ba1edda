"""The filters: who is in and who is out of each, and what changes that, at once."""

import pytest
import time_machine
from django.test import override_settings

from clinics.models import Clinic, Trait
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor, license_check

from .make import device, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("places")]

COLORADO = "/clinics/colorado/"
NEAR = "/clinics/near/?place=80202&miles=25"


def names(client, query, address=COLORADO):
    """Who is in a list with these filters; the same near Denver and in the whole state."""
    lists = []
    for path in (f"{COLORADO}?{query}", f"{NEAR}&{query}"):
        response = client.get(path)
        assert response.status_code == 200, path
        lists.append([each.name for each in response.context["found"].clinics])
    assert lists[0] == lists[1]
    return lists[0]


def words(response):
    return " ".join(response.content.decode().split())


# --- who is in and who is out ----------------------------------------------------------------


def test_type_of_clinician(client):
    clinic(name="Doctor", clinicians=[person("physician")])
    clinic(name="Nurse", clinicians=[person("registered_nurse")])
    clinic(name="Both", clinicians=[person("registered_nurse"), person("physician")])
    clinic(name="Unknown", clinicians=[person()])
    clinic(name="Nobody")
    clinic(
        name="No longer listed", clinicians=[listed_clinician(profession="physician", listed=False)]
    )
    assert names(client, "clinician=physician") == ["Both", "Doctor"]
    assert names(client, "clinician=registered-nurse") == ["Both", "Nurse"]
    assert names(client, "clinician=esthetician") == []


def test_device_and_its_clearance(client):
    pen, other = device(slug="pen"), device(cleared=False, slug="other")
    clinic(name="Cleared").devices.add(pen)
    clinic(name="Not cleared").devices.add(other)
    clinic(name="Both").devices.add(pen, other)
    clinic(name="Nobody asked")
    assert names(client, "device=pen") == ["Both", "Cleared"]
    assert names(client, "device=other") == ["Both", "Not cleared"]
    assert names(client, "clearance=cleared") == ["Both", "Cleared"]
    assert names(client, "device=none-such") == []


@pytest.mark.parametrize("clearance", ["none_found", "unchecked"])
def test_only_a_clearance_that_somebody_saw_counts(client, clearance):
    clinic(name="Skin").devices.add(device(cleared=False, clearance=clearance))
    assert names(client, "clearance=cleared") == []


def test_language_however_it_is_written(client):
    clinic(name="One", languages="English, Spanish")
    clinic(name="Two", languages="english and ESPAÑOL")
    clinic(name="Three", languages="Vietnamese / English")
    clinic(name="Unknown")
    assert names(client, "language=spanish") == ["One", "Two"]
    assert names(client, "language=english") == ["One", "Three", "Two"]
    assert names(client, "language=vietnamese") == ["Three"]


def test_step_free_access(client):
    clinic(name="Yes", step_free=True)
    clinic(name="No", step_free=False)
    clinic(name="Nobody asked", step_free=None)
    assert names(client, "step-free=yes") == ["Yes"]


def test_price(client):
    clinic(name="From", price_low=250)
    clinic(name="To", price_high=400)
    clinic(name="Free first visit", price_low=0)
    clinic(name="Unknown")
    assert names(client, "price=published") == ["Free first visit", "From", "To"]


@pytest.mark.parametrize(
    ("checked", "check", "found"),
    [
        (0, {}, True),
        (90, {}, True),
        (91, {}, False),
        (None, {}, False),
        (5, {"expires": days_ago(0)}, True),
        (5, {"expires": days_ago(1)}, False),
        (5, {"status": "limited"}, False),
        (5, {"status": "suspended"}, False),
        (5, {"status": "not_found"}, False),
    ],
)
def test_license_checked_in_the_last_90_days(client, checked, check, found):
    clinic(name="Skin", clinicians=[person(checked=checked, **check)])
    assert names(client, "license=checked") == (["Skin"] if found else [])


def test_of_one_license_the_newest_check_counts_and_of_several_the_best(client):
    lapsed = person(checked=30)
    license_check(lapsed, checked_on=days_ago(2), status="suspended")
    clinic(name="Lapsed", clinicians=[lapsed])
    other = person(checked=30)
    license_check(other, checked_on=days_ago(2), status="expired", state="WY", number="W-1")
    clinic(name="Another license", clinicians=[other])
    clinic(name="Another person", clinicians=[lapsed, person(checked=80)])
    assert names(client, "license=checked") == ["Another license", "Another person"]


def test_a_license_leaves_the_filter_by_itself(client):
    with time_machine.travel("2030-01-01 12:00 +0000", tick=False):
        made = person(checked=0)
        clinic(name="Skin", clinicians=[made])
        assert names(client, "license=checked") == ["Skin"]
    with time_machine.travel("2030-04-01 12:00 +0000", tick=False):
        assert names(client, "license=checked") == ["Skin"]
        assert "License checked" in words(client.get(COLORADO))
    with time_machine.travel("2030-04-02 12:00 +0000", tick=False):
        assert names(client, "license=checked") == []
    with time_machine.travel("2030-12-31 12:00 +0000", tick=False):
        # Older, and still current: the day stands beside the clinic.
        assert 'License checked <time datetime="2030-01-01"' in words(client.get(COLORADO))
    with time_machine.travel("2031-01-01 18:00 +0000", tick=False):
        assert "License checked <time" in words(client.get(COLORADO))


# --- several at once --------------------------------------------------------------------------


def test_filters_are_all_meant_and_stand_in_one_order_in_the_address(client):
    clinic(name="All of it", languages="Spanish", step_free=True, price_low=1)
    clinic(name="Some of it", languages="Spanish", step_free=True)
    query = "price=published&step-free=yes&language=spanish"
    assert names(client, query) == ["All of it"]
    response = client.get(f"{COLORADO}?{query}")
    assert response.context["scope"].address(response.context["chosen"]) == (
        f"{COLORADO}?language=spanish&step-free=yes&price=published"
    )
    page = words(response)
    for rest in ("step-free=yes&amp;price=published", "language=spanish&amp;price=published"):
        assert f'href="{COLORADO}?{rest}"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{COLORADO}">' in page


def test_every_link_that_is_offered_leads_to_as_many_clinics_as_it_says(client):
    doctor = person("physician", checked=3)
    clinic(name="One", languages="English, Spanish", clinicians=[doctor], price_low=9)
    clinic(name="Two", languages="English", step_free=True).devices.add(device())
    clinic(name="Three", languages="Spanish", clinicians=[person("other", checked=200)])
    clinic(name="Elsewhere", languages="Navajo", state_code="UT", postal_code="82001")
    for address in (COLORADO, f"{COLORADO}?language=spanish", NEAR):
        offered = client.get(address).context["filters"].offered
        links = [link for facet in offered for link in facet.links]
        assert len(links) > 3
        for link in links:
            assert len(client.get(link.url).context["found"].clinics) == link.count, link
        assert "Navajo" not in {link.label for link in links}


def test_filters_survive_paging_and_a_new_search(client):
    for number in range(25):
        clinic(name=f"Clinic {number:02}", languages="Spanish")
    clinic(name="Clinic 99", languages="English")
    for address in (f"{COLORADO}?language=spanish", f"{NEAR}&language=spanish"):
        first = client.get(address)
        assert first.context["older_url"] == f"{address}&page=2"
        second = client.get(first.context["older_url"])
        assert [each.name for each in second.context["found"].clinics] == [
            f"Clinic {number:02}" for number in range(20, 25)
        ]
        assert second.context["newer_url"] == address
        assert '<input type="hidden" name="language" value="spanish">' in words(second)


def test_an_empty_list_offers_to_take_each_filter_away(client):
    clinic(name="Skin", languages="English", step_free=True)
    page = words(client.get(f"{COLORADO}?language=klingon&step-free=yes"))
    assert "We list no clinic with what you chose in Colorado" in page
    assert "Take away the filter “Klingon”" in page
    assert "Take away the filter “Step-free access”" in page
    assert f'<a href="{COLORADO}?step-free=yes" rel="nofollow">' in page
    assert "Take all filters away" in page
    assert 'href="/clinics/wyoming/?language=klingon&amp;step-free=yes"' in page
    assert "Check a license in Colorado" in page


@pytest.mark.parametrize(
    "query",
    [
        "clinician=wizard",
        "clearance=yes",
        "step-free=1",
        "price=250",
        "license=90",
        "language=%00",
        "language=<b>",
        "device=a b",
        f"device={'a' * 81}",
        "language=Spanish",
    ],
)
def test_a_filter_that_there_can_not_be_is_not_found(client, query):
    assert client.get(f"{COLORADO}?{query}").status_code == 404
    assert client.get(f"{NEAR}&{query}").status_code == 404


# --- what changes it ---------------------------------------------------------------------------


def test_whatever_changes_about_a_clinic_or_its_people_changes_the_filters_at_once(client):
    doctor, pen = person("physician", checked=3), device(slug="pen")
    made = clinic(name="Skin", languages="Spanish", clinicians=[doctor])
    made.devices.add(pen)
    queries = ("clinician=physician", "license=checked", "device=pen", "clearance=cleared")
    assert all(names(client, query) == ["Skin"] for query in (*queries, "language=spanish"))
    made.languages = "English"
    made.save()
    assert names(client, "language=spanish") == []
    doctor.profession = "esthetician"
    doctor.save()
    assert names(client, "clinician=physician") == []
    license_check(doctor, checked_on=days_ago(0), status="suspended")
    assert names(client, "license=checked") == []
    pen.clearance = "unchecked"
    pen.save()
    assert names(client, "clearance=cleared") == []
    pen.slug, pen.name = "roller", "Roller"
    pen.save()
    assert names(client, "device=pen") == [] and names(client, "device=roller") == ["Skin"]
    doctor.listed = False
    doctor.save()
    assert names(client, "clinician=esthetician") == []
    made.remove(editor(), "closed")
    assert names(client, "language=english") == []
    assert not Trait.objects.exists()
    made.restore(editor())
    made.confirm(editor(), "by phone")
    assert names(client, "device=roller") == ["Skin"]


@pytest.mark.parametrize("gone", ["remove", "clear", "other side", "clear other side", "delete"])
def test_what_a_clinic_no_longer_has_it_is_no_longer_found_by(client, gone):
    pen = device(slug="pen")
    made = clinic(name="Skin")
    pen.clinics.add(made)
    assert names(client, "device=pen") == ["Skin"]
    {
        "remove": lambda: made.devices.remove(pen),
        "clear": made.devices.clear,
        "other side": lambda: pen.clinics.remove(made),
        "clear other side": pen.clinics.clear,
        "delete": pen.delete,
    }[gone]()
    assert names(client, "device=pen") == names(client, "clearance=cleared") == []


def test_a_real_clinic_is_not_found_by_a_sample_on_a_live_site(client):
    made = clinic(
        name="Skin", clinicians=[listed_clinician(profession="physician", is_sample=True)]
    )
    made.devices.add(device(slug="pen", is_sample=True))
    queries = ("clinician=physician", "license=checked", "device=pen", "clearance=cleared")
    assert all(names(client, query) == ["Skin"] for query in queries)
    with override_settings(DEMO=False):
        assert all(names(client, query) == [] for query in queries)
        page = words(client.get(COLORADO))
        assert "License checked" not in page and "pen" not in page.lower().split()


@pytest.mark.parametrize("demo", [True, False])
def test_a_filter_shows_no_hidden_clinic(client, demo):
    clinic(name="Shown", languages="Spanish")
    clinic(name="Expired", languages="Spanish", last_confirmed=days_ago(366))
    clinic(name="Sample", languages="Spanish", is_sample=True)
    with override_settings(DEMO=demo):
        assert names(client, "language=spanish") == (["Sample"] if demo else []) + ["Shown"]


def test_traits_say_where_their_clinic_lies(client):
    made = clinic(languages="Spanish")
    made.postal_code, made.state_code = "82001", "WY"
    made.save()
    trait = Trait.objects.get()
    assert (trait.state_code, trait.cell) == ("WY", made.cell)
    assert Clinic.objects.get().cell == made.cell
