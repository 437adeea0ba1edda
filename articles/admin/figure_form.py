"""The desk's forms for figures: the words of a drawing, a picture with its consent, removing."""

from django import forms
from django.core.exceptions import ValidationError

from articles.citations import find_sources
from articles.figure import Figure
from articles.figure_choices import License, SkinTone
from microsite.images import MOST_BYTES, picture_from
from microsite.markup import cited_sources

ACCEPTED = "image/jpeg,image/png,image/webp"
NO_PERSON, PERSON = "no", "yes"


class FigureForm(forms.ModelForm):
    """The words of a figure: all there is to change of a drawing."""

    # What readers may not miss of a figure is asked for with the reason.
    asked_for = {
        "alt": "Say what somebody who can't see it needs to know.",
        "caption": "Say what the figure teaches.",
        "credit": "Say who made it.",
        "license": "Say why we may show it.",
        "skin_tone": "Say which skin it shows, or that it shows none.",
    }

    class Meta:
        model = Figure
        exclude = ()  # noqa: DJ006 - every editable field belongs to the form
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "caption": forms.Textarea(attrs={"rows": 2, "cols": 80}),
            "description": forms.Textarea(attrs={"rows": 4, "cols": 80}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in self.asked_for.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = sentence

    def clean_cites(self):
        cites = self.cleaned_data["cites"]
        keys = cited_sources(cites)
        unknown = sorted(set(keys) - find_sources(keys).keys())
        if unknown:
            raise ValidationError(f"There is no source with the key “{unknown[0]}”.")
        return cites


class PictureForm(FigureForm):
    """A picture: made anew before it is kept, and with the consent of a person in it."""

    picture = None
    upload = forms.FileField(
        label="Picture",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=f"JPEG, PNG or WebP, at most {MOST_BYTES // 1024 // 1024} MB. Everything hidden "
        "in the file, such as where it was taken, is left behind. No faces, no before-and-after "
        "pictures from sellers.",
        error_messages={
            "required": "Choose a picture.",
            "missing": "Choose a picture.",
            "empty": "The file is empty. Choose another one.",
        },
    )
    license = forms.ChoiceField(
        label="License of the image",
        choices=[("", "Choose …"), *License.choices],
        help_text="Why we may show it. Readers see it beside the credit.",
    )
    skin_tone = forms.ChoiceField(
        label="Skin tone shown",
        choices=[("", "Choose …"), *SkinTone.choices],
        help_text="Readers read it under the picture.",
    )
    shows_person = forms.TypedChoiceField(
        label="Who is in it?",
        choices=[
            (NO_PERSON, "Nobody: no part of a real person"),
            (PERSON, "A real person, or a part of one"),
        ],
        coerce=lambda chosen: chosen == PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it shows a part of a real person."},
    )
    consent = forms.BooleanField(
        label="I have seen the signed consent of this person to show this picture here.",
        required=False,
        help_text="Needed for a picture of a person. Kept: that you ticked it, and when. The form "
        "itself and the name stay outside this site; write the key of the figure on the form.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Nobody is asked to believe an answer that was given for them.
        self.initial.pop("shows_person", None)
        if self.instance.pk:
            self.initial["shows_person"] = PERSON if self.instance.shows_person else NO_PERSON
            self._ask_for_another_picture()
        self._keep_older_words()

    def _ask_for_another_picture(self):
        if "upload" in self.fields:
            self.fields["upload"].required = False
            self.fields["upload"].label = "Another picture in its place"

    def _keep_older_words(self):
        """A license or skin tone from before there was a choice stays choosable."""
        for name in {"license", "skin_tone"} & self.fields.keys():
            value, field = self.initial.get(name), self.fields[name]
            if value and value not in dict(field.choices):
                field.choices = [*field.choices, (value, value)]

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload:
            self.picture = picture_from(upload)
        return upload

    @property
    def newly_agreed(self):
        """Whether the consent was ticked in this form, for a person in the picture."""
        return bool(self.cleaned_data.get("consent") and self.cleaned_data.get("shows_person"))

    def clean(self):
        data = super().clean()
        noted = self.instance.consent_noted_at and not self.picture
        if data.get("shows_person") and not data.get("consent") and not noted:
            self.add_error(
                "consent",
                "A picture of a person needs a signed consent. Tick this once you have seen it, "
                "or use another picture.",
            )
        if self.errors and self.picture:
            self.add_error("upload", "Choose the picture once more: browsers do not keep a file.")
        return data

    def _get_validation_exclusions(self):
        """The consent is noted when the form is saved; the picture is looked at above."""
        return super()._get_validation_exclusions() | {"consent_noted_at", "image", "shows_person"}


class FixedPictureForm(PictureForm):
    """A picture that a second person saw in a text: only where it comes from can be mended."""

    upload = skin_tone = shows_person = consent = None


class RemoveForm(forms.Form):
    """How a picture is removed for good."""

    consent_withdrawn = forms.BooleanField(
        label="The person in it took the consent back: it leaves every page at once.",
        required=False,
    )
