"""The two forms in which a reader asks: the question, then what helps a clinician to answer it.

Every step carries what was said before in hidden fields, and all of it is validated again at the
end. They keep what was typed, whatever is wrong with it.
"""

import hashlib
import re

from django import forms
from django.db import transaction
from django.utils import timezone

from articles.sections import Section
from microsite.public_form import new_stamp, read_stamp
from microsite.search import is_worrying

from .choices import AgeBand, SkinTone, Stage, Treatment
from .models import Question, Sender
from .question import LATEST_DAY
from .question_queries import ANONYMOUS
from .spam import looks_like_spam, signs

SECONDS_TO_TYPE = 3
SHORTEST = 15
LONGEST = 2000
LONGEST_EMAIL = 254
UNDER_18 = "under-18"
NO_SIGNS = "no"
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
UNIT_OF_MORE_THAN_A_DAY = re.compile(r"week|month|year", re.IGNORECASE)

CONSENT = (
    "I am 18 or older, and you may keep my question and, once you have read it and taken out "
    "what could show who I am, publish it here with the answers."
)
FILLED_IN_BY_A_MACHINE = "A field that people never see was filled in."
SENT_AT_ONCE = f"It was sent within {SECONDS_TO_TYPE} seconds."


def options(choices, empty):
    """The choices as sentences begin, after one that says nothing."""
    return [("", empty), *((value, label[0].upper() + label[1:]) for value, label in choices)]


class QuestionForm(forms.Form):
    """The question, in the asker's own words."""

    question = forms.CharField(
        label="Your question",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text="Write it as you would say it to a friend. You do not need medical words.",
        error_messages={
            "required": "Write your question.",
            "min_length": "Write a little more, so that a clinician can understand your question.",
            "max_length": f"Make it shorter: {LONGEST:,} characters are the most.",
        },
    )
    # Named for what robots like to fill in; people never see it.
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    section = forms.CharField(widget=forms.HiddenInput, required=False)
    now = forms.CharField(widget=forms.HiddenInput, required=False)
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("stamp", new_stamp())
        self.initial.setdefault("now", NO_SIGNS)

    def clean_question(self):
        # Browsers send other line ends than they show; the same text must stay the same text.
        return "\n".join(self.cleaned_data["question"].splitlines())

    def clean_section(self):
        section = self.cleaned_data["section"]
        return section if section in Section.values else ""

    def clean(self):
        super().clean()
        if self.cleaned_data.get("now") != NO_SIGNS:
            raise forms.ValidationError(
                "Read the signs under “When to get help” on this page first. If you have none of "
                "them, send this again."
            )

    def for_another_try(self):
        """Make the form that is shown again one that can be sent again."""
        self.data = self.data.copy()
        self.data["now"] = NO_SIGNS
        self.data.setdefault("stamp", new_stamp())


