"""What can be counted in the texts of one page."""

import re
from functools import cached_property, lru_cache

from microsite.markup import cited_keys
from microsite.markup.chunks import CELL_END, chunks
from microsite.markup.citations import CITATION, TERM
from microsite.markup.draft import Draft
from microsite.markup.plain_text import LINK, inline_text
from microsite.markup.readability import WORD, grade, hardest_sentences, sentences, split_sentences
from microsite.markup.source import read

from .voice import is_passive

# Initials that are better known than what they stand for.
KNOWN_INITIALS = frozenset("US FDA CDC HIV DNA UV SPF OK AM PM ID MD NP PA RN TV DEN PRO".split())
ROMAN = re.compile(r"[IVX]+")
# Terms of the glossary whose names are also everyday words, or what the whole site is about.
EVERYDAY = frozenset(
    {
        *["microneedling", "needling", "approved", "authorized", "cleared", "cartridge"],
        *["delegation", "denominator", "indication", "pen", "roller", "stamp", "sterile"],
        *["single-use", "urgent care", "needle depth", "wound healing", "spf"],
    }
)
# Around a term that the sentence explains by itself.
EXPLAINED_BEFORE = re.compile(r"(?:\(|\b(?:called|named|mean|means|as) [\"“]?)$", re.IGNORECASE)
EXPLAINED_AFTER = re.compile(
    r"[\"”]?(?: \w+)?(?: \(|,? (?:which|that|these|this) (?:is|are|means)\b|,? means?\b"
    r"| (?:is|are) (?:a|an|the|when|what|tiny|small|firm)\b|, or )",
    re.IGNORECASE,
)


class Facts:
    """The counts of a page whose Markdown fields are `parts` (name -> text).

    `terms` are the names of the terms in the glossary, `sheets` the addresses of pages to print.
    """

    def __init__(self, title, parts, ceiling, is_sheet=False, terms=(), sheets=()):
        self.title, self.parts, self.ceiling = title, parts, ceiling
        self.is_sheet = is_sheet
        self.terms = tuple(sorted(name.lower() for name in terms))
        self.sheets = frozenset(sheets)
        self.text = "\n\n".join(parts.values())
        self.cited = cited_keys(self.text)

    def has(self, name):
        """Whether the page has this part."""
        return bool(self.parts.get(name, "").strip())

    @cached_property
    def grade(self):
        """The Flesch-Kincaid grade, to one decimal place."""
        return round(grade(self.text), 1)

    @cached_property
    def sentences(self):
        return sentences(self.text)

    @cached_property
    def words(self):
        return sum(len(WORD.findall(sentence)) for sentence in self.sentences)

    @cached_property
    def hardest(self):
        """{"grade", "sentence"} of the hardest sentence, or None."""
        found = hardest_sentences(self.text, 1)
        return {"grade": round(found[0][0], 1), "sentence": found[0][1]} if found else None

    @cached_property
    def chunks(self):
        """The chunks of all parts in order."""
        return tuple(chunk for text in self.parts.values() for chunk in chunks(read(text)))

    @cached_property
    def draft(self):
        """All parts as one Draft."""
        return Draft(self.text, read(self.text), self.chunks, self.ceiling)

    @cached_property
    def body(self):
        return chunks(read(self.parts.get("body", "")))

    @cached_property
    def blocks(self):
        """The names of the blocks that the page has, `///` marks with and without a text."""
        return {chunk.name for chunk in self.chunks if chunk.kind in ("open", "place")}

    @cached_property
    def advice(self):
        """The items of the lists of what to do and what not to do."""
        found, block = [], ""
        for chunk in self.chunks:
            if chunk.kind in ("open", "close"):
                block = chunk.name if chunk.kind == "open" else ""
            elif chunk.kind == "item" and block in ("do", "dont"):
                found.append(chunk.text)
        return found

    @property
    def headings(self):
        return [chunk for chunk in self.body if chunk.kind == "heading"]

    @cached_property
    def longest_section(self):
        """(words, title) of the longest stretch of the body without a heading."""
        sections = [[0, "the beginning"]]
        for chunk in self.body:
            if chunk.kind == "heading":
                sections.append([0, inline_text(chunk.text)])
            elif chunk.kind not in ("open", "close", "place", "row"):
                sections[-1][0] += len(WORD.findall(inline_text(chunk.text)))
        return tuple(max(sections))

    @cached_property
    def longest_paragraph(self):
        """The number of sentences of the longest paragraph."""
        paragraphs = (chunk for chunk in self.chunks if chunk.kind == "paragraph")
        return max((len(split_sentences(inline_text(each.text))) for each in paragraphs), default=0)

    @cached_property
    def lists(self):
        """The numbers of items of the lists, those inside others by themselves."""
        return [count for text in self.parts.values() for count in _lists(text)]

    @cached_property
    def steps(self):
        """How many numbered items there are."""
        lines = read(self.text).lines
        return sum(re.match(r"\s*\d+\. ", line.text) is not None for line in lines)

    @cached_property
    def widest_table(self):
        """The number of columns of the widest table; 0 without one."""
        rows = (chunk.text.strip().strip("|") for chunk in self.chunks if chunk.kind == "row")
        return max((len(CELL_END.findall(row)) + 1 for row in rows), default=0)

    @cached_property
    def passive(self):
        """Sentences in the passive voice."""
        return [sentence for sentence in self.sentences if is_passive(sentence)]

    def passive_in(self, *names):
        """Those of these parts."""
        found = (sentence for name in names for sentence in sentences(self.parts.get(name, "")))
        return [sentence for sentence in found if is_passive(sentence)]

    @cached_property
    def links(self):
        """The addresses on this site to which the page leads, without what follows a #."""
        return set(re.findall(r"\]\((/[^)\s#]*)", self.text))

    @cached_property
    def unexplained(self):
        """Terms of the glossary and initials that are not explained where they come first."""
        text = LINK.sub(r"\1", CITATION.sub("", self.text))
        bracketed = {found.start("term") for found in TERM.finditer(text)}
        first = {}
        for found in _names(self.terms).finditer(text):
            name = found["term"] or found["initials"]
            if name not in KNOWN_INITIALS and not ROMAN.fullmatch(name):
                first.setdefault(name.lower(), found)
        return [
            found.group()
            for found in first.values()
            if found.start() not in bracketed and not _is_explained(text, found)
        ]


def _lists(text):
    """The numbers of items of the lists in one part."""
    found, open_lists = [], {}
    for chunk in (*chunks(read(text)), None):
        depth = chunk.level if chunk is not None and chunk.kind == "item" else -1
        for closed in [level for level in open_lists if level > depth]:
            found.append(open_lists.pop(closed))
        if depth >= 0:
            open_lists[depth] = open_lists.get(depth, 0) + 1
    return found


@lru_cache(maxsize=8)
def _names(terms):
    """Finds the names of these terms, also in the plural, and initials."""
    names = sorted({*terms} - EVERYDAY, key=len, reverse=True)
    term = "|".join(re.escape(name).replace("'", "['’]") for name in names) or r"(?!)"
    initials = r"[A-Z][A-Z]{1,4}"
    return re.compile(
        rf"(?<![\w/-])(?:(?P<term>(?i:{term}))(?:e?s)?|(?P<initials>{initials})s?)(?![\w-])"
    )


def _is_explained(text, found):
    return EXPLAINED_BEFORE.search(text, 0, found.start()) or EXPLAINED_AFTER.match(
        text, found.end()
    )
