"""The forms of the account pages: allauth's, in our words, and our own."""

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from .models import User

EMAIL_MISSING = "Type your e-mail address."
EMAIL_WRONG = "Type an e-mail address like name@example.org."
PASSWORD_MISSING = "Type your password."  # noqa: S105
PASSWORDS_DIFFER = "The two passwords are not the same. Type both again."
CODE_MISSING = "Type the code."
PASSWORD_HELP = "At least 12 characters. Three or four words that only you would put together."  # noqa: S105


class PlainWords:
    """Base: says in `words` what each field is called, explained by, and when it is empty.

    No placeholders: they vanish as soon as one types.
    """

    words = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)
            label, help_text, required = self.words.get(name, (field.label, "", ""))
            field.label, field.help_text = label, help_text
            if required:
                field.error_messages["required"] = required
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = EMAIL_WRONG


class SignInForm(PlainWords, account.LoginForm):
    words = {
        "login": ("E-mail address", "", EMAIL_MISSING),
        "password": ("Password", "", PASSWORD_MISSING),
    }


class AgainForm(PlainWords, account.ReauthenticateForm):
    words = {"password": ("Password", "", PASSWORD_MISSING)}


class NewPasswordForm(PlainWords, account.ChangePasswordForm):
    words = {
        "oldpassword": ("The password that you have now", "", PASSWORD_MISSING),
        "password1": ("New password", PASSWORD_HELP, PASSWORD_MISSING),
        "password2": ("New password, once more", "", PASSWORD_MISSING),
    }


class ForgottenForm(PlainWords, account.ResetPasswordForm):
    words = {"email": ("E-mail address", "The one with which you sign in.", EMAIL_MISSING)}


class ForgottenPasswordForm(PlainWords, account.ResetPasswordKeyForm):
    words = {name: NewPasswordForm.words[name] for name in ("password1", "password2")}


CODE_WORDS = ("Code", "The six digits in your authenticator app, or a recovery code.", CODE_MISSING)


class CodeForm(PlainWords, factor.AuthenticateForm):
    words = {"code": CODE_WORDS}


class CodeAgainForm(PlainWords, factor.ReauthenticateForm):
    words = {"code": CODE_WORDS}


class AuthenticatorForm(PlainWords, ActivateTOTPForm):
    words = {"code": ("Code", "The six digits that the app shows now.", CODE_MISSING)}


NAME_WORDS = (
    "Name of the passkey",
    "So that you know later which one it is, such as “my phone”.",
    "Type a name.",
)


class PasskeyForm(PlainWords, AddWebAuthnForm):
    words = {"name": NAME_WORDS}


class PasskeyNameForm(PlainWords, EditWebAuthnForm):
    words = {"name": NAME_WORDS}


class AcceptForm(forms.Form):
    """What the invited tell: their name and a password."""

    display_name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="Readers see it under what you write, such as “Jordan Rivera”.",
        error_messages={"required": "Type your name."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = forms.CharField(
        label="Password",
        strip=False,
        help_text=PASSWORD_HELP,
        error_messages={"required": PASSWORD_MISSING},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Password, once more",
        strip=False,
        error_messages={"required": PASSWORD_MISSING},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean(self):
        data = super().clean()
        password, again = data.get("password1"), data.get("password2")
        if password and again and password != again:
            self.add_error("password2", PASSWORDS_DIFFER)
        elif password:
            to_be = User(email=self.invitation.email, display_name=data.get("display_name", ""))
            try:
                password_validation.validate_password(password, to_be)
            except ValidationError as error:
                self.add_error("password1", error)
        return data


class EmailForm(forms.Form):
    """The address with which somebody wants to sign in from now on."""

    email = forms.EmailField(
        label="New e-mail address",
        help_text="We send a link there. Until you open it, nothing changes.",
        error_messages={"required": EMAIL_MISSING, "invalid": EMAIL_WRONG},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self):
        return self.cleaned_data["email"].lower()
