"""What differs between two rows of a history, field by field, in words."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst

NOTHING = "—"


@dataclass(frozen=True)
class Change:
    """One field that changed."""

    label: str
    before: str
    after: str


def changes_between(older, newer):
    """[Change] in the order of the fields; with `older` None everything that has a value."""
    load_several([row for row in (older, newer) if row is not None])
    found = []
    for field in [*newer.tracked_fields, *newer._history_m2m_fields]:
        if field.attname == "id":
            continue
        values = [_value(row, field) for row in (older, newer)]
        if values[0] != values[1]:
            before, after = _in_words(older, field, newer), _in_words(newer, field, older)
            found.append(Change(capfirst(field.verbose_name), before, after))
    return found


def load_several(rows):
    """Fetch the rows of other tables that these ones held: one query for each such field."""
    wanted = [row for row in rows if not hasattr(row, "several")]
    for row in wanted:
        row.several = {field: [] for field in row._history_m2m_fields}
    by_pk = {row.pk: row for row in wanted}
    for field in wanted[0]._history_m2m_fields if wanted else ():
        model = getattr(wanted[0], field.name).model
        found = model.objects.filter(history__in=list(by_pk))
        for held in found.select_related(field.m2m_reverse_field_name()):
            by_pk[held.history_id].several[field].append(
                getattr(held, field.m2m_reverse_field_name())
            )


def _several(row, field):
    """Whether the field holds several rows of another table."""
    return field in type(row)._history_m2m_fields


def _value(row, field):
    """What is compared; None for what has no value."""
    if row is None:
        return None
    if _several(row, field):
        return sorted(one.pk for one in row.several[field]) or None
    value = getattr(row, field.attname)
    return None if value in ("", {}, []) else value


def _in_words(row, field, other):
    """The value as people read it. Of a mapping only what differs from the other row."""
    if row is None or _value(row, field) is None:
        return NOTHING
    if _several(row, field):
        return ", ".join(sorted(map(str, row.several[field])))
    value = getattr(row, field.name)
    if isinstance(value, dict):
        known = getattr(other, field.name) if other is not None else {}
        return _mapping({key: one for key, one in value.items() if known.get(key) != one})
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%B %-d, %Y, %H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%B %-d, %Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def _mapping(value):
    """One line for each key; what stands under it with commas."""
    lines = []
    for key, one in value.items():
        inner = one.values() if isinstance(one, dict) else [one]
        lines.append(f"{key}: {', '.join(map(str, inner))}")
    return "\n".join(lines) or NOTHING
