"""The small forms on the desk's panel of an edition."""

from django import forms


class ReturnForm(forms.Form):
    """What should change in an edition that is returned. Its editor reads it."""

    note = forms.CharField(
        label="What should change",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say what should change: the editor who composed it reads it.",
            "max_length": "Make the note shorter: 500 characters are the most.",
        },
    )


class SendForm(forms.Form):
    """When an approved edition goes out."""

    send_at = forms.DateTimeField(
        label="Goes out",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Leave it empty to send it now.",
        error_messages={"invalid": "Write the time like 2030-01-31 09:00, or leave it empty."},
    )
