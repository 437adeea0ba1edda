"""The small forms on the desk's panels."""

from django import forms
from django.utils import timezone

from .states import ReviewKind


class DraftForm(forms.ModelForm):
    """A draft; refuses to write over what somebody else saved since the form was opened."""

    def clean(self):
        data = super().clean()
        seen = self.data.get("seen")
        stored = type(self.instance).objects.filter(pk=self.instance.pk).first()
        if seen and stored and seen != stored.text_digest:
            raise forms.ValidationError(
                "Somebody else saved this draft while you were writing. What you typed is still "
                "here. Look at theirs in another tab; saving again replaces it with yours."
            )
        return data


class ApproveForm(forms.Form):
    """How a text is approved."""

    kind = forms.ChoiceField(
        label="This is",
        choices=[
            (ReviewKind.FULL, "a full review: I read all of it and checked its sources"),
            (ReviewKind.CORRECTION, "a correction: a small change; the review date stays"),
        ],
        initial=ReviewKind.FULL,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether this is a full review or a correction."},
    )
    publish_at = forms.DateTimeField(
        label="Public from",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text="Leave it empty to publish now.",
        error_messages={"invalid": "Write the time like 2030-01-31 09:00, or leave it empty."},
    )
    knowing_of_later = forms.BooleanField(
        label="I know that a text approved for later will replace this one", required=False
    )

    def __init__(self, *args, has_later=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_later:
            del self.fields["knowing_of_later"]

    def clean_publish_at(self):
        moment = self.cleaned_data["publish_at"]
        if moment and moment.year > timezone.now().year + 5:
            raise forms.ValidationError("That is more than five years away. Choose an earlier day.")
        return moment


class NoteForm(forms.Form):
    """What should change in a text that is returned. Its writer reads it."""

    note = forms.CharField(
        label="What should change",
        max_length=4000,
        error_messages={
            "required": "Say what should change: the writer reads your note.",
            "max_length": "Make the note shorter: 4,000 characters are the most.",
        },
    )


class ReasonForm(forms.Form):
    """Why a page is taken back. Readers see it."""

    reason = forms.CharField(
        label="Reason, in a sentence for readers",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say why the page is withdrawn. Readers will see the reason.",
            "max_length": "Make the reason shorter: 300 characters are the most.",
        },
    )
