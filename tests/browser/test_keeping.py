"""Keeping the directory true in a browser: how few steps a license and a listing cost."""

import pytest
from django.utils import timezone

from clinics.models import Clinic
from microsite.people.models import LicenseCheck
from microsite.publishing.admin_urls import admin_url
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.clinics.reports.sending import address_of, report
from tests.make import editor, license_check

from .signing_in import may_sign_in, sign_in
from .test_admin_screens import VIOLATIONS, axe_says, press_until, wrong_with
from .test_clicks import Counted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page):
    sign_in(page, may_sign_in(editor()))
    return Counted(page)


def test_a_license_is_looked_up_in_six_steps_from_the_desk(desk, context):
    person = listed_clinician(license=False)
    license_check(person, checked_on=days_ago(400), state="CA", number="A-77")
    page, steps = desk.page, 0
    page.goto("/admin/")
    desk.click("a:has-text('Look it up')")
    # The board's own site is not opened here; the press counts.
    link = page.locator("a:has-text('Open the license search of California')")
    assert link.get_attribute("target") == "_blank"
    steps += 1
    assert page.input_value("[name=number]") == "A-77"
    desk.click("[name=status][value=active]")
    desk.type("[name=expires]", "2099-01-31")
    steps += 1
    desk.click("text=Save, and on to the next")
    page.wait_for_selector("text=counts as checked until")
    assert desk.clicks + steps <= 6
    check = LicenseCheck.objects.filter(clinician=person).first()
    assert (check.number, check.checked_on) == ("A-77", timezone.localdate())


def test_a_click_selects_the_whole_number(desk):
    person = listed_clinician(license=False)
    license_check(person, checked_on=days_ago(400), number="A-77 Z")
    desk.page.goto("/admin/")
    desk.click("a:has-text('Look it up')")
    desk.click("code:has-text('A-77 Z')")
    assert desk.page.evaluate("getSelection().toString()") == "A-77 Z"


def test_after_how_it_is_known_each_listing_is_confirmed_by_one_click(desk):
    for number in range(3):
        clinic(name=f"Skin {number}", last_confirmed=days_ago(400 - number))
    page = desk.page
    page.goto("/admin/clinics/clinic/?standing=hidden")
    desk.type("[name=source]", "the clinic told us by phone")
    for number in range(3):
        desk.click("button:has-text('All still right') >> nth=0")
        page.wait_for_selector(f"text=Confirmed: all of “Skin {number}” is right today.")
        assert Clinic.objects.get(name=f"Skin {number}").last_confirmed == timezone.localdate()
        assert "standing=hidden" in page.url
    assert desk.clicks == 3


@pytest.fixture
def screens(transactional_db):
    """The addresses of the screens, with something on each of them."""
    person = listed_clinician(license=False)
    license_check(listed_clinician(license=False), checked_on=days_ago(400), state="CA")
    made, other = clinic(last_confirmed=None, clinicians=[person]), clinic(languages="Spanish")
    reports = [report(other, kind) for kind in ("error", "claim", "remove")]
    return [
        "/admin/",
        "/admin/clinics/clinic/",
        f"/admin/clinics/clinic/{other.pk}/merge/",
        f"/admin/clinics/clinic/{other.pk}/merge/?into={made.pk}",
        "/admin/clinics/licensetocheck/",
        f"/admin/clinics/licensetocheck/{person.pk}/change/",
        "/admin/clinics/listingreport/",
        *(admin_url(one) for one in reports),
    ]


def test_axe_finds_nothing_on_the_screens_of_the_directory(page, screens):
    """The form of a listing is left out: Django's own choice of devices has faults."""
    sign_in(page, may_sign_in(editor()))
    wrong = []
    for address in screens:
        page.goto(address)
        wrong += [f"{address}: {each}" for each in axe_says(page)]
    assert wrong == [], "\n".join(wrong)


def test_the_screens_keep_to_the_policy_and_to_the_width_of_the_page(page, screens):
    errors, wrong = [], []
    page.add_init_script(VIOLATIONS)
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    sign_in(page, may_sign_in(editor()))
    listing = admin_url(clinic(phone="303-555-0123"))
    for address in [*screens, listing]:
        wrong += wrong_with(page, address, errors)
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("width", [320, 1280])
def test_the_forms_work_without_a_mouse_and_fit_the_page(page, width):
    made = clinic()
    page.set_viewport_size({"width": width, "height": 800})
    for kind in ("error", "claim", "remove"):
        page.goto(address_of(made, kind))
        page.click("main form [type=submit]")
        page.wait_for_selector(".error-summary")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, kind
    page.goto(address_of(made, "remove"))
    page.focus("[name=role] >> nth=0")
    page.keyboard.press("Space")
    press_until(page, "[name=told]")
    page.keyboard.type("We have closed.")
    press_until(page, "main form [type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=We have your report.")
    assert made.reports.get().told == "We have closed."
