"""The form of the sign-up page, and the one that changes the choice."""

from django import forms

from .subscriber import Choice

LONGEST_EMAIL = 254
NO_ADDRESS = "Write your e-mail address like name@example.com."


class ChoiceForm(forms.Form):
    """What somebody wants to be sent."""

    choice = forms.ChoiceField(
        label="What should we send you?",
        choices=Choice.choices,
        initial=Choice.EVERYTHING,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what we should send you.",
            "invalid_choice": "Choose one of the two kinds of letters.",
        },
    )


class SignUpForm(ChoiceForm):
    """An address and a choice."""

    email = forms.EmailField(
        label="Your e-mail address",
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Write your e-mail address.",
            "invalid": NO_ADDRESS,
            "max_length": f"Make it shorter: {LONGEST_EMAIL} characters are the most.",
        },
    )
    # Named for what robots like to fill in; people never see it.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    field_order = ["email", "choice", "website"]

    def clean_email(self):
        """The address as mail servers write it, so that one address is one subscriber."""
        name, _, host = self.cleaned_data["email"].lower().rpartition("@")
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            raise forms.ValidationError(NO_ADDRESS) from None
        if len(f"{name}@{host}") > LONGEST_EMAIL:
            raise forms.ValidationError(NO_ADDRESS)
        return f"{name}@{host}"

    @property
    def is_of_a_machine(self):
        """Whether the field that people never see was filled in."""
        return bool(self.cleaned_data.get("website"))
