"""What an answer has to have before it is handed in: all parts, no time limits of its own."""

from microsite.markup import cited_keys
from microsite.markup.time_limits import time_limits

from .choices import AiHelp

SHORT_ANSWER_WORDS = 40
CEILING = 8
# What its writer reads above the fields that readers see as text.
FIELD_NAMES = {"short_answer": "Short answer", "body": "Why", "what_to_do": "What to do"}
MISSING = {
    "short_answer": "Fill in the short answer.",
    "body": "Fill in why: the reasons for the short answer.",
    "what_to_do": "Fill in what to do. If there is nothing to do, say so.",
    "conflicts": "Fill in the conflicts of interest. Write “None” if there are none.",
}
NO_CHOICE = "Choose whether AI helped with this answer. “No AI was used” is a choice, too."
NO_SOURCE = (
    "Cite a source: [@source-key], or a claim: [@claim:slug]. Readers see what an answer rests on. "
    "If the library lacks the source, ask an editor to add it."
)


def unfinished(text):
    """What is missing in a text of an answer: (name of the field, sentence that says so).

    `text` has the fields of an AnswerRevision.
    """
    for name, sentence in MISSING.items():
        if not getattr(text, name).strip():
            yield name, sentence
    words = len(text.short_answer.split())
    if words > SHORT_ANSWER_WORDS:
        sentence = f"The short answer has {words} words; {SHORT_ANSWER_WORDS} are the most."
        yield "short_answer", sentence
    if text.ai_help not in AiHelp.values:
        yield "ai_help", NO_CHOICE
    cited = [cited_keys(part) for part in (text.body, text.what_to_do)]
    if text.body.strip() and not any(keys.sources or keys.claims for keys in cited):
        yield "body", NO_SOURCE


def own_time_limits(text):
    """(name of the field, Problem) for each sentence that says how soon to call or see somebody."""
    for name in FIELD_NAMES:
        for problem in time_limits(getattr(text, name)):
            yield name, problem
