"""The small forms on the desk's panels."""

from django import forms

from .states import ReviewKind


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
