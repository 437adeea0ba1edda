"""The checks that a text passes before it may be submitted."""

from django.core.exceptions import ValidationError

from microsite.markup import check_text

FIELD_NAMES = {
    "main_message": "Main message",
    "body": "Text",
    "known": "What we know",
    "unknown": "What we do not know",
    "next_step": "Next step",
    "short_answer": "Short answer",
    "what_to_do": "What to do",
    "basis": "What it rests on",
    "definition": "Definition",
    "agree": "Where they agree",
    "differ": "Where they differ",
}


def problems_of(parts, references, ceiling):
    """All problems of the Markdown fields `parts` (name -> text) as (field name, Problem)."""
    return [
        (name, problem)
        for name, text in parts.items()
        for problem in check_text(text, references, ceiling=ceiling)
    ]


def require_text(parts, references, ceiling, names=FIELD_NAMES):
    """Raise ValidationError with one sentence an error; advice never blocks.

    `names` are what the writer reads above each field.
    """
    errors = [
        f"{names.get(name, name)}, line {problem.line}: {problem.message}"
        for name, problem in problems_of(parts, references, ceiling)
        if problem.level == "error"
    ]
    if errors:
        raise ValidationError(errors)
