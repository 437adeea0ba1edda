"""render(): the one door from an author's Markdown to HTML."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from . import components
from .blocks import BLANKS
from .citations import term_key, unresolved
from .engine import convert
from .headings import ContentsEntry, contents, place_headings
from .marks import CLOSE, OPEN, reveal
from .prepare import prepare
from .problem import Problem
from .references import References
from .sanitize import sanitize
from .source import read
from .trusted import trusted
from .typography import smarten_html

TOKEN = re.compile(
    rf"<div>{OPEN}(?P<block>[bep])(?P<line>\d+){CLOSE}</div>"
    rf"|(?P<heading><h[1-6]>)(?:{OPEN}h(?P<number>\d+){CLOSE})?"
    r"|(?P<heading_end></h[1-6]>)"
    r"|(?P<table><table>)|(?P<table_end></table>)"
    r"|(?P<link><a [^>]*>)|(?P<link_end></a>)"
    rf"|{OPEN}s(?P<citation>\d+){CLOSE}"
    rf"|{OPEN}t(?P<term>\d+){CLOSE}"
    rf"|{OPEN}[a-z]\d+{CLOSE}|(?P<stray>[\ue000-\uf8ff])"
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, its top-level headings, and what its author has to mend."""

    html: SafeString
    contents: tuple[ContentsEntry, ...]
    problems: tuple[Problem, ...]


def render(text, references=None, heading_level=2, id_prefix=""):
    """Render an author's Markdown. Never fails, whatever the text.

    `references` holds all that the text may cite, and is told what it cited; give the same one to
    every text of a page. `##` becomes `heading_level`. `id_prefix` stands before every id.
    """
    references = references if references is not None else References()
    source = read(text)
    prepared, html, dropped, nesting_problems = _convert(source)
    headings = place_headings(source.lines, heading_level, id_prefix)
    filled = _Filler(source, prepared, headings, references, heading_level, id_prefix).fill(
        reveal(smarten_html(sanitize(html)))
    )
    problems = [
        *source.problems,
        *prepared.problems,
        *unresolved(source, references),
        *(_dropped_link(source, address) for address in dropped),
        *nesting_problems,
    ]
    return Rendered(
        html=trusted(filled),
        contents=contents(headings, heading_level),
        problems=tuple(sorted(set(problems))),
    )


def _convert(source):
    prepared = prepare(source)
    try:
        html, dropped = convert(prepared.text, prepared.terms)
        return prepared, html, dropped, []
    except RecursionError:
        # Disguised, the same text is nothing but paragraphs.
        prepared = prepare(source, plain=True)
        html, dropped = convert(prepared.text, prepared.terms)
        problem = Problem(1, "The text is nested too deeply and is shown as it was typed.")
        return prepared, html, dropped, [problem]


def _dropped_link(source, address):
    line = next((line.number for line in source.lines if address and address in line.text), None)
    if line is None:
        line = next((line.number for line in source.lines if "](" in line.text), 1)
    return Problem(
        line,
        f"The link to “{address}” is left out. "
        "Links begin with https://, http://, mailto:, tel:, / or #.",
    )


class _Filler:
    """Puts headings, components, tables and citations where the marks are, in reading order."""

    def __init__(self, source, prepared, headings, references, heading_level, id_prefix):
        self.lines = source.lines
        self.keys = prepared.citations
        self.terms = prepared.terms
        self.headings = headings
        self.references = references
        self.id_prefix = id_prefix
        self.level = heading_level - 1  # of the heading under which we are
        self.title = ""
        self.labels = set()  # names of tables
        self.in_link = self.in_heading = False
        self.held = []  # citations inside a link, which must not be links themselves

    def fill(self, html):
        return TOKEN.sub(self._replace, html)

    def _replace(self, found):
        if found["block"]:
            return self._block(found["block"], self.lines[int(found["line"])])
        if found["citation"]:
            return self._citation(self.keys[int(found["citation"])])
        if found["term"]:
            return self._term(self.terms[int(found["term"])])
        if found["heading"]:
            self.in_heading = True
            return self._heading(found["number"])
        if found["heading_end"]:
            self.in_heading = False
            return f"</h{self.level}>"
        if found["table"]:
            return components.table_open(self._table_label())
        if found["table_end"]:
            return components.TABLE_CLOSE
        if found["link"]:
            self.in_link = True
            return found["link"]
        if found["link_end"]:
            self.in_link = False
            held, self.held = self.held, []
            return "</a>" + "".join(held)
        return ""

    def _heading(self, number):
        if number is None:
            return f"<h{self.level}>"
        heading = self.headings[int(number)]
        self.level, self.title = heading.level, heading.title
        return f'<h{heading.level} id="{escape(heading.id)}">'

    def _block(self, kind, line):
        heading = min(self.level + 1, 6)
        if kind == "b":
            return components.block_open(line.name, line.text, heading)
        if kind == "e":
            return components.block_close(line.name)
        if line.name == "notice":
            return self._notice(line.text, heading)
        if line.name in BLANKS:
            return components.room_to_write(line.name, line.text)
        return self._figure(line.text)

    def _figure(self, key):
        figure = self.references.figures.get(key)
        if figure is None:
            return ""
        cited = filter(None, map(self.references.cite, figure.cited_keys))
        prefix = self.id_prefix or self.references.prefix
        name = self.references.place_figure(f"{prefix}figure-{key}")
        return components.figure(figure, name, [components.citation(one) for one in cited])

    def _notice(self, key, heading):
        notice = self.references.notices.get(key)
        # All notices that are missing share one fallback.
        shown_as = key if notice is not None else ""
        title = notice.title if notice is not None else components.FALLBACK_TITLE
        anchor = self.references.shown_notices.get(shown_as)
        if anchor is not None:
            return components.notice_link(title, anchor)
        anchor = f"{self.id_prefix or self.references.prefix}notice-{key}"
        self.references.show_notice(shown_as, anchor)
        html = notice.html if notice is not None else components.notice_fallback(heading)
        return components.notice(html, anchor)

    def _citation(self, key):
        cited = self.references.cite(key)
        if cited is None:
            return ""
        html = components.citation(cited)
        if self.in_link:
            self.held.append(html)
            return ""
        return html

    def _term(self, words):
        # A link must not stand in another one, and a heading explains nothing.
        hidden = self.in_link or self.in_heading
        term = None if hidden else self.references.explain(term_key(words))
        return components.term(term, words) if term is not None else components.words(words)

    def _table_label(self):
        label = f"Table: {self.title}" if self.title else "Table"
        unique, number = label, 2
        while unique in self.labels:
            unique, number = f"{label} ({number})", number + 1
        self.labels.add(unique)
        return unique
