"""The allow-list that everything typed by people passes on its way to a page.

Renderers keep `javascript:` links and templates print what they get; so every text goes through
`sanitize()` after Markdown, whatever Markdown made of it. Only our own components are added later.
"""

import nh3

from .links import EXTERNAL_REL, is_safe

TAGS = {
    "a", "blockquote", "br", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "li", "ol", "p", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"data-label"}, "th": {"data-label"}, "ol": {"start"}}
VALUES = {"a": {"rel": {EXTERNAL_REL}}, "th": {"scope": {"row", "col"}}}


def _safe_attribute(tag, name, value):
    if name == "href" and not is_safe(value):
        return None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    attribute_filter=_safe_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


def sanitize(html):
    """HTML with nothing left in it but the tags and attributes that texts need."""
    return _cleaner.clean(html)
