"""How a program decides items of the checklists: each function takes Facts, gives a Verdict."""

import re

from microsite.markup.denominators import SHARE, denominators
from microsite.markup.plain_text import inline_text
from microsite.markup.readability import split_sentences

from .item import Verdict

MOST_PASSIVE = 5  # one sentence in so many may be passive
MOST_SENTENCES = 4  # in a paragraph
MOST_WORDS = 150  # in a section, its tables not counted
MOST_COLUMNS = 6
MOST_ITEMS = 7
FEWEST_HEADINGS = 2
SPLIT_PERCENT = re.compile(r"\d+\.\d+ ?(?:%|percent\b)")
REASON = re.compile(r"\b(?:because|since|so|to|for|can|may|if|until)\b", re.IGNORECASE)


def has_purpose(facts):
    if facts.title and facts.has("main_message"):
        return Verdict(True, "It has a title and begins with its main message.")
    return Verdict(False, "It has no main message.")


def has_main_message(facts):
    if facts.has("main_message"):
        return Verdict(True, "Its main message stands first, in a box of its own.")
    return Verdict(False, "It has no main message.")


def reads_easily(facts):
    return Verdict(
        facts.grade <= facts.ceiling, f"Grade {facts.grade}; the highest is {facts.ceiling}."
    )


def explains_terms(facts):
    if facts.unexplained:
        return Verdict(False, f"Not explained where first used: {', '.join(facts.unexplained)}.")
    return Verdict(True, "Each term and each set of initials is explained where it comes first.")


def reads_easily_and_explains(facts):
    grade, terms = reads_easily(facts), explains_terms(facts)
    return Verdict(grade.met and terms.met, f"{grade.why} {terms.why}")


def is_active(facts):
    passive, count = len(facts.passive), len(facts.sentences)
    return Verdict(
        passive * MOST_PASSIVE <= count, f"{passive} of {count} sentences look like the passive."
    )


def message_is_active(facts):
    passive = facts.passive_in("main_message", "next_step")
    if passive:
        return Verdict(False, f"This looks like the passive: “{passive[0]}”")
    return Verdict(True, "Main message and next step are in the active voice.")


def has_clear_numbers(facts):
    if not any(SHARE.search(sentence) for sentence in facts.sentences):
        return Verdict(None, "It has no percent and no rate.")
    lacking = len(list(denominators(facts.draft)))
    if lacking:
        return Verdict(False, f"Percents or rates without the number of people: {lacking}.")
    return Verdict(True, "Each percent and rate says of how many.")


def has_whole_numbers(facts):
    if not any(SHARE.search(sentence) for sentence in facts.sentences):
        return Verdict(None, "It has no percent and no rate.")
    split = SPLIT_PERCENT.search(facts.text)
    if split:
        return Verdict(False, f"Not a whole number: {split.group()}.")
    return Verdict(True, "Its percents are whole numbers.")


def has_short_pieces(facts):
    words, title = facts.longest_section
    return Verdict(
        facts.longest_paragraph <= MOST_SENTENCES and words <= MOST_WORDS,
        f"The longest paragraph has {facts.longest_paragraph} sentences; the longest section, "
        f"“{title}”, has {words} words.",
    )


def has_headings(facts):
    return Verdict(
        len(facts.headings) >= FEWEST_HEADINGS, f"It has {len(facts.headings)} headings."
    )


def has_short_pieces_with_headings(facts):
    pieces, headings = has_short_pieces(facts), has_headings(facts)
    return Verdict(pieces.met and headings.met, f"{pieces.why} {headings.why}")


def has_visual_cues(facts):
    if facts.has("main_message") and (facts.lists or facts.blocks):
        return Verdict(True, "The main message is set off, and there are lists or boxes.")
    return Verdict(False, "It has no list and no box, or no main message.")


def has_captions(facts):
    if not facts.cited.figures:
        return Verdict(None, "It has no picture.")
    return Verdict(True, "Every picture of this site has a title and a caption.")


def has_picture(facts):
    if facts.is_sheet:
        return Verdict(None, "It is a form for paper.")
    if not facts.cited.figures:
        return Verdict(False, "It has no picture.")
    return Verdict(None, "A person decides if its picture supports the main message.")


def has_simple_tables(facts):
    if not facts.widest_table:
        return Verdict(None, "It has no table.")
    return Verdict(
        facts.widest_table <= MOST_COLUMNS, f"Its widest table has {facts.widest_table} columns."
    )


def has_action(facts):
    if facts.has("next_step"):
        return Verdict(True, "It ends with a next step.")
    return Verdict(False, "It has no next step.")


def gives_advice(facts):
    if facts.has("next_step") or facts.steps or facts.blocks & {"do", "dont", "checklist"}:
        return Verdict(True, "It says what to do.")
    return Verdict(False, "It has no steps, no list of what to do, and no next step.")


def speaks_to_reader(facts):
    count = sum(bool(re.search(r"\byou", each, re.IGNORECASE)) for each in facts.sentences)
    return Verdict(count > 0, f"{count} of {len(facts.sentences)} sentences say “you.”")


def has_steps(facts):
    if facts.steps:
        return Verdict(True, f"It has {facts.steps} numbered steps.")
    if facts.blocks & {"do", "checklist"}:
        return Verdict(True, "It has a list of what to do.")
    return Verdict(False, "It has no numbered steps and no list of what to do.")


def has_tool(facts):
    if facts.is_sheet or facts.blocks & {"checklist", "blank", "lines"}:
        return Verdict(True, "There is room to tick or to write on it.")
    if facts.links & facts.sheets:
        return Verdict(True, "It leads to a sheet to print.")
    return Verdict(False, "It has no checklist and leads to no sheet to print.")


def has_short_lists(facts):
    if not facts.lists:
        return Verdict(False, "It has no list.")
    longest = max(facts.lists)
    return Verdict(longest <= MOST_ITEMS, f"Its longest list has {longest} items.")


def says_what_is_unknown(facts):
    if facts.is_sheet:
        return Verdict(None, "It is a sheet to print; the page that it belongs to says it.")
    if facts.has("known") and facts.has("unknown"):
        return Verdict(True, "It says what we know and what we do not.")
    return Verdict(False, "It does not say both what we know and what we do not.")


def gives_reasons(facts):
    if not facts.advice:
        return Verdict(None, "It has no list of what to do or not to do.")
    bare = [words for words in map(inline_text, facts.advice) if not _has_reason(words)]
    if bare:
        return Verdict(False, f"Without a reason: “{bare[0]}”")
    return Verdict(True, "What to do and not to do comes with reasons.")


def _has_reason(words):
    return len(split_sentences(words)) > 1 or REASON.search(words) is not None
