"""US phone numbers and ZIP codes: one way of writing each, and a kind sentence for the rest."""

import re

from django.core.exceptions import ValidationError

_EXTENSION = re.compile(r"(?:ext\.?|extension|x)\s*(\d{1,6})$", re.IGNORECASE)
_WRITTEN_PHONE = re.compile(r"[\d\s().+/-]+")
_ZIP = re.compile(r"(\d{5})(?:[-\s]?(\d{4}))?")


def tidy_phone(text):
    """A US number as 303-555-0123 or 303-555-0123 ext. 4; ValidationError when it is none."""
    text = text.strip()
    if not text:
        return ""
    extension = _EXTENSION.search(text)
    number = text[: extension.start()].rstrip(" ,;") if extension else text
    digits = re.sub(r"\D", "", number)
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    if not _WRITTEN_PHONE.fullmatch(number) or len(digits) != 10 or digits[0] in "01":
        raise ValidationError(
            "Write a US phone number with its area code, such as 303-555-0123. "
            "An extension goes at the end: ext. 4."
        )
    tidy = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return f"{tidy} ext. {extension[1]}" if extension else tidy


def tidy_postal_code(text):
    """A ZIP code as 80202 or 80202-1234; ValidationError when it is none."""
    found = _ZIP.fullmatch(text.strip())
    if not found:
        raise ValidationError(
            "Write the ZIP code with five digits, such as 02108, or with nine, such as 02108-1234. "
            "Keep a zero at the start."
        )
    return f"{found[1]}-{found[2]}" if found[2] else found[1]


def phone_link(phone):
    """A tidy phone number as the address of a link (tel:+13035550123;ext=4)."""
    number, _, extension = phone.partition(" ext. ")
    link = "tel:+1" + number.replace("-", "")
    return f"{link};ext={extension}" if extension else link
