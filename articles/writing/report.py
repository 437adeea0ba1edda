"""All that is said beside one text: what keeps it from being submitted, and advice."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import CharField

from articles.checking import FIELD_NAMES
from articles.library import Library, references_to_check
from articles.models import GlossaryTermRevision
from microsite.markup import check_text
from microsite.markup.denominators import denominators
from microsite.markup.gates import PLAIN_GATES, gate_problems
from microsite.markup.plainer_words import plainer_words
from microsite.markup.readability import grade, hardest_sentences
from microsite.markup.uncited import uncited

from .alt_texts import alt_texts
from .finding import Finding
from .place_names import place_names
from .repeated_pages import repeated_pages
from .unexplained_terms import unexplained_terms

HARDEST = 5
# The reading grade has a place of its own in the report.
NO_CEILING = 99


@dataclass
class Report:
    """`errors` block submitting, `advice` never does. `hardest`: (grade, sentence, plainer words).

    `grade` leaves out the words that patients have to meet, `full_grade` counts all of them.
    """

    ceiling: float
    grade: float
    full_grade: float
    errors: list = field(default_factory=list)
    advice: list = field(default_factory=list)
    hardest: list = field(default_factory=list)

    @property
    def too_hard(self):
        return round(self.grade, 1) > self.ceiling


def report_on(revision, searchables, medical=True):
    """The Report on a text as it is now, saved or not. Not `medical`: it needs no sources."""
    parts = {name: text for name, text in revision.parts.items() if text.strip()}
    whole = "\n\n".join(parts.values())
    report = Report(
        ceiling=revision.ceiling,
        grade=grade(whole),
        full_grade=grade(whole, leave_out=frozenset()),
        errors=_errors(revision, parts),
    )
    report.hardest = [
        (hard, sentence, plainer_words(sentence))
        for hard, sentence in hardest_sentences(whole, HARDEST)
    ]
    found = [*_of_parts(parts, medical), *_of_lines(revision, parts)]
    if medical:
        names = GlossaryTermRevision.objects.current().values_list("name", flat=True)
        found += unexplained_terms(parts, tuple(names))
    found += repeated_pages(revision, searchables)
    order = list(revision.TEXT_FIELDS)
    found = sorted(set(found), key=lambda one: (order.index(one.field), one.line, one.message))
    report.advice = [(_label(revision, one.field), one) for one in found]
    return report


def _errors(revision, parts):
    """The sentences with which submitting would be refused, now or after the first are mended."""
    found = []
    try:
        revision.check_ready()
    except ValidationError as error:
        found = error.messages
    try:
        references = references_to_check(parts.values())
    except ValidationError:
        # It refers to a withdrawn claim, which was said above.
        return found
    for name, text in parts.items():
        for problem in check_text(text, references, ceiling=NO_CEILING):
            sentence = f", line {problem.line}: {problem.message}"
            if problem.level == "error" and not any(one.endswith(sentence) for one in found):
                found.append(f"{_label(revision, name)}{sentence}")
    return found


def _of_parts(parts, medical):
    """Advice on the Markdown fields."""
    library = Library(parts.values(), notices=())
    references = library.references()
    for name, text in parts.items():
        for problem in check_text(text, references, ceiling=NO_CEILING):
            if problem.level == "advice":
                yield Finding(name, problem.line, problem.message)
        gates = (uncited, denominators) if medical else (denominators,)
        for problem in gate_problems(text, gates):
            yield Finding(name, problem.line, problem.message)
        if medical:
            yield from place_names(name, text)
        yield from alt_texts(name, text, library.figures)


def _of_lines(revision, parts):
    """Advice on the fields of one line, such as title and summary."""
    for name in revision.TEXT_FIELDS:
        stored = revision._meta.get_field(name)
        if name in parts or stored.choices or not isinstance(stored, CharField):
            continue
        for problem in gate_problems(getattr(revision, name), PLAIN_GATES):
            yield Finding(name, 0, problem.message)


def _label(revision, name):
    known = FIELD_NAMES.get(name)
    return known or str(revision._meta.get_field(name).verbose_name).capitalize()
