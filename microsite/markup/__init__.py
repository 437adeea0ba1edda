"""Markdown to safe HTML: the one place of this project where trusted HTML comes from.

Authors' texts are shown to patients, and what reaches a page as trusted is never looked at again.
So raw HTML is text here; Markdown's output passes an allow-list (nh3); and only then are our own
components, figures, notices and citations put where marks were left for them. What a text may cite
is handed in by the caller. Nothing in this package knows the models or looks anything up.
"""

from . import readability
from .checks import check_text
from .citations import CitedKeys, can_be_term, cited_keys, cited_sources, term_key
from .headings import ContentsEntry
from .plain_text import plain_text
from .problem import Problem
from .references import Citation, References
from .render import Rendered, render
from .trusted import icon, inline_svg, json_ld, search_marks

__all__ = [
    "Citation",
    "CitedKeys",
    "ContentsEntry",
    "Problem",
    "References",
    "Rendered",
    "can_be_term",
    "check_text",
    "cited_keys",
    "cited_sources",
    "icon",
    "inline_svg",
    "json_ld",
    "plain_text",
    "readability",
    "render",
    "search_marks",
    "term_key",
]
