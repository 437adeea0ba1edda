"""The three forms in which people tell us about a listing.

They keep what was typed, whatever is wrong with it, and ask for no more than the answer needs.
"""

import hashlib
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from clinics.models import ListingReport, ReportSender
from microsite.people.licenses import npi_is_valid
from microsite.people.us_states import STATE_CHOICES
from microsite.public_form import new_stamp, read_stamp

from .choices import (
    FACTS_OF_CLINICIANS,
    FACTS_OF_CLINICS,
    ROLES_AT_A_CLINIC,
    Kind,
    Role,
)

LONGEST = 2000
LONGEST_REASON = 600
LONGEST_EMAIL = 254
LOOK_AT_EMAIL = "Check the e-mail address: it should look like you@example.org."
NO_PROOF = (
    "Give a license number with its state, or an e-mail address of the clinic: one that ends like "
    "the address of its website."
)


def too_long(most):
    """What somebody reads who wrote more than that."""
    return f"Make it shorter: {most:,} characters are the most."


def text_field(label, most=LONGEST, rows=6, required=True, empty="", help_text=""):
    """A field for some sentences."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"required": empty, "max_length": too_long(most)},
    )


def email_field(help_text, **options):
    """A field for the address to which the answer goes."""
    return forms.EmailField(
        label="Your e-mail",
        max_length=LONGEST_EMAIL,
        help_text=help_text,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Write your e-mail address: our answer goes there.",
            "invalid": LOOK_AT_EMAIL,
            "max_length": f"Use an e-mail address of at most {LONGEST_EMAIL} characters.",
        },
        **options,
    )


def choice_field(label, choices, empty, **options):
    """A list of which one line has to be chosen."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages={"required": empty, "invalid_choice": empty},
        **options,
    )


class ReportForm(forms.Form):
    """Base of the three. `kind` is what the form asks for; `subject` the page that it is about."""

    kind = None
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.initial.setdefault("stamp", new_stamp())
        self.nonce = ""

    @property
    def is_of_clinic(self):
        """Whether the page is a clinic's, not a clinician's."""
        return hasattr(self.subject, "state_code")

    def clean(self):
        super().clean()
        try:
            self.nonce = read_stamp(self.cleaned_data.get("stamp")).nonce
        except ValidationError as error:
            self.data = self.data.copy()
            self.data["stamp"] = new_stamp()
            self.add_error(None, error)

    def save(self, address):
        """Store the report, sent from this internet address ("" when it is not known).

        Raises ValidationError when too many came from there today.
        """
        told = {name: value for name, value in self.cleaned_data.items() if name != "stamp"}
        told["clinic" if self.is_of_clinic else "clinician"] = self.subject
        # What it says counts too: who goes back and reports something else reports twice.
        typed = "\0".join([self.nonce, *(str(value) for value in told.values())])
        key = hashlib.sha256(typed.encode()).hexdigest()
        with transaction.atomic():
            if not ListingReport.objects.filter(form_key=key).exists():
                ReportSender.objects.count_report(address)
            return ListingReport.objects.receive(key, kind=self.kind, **told)


class ErrorForm(ReportForm):
    """Something on the page is wrong."""

    kind = Kind.ERROR
    fact = choice_field("What is wrong?", [], "Choose what is wrong.")
    told = text_field(
        "What is right?",
        empty="Write what is right, as far as you know.",
        help_text="Such as “The phone number is 303-555-0123” or “It has closed”. Don’t write "
        "about your health.",
    )
    how_known = text_field(
        "How do you know?",
        most=500,
        rows=3,
        empty="Tell us how you know: “I called there”, or the page where it stands.",
        help_text="Such as “I called there” or the address of a page. It helps us to check.",
    )
    email = email_field("Only if you want our answer. It is one message.", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        facts = FACTS_OF_CLINICS if self.is_of_clinic else FACTS_OF_CLINICIANS
        self.fields["fact"].choices = [("", "Choose one"), *facts]


class ClaimForm(ReportForm):
    """Somebody of the clinic wants to tell us its facts."""

    kind = Kind.CLAIM
    name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="As on your license, if you have one.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name.", "max_length": too_long(120)},
    )
    role = choice_field(
        "What do you do there?",
        ROLES_AT_A_CLINIC,
        "Choose what you do at the clinic.",
        widget=forms.RadioSelect,
    )
    npi = forms.CharField(
        label="NPI",
        max_length=20,
        help_text="Ten digits: your own, or that of the clinic.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "Write your NPI or that of the clinic: ten digits.",
            "max_length": "An NPI has ten digits.",
        },
    )
    license_state = forms.ChoiceField(
        label="State of your license",
        required=False,
        choices=[("", "I have no license"), *STATE_CHOICES],
        error_messages={"invalid_choice": "Choose one of the states in the list."},
    )
    license_number = forms.CharField(
        label="License number",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="We look it up with the state’s board.",
        error_messages={"max_length": too_long(40)},
    )
    email = email_field(
        "Our answer goes there. If you have no license, use an address of the clinic: one that "
        "ends like the address of its website."
    )
    told = text_field(
        "What should the page say?",
        required=False,
        help_text="What is wrong or missing: hours, languages, prices, devices. We check it.",
    )

    def clean_npi(self):
        npi = "".join(self.cleaned_data["npi"].split()).replace("-", "")
        if len(npi) != 10 or not npi.isascii() or not npi.isdigit():
            raise ValidationError("Write the NPI as ten digits, such as 1234567893.")
        if not npi_is_valid(npi):
            raise ValidationError(
                "This NPI can’t be right: its last digit does not fit the others. Please look at "
                "each digit again."
            )
        return npi

    def clean(self):
        super().clean()
        number, state = (self.cleaned_data.get(f"license_{name}") for name in ("number", "state"))
        if number and not state:
            self.add_error("license_state", "Choose the state that gave the license.")
        elif state and not number:
            self.add_error("license_number", "Write the number of the license.")
        elif "email" in self.cleaned_data and not number and not self._is_of_its_website():
            self.add_error("license_number", NO_PROOF)

    def _is_of_its_website(self):
        """Whether the address ends like the clinic's own website."""
        host = (urlsplit(self.subject.website).hostname or "").removeprefix("www.")
        domain = self.cleaned_data["email"].rpartition("@")[2].lower()
        return bool(host) and (domain == host or host.endswith(f".{domain}"))


class RemoveForm(ReportForm):
    """Somebody wants the page taken off the site."""

    kind = Kind.REMOVE
    role = choice_field("Who are you?", [], "Choose who you are.", widget=forms.RadioSelect)
    told = text_field(
        "Why?",
        most=LONGEST_REASON,
        rows=3,
        required=False,
        help_text="You need no reason. Don’t write about your health.",
    )
    email = email_field("Only if you want our answer. It is one message.", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        of_clinic = [role for role in Role if role != Role.LISTED]
        roles = of_clinic if self.is_of_clinic else [Role.LISTED, Role.OWNER, Role.OTHER]
        self.fields["role"].choices = [(role.value, role.label) for role in roles]


FORMS = {form.kind.value: form for form in (ErrorForm, ClaimForm, RemoveForm)}
