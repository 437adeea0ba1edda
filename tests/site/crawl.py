"""Every public page of the site, found as readers find them and taken apart as browsers do."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse

from articles.models import Alert, Article, Claim, SafetyNotice
from articles.questions.models import Question
from articles.sections import Section
from clinics import states
from clinics.models import Clinic, Device
from microsite.people.models import Clinician
from tests import finished_library

# What machines ask for, what only the team sees, and signed links: no pages for all readers.
NOT_PAGES = (
    "/admin/",
    "/account/",
    "/media/",
    "/static/",
    "/questions/yours/",
    "/questions/confirm/",
    "/newsletter/confirm/",
    "/newsletter/yours/",
    "/newsletter/stop/",
    "/feeds/",
)
NOT_HTML = ("/sitemap.xml", "/robots.txt", "/healthz", "/favicon.ico")
FORM_PAGES = "/questions/ask/"
# Forms about a page of the directory, and the page after them.
REPORT_PAGES = "/clinics/report/"
# Where somebody looks for a clinic is kept nowhere either, though the form only asks.
NEAR = "/clinics/near/"
# Steps of that form: by themselves they lead to its beginning.
STEPS = ("/questions/ask/question/", "/questions/ask/details/")
# Words with a few hits, with a worrying sign, with none; of one kind; on two pages.
SEARCHES = (
    *("?q=tattoo", "?q=streaks", "?q=qwertzuiop", "?q=melasma&kind=answer", "?q=melasma&page=2"),
)

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr path circle line rect".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Element:
    """One start tag, with the text inside it."""

    tag: str
    attributes: dict
    inside: tuple
    """The tags around it, the outermost first."""
    text: str = ""

    def get(self, name, default=None):
        return self.attributes.get(name, default)


class _Reader(HTMLParser):
    """Collects the elements of a page in order; `astray` are end tags that close nothing."""

    def __init__(self):
        super().__init__()
        self.elements, self.open, self.astray = [], [], []

    def handle_starttag(self, tag, attributes):
        inside = tuple(element.tag for element in self.open)
        element = Element(tag, {name: value or "" for name, value in attributes}, inside)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        elif tag not in VOID:
            self.astray.append(tag)

    def handle_data(self, data):
        for element in self.open:
            element.text += data


@dataclass
class Page:
    """One answer of the site to one address (path and query)."""

    address: str
    status: int
    headers: dict
    content: bytes
    cookies: dict = field(default_factory=dict)

    @classmethod
    def get(cls, client, address, **request):
        response = client.get(address, **request)
        return cls(
            address, response.status_code, response.headers, response.content, response.cookies
        )

    @property
    def path(self):
        return urlsplit(self.address).path

    @property
    def is_html(self):
        return self.headers["Content-Type"].startswith("text/html")

    @property
    def html(self):
        return self.content.decode()

    @cached_property
    def _read(self):
        reader = _Reader()
        reader.feed(self.html)
        reader.close()
        return reader

    @property
    def elements(self):
        return self._read.elements

    @property
    def badly_nested(self):
        """Tags that are closed where they are not open, or never closed."""
        return self._read.astray + [element.tag for element in self._read.open]

    def all(self, *tags):
        return [element for element in self.elements if element.tag in tags]

    def meta(self, name):
        """The content of the one <meta> of that name; "" without it."""
        found = [each for each in self.all("meta") if each.get("name") == name]
        assert len(found) <= 1, f"{self.address}: {len(found)} <meta name={name}>"
        return found[0].get("content") if found else ""

    @property
    def title(self):
        titles = [each for each in self.all("title") if "svg" not in each.inside]
        assert len(titles) == 1, f"{self.address}: {len(titles)} titles"
        return " ".join(titles[0].text.split())

    @property
    def headings(self):
        """(level, words) of each heading, in order."""
        found = self.all(*HEADINGS)
        return [(int(each.tag[1]), " ".join(each.text.split())) for each in found]

    @property
    def words(self):
        """Everything between the tags of the body, in one line."""
        (body,) = self.all("body")
        return " ".join(body.text.split())

    @property
    def ids(self):
        return Counter(each.get("id") for each in self.elements if each.get("id") is not None)

    @property
    def links(self):
        """Absolute addresses of all links, with their fragments."""
        here = f"{settings.BASE_URL}{self.address}"
        return [
            urljoin(here, each.get("href")) for each in self.all("a") if "href" in each.attributes
        ]

    @property
    def internal_links(self):
        """(path with query, fragment) of the links that stay on this site."""
        inside = [link for link in self.links if link.startswith(f"{settings.BASE_URL}/")]
        parts = [urldefrag(link.removeprefix(settings.BASE_URL)) for link in inside]
        return [(part.url, part.fragment) for part in parts]


def public_patterns(patterns=None, prefix="/", namespace=""):
    """(name, address or None) of every address pattern for readers; None when it has parameters."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(NOT_PAGES) or route.startswith(NOT_HTML) or route in STEPS:
            continue
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or route), None if "<" in route else route
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from public_patterns(pattern.url_patterns, route, inner)


