"""A letter in the hands of a reader: as text, in the dark, on a small screen, without the web."""

import re
from html.parser import HTMLParser

import pytest

from articles.newsletter.letter import Letter
from tests import make

from . import make as letters

# What an element of HTML or a rule of CSS may load something by.
LOADING_TAGS = {"audio", "embed", "iframe", "img", "image", "input", "link", "object", "picture"}
LOADING_TAGS |= {"script", "source", "svg", "track", "video"}
LOADING_ATTRIBUTES = {"action", "background", "data", "poster", "src", "srcset"}
LOADING_RULE = re.compile(r"url\s*\(|@import|@font-face|image-set|expression", re.IGNORECASE)


@pytest.fixture
def letter(db):
    make.alert(title="Fake needles", summary="Some needles are fakes.")
    make.published(title="A" + "very" * 30 + "long title", summary="Short.")
    make.answered(make.accepted("Is it normal?"), short_answer="Yes.")
    edition = letters.approved(
        subject="New this month", intro="Dear reader,\n\nhere is <b>what</b> is new & good."
    )
    return Letter(edition)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.links = set(), set(), []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name == "href"]


def test_the_letter_loads_nothing_and_counts_nobody(letter):
    _, html = letter.as_read("https://stop.example/1", "https://yours.example/1")
    reader = _Reader()
    reader.feed(html)
    assert not reader.tags & LOADING_TAGS
    assert not reader.attributes & LOADING_ATTRIBUTES
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert not LOADING_RULE.search(html)
    # Links lead to pages as they are: no number of the reader, no step between.
    ours = [link for link in reader.links if "example" not in link]
    assert ours and all(link.startswith("http://127.0.0.1:8000/") for link in ours)
    assert not any("?" in link for link in ours)


def test_the_text_says_all_that_the_html_says(letter):
    text, html = letter.as_read("https://stop.example/1", "https://yours.example/1")
    for words in ("Dear reader,", "Fake needles", "Some needles are fakes.", "Is it normal?"):
        assert words in text and words in html
    assert "<b>what</b> is new & good." in text
    assert "&lt;b&gt;what&lt;/b&gt; is new &amp; good." in html
    for link in ("https://stop.example/1", "https://yours.example/1", "/newsletter/editions/1/"):
        assert link in text and link in html
    lines = [line for line in text.splitlines() if "http" not in line and "very" not in line]
    assert max(map(len, lines)) <= 90
    assert "\n\n\n\n" not in text and "SAFETY ALERT" in text


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_letter_is_read_at_320_pixels_without_pictures_in_light_and_dark(
    browser, letter, scheme
):
    requests = []
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.route("**/*", lambda route: route.abort())
    page.set_content(letter.as_read()[1])
    found = page.evaluate(
        """() => {
            const light = (color) => {
                const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((part) => {
                    const share = part / 255;
                    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const back = light(getComputedStyle(document.body).backgroundColor);
            const contrasts = [...document.querySelectorAll("p, h1, h2, a")].map((each) => {
                const front = light(getComputedStyle(each).color);
                const [high, low] = front > back ? [front, back] : [back, front];
                return (high + 0.05) / (low + 0.05);
            });
            const root = document.documentElement;
            return {
                back,
                contrast: Math.min(...contrasts),
                wide: root.scrollWidth - root.clientWidth,
                size: parseFloat(getComputedStyle(document.body).fontSize),
                targets: Math.min(...[...document.querySelectorAll("a")].map(
                    (each) => each.getBoundingClientRect().height
                )),
            };
        }"""
    )
    context.close()
    assert requests == []
    assert found["wide"] <= 0 and found["size"] >= 16 and found["targets"] >= 24
    assert found["contrast"] >= 4.5
    assert (found["back"] < 0.1) == (scheme == "dark")
