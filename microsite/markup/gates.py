"""What a text of the library must pass beyond the checks of an editor's text: a source for what is
medical, a denominator for each share, and none of the phrases that mislead.

Each gate takes a Draft and yields Problems, like the checks of checks.py. They hold for the whole
library, so a text that fails one is mended, not excused: every exception is a rule of the gate.
"""

import re

from .chunks import cells, chunks
from .denominators import denominators
from .draft import Draft
from .plain_text import inline_text
from .problem import Problem
from .readability import split_sentences
from .source import read
from .uncited import uncited
from .wording import MISLEADING, approves_device

QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def forbidden(draft):
    """None of the phrases that mislead, unless the text shows them as somebody else's words.

    That is: in quotation marks, or in the title of a myth block.
    """
    for chunk in draft.chunks:
        if chunk.kind in ("close", "place") or (chunk.kind == "open" and chunk.name == "myth"):
            continue
        for text in cells(chunk.text) if chunk.kind == "row" else (chunk.text,):
            own_words = QUOTED.sub("“”", inline_text(text))
            approved = map(approves_device, split_sentences(own_words))
            for found in (*MISLEADING.finditer(own_words), *filter(None, approved)):
                yield Problem(
                    chunk.line,
                    f"“{found.group()}” misleads. Say what is known; if you refute the phrase, put "
                    "it in “quotation marks” or in the title of a myth block.",
                )


GATES = (uncited, denominators, forbidden)
# For what carries no citations: titles, summaries, short answers.
PLAIN_GATES = (denominators, forbidden)


def gate_problems(text, gates=GATES):
    """Everything in a Markdown text that these gates refuse, by line."""
    source = read(text)
    draft = Draft(text, source, chunks(source), ceiling=0)
    return sorted({problem for gate in gates for problem in gate(draft)})