class DetailsForm(QuestionForm):
    """What helps to answer the question, and the agreement. No account, no photograph, no file."""

    age_band = forms.ChoiceField(
        label="How old are you?",
        widget=forms.RadioSelect,
        choices=[(UNDER_18, "Under 18"), *options(AgeBand.choices, "")[1:]],
        error_messages={
            "required": "Choose your age. We can only take questions from adults here.",
            "invalid_choice": "Choose one of the ages in the list.",
        },
    )
    stage = forms.ChoiceField(
        label="Where are you with it?",
        required=False,
        choices=options(Stage.choices, "I would rather not say"),
        error_messages={"invalid_choice": "Choose one of the answers in the list."},
    )
    treatment = forms.ChoiceField(
        label="What kind of treatment?",
        required=False,
        choices=options(Treatment.choices, "I would rather not say"),
        error_messages={"invalid_choice": "Choose one of the treatments in the list."},
    )
    day_since = forms.CharField(
        label="How many days ago was it?",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="A number. 0 is the day of the treatment. Leave it empty if you had none.",
        error_messages={"max_length": "Write only a number of days, such as 3."},
    )
    skin_tone = forms.ChoiceField(
        label="How would you describe your skin tone?",
        required=False,
        choices=options(SkinTone.choices, "I would rather not say"),
        help_text="The same thing can look different on another skin.",
        error_messages={"invalid_choice": "Choose one of the skin tones in the list."},
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
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Only if you want one message when an answer is public. It is never shown, and "
        "we erase it within 30 days of the answer.",
        error_messages={
            "invalid": "Check the e-mail address: it should look like you@example.org.",
            "max_length": f"Use an e-mail address of at most {LONGEST_EMAIL} characters.",
        },
    )
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={
            "required": "Tick the box if you agree. Without that we can’t take your question."
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].widget = forms.HiddenInput()
        self.stamp = None

    @property
    def is_of_a_minor(self):
        """Whether the asker said that they are under 18, whatever else is wrong."""
        return self.data.get("age_band") == UNDER_18

    def clean_shown_name(self):
        name = " ".join(self.cleaned_data["shown_name"].split())
        if "@" in name or LINK.search(name) or any(character.isdigit() for character in name):
            raise forms.ValidationError("Use a first name only, or leave this empty.")
        return name or ANONYMOUS

    def clean_day_since(self):
        typed = self.cleaned_data["day_since"]
        if not typed:
            return None
        numbers = NUMBER.findall(typed)
        if "-" in typed or len(numbers) != 1 or UNIT_OF_MORE_THAN_A_DAY.search(typed):
            raise forms.ValidationError(
                "Write the days as one number, such as 3, or 14 for two weeks."
            )
        if int(numbers[0]) > LATEST_DAY:
            raise forms.ValidationError(
                f"Write a number of at most {LATEST_DAY:,}, or leave this empty."
            )
        return int(numbers[0])

    def clean(self):
        super().clean()
        if not self.cleaned_data.get("stamp"):
            raise forms.ValidationError("Please send the form once more.")
        self.stamp = read_stamp(self.cleaned_data["stamp"])

    def for_another_try(self):
        super().for_another_try()
        self.data["stamp"] = new_stamp()

    def save(self, address):
        """Store the question, sent from this internet address ("" when it is not known).

        A form that is sent twice makes one question. Raises ValidationError when too many came
        from there today.
        """
        # The text counts too: who goes back and asks something else asks a second question.
        typed = f"{self.stamp.nonce}\0{self.cleaned_data['question']}"
        key = hashlib.sha256(typed.encode()).hexdigest()
        with transaction.atomic():
            known = Question.objects.filter(form_key=key).first()
            if known:
                return known
            Sender.objects.count_question(address)
            return Question.objects.receive(key, **self._told())

    def _told(self):
        told = ("section", "shown_name", "email", "stage", "treatment", "day_since", "skin_tone")
        now, text, spam = timezone.now(), self.cleaned_data["question"], self._signs_of_spam()
        return {
            **{name: self.cleaned_data[name] for name in (*told, "age_band")},
            "asked_text": text,
            "asked_at": now,
            "consented_at": now,
            "urgent_at": now if is_worrying(text, LONGEST) else None,
            "held_at": now if spam else None,
            "held_because": spam[:300],
        }

    def _signs_of_spam(self):
        """Why the question goes into a queue of its own; "" for the questions of people.

        Nobody is refused for it: a browser may fill in a hidden field, and a person may paste.
        """
        if self.cleaned_data["website"]:
            return FILLED_IN_BY_A_MACHINE
        if self.stamp.age < SECONDS_TO_TYPE:
            return SENT_AT_ONCE
        typed = [self.cleaned_data[name] for name in ("question", "email", "shown_name")]
        if not looks_like_spam(*typed):
            return ""
        found = (sign.kind for sign in signs(*typed) if sign.weight > 0)
        return "; ".join(dict.fromkeys(found))
