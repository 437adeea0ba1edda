"""Finding a quoted passage in a text, as it was typed or as readers see it."""

import re

from django.core.exceptions import ValidationError

from microsite.markup.plain_text import inline_text

LONGEST = 600
WORD = re.compile(r"\w+")
# The number of a citation, as it comes along when somebody copies from the page.
NUMBER_OF_SOURCE = re.compile(r"(?<=[^\W\d_]|[.,!?”’\"')])\[?\d{1,3}\]?(?=[\s.,;]|$)")


def words_of(text):
    """The words of a text and nothing else: marks, spaces and capitals do not count."""
    return WORD.findall(text.casefold())


def stands_in(passage, text):
    """Whether the words of `passage` follow one another in the text, as typed or as read."""
    return line_of(passage, text) is not None


def line_of(passage, text):
    """The number of the line of `text` in which the passage begins; None when it is not there."""
    wanted = [words_of(passage), words_of(NUMBER_OF_SOURCE.sub("", passage))]
    # As it was typed, and without the marks that readers do not see.
    for shown in (str, inline_text):
        words, numbers = [], []
        for number, line in enumerate(text.splitlines(), start=1):
            found = words_of(shown(line))
            words += found
            numbers += [number] * len(found)
        place = f" {' '.join(words)} "
        for passage_words in filter(None, wanted):
            # Who selects with a mouse often cuts the first or the last word.
            at = place.find(" ".join(passage_words))
            if at >= 0:
                return numbers[place.count(" ", 0, at) - 1]
    return None


def require_passage(fields, field, passage):
    """The passage without spaces around it.

    `fields` are name -> text. Raises ValidationError with the sentence that says how to mend it.
    """
    passage = passage.strip()
    if field not in fields:
        raise ValidationError("Choose the part of the text in which the passage stands.")
    if not words_of(passage):
        raise ValidationError("Copy the passage from the text: a few of its words are enough.")
    if len(passage) > LONGEST:
        raise ValidationError(
            f"Quote a shorter passage: {LONGEST} characters are the most. Its beginning is enough."
        )
    if not stands_in(passage, fields[field]):
        elsewhere = any(stands_in(passage, text) for text in fields.values())
        raise ValidationError(
            "This passage stands in another part of the text. Choose that part."
            if elsewhere
            else "This passage is not in the text. Copy it from there as it stands, without "
            "changing a word."
        )
    return passage
