"""The rules of RFC 4287 (its RELAX NG schema and its prose) that a feed of ours has to keep."""

import datetime
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Date constructs (3.3): RFC 3339, with a capital T and a zone.
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[\w.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w.~!$&'()*+,;=:@/?%-]+")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
TEXT_TYPES = {None, "text", "html", "xhtml"}
# Element -> (fewest, most) of it inside, for feed (4.1.1) and entry (4.1.2).
MANY = 10**6
IN_FEED = {
    "author": (0, MANY), "category": (0, MANY), "contributor": (0, MANY), "generator": (0, 1),
    "icon": (0, 1), "id": (1, 1), "link": (0, MANY), "logo": (0, 1), "rights": (0, 1),
    "subtitle": (0, 1), "title": (1, 1), "updated": (1, 1), "entry": (0, MANY),
}  # fmt: skip
IN_ENTRY = {
    "author": (0, MANY), "category": (0, MANY), "content": (0, 1), "contributor": (0, MANY),
    "id": (1, 1), "link": (0, MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1),
    "summary": (0, 1), "title": (1, 1), "updated": (1, 1),
}  # fmt: skip
IN_PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}


class _Links(HTMLParser):
    """The addresses in a piece of HTML, and its tags."""

    def __init__(self):
        super().__init__()
        self.addresses, self.tags = [], []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.addresses += [value for name, value in attributes if name in ("href", "src")]


def read(xml, address):
    """The feed element; AssertionError names the rule that it breaks."""
    feed = ElementTree.fromstring(xml)  # noqa: S314
    assert feed.tag == f"{ATOM}feed"
    assert LANGUAGE_TAG.fullmatch(feed.get(LANGUAGE))
    _counts(feed, IN_FEED)
    _common(feed)
    # 4.1.1: it SHOULD say where it is itself; and what it is about.
    assert _hrefs(feed, "self") == [address]
    assert len(_hrefs(feed, "alternate")) == 1
    entries = feed.findall(f"{ATOM}entry")
    assert list(feed)[len(feed) - len(entries) :] == entries
    for entry in entries:
        _entry(entry, feed)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    # 4.1.1: two entries of one id would be two states of one thing, with different dates.
    assert len(set(ids)) == len(ids), ids
    assert feed.findtext(f"{ATOM}id") not in ids
    newest = max((_date(entry, "updated") for entry in entries), default=None)
    assert newest in (None, _date(feed, "updated"))
    return feed


def entries(feed):
    """[{name of an element: its text}] of the entries, in order."""
    found = []
    for entry in feed.findall(f"{ATOM}entry"):
        texts = {child.tag.removeprefix(ATOM): child.text or "" for child in entry}
        found.append({**texts, "link": _hrefs(entry, "alternate")[0]})
    return found


def _entry(entry, feed):
    _counts(entry, IN_ENTRY)
    _common(entry)
    # 4.1.2: an entry without content needs an alternate link; one place each.
    assert len(_hrefs(entry, "alternate")) == 1
    # 4.1.2: somebody has to be named, in the entry or in the feed.
    assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
    assert _date(entry, "published") <= _date(entry, "updated")
    content = entry.find(f"{ATOM}content")
    # 4.1.3: HTML is escaped text, without child elements and without a src.
    assert content.get("type") == "html" and content.get("src") is None and len(content) == 0
    links = _Links()
    links.feed(content.text)
    assert "script" not in links.tags and "style" not in links.tags
    # 4.1.3.3: no link in it may depend on where it is read.
    assert all(urlsplit(each).scheme in ("http", "https", "tel") for each in links.addresses), (
        links.addresses
    )


def _common(element):
    for name in ("title", "subtitle", "summary", "rights"):
        for text in element.findall(f"{ATOM}{name}"):
            # 3.1: plain text and HTML have no child elements.
            assert text.get("type") in TEXT_TYPES and len(text) == 0 and (text.text or "").strip()
    # 4.2.6: an IRI that never changes, complete, and compared letter by letter.
    assert TAG.fullmatch(element.findtext(f"{ATOM}id")), element.findtext(f"{ATOM}id")
    for name in ("author", "contributor"):
        for person in element.findall(f"{ATOM}{name}"):
            _counts(person, IN_PERSON)
            assert person.findtext(f"{ATOM}name").strip()
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")
    for link in element.findall(f"{ATOM}link"):
        assert urlsplit(link.get("href")).scheme and link.get("rel") in ("self", "alternate")
    _date(element, "updated")


def _counts(element, allowed):
    for child in element:
        assert child.tag.removeprefix(ATOM) in allowed, child.tag
    for name, (fewest, most) in allowed.items():
        assert fewest <= len(element.findall(f"{ATOM}{name}")) <= most, (element.tag, name)


def _hrefs(element, relation):
    links = element.findall(f"{ATOM}link")
    return [link.get("href") for link in links if link.get("rel", "alternate") == relation]


def _date(element, name):
    text = element.findtext(f"{ATOM}{name}")
    assert DATE.fullmatch(text), text
    return datetime.datetime.fromisoformat(text)
