"""What a text refers to: `[@source-key]`, `[@claim:key]`, and `[term]` of the glossary."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from .blocks import KEYED
from .problem import Problem
from .source import read

# A space before the citation goes, but not the one that makes "- " or "1. " a list item.
CITATION = re.compile(
    r"(?:(?<=\w)[ ]|(?<=[^\W\d_][.,;:!?)%])[ ])?\[@(?P<key>[A-Za-z0-9][A-Za-z0-9:._-]*)\]"
)
MALFORMED = re.compile(r"\[@(?![A-Za-z0-9][A-Za-z0-9:._-]*\])")
CLAIM = "claim:"
# Words in brackets that begin neither a link nor a citation.
TERM = re.compile(
    r"(?<![\]\\!\w])\[(?P<term>[A-Za-z0-9][A-Za-z0-9 /\u2019'().-]{0,58}[A-Za-z0-9)])\](?![\[(:])"
)


def term_key(words):
    """How the glossary finds what stands between brackets: case and kind of quote do not count."""
    return " ".join(words.replace("\u2019", "'").lower().split())


def can_be_term(words):
    """Whether texts can refer to these words by putting them in brackets."""
    return TERM.fullmatch(f"[{words}]") is not None


@dataclass(frozen=True, slots=True)
class CitedKeys:
    """The keys that a text names, whether or not anything has them. Terms are in lower case."""

    sources: frozenset[str]
    notices: frozenset[str]
    figures: frozenset[str]
    claims: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()


def cited_keys(text):
    """What has to be fetched before `text` can be rendered."""
    placed = {name: set() for name in KEYED}
    cited, terms = set(), set()
    for line in read(text).lines:
        if line.kind == "place":
            if line.name in placed:
                placed[line.name].add(line.text)
        elif line.kind in ("text", "heading"):
            cited.update(CITATION.findall(line.text))
            terms.update(map(term_key, _terms(line.text)))
    claims = {key.removeprefix(CLAIM) for key in cited if key.startswith(CLAIM)}
    return CitedKeys(
        sources=frozenset(key for key in cited if not key.startswith(CLAIM)),
        notices=frozenset(placed["notice"]),
        figures=frozenset(placed["figure"]),
        claims=frozenset(claims),
        terms=frozenset(terms),
    )


def cited_sources(text):
    """The keys of sources that `text` cites, in the order of first use."""
    lines = (line for line in read(text).lines if line.kind in ("text", "heading"))
    keys = dict.fromkeys(key for line in lines for key in CITATION.findall(line.text))
    return [key for key in keys if not key.startswith(CLAIM)]


def unresolved(source, references):
    """A Problem for every key that names nothing, and for citations that cannot be read."""
    known = {"notice": references.notices, "figure": references.figures}
    for line in source.lines:
        if line.kind == "place":
            if line.name in known and line.text not in known[line.name]:
                yield _unknown(line.number, line.name, line.text, known[line.name])
        elif line.kind == "open":
            if "[@" in line.text:
                yield Problem(line.number, "Cite the source in the text, not in a block's title.")
        elif "[" in line.text:
            yield from _unresolved_in(line, references)


def _unresolved_in(line, references):
    for key in CITATION.findall(line.text):
        if key.startswith(CLAIM):
            slug = key.removeprefix(CLAIM)
            if slug not in references.claims:
                yield _unknown(line.number, "claim", slug, references.claims)
        elif key not in references.sources:
            yield _unknown(line.number, "source", key, references.sources)
    if MALFORMED.search(line.text):
        yield Problem(
            line.number,
            "Write one key in each pair of brackets, without spaces: [@key-one][@key-two].",
        )
    for words in _terms(line.text):
        if line.kind == "heading":
            yield Problem(line.number, f"Explain “{words}” in the text, not in a heading.")
        elif term_key(words) not in references.terms:
            near = get_close_matches(term_key(words), list(references.terms), n=1)
            hint = f"Did you mean [{near[0]}]?" if near else "Add it, or remove the brackets."
            yield Problem(line.number, f"The glossary has no term “{words}”. {hint}")


def _terms(text):
    """The words in brackets. Where a citation stands beside them, it does not make them a link."""
    return TERM.findall(CITATION.sub(" ", text))


def _unknown(number, kind, key, known):
    near = get_close_matches(key, list(known), n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Add the {kind} first, or correct the key."
    return Problem(number, f"There is no {kind} with the key “{key}”. {hint}")
