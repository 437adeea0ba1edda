"""A fact of a listing in words, as editors compare it."""

NOT_KNOWN = ""


def in_words(clinic, key):
    """What the listing says of a fact; "" when it says nothing."""
    found = WORDS[key](clinic) if key in WORDS else getattr(clinic, key)
    return found or NOT_KNOWN


def _names(rows):
    return ", ".join(str(row) for row in rows)


WORDS = {
    "address": lambda clinic: "\n".join(clinic.address_lines),
    "step_free": lambda clinic: {True: "Yes", False: "No", None: NOT_KNOWN}[clinic.step_free],
    "prices": lambda clinic: clinic.price_range,
    "devices": lambda clinic: _names(clinic.devices.all()),
    "clinicians": lambda clinic: _names(clinic.clinicians.all()),
}
