"""The only helpers outside render() that return trusted HTML. Each escapes what it is given."""

import json
import re
from functools import cache
from pathlib import Path

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import escape
from django.utils.safestring import mark_safe

ICONS = Path(__file__).parent / "icons"
ICON_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ROOT_TAG = re.compile(r"<svg\b([^>]*)>")
OWN_ATTRIBUTES = re.compile(r"\s(?:xmlns|class|role|id|focusable|aria-[a-z]+)=\"[^\"]*\"")
SHAPES = (
    "circle", "clipPath", "defs", "ellipse", "g", "line", "linearGradient", "marker", "mask",
    "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol",
    "text", "tspan", "use",
)  # fmt: skip
OTHER_ELEMENT = re.compile(rf"<(?!/?(?:{'|'.join(SHAPES)})[\s/>])")
ACTIVE_ATTRIBUTE = re.compile(
    r"[\s\"'/](?:on[a-z]+|style)\s*=|javascript:|href\s*=\s*(?![\"']#)|url\((?!#)", re.IGNORECASE
)
# Where a drawing names a part of itself, and where it uses that part.
INNER_NAME = re.compile(r"(\sid=\"|\shref=\"#|url\(#)")
_JSON_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_MARKS = re.compile("([\x02\x03])")


def trusted(html):
    """Declare that `html` is safe. Only for what this package has built or sanitized itself."""
    return mark_safe(html)  # noqa: S308


def json_ld(data):
    """A script element with `data` as JSON-LD; no value can end the element."""
    text = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder, separators=(",", ":"))
    return trusted(f'<script type="application/ld+json">{text.translate(_JSON_ESCAPES)}</script>')


def search_marks(snippet):
    """A search snippet as HTML; what stands between \\x02 and \\x03 is shown as a match.

    Marks without a partner, which cutting a snippet can leave, are closed or dropped.
    """
    parts, is_open = [], False
    for part in _MARKS.split(snippet):
        if part == "\x02":
            parts.append("" if is_open else "<mark>")
            is_open = True
        elif part == "\x03":
            parts.append("</mark>" if is_open else "")
            is_open = False
        else:
            parts.append(escape(part))
    return trusted("".join(parts) + ("</mark>" if is_open else ""))


@cache
def icon(name):
    """The icon of this name as inline SVG, hidden from screen readers: put words beside it.

    Raises ValueError for a name that is not a file of the icons folder.
    """
    path = ICONS / f"{name}.svg"
    if not ICON_NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(sorted(file.stem for file in ICONS.glob("*.svg")))
        raise ValueError(f"There is no icon “{name}”. Known icons: {known}.")
    attributes, rest = _parts(path.read_text(encoding="utf-8"))
    return trusted(f'<svg class="icon icon--{name}" aria-hidden="true"{attributes}>{rest}')


def inline_svg(svg, title, description="", name="figure"):
    """A drawing of our own as inline SVG with an accessible title and description.

    `svg` is the source of a file of this project, never an upload. `name` makes its ids unique on
    the page, wherever else it stands. Raises ValueError for a source that could do something.
    """
    attributes, rest = _parts(svg)
    rest = INNER_NAME.sub(lambda found: f"{found[1]}{escape(name)}-", rest)
    title_id, description_id = escape(f"{name}-title"), escape(f"{name}-description")
    labels = f'<title id="{title_id}">{escape(title)}</title>'
    described = ""
    if description:
        labels += f'<desc id="{description_id}">{escape(description)}</desc>'
        described = f' aria-describedby="{description_id}"'
    return trusted(
        f'<svg role="img" aria-labelledby="{title_id}"{described}{attributes}>{labels}{rest}'
    )


def _parts(svg):
    """The attributes of the root element without those that we set, and what follows its tag."""
    svg = svg.strip()
    root = ROOT_TAG.match(svg)
    if root is None or not svg.endswith("</svg>"):
        raise ValueError("A drawing is one svg element and nothing else.")
    if OTHER_ELEMENT.search(svg) or ACTIVE_ATTRIBUTE.search(svg):
        raise ValueError(
            "A drawing has shapes and words only: no scripts, styles, comments or outside links."
        )
    return OWN_ATTRIBUTES.sub("", root[1]).rstrip(), svg[root.end() :]
