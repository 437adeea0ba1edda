"""The map of the states and the guides in a real browser: names, keys, targets, themes, paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from clinics import states
from tests.clinics.make import clinic
from tests.clinics.test_guides import CITED
from tests.make import source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TARGET = 24
# The size in which letters and targets of the map are measured, and how it looks.
SIZES = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def listed(transactional_db):
    clinic()
    clinic()
    clinic(state_code="DC")


@pytest.fixture
def open_page(browser, live_server):
    """Opens an address with options of a browser profile."""
    contexts = []

    def opened(address, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def violations(page):
    return [
        (each["id"], [node["target"] for node in each["nodes"]][:3])
        for each in Axe().run(page).response["violations"]
    ]


def look(locator, name):
    """A computed style of the element."""
    return locator.evaluate(f"(element) => getComputedStyle(element)['{name}']")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_map_and_guide_pass_axe_and_fit_the_screen(listed, open_page, width, scheme):
    for key in CITED:
        source(key)
    for address in ("/clinics/", "/clinics/california/guide/", "/clinics/guam/guide/"):
        page = open_page(address, viewport={"width": width, "height": 900}, color_scheme=scheme)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_browser_reads_each_state_as_a_link_with_its_name(listed, open_page):
    page = open_page("/clinics/")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = [
        node["name"]["value"]
        for node in tree
        if not node.get("ignored") and node.get("role", {}).get("value") == "link"
    ]
    for state in states.ALL:
        found = [name for name in names if re.match(rf"{re.escape(state.name)}, \w+ clinic", name)]
        assert len(found) == 1, state
        assert state.name in names
    assert {"Colorado, 2 clinics", "District of Columbia, 1 clinic"} <= set(names)
    assert page.get_by_role("link", name="Colorado, 2 clinics").count() == 1
    assert page.get_by_role("group", name="Map of the states").count() == 1


def test_the_keyboard_goes_through_the_map_or_past_it(listed, open_page):
    page = open_page("/clinics/")
    skip = page.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_visible()
    assert skip.bounding_box()["height"] > 10
    page.keyboard.press("Tab")
    first = page.locator(".state-map__state").first
    expect(first).to_be_focused()
    assert first.get_attribute("aria-label") == "Alabama, no clinic yet"
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="California, no clinic yet")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/clinics/california/")
    page.go_back()
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.state-map') === null"
    assert page.evaluate(inside)
    expect(page.locator(":focus")).to_be_in_viewport()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_focused_state_looks_unlike_the_others(listed, open_page, options):
    page = open_page("/clinics/", **options)
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    focused, other = (
        page.locator(".state-map__state").first,
        page.locator(".state-map__state").nth(1),
    )
    assert look(focused.locator("path"), "fill") != look(other.locator("path"), "fill")
    assert look(focused.locator("text"), "fill") != look(focused.locator("path"), "fill")


@pytest.mark.parametrize("width", [320, 1280])
def test_each_state_can_be_hit_or_stands_in_the_list(listed, open_page, width):
    page = open_page("/clinics/", viewport={"width": width, "height": 900})
    in_list = page.locator(".state-list__link")
    assert in_list.count() == 56
    boxes = {link.get_attribute("href"): link.bounding_box() for link in in_list.all()}
    assert min(box["height"] for box in boxes.values()) >= TARGET
    for link in page.locator(".state-map__state").all():
        assert link.get_attribute("href") in boxes
    # What is too small as a shape is hit by its box.
    for rect in page.locator(".state-map__state rect").all():
        box = rect.bounding_box()
        assert box["width"] >= TARGET and box["height"] >= TARGET


def test_letters_of_the_map_can_be_read_on_a_narrow_screen(listed, open_page):
    page = open_page("/clinics/", viewport={"width": 320, "height": 900})
    scale = page.locator(".state-map__drawing").evaluate("(svg) => svg.getScreenCTM().a")
    size = float(look(page.locator(".state-map__state text").first, "fontSize").removesuffix("px"))
    assert size * scale >= 11.5


def luminance(color):
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "media"), [("light", "screen"), ("dark", "screen"), ("light", "print")]
)
def test_letters_stand_out_from_their_state_in_every_theme_and_on_paper(
    listed, open_page, scheme, media
):
    page = open_page("/clinics/", color_scheme=scheme)
    page.emulate_media(media=media, color_scheme=scheme)
    for name in ("Colorado, 2 clinics", "Utah, no clinic yet", "District of Columbia, 1 clinic"):
        link = page.get_by_role("link", name=name)
        ground = look(link.locator("path, rect").first, "fill")
        assert contrast(look(link.locator("text"), "fill"), ground) >= 4.5, name
    listed_ground = look(page.locator(".state-map__state--listed path").first, "fill")
    empty = look(
        page.locator(".state-map__state:not(.state-map__state--listed) path").first, "fill"
    )
    assert listed_ground != empty


def test_the_map_fits_on_paper(listed, open_page):
    page = open_page("/clinics/", viewport={"width": 640, "height": 900})
    page.emulate_media(media="print")
    assert page.locator(".state-map__drawing").bounding_box()["width"] <= 640
