"""The HTML of our own components in a text. What comes from authors is escaped here."""

from django.utils.html import escape

from .plain_text import inline_text
from .trusted import icon, inline_svg
from .typography import smarten

LEVEL_WORDS = {"emergency": "Emergency: ", "urgent": "Urgent: ", "routine": "Not urgent: "}
LIST_TITLES = {"do": "Do", "dont": "Do not"}
LINES_TO_WRITE = {"blank": 1, "lines": 4}

# A figure is as wide as the screen without its margins, up to the width of a block of text.
FIGURE_SIZES = "(min-width: 45rem) 40rem, 92vw"

FALLBACK_TITLE = "Get help now"
FALLBACK_TEXT = "Call 911 for an emergency. For anything else that worries you, call your clinic."


def words(text):
    """A title or caption as an author typed it: its words, with typographic marks, escaped."""
    return escape(smarten(inline_text(text)))


def care_open(level_name, title, heading):
    """The start of a care card; `heading` is the number of its h element."""
    return (
        f'<section class="care care--{level_name}"><h{heading} class="care__title">'
        f'{icon(level_name)}<span class="care__level visually-hidden">'
        f"{LEVEL_WORDS[level_name]}</span>{words(title)}</h{heading}>"
        '<div class="care__body">'
    )


CARE_CLOSE = "</div></section>"


def list_open(name, title, heading):
    """The start of a list of what to do ("do") or not to do ("dont")."""
    return (
        f'<div class="do-list do-list--{name}"><h{heading} class="do-list__title">'
        f"{icon(name)}{words(title) or LIST_TITLES[name]}</h{heading}>"
    )


def callout_open(title):
    return f'<aside class="callout"><p class="callout__title">{words(title)}</p>'


def myth_open(title, heading):
    """The start of a refutation; `title` is the false saying, marked as one for ear and eye."""
    return (
        f'<section class="myth"><h{heading} class="myth__title">{icon("dont")}'
        f'<span class="myth__label">Not so: </span>{words(title)}</h{heading}>'
        '<div class="myth__body">'
    )


def checklist_open(title, heading):
    """The start of a list with boxes to tick on paper."""
    shown = f'<h{heading} class="checklist__title">{words(title)}</h{heading}>' if title else ""
    return f'<div class="checklist">{shown}'


def block_open(name, title, heading):
    """The start of the block of this name."""
    if name in LEVEL_WORDS:
        return care_open(name, title, heading)
    if name in LIST_TITLES:
        return list_open(name, title, heading)
    if name == "myth":
        return myth_open(title, heading)
    return checklist_open(title, heading) if name == "checklist" else callout_open(title)


def block_close(name):
    """The end of the block of this name."""
    if name in LEVEL_WORDS:
        return CARE_CLOSE
    if name == "myth":
        return "</div></section>"
    return "</aside>" if name == "callout" else "</div>"


def room_to_write(name, label):
    """Ruled lines to write on, once the page is printed: one for "blank", four for "lines"."""
    rules = '<span class="blank__rule"></span>' * LINES_TO_WRITE[name]
    return f'<div class="blank"><span class="blank__label">{words(label)}</span>{rules}</div>'


def figure(shown, name, citations=()):
    """A drawing or a picture with its caption and with all that it says in words.

    `shown` has drawing (the source of an SVG of this project) or url, formats, width and height;
    alt, description, caption, skin, credit, and terms_of_use: name and address of a license.
    `name` is its id; `citations` are HTML of source numbers.
    """
    if shown.drawing:
        picture = inline_svg(shown.drawing, shown.alt, shown.description, name)
    else:
        picture = _picture(shown)
    in_words = ""
    if shown.description:
        in_words = (
            '<details class="figure__words"><summary>This figure in words</summary>'
            f"<p>{escape(smarten(shown.description))}</p></details>"
        )
    caption = _figure_caption(shown, citations)
    return f'<figure class="figure" id="{escape(name)}">{picture}{caption}{in_words}</figure>'


def _picture(shown):
    """The browser takes the best format that it knows, in the width that its screen needs."""
    sources, largest = "", ""
    for kind, files in shown.formats:
        widths = ", ".join(f"{escape(url)} {int(width)}w" for url, width in files)
        largest = f' srcset="{widths}" sizes="{FIGURE_SIZES}"'
        sources += f'<source type="{escape(kind)}"{largest}>'
    # The last format is the one of the image itself.
    sources = sources[: sources.rfind("<source")] if sources else ""
    image = (
        f'<img class="figure__image" src="{escape(shown.url)}"{largest} alt="{escape(shown.alt)}" '
        f'width="{int(shown.width)}" height="{int(shown.height)}" loading="lazy">'
    )
    return f"<picture>{sources}{image}</picture>" if sources else image


def _figure_caption(shown, citations):
    parts = [escape(smarten(shown.caption)), *citations] if shown.caption else []
    caption = "".join(parts)
    if shown.skin:
        caption += f' <span class="figure__skin">Skin shown: {escape(shown.skin)}.</span>'
    credit = [escape(smarten(shown.credit))] if shown.credit else []
    license_name, license_url = shown.terms_of_use
    if license_url:
        credit.append(f'<a href="{escape(license_url)}" rel="license">{escape(license_name)}</a>')
    elif license_name:
        credit.append(escape(license_name))
    if credit:
        caption += f' <span class="figure__credit">{", ".join(credit)}</span>'
    return f'<figcaption class="figure__caption">{caption}</figcaption>' if caption else ""


def notice(html, anchor):
    """A notice in full; `html` has been rendered by this package."""
    return f'<div class="notice" id="{escape(anchor)}">{html}</div>'


def notice_link(title, anchor):
    """A link to a notice that the page already shows."""
    return f'<p class="notice-link"><a href="#{escape(anchor)}">{escape(smarten(title))}</a></p>'


def notice_fallback(heading):
    """What stands in place of a notice that cannot be shown."""
    card = care_open("emergency", FALLBACK_TITLE, heading)
    return f"{card}<p>{escape(FALLBACK_TEXT)}</p>{CARE_CLOSE}"


def citation(cited):
    """The number of a source or a claim, as a link to its entry in the list of sources."""
    return (
        f'<sup class="citation"><a href="#{escape(cited.anchor)}" '
        f'aria-label="Source {cited.number}">{cited.number}</a></sup>'
    )


def term(shown, typed):
    """A term where it is first used: a link to the glossary, and what it means in parentheses."""
    return (
        f'<dfn class="term"><a href="{escape(shown.url)}">{words(typed)}</a></dfn> '
        f'<span class="term__gloss">({words(shown.gloss)})</span>'
    )


def table_open(label):
    """The start of a table in a region that scrolls; `label` names the region."""
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        '<table class="table">'
    )


TABLE_CLOSE = "</table></div>"
