"""The forms on a question's screen."""

import re

from django import forms
from django.core.exceptions import ValidationError

from articles.questions.models import Question
from articles.questions.personal_details import find, redacted
from articles.sections import Section
from microsite.people.models import User

NUMBER_OF_QUESTION = re.compile(r"^\s*(?:\S*/questions/)?(\d{1,18})(?:/\S*)?\s*$")


class WordingForm(forms.ModelForm):
    """The public wording of a question."""

    section = forms.ChoiceField(
        choices=[("", "Choose one"), *Section.choices],
        help_text="Where readers will look for it.",
        error_messages={"required": "Choose the section in which readers will look."},
    )

    class Meta:
        model = Question
        fields = [
            "title",
            "text",
            "section",
            "shown_name",
            "stage",
            "day_since",
            "treatment",
            "skin_tone",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "text"):
            if name in self.fields:
                self.fields[name].required = True
        # The reader's own words to begin with, without what may tell who they are; nothing of
        # them is stored before it is saved.
        typed = self.instance.asked_text
        self.initial["text"] = self.instance.text or redacted(typed, find(typed))

    def clean_title(self):
        title = self.cleaned_data["title"].strip()
        if not title.endswith("?"):
            raise ValidationError("Word the title as a question that ends with “?”.")
        return title


class AskBackForm(forms.Form):
    """What to ask the asker."""

    message = forms.CharField(
        label="What do you need to know?",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The asker reads it on their page. Write it as to a person, without medical "
        "words. The message to them does not contain it.",
        error_messages={
            "required": "Write what you need to know.",
            "max_length": "Make it shorter: 600 characters are the most.",
        },
    )


class DeclineForm(forms.Form):
    """Why a question is not answered here. Its asker reads it."""

    reason = forms.CharField(
        label="Why it can’t be answered here",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It is sent to the asker if they left an address and confirmed it.",
        error_messages={
            "required": "Say why the question is declined.",
            "max_length": "Make the reason shorter: 300 characters are the most.",
        },
    )


class PutAsideForm(forms.Form):
    """Why a question looks like spam."""

    why = forms.CharField(
        label="Why does it look like spam?",
        max_length=300,
        help_text="Only the people who work on the site see it.",
        error_messages={
            "required": "Say why it looks like spam.",
            "max_length": "Make it shorter: 300 characters are the most.",
        },
    )


class MergeForm(forms.Form):
    """The thread into which a question is merged."""

    into = forms.CharField(
        label="The other question",
        max_length=300,
        help_text="Its number, such as 12, or the address of its page.",
        error_messages={"required": "Write the number of the other question."},
    )

    def clean_into(self):
        number = NUMBER_OF_QUESTION.match(self.cleaned_data["into"])
        question = number and Question.objects.filter(pk=number[1]).first()
        if not question:
            raise ValidationError(
                "There is no such question. Write its number, or copy the address of its page."
            )
        return question


class AssignForm(forms.Form):
    """Who looks after a question."""

    to = forms.ModelChoiceField(
        label="Looked after by",
        queryset=User.objects.none(),
        required=False,
        empty_label="nobody",
        error_messages={"invalid_choice": "Choose somebody in the list."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = User.objects.who_may("questions.moderate_question")
