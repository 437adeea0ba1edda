"""What the directory puts on the desk: reports, listings to confirm, licenses to look up."""

import pytest
from django.urls import reverse

from clinics.models import ListingReport
from microsite.desk import directory
from microsite.desk.panel import Sign
from microsite.publishing.admin_urls import admin_url
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.clinics.reports.sending import report
from tests.make import clinician, editor, license_check

pytestmark = pytest.mark.django_db


def panels(user, rows=8):
    return {panel.title: panel for panel in directory.panels(user, rows)}


def test_a_desk_with_nothing_to_do_has_no_such_lists():
    clinic()
    assert panels(editor()) == {}


def test_reports_stand_there_the_first_due_at_the_head_the_late_ones_marked():
    later, late = report(clinic(name="Later")), report(listed_clinician(name="Late"), "remove")
    ListingReport.objects.filter(pk=late.pk).update(due_on=days_ago(1))
    report(clinic()).answer(editor(), "Done.")
    panel = panels(editor())["Reports on listings"]
    assert panel.total == 2
    assert [row.url for row in panel.rows] == [admin_url(late), admin_url(later)]
    assert [row.sign for row in panel.rows] == [Sign.LATE, None]
    assert panel.rows[0].title == "A removal: Late, MD"


def test_listings_are_counted_by_what_becomes_of_them_and_lead_to_the_queue(client):
    for days in (400, 366, 300, 183, 170, 160, 153, 152, 10):
        clinic(last_confirmed=days_ago(days))
    clinic(last_confirmed=None)
    clinic(last_confirmed=days_ago(400)).remove(editor(), "closed")
    panel = panels(editor())["Listings to confirm"]
    assert panel.total == 8
    assert [row.detail for row in panel.rows] == ["3 listings", "2 listings", "3 listings"]
    client.force_login(editor())
    assert client.get(panel.rows[0].url).context["cl"].result_count == panel.total


def test_licenses_stand_there_the_most_urgent_first():
    ended, soon = listed_clinician(license=False), listed_clinician(license=False)
    license_check(ended, checked_on=days_ago(400))
    license_check(soon, checked_on=days_ago(340))
    never = listed_clinician(license=False)
    panel = panels(editor())["Licenses to look up"]
    assert panel.total == 3
    screen = "admin:clinics_licensetocheck_change"
    urls = [reverse(screen, args=[person.pk]) for person in (ended, never, soon)]
    assert [row.url for row in panel.rows] == urls
    assert [row.sign for row in panel.rows] == [Sign.LATE, None, Sign.SOON]
    assert panel.rows[1].detail == "never looked up"


def test_totals_are_exact_when_few_rows_are_shown():
    for _ in range(3):
        report(clinic())
        listed_clinician(license=False)
    found = panels(editor(), rows=2)
    for title in ("Reports on listings", "Licenses to look up"):
        assert (found[title].total, len(found[title].rows)) == (3, 2)


def test_each_list_costs_one_query(django_assert_num_queries):
    somebody = editor()
    somebody.has_perm("clinics.change_clinic")
    for _ in range(3):
        report(clinic(last_confirmed=None))
        listed_clinician(license=False)
    with django_assert_num_queries(3):
        assert len(panels(somebody)) == 3


def test_clinicians_have_none_of_them():
    report(clinic(last_confirmed=None))
    assert panels(clinician()) == {}


def test_the_desk_shows_them_and_each_whole_list_opens(client):
    client.force_login(editor())
    report(clinic(last_confirmed=None, name="Main Street Skin"))
    listed_clinician(license=False)
    page = client.get("/admin/").content.decode()
    for words in ("Reports on listings", "Listings to confirm", "Licenses to look up"):
        assert words in page
    assert "Main Street Skin" in client.get("/admin/?list=reports").content.decode()
    assert "never looked up" in client.get("/admin/?list=licenses").content.decode()
