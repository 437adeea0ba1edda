"""What the fields of one record must be like, whatever the record is."""

import re

from django.core.exceptions import ValidationError

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def shape(record, required, texts=(), others=()):
    """Problems that leave nothing to check further: no such field, nothing there, or no text.

    `required` and `texts` name fields that are texts; `others` may be anything.
    """
    found = []
    for name in sorted({*record.fields} - {*required, *texts, *others}):
        found.append(record.problem(name, f"“{name}” is not a field of such a file."))
    for name in required:
        value = record.fields.get(name)
        if not isinstance(value, str) or not value.strip():
            message = f"“{name}” is missing, empty or not a text in quotes."
            found.append(record.problem(name, message))
    for name in texts:
        if not isinstance(record.fields.get(name), str | None):
            found.append(record.problem(name, f"“{name}” is a text: put it in quotes."))
    return found


def one_of(record, name, allowed):
    """Whether a field has one of these values."""
    if record.fields.get(name) not in allowed:
        yield record.problem(name, f"“{name}” must be one of: {', '.join(allowed)}.")


def good_slug(record, longest):
    """Whether the slug can be the last part of an address: a length, or a model with a slug."""
    if not isinstance(longest, int):
        longest = longest._meta.get_field("slug").max_length
    value = record.fields["slug"]
    if not SLUG.fullmatch(value):
        yield record.problem("slug", "A slug has small letters, digits and hyphens only.")
    elif len(value) > longest:
        yield record.problem("slug", f"This slug has at most {longest} characters.")


def whole_number(record, name, lowest, highest, message):
    """Whether a field, if it is there, is a whole number within these bounds."""
    value = record.fields.get(name)
    if value is not None and not (type(value) is int and lowest <= value <= highest):
        yield record.problem(name, message)


def accepted(record, model, *names, **renamed):
    """What the model refuses of the texts in these fields (`renamed`: its name="the file's").

    It sees an empty text where the file has none, as the loader stores it.
    """
    names = dict(zip(names, names, strict=True)) | renamed
    texts = {field: record.fields.get(name) or "" for field, name in names.items()}
    return refused(record, model(**texts), names)


def refused(record, instance, names):
    """What `clean_fields` says of an unsaved row; `names`: its field -> where the file has it."""
    others = {field.name for field in instance._meta.fields} - set(names)
    try:
        instance.clean_fields(exclude=others)
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            name = names[field]
            yield record.problem(name, f"“{name.split('.')[-1]}”: {' '.join(sentences)}")


def twice(records, name):
    """Every later record with the text of an earlier one in this field."""
    seen = set()
    for record in records:
        value = record.fields.get(name)
        if not isinstance(value, str):
            continue
        if value in seen:
            yield record.problem(name, f"Another entry has the {name} “{value}” already.")
        seen.add(value)


def texts_in(records, name):
    """What stands in a field of these records, without what is no text."""
    values = (record.fields.get(name) for record in records)
    return {value for value in values if isinstance(value, str)}
