"""Last parts of an address that belong to pages of a state, so that no clinic may have them."""

from django.core.exceptions import ValidationError

RESERVED = {"guide"}


def refuse_reserved(slug):
    """Raise ValidationError for a slug under which the clinic could not be reached."""
    if slug in RESERVED:
        raise ValidationError("Another page of this state has this address. Add the city to it.")
