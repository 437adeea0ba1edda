"""The points that a full review confirms: what they are, and how an approval keeps them.

What a program can decide is filled in and stays as it was found, met or not. The rest is asked of
the reviewer, one tick a point. A subclass of Revision says its points with `review_points()`.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

LONGEST_COMMENT = 1000


@dataclass(frozen=True)
class Point:
    """One point for one text. `met` is what a program found: None when it does not apply."""

    key: str
    words: str
    basis: str
    """The items of the published checklists from which it is drawn."""
    by_program: bool = False
    met: bool | None = None
    why: str = ""


def confirmed(points, ticks, comment="", together=False):
    """What an approval keeps: {"points": […], "comment": …, "together": …}.

    `ticks` are the keys of what the reviewer confirms, `together` says that one statement did so
    for all of them. Raises ValidationError that names each point which is still open.
    """
    asked = [point for point in points if not point.by_program]
    missing = [point.words for point in asked if point.key not in ticks]
    if missing:
        named = " ".join(f"“{words}”" for words in missing)
        raise ValidationError(f"A full review confirms every point. Still open: {named}")
    comment = comment.strip()
    if len(comment) > LONGEST_COMMENT:
        raise ValidationError("Make the comment shorter: 1,000 characters are the most.")
    kept = [
        {
            "key": point.key,
            "words": point.words,
            "basis": point.basis,
            "program": point.by_program,
            "met": point.met if point.by_program else True,
            "why": point.why,
        }
        for point in points
    ]
    return {"points": kept, "comment": comment, "together": together}


def counts(kept):
    """What readers are told of a full review: {"of", "by_person", "by_program", "unmet"}, or None.

    `kept` is what `confirmed` made. Points that do not apply to the text are not counted.
    """
    points = [point for point in kept.get("points", ()) if point["met"] is not None]
    if not points:
        return None
    by_program = sum(point["program"] for point in points)
    return {
        "of": len(points),
        "by_person": len(points) - by_program,
        "by_program": by_program,
        "unmet": sum(not point["met"] for point in points),
    }
