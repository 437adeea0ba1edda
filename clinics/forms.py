"""The forms of the desk: a listing with its source, confirming, removing, merging."""

import re

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError

from . import states
from .facts import FACT_OF_FIELD
from .models import Clinic

NUMBER_ON_THE_DESK = re.compile(r"^\s*(?:\S*/admin/clinics/clinic/)?(\d{1,18})(?:/\S*)?\s*$")
ADDRESS_OF_PAGE = re.compile(r"/clinics/([\w-]+)/([\w-]+)/?\s*$")

HOW_DO_YOU_KNOW = (
    "Such as “the clinic told us by phone” or “the clinic's website”. Readers see it beside the "
    "date. Don't write anybody's name."
)


class ClinicForm(forms.ModelForm):
    """One listing. Whoever writes a fact also says where it comes from."""

    source = forms.CharField(
        label="How do you know?",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=HOW_DO_YOU_KNOW,
    )
    website = forms.URLField(
        required=False,
        assume_scheme="https",
        help_text=Clinic._meta.get_field("website").help_text,
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    class Meta:
        model = Clinic
        fields = [
            "name", "state_code", "slug", "is_sample", "address", "address_extra", "city",
            "postal_code", "phone", "website", "services", "languages", "step_free", "price_low",
            "price_high", "clinicians", "devices", "hours",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "state_code" in self.fields:
            self.fields["state_code"].disabled = True

    @property
    def changed_facts(self):
        """The changed fields that readers see with a source."""
        return [name for name in self.changed_data if name in FACT_OF_FIELD]

    def clean(self):
        cleaned = super().clean()
        if self.changed_facts and not cleaned.get("source"):
            self.add_error(
                "source",
                ValidationError("Say how you know: readers see it beside what you changed."),
            )
        return cleaned


class ConfirmForm(forms.Form):
    """Everything in a listing is right today."""

    source = forms.CharField(
        label="How do you know?",
        max_length=160,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=HOW_DO_YOU_KNOW,
    )


class RemoveForm(forms.Form):
    """Why a listing is removed. Only editors see it."""

    reason = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text="Such as “asked to be removed” or “closed”. Only editors see it.",
    )


class ConfirmActionForm(ActionForm):
    """The bar above the list: an action, and how the editor knows."""

    source = forms.CharField(
        label="How do you know?",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "how-known", "size": 32}),
    )


class MergeForm(forms.Form):
    """The listing that stays."""

    into = forms.CharField(
        label="The listing that stays",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 40}),
        help_text="Its number on the desk, such as 12, or the address of its page.",
        error_messages={"required": "Write the number of the listing that stays."},
    )

    def clean_into(self):
        typed = self.cleaned_data["into"]
        number = NUMBER_ON_THE_DESK.match(typed)
        page = ADDRESS_OF_PAGE.search(typed)
        clinic = None
        if number:
            clinic = Clinic.objects.filter(pk=number[1]).first()
        elif page and states.by_slug(page[1]):
            state = states.by_slug(page[1])
            clinic = Clinic.objects.in_state(state.code).filter(slug=page[2]).first()
        if clinic is None:
            raise ValidationError(
                "There is no such listing. Write its number, or copy the address of its page."
            )
        return clinic
