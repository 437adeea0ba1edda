"""The small forms on the desk's panels."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from .notes import LONGEST_ANSWER
from .review_points import LONGEST_COMMENT
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


class CorrectionForm(forms.Form):
    """How a small change is approved."""

    kind = forms.ChoiceField(
        choices=ReviewKind.choices,
        initial=ReviewKind.CORRECTION,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Say whether this is a full review or a correction.",
            "invalid_choice": "Say whether this is a full review or a correction.",
        },
    )
    publish_at = forms.DateTimeField(
        label="Public from",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Leave it empty to publish now.",
        error_messages={"invalid": "Write the time like 2030-01-31 09:00, or leave it empty."},
    )
    knowing_of_later = forms.BooleanField(
        label="I know that a text approved for later will replace this one", required=False
    )

    def __init__(self, *args, has_later=True, **kwargs):
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)
        if not has_later:
            del self.fields["knowing_of_later"]

    def clean_publish_at(self):
        moment = self.cleaned_data["publish_at"]
        if moment and moment.year > timezone.now().year + 5:
            raise forms.ValidationError("That is more than five years away. Choose an earlier day.")
        return moment


class ApproveForm(CorrectionForm):
    """How a text is approved after a full review of these points."""

    tick = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "This point is not asked. Open the text anew."},
    )
    all_hold = forms.BooleanField(required=False)
    comment = forms.CharField(
        label="A word on your review",
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="If you want to keep one. Only the team reads it.",
        error_messages={"max_length": "Make the comment shorter: 1,000 characters are the most."},
    )

    def __init__(self, *args, points=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = ReviewKind.FULL
        asked = [(point.key, point.words) for point in points if not point.by_program]
        self.fields["tick"].choices = asked

    def clean(self):
        """One statement confirms all points, for texts that are confirmed that way."""
        data = super().clean()
        if data.get("all_hold"):
            data["tick"] = [key for key, _ in self.fields["tick"].choices]
        return data


class NoteForm(forms.Form):
    """What should change in a text that is returned. Its writer reads it."""

    note = forms.CharField(
        label="What should change",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Make the note shorter: 4,000 characters are the most."},
    )


class PassageForm(forms.Form):
    """A note on a passage of one field of a text."""

    field = forms.ChoiceField(
        label="Part of the text",
        error_messages={
            "required": "Choose the part of the text in which the passage stands.",
            "invalid_choice": "Choose the part of the text in which the passage stands.",
        },
    )
    passage = forms.CharField(
        label="The passage",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copied from the text above: a few words are enough.",
        error_messages={"required": "Copy the passage from the text: a few words are enough."},
    )
    text = forms.CharField(
        label="What should change in it",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say what should change in this passage.",
            "max_length": "Make the note shorter: 4,000 characters are the most.",
        },
    )

    def __init__(self, *args, fields=(), model=None, **kwargs):
        super().__init__(*args, auto_id="passage_%s", **kwargs)
        names = ((name, model._meta.get_field(name).verbose_name) for name in fields)
        self.fields["field"].choices = [(name, capfirst(words)) for name, words in names]
        if "body" in fields:
            self.fields["field"].initial = "body"


class SettleForm(forms.Form):
    """A note that its writer ticks off or answers."""

    note = forms.IntegerField(
        error_messages={"required": "Say which note.", "invalid": "Say which note."}
    )
    answer = forms.CharField(
        required=False,
        max_length=LONGEST_ANSWER,
        error_messages={"max_length": "Make the answer shorter: 2,000 characters are the most."},
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
