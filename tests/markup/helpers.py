"""Plain functions that the markup tests share."""

from html.parser import HTMLParser
from types import SimpleNamespace

from microsite.markup import References, render

VOID = {"br", "hr", "img", "path", "circle"}


def source(title="A study"):
    return SimpleNamespace(
        title=title, authors="A. Author", publisher="", year=2024, identifier="", url=""
    )


def notice(title="Red flags", html="<p>Call.</p>"):
    return SimpleNamespace(title=title, html=html)


def figure(**changes):
    fields = {
        "url": "/media/a.png",
        "alt": "A cheek",
        "caption": "Day 3",
        "credit": "Us",
        "width": 640,
        "height": 480,
        "drawing": "",
        "description": "",
        "cited_keys": (),
        "formats": (),
        "skin": "",
        "terms_of_use": ("", ""),
    }
    return SimpleNamespace(**{**fields, **changes})


def drawing(**changes):
    svg = '<svg viewBox="0 0 1 1"><path id="p" d="M0 0"/><use href="#p"/></svg>'
    return figure(url="", drawing=svg, description="One line.", **changes)


def claim(slug="heals", **changes):
    fields = {"url": f"/evidence/claims/{slug}/", "statement": "Skin heals."}
    return SimpleNamespace(slug=slug, **{**fields, **changes})


def term(name="milia", gloss="small bumps"):
    return SimpleNamespace(name=name, gloss=gloss, url=f"/glossary/#{name}")


def references(*keys, **changes):
    return References(sources={key: source(f"Study {key}") for key in keys}, **changes)


def html(text, *arguments, **keywords):
    return str(render(text, *arguments, **keywords).html)


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.open, self.balanced = [], [], True

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.balanced = False


def parse(text):
    """The elements of some HTML as (tag, attributes), and whether they are nested properly."""
    parser = _Elements()
    parser.feed(text)
    parser.close()
    return parser.found, parser.balanced and not parser.open
