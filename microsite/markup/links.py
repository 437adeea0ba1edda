"""Which addresses a text may link to."""

import html
import re
from xml.etree import ElementTree

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# An allow-list: whatever is not one of these forms is dropped. Backslashes are out because
# browsers read them as slashes, and "//host" because it leaves the site without a scheme.
SAFE = re.compile(
    r"https?://[^\s/\\][^\s\\]*|mailto:[^\s\\@]+@[^\s\\@]+|tel:\+?[0-9().-]+"
    r"|/(?![/\\])[^\s\\]*|#[^\s\\]+",
    re.IGNORECASE,
)
PRIVATE = re.compile("[\ue000-\uf8ff]")
EXTERNAL_REL = "noopener noreferrer"


def is_safe(address):
    """Whether a text may link to this address: http, https, mailto, tel, "/…" or "#…"."""
    return SAFE.fullmatch(address) is not None and not PRIVATE.search(address)


def is_external(address):
    """Whether the address names a host."""
    return address[:4].lower() == "http"


class Autolink(InlineProcessor):
    """`<https://example.org>` and `<name@example.org>`, which Markdown itself would encode."""

    PATTERN = r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@:/]+@[^<>\s@:/]+)>"

    def handleMatch(self, m, data):
        address = m.group(1)
        element = ElementTree.Element("a")
        element.text = AtomicString(address.removeprefix("mailto:"))
        plain = ":" not in address
        element.set("href", f"mailto:{address}" if plain else address)
        return element, m.start(0), m.end(0)


class LinkRules(Treeprocessor):
    """Keeps safe links, marks those that leave the site, and makes plain text of the others."""

    def __init__(self, md):
        super().__init__(md)
        self.dropped = []

    def run(self, root):
        for element in root.iter("a"):
            address = html.unescape(element.get("href", "")).strip()
            element.attrib.clear()
            if is_safe(address):
                element.set("href", address.replace("&", "&amp;"))
                if is_external(address):
                    element.set("rel", EXTERNAL_REL)
            else:
                self.dropped.append(address)
                element.tag = "span"
