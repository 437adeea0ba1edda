"""An Atom feed with full texts, stable names and true dates."""

import datetime
import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

# The year from which our names are ours (RFC 4151), and the date of a feed with nothing in it.
YEAR = 2026
EMPTY_SINCE = datetime.datetime(YEAR, 1, 1, tzinfo=datetime.UTC)
LINK = re.compile(r'\b(href|src|srcset)="([^"]*)"')
ICON = re.compile(r'<svg class="icon\b.*?</svg>', re.DOTALL)
# What XML has no way to write.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Entry:
    """One entry. `name` is its own for ever, wherever the page moves; `path` leads to the page."""

    name: str
    title: str
    path: str
    published: datetime.datetime
    updated: datetime.datetime
    summary: str
    content: str
    author: str
    category: str
    is_sample: bool


class FullTextFeed(Atom1Feed):
    """Django's Atom feed, with the content of each entry and a date that does not follow the
    clock."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})

    def latest_post_date(self):
        return max((item["updateddate"] for item in self.items), default=EMPTY_SINCE)


def feed_of(entries, title, path, about, subtitle):
    """The XML of a feed at `path` about the page at `about`."""
    feed = FullTextFeed(
        title=f"{title} – {settings.SITE_NAME}",
        link=absolute_url(about),
        description=subtitle,
        subtitle=subtitle,
        language="en-US",
        author_name=settings.SITE_NAME,
        feed_url=absolute_url(path),
        feed_guid=tag(path.strip("/")),
    )
    for entry in entries:
        url = absolute_url(entry.path)
        feed.add_item(
            title=_writable(f"Sample: {entry.title}" if entry.is_sample else entry.title),
            link=url,
            # It is HTML to whoever reads it.
            description=_writable(html.escape(entry.summary)),
            content=_writable(with_absolute_links(entry.content, url)),
            # Without one it is the feed’s.
            author_name=_writable(entry.author) or None,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=tag(entry.name),
            categories=[entry.category] if entry.category else (),
        )
    return feed.writeString("utf-8")


def tag(name):
    """A name that is ours for ever, and that no change of an address changes."""
    return f"tag:{urlsplit(settings.BASE_URL).hostname},{YEAR}:{name}"


def absolute_url(path):
    return f"{settings.BASE_URL}{path}"


def with_absolute_links(content, url):
    """HTML that stands at another place than its page: complete links, and none of our icons."""

    def complete(found):
        name, value = found[1], html.unescape(found[2])
        if name == "srcset":
            sources = (source.strip().partition(" ") for source in value.split(","))
            value = ", ".join(f"{urljoin(url, path)} {size}".strip() for path, _, size in sources)
        else:
            value = urljoin(url, value)
        return f'{name}="{html.escape(value)}"'

    return LINK.sub(complete, ICON.sub("", content))


def _writable(text):
    return UNWRITABLE.sub("", str(text))
