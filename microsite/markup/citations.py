"""Citations in a text: `[@source-key]`."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from .problem import Problem
from .source import read

# A space before the citation goes, but not the one that makes "- " or "1. " a list item.
CITATION = re.compile(
    r"(?:(?<=\w)[ ]|(?<=[^\W\d_][.,;:!?)%])[ ])?\[@(?P<key>[A-Za-z0-9][A-Za-z0-9:._-]*)\]"
)
MALFORMED = re.compile(r"\[@(?![A-Za-z0-9][A-Za-z0-9:._-]*\])")


@dataclass(frozen=True, slots=True)
class CitedKeys:
    """The keys that a text names, whether or not anything has them."""

    sources: frozenset[str]
    notices: frozenset[str]
    figures: frozenset[str]


def cited_keys(text):
    """What has to be fetched before `text` can be rendered."""
    source = read(text)
    placed = {"notice": set(), "figure": set()}
    sources = set()
    for line in source.lines:
        if line.kind == "place":
            placed[line.name].add(line.text)
        elif line.kind in ("text", "heading"):
            sources.update(CITATION.findall(line.text))
    return CitedKeys(frozenset(sources), frozenset(placed["notice"]), frozenset(placed["figure"]))


def unresolved(source, references):
    """A Problem for every key that names nothing, and for citations that cannot be read."""
    known = {"notice": references.notices, "figure": references.figures}
    for line in source.lines:
        if line.kind == "place":
            if line.text not in known[line.name]:
                yield _unknown(line.number, line.name, line.text, known[line.name])
        elif line.kind == "open":
            if "[@" in line.text:
                yield Problem(line.number, "Cite the source in the text, not in a block's title.")
        elif "[@" in line.text:
            for key in CITATION.findall(line.text):
                if key not in references.sources:
                    yield _unknown(line.number, "source", key, references.sources)
            if MALFORMED.search(line.text):
                yield Problem(
                    line.number,
                    "Write one key in each pair of brackets, without spaces: [@key-one][@key-two].",
                )


def _unknown(number, kind, key, known):
    near = get_close_matches(key, list(known), n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"Add the {kind} first, or correct the key."
    return Problem(number, f"There is no {kind} with the key “{key}”. {hint}")
