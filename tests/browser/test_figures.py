"""Pictures in a real browser: added on the desk by keyboard, and shown without moving the page."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests import make

from .signing_in import may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/admin/articles/figure/add/"
LIST = "/admin/articles/figure/"
MOVED = """
async () => {
  await document.fonts.ready;
  window.moved = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) window.moved += each.value;
  }).observe({ type: "layout-shift" });
}
"""
LONG = "Skin heals in its own time, and this sentence only fills the screen. " * 40


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(page):
    """Somebody's desk, with every violation of the Content-Security-Policy."""
    violations = []
    page.on(
        "console",
        lambda message: (
            violations.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    sign_in(page, may_sign_in(make.editor()))
    yield page
    assert violations == []


def photo(size=(1600, 1200)):
    content = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(content, "JPEG")
    return {"name": "DSC_0001.JPG", "mimeType": "image/jpeg", "buffer": content.getvalue()}


@pytest.mark.parametrize(
    ("width", "scale", "chosen"), [(320, 1, 400), (320, 2, 800), (1280, 1, 800), (1280, 2, 1600)]
)
def test_a_picture_is_loaded_in_the_width_of_its_screen_and_moves_nothing(
    browser, live_server, width, scale, chosen
):
    make.picture(size=(1600, 1200))
    below = "## B\n\nThis stands below."
    text = make.published(body=f"## A\n\n{LONG}\n\n/// figure | cheek\n///\n\n{below}")
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 640},
        device_scale_factor=scale,
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda each: asked.append(each.url) if "/media/" in each.url else None)
    page.goto(text.get_absolute_url())
    page.evaluate(MOVED)
    picture = page.locator(".figure__image")
    before = picture.bounding_box()
    assert before["height"] == pytest.approx(before["width"] * 3 / 4, abs=1)
    picture.scroll_into_view_if_needed()
    page.locator(".figure__image").evaluate("(image) => image.decode()")
    page.wait_for_timeout(300)
    after = picture.bounding_box()
    assert (after["width"], after["height"]) == (before["width"], before["height"])
    # The letters may move by a hair when the font arrives late; a picture without its size would
    # move the page by a hundred times as much.
    assert page.evaluate("window.moved") < 0.005
    assert [url.rsplit("-")[-1] for url in asked] == [f"{chosen}.avif"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_a_picture_that_is_far_below_is_not_loaded_before_somebody_comes_near(page):
    make.picture(size=(1600, 1200))
    text = make.published(body=f"## A\n\n{(LONG + chr(10) * 2) * 8}\n\n/// figure | cheek\n///")
    asked = []
    page.on("request", lambda each: asked.append(each.url) if "/media/" in each.url else None)
    page.goto(text.get_absolute_url(), wait_until="networkidle")
    assert asked == []
    page.locator(".figure__image").scroll_into_view_if_needed()
    page.locator(".figure__image").evaluate("(image) => image.decode()")
    assert len(asked) == 1


def test_an_editor_adds_a_picture_by_keyboard_alone(desk):
    desk.goto(ADD)
    # The file comes from the browser's own dialog, which a test can't type into.
    desk.set_input_files("[name=upload]", photo())
    desk.focus("[name=key]")
    typed = {
        "key": "cheek-day-3",
        "alt": "A cheek",
        "caption": "A cheek on day 3.",
        "skin_tone": "Dark",
        "credit": "Us",
        "license": "CC BY",
    }
    done = set()
    for _ in range(40):
        name, kind = desk.evaluate("[document.activeElement.name, document.activeElement.type]")
        if name in typed and name not in done:
            desk.keyboard.type(typed[name])
            done.add(name)
        elif name in ("shows_person", "consent") and name not in done:
            # The second answer: a real person. Then the tick.
            if name == "shows_person":
                desk.keyboard.press("Space")
                desk.keyboard.press("ArrowDown")
            else:
                desk.keyboard.press("Space")
            done.add(name)
        elif kind == "submit" and name == "_save":
            desk.keyboard.press("Enter")
            break
        desk.keyboard.press("Tab")
    desk.wait_for_selector("text=The picture is here.")
    assert "that the signed consent of the person in it was seen" in desk.inner_text("body")
    assert "Skin shown: dark brown." in desk.inner_text(".desk-reading")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_the_screens_of_figures_are_accessible_and_fit(desk, scheme, width):
    drawn, shown = make.drawing(), make.picture(size=(900, 600))
    fixed = make.picture("chin")
    make.submitted(body="## A\n\n/// figure | chin\n///")
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 800})
    for address in (LIST, ADD, *(f"{LIST}{each.pk}/change/" for each in (drawn, shown, fixed))):
        desk.goto(address, wait_until="networkidle")
        look(desk)
    desk.goto(ADD)
    desk.fill("[name=alt]", "A cheek")
    desk.click("[name=_save]")
    desk.wait_for_selector("text=Choose a picture.", state="attached")
    assert desk.input_value("[name=alt]") == "A cheek"


def look(page):
    """axe finds nothing in our own part of the screen, and nothing is cut off at its side."""
    found = Axe().run(page, context="#content", options={"preload": False})
    assert found.violations_count == 0, found.generate_report()
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, f"{page.url} scrolls sideways by {wider} px"