def addresses_of_rows():
    """The address of everything that has one now, linked from somewhere or not."""
    claims = Claim.objects.published()
    rows = [
        *Article.objects.published(),
        *SafetyNotice.objects.published(),
        *Alert.objects.published(),
        *claims,
        *Question.objects.published(),
        *Clinic.objects.published(),
        *Device.objects.published(),
        *Clinician.objects.published(),
        *states.ALL,
        *Section,
    ]
    guides = [state.guide_url for state in states.ALL]
    data = [reverse("claim_json", args=[claim.slug]) for claim in claims]
    clinics = Clinic.objects.published()
    data += [reverse("clinics:clinic_json", args=[one.state.slug, one.slug]) for one in clinics]
    return [row.get_absolute_url() for row in rows] + data + guides


def is_deep(address):
    """Whether it is a list by more filters than one kind of list has addresses for."""
    if address.startswith("/clinics/"):
        return address.count("=") > 1
    return address.startswith("/questions/?") and address.count("=") > 2


def crawl(client=None):
    """{address: Page} of what readers can reach: by address patterns, by rows, by links."""
    client = client or Client()
    waiting = [address for _, address in public_patterns() if address]
    waiting += addresses_of_rows()
    waiting += [reverse("search") + query for query in SEARCHES]
    waiting += [f"{STEPS[0]}?now=no"]
    pages = {}
    while waiting:
        address = waiting.pop(0)
        if address in pages or address.startswith(NOT_PAGES) or is_deep(address):
            continue
        page = pages[address] = Page.get(client, address)
        if page.status == 200 and page.is_html:
            waiting += [link for link, _ in page.internal_links]
    return pages


@contextmanager
def for_a_while(blocker):
    """A transaction around the tests of a class or module; what is made in it is taken away.

    Each test still has a transaction of its own inside this one.
    """
    with blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
    try:
        yield
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


@contextmanager
def starter_library(blocker):
    """The starter library for all tests of a class or module."""
    with for_a_while(blocker):
        with blocker.unblock():
            finished_library.put()
        yield


_starter_site = {}


def starter_site(blocker):
    """{address: Page} of a demonstration with the starter library, fetched once a process.

    Only to look at: the ids in its addresses need not be those of a later load.
    """
    if not _starter_site:
        with starter_library(blocker), blocker.unblock():
            _starter_site.update(crawl())
    return _starter_site


def one_of_each_kind():
    """The address of one page of each kind: what belongs to one address pattern."""
    addresses = [address for _, address in public_patterns() if address]
    addresses += [*addresses_of_rows(), reverse("search") + SEARCHES[0]]
    return list({resolve(urlsplit(each).path).view_name: each for each in addresses}.values())
