"""The form in which a reader asks. It keeps what was typed, whatever is wrong with it."""

import hashlib
import re

from django import forms

from articles.sections import Section
from microsite.public_form import new_stamp, read_stamp

from .models import Question
from .question_queries import ANONYMOUS

SECONDS_TO_TYPE = 3
SHORTEST = 15
LONGEST = 2000
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


class AskForm(forms.Form):
    """One question. No account, no photograph, no file."""

    question = forms.CharField(
        label="Your question",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text="Say what you want to know, and when you were treated if you were. "
        "Leave out names, addresses and the name of your clinic.",
        error_messages={
            "required": "Write your question.",
            "min_length": "Write a little more, so that a clinician can understand your question.",
            "max_length": f"Make it shorter: {LONGEST:,} characters are the most.",
        },
    )
    section = forms.ChoiceField(
        label="What is it about?",
        required=False,
        choices=[("", "I am not sure"), *Section.choices],
        error_messages={"invalid_choice": "Choose one of the subjects in the list."},
    )
    shown_name = forms.CharField(
        label="First name",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        help_text=f"Shown with your question. Leave it empty to be shown as “{ANONYMOUS}”.",
        error_messages={"max_length": "Use a first name of at most 40 letters."},
    )
    email = forms.EmailField(
        label="E-mail",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Only if you want one message when an answer is public. It is never shown, "
        "and we erase it when the message is sent.",
        error_messages={
            "invalid": "Check the e-mail address: it should look like you@example.org."
        },
    )
    # Named for what robots like to fill in; people never see it.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stamp", new_stamp())
        self.nonce = None

    def renew_stamp(self):
        """Give the form that is shown again a new stamp, so that it can be sent again."""
        self.data = self.data.copy()
        self.data["stamp"] = new_stamp()

    def clean_shown_name(self):
        name = " ".join(self.cleaned_data["shown_name"].split())
        if "@" in name or LINK.search(name) or any(character.isdigit() for character in name):
            raise forms.ValidationError("Use a first name only, or leave this empty.")
        return name or ANONYMOUS

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                "A hidden field was filled in, perhaps by your browser. Please send the form again."
            )
        return ""

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("stamp"):
            raise forms.ValidationError("Please send the form once more.")
        self.nonce, age = read_stamp(self.cleaned_data["stamp"])
        if age < SECONDS_TO_TYPE:
            raise forms.ValidationError(
                "That was very quick. Please read your question once more and send it again."
            )

    def save(self):
        """Store the question; a form that is sent twice makes one question."""
        # The text counts too: who goes back and asks something else asks a second question.
        key = hashlib.sha256(f"{self.nonce}\0{self.cleaned_data['question']}".encode()).hexdigest()
        question, _ = Question.objects.get_or_create(
            form_key=key,
            defaults={
                "asked_text": self.cleaned_data["question"],
                "section": self.cleaned_data["section"],
                "shown_name": self.cleaned_data["shown_name"],
                "email": self.cleaned_data["email"],
            },
        )
        return question
