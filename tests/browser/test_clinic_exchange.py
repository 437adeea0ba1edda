"""A file of listings, brought in and taken out in a browser: by keyboard, at any width."""

import pytest

from clinics.models import Clinic
from tests import make
from tests.clinics.exchange.files import EXPORT, IMPORT, LIST, row, written
from tests.clinics.make import clinic

from .signing_in import may_sign_in, sign_in
from .test_admin_screens import VIOLATIONS, WIDTHS, axe_says, press_until, wrong_with

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "x" * 400


@pytest.fixture
def desk(page):
    """A page of the desk, signed in; what its console says against the policy fails the test."""
    said = []
    page.add_init_script(VIOLATIONS)
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    sign_in(page, may_sign_in(make.editor()))
    yield page
    assert said == []


def choose(page, text):
    page.goto(IMPORT)
    file = {"name": "clinics.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.set_input_files("[name=import_file]", file)
    press_until(page, "form[enctype] button")
    page.keyboard.press("Enter")


def looks_well(page):
    """Nothing wider than the page, and nothing that axe finds, in both themes."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(250)
        found += axe_says(page)
    assert found == []


def test_a_file_is_chosen_looked_through_and_confirmed_by_keyboard_alone(desk):
    clinic(slug="main-street-skin", name="Old Skin")
    choose(desk, written([row(services="Microneedling; skin checks"), row(slug="new")]))
    desk.wait_for_selector("text=What this file would change")
    assert desk.locator("text=Old Skin").first.is_visible()
    press_until(desk, "[name=confirm]")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("text=Imported: 1 new, 1 changed, 0 unchanged.")
    assert Clinic.objects.filter(name="Main Street Skin").count() == 2


def test_differences_and_faults_read_at_any_width_in_both_themes(page):
    """Without the policy being watched: axe itself adds styles that it refuses."""
    sign_in(page, may_sign_in(make.editor()))
    clinic(slug="main-street-skin", name="Old Skin", services=LONG)
    choose(page, written([row(services=LONG[:300]), row(slug="new", name=LONG[:100])]))
    page.wait_for_selector("text=What this file would change")
    page.click("summary >> text=Line 3")
    looks_well(page)
    choose(page, written([row(name=LONG, phone="1", clinicians=LONG)]))
    page.wait_for_selector("text=3 things to mend")
    looks_well(page)


def test_the_list_leads_to_both_and_an_export_is_a_download(desk):
    clinic(name="Main Street Skin")
    desk.goto(LIST)
    desk.click("text=Export")
    assert wrong_with(desk, EXPORT, []) == []
    with desk.expect_download() as download:
        desk.click("text=Download the CSV file")
    assert download.value.suggested_filename.startswith("clinics-")
    assert "Main Street Skin" in download.value.path().read_text("utf-8-sig")
    desk.goto(LIST)
    desk.click("text=Import")
    desk.wait_for_selector("text=Choose a file")
