"""The HTML of our own components in a text. What comes from authors is escaped here."""

from django.utils.html import escape

from .plain_text import inline_text
from .trusted import icon
from .typography import smarten

LEVEL_WORDS = {"emergency": "Emergency: ", "urgent": "Urgent: ", "routine": "Not urgent: "}
LIST_TITLES = {"do": "Do", "dont": "Do not"}

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


def block_open(name, title, heading):
    """The start of the block of this name."""
    if name in LEVEL_WORDS:
        return care_open(name, title, heading)
    if name in LIST_TITLES:
        return list_open(name, title, heading)
    return callout_open(title)


def block_close(name):
    """The end of the block of this name."""
    if name in LEVEL_WORDS:
        return CARE_CLOSE
    return "</div>" if name in LIST_TITLES else "</aside>"


def figure(shown):
    """A picture with its caption; `shown` has url, alt, caption, credit, width and height."""
    credit = (
        f' <span class="figure__credit">{escape(smarten(shown.credit))}</span>'
        if shown.credit
        else ""
    )
    caption = escape(smarten(shown.caption)) if shown.caption else ""
    if caption or credit:
        caption = f'<figcaption class="figure__caption">{caption}{credit}</figcaption>'
    return (
        f'<figure class="figure"><img class="figure__image" src="{escape(shown.url)}" '
        f'alt="{escape(shown.alt)}" width="{int(shown.width)}" height="{int(shown.height)}" '
        f'loading="lazy">{caption}</figure>'
    )


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
    """The number of a source, as a link to its entry in the list of sources."""
    return (
        f'<sup class="citation"><a href="#{escape(cited.anchor)}" '
        f'aria-label="Source {cited.number}">{cited.number}</a></sup>'
    )


def table_open(label):
    """The start of a table in a region that scrolls; `label` names the region."""
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(label)}">'
        '<table class="table">'
    )


TABLE_CLOSE = "</table></div>"
