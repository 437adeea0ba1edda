"""Reads the tables of texts in tests/questions/texts.

Texts stand between lines of `---`. Lines that begin with `> ` come before a text and say something
of it: what must be found in it, or what was typed beside it.
"""

from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


def read_table(name):
    """Pairs of the text and what its `> key = value` lines say, as a list of (key, value)."""
    entries = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n---\n")
    return [_read(entry) for entry in entries]


def read_texts(name):
    """The texts alone."""
    return [text for text, _ in read_table(name)]


def _read(entry):
    lines = entry.split("\n")
    said = []
    while lines[0].startswith("> "):
        key, _, value = lines.pop(0).removeprefix("> ").partition(" = ")
        said.append((key, value))
    return "\n".join(lines), said
