"""Where an asker comes back by a signed link: confirm the address, see what we hold, erase it.

The link is all the authority there is, so its address stays out of logs and referrers.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic.base import TemplateResponseMixin, View

from articles.library import Library
from microsite.public_form import public_form

from .asker import LONGEST_ADDITION
from .links import asked_with, asker_path, to_confirm
from .models import Question

# Not "no-referrer": with it older browsers would not tell that a form is ours. The bare name of
# the site is sent at most, never the address of the page.
REFERRER_POLICY = "strict-origin"
DONE = {
    "confirmed": "Thank you. Your address is confirmed.",
    "told": "Thank you. We have added it to your question.",
    "address": "Your e-mail address is erased. No message will follow.",
    "erased": "Done. We have erased what we held of you.",
    "taken-back": "Done. The page is taken down, and your question is erased.",
}


class TellMoreForm(forms.Form):
    """What the asker adds when we asked back."""

    more = forms.CharField(
        label="Your reply",
        max_length=LONGEST_ADDITION,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text="Leave out names, addresses and the name of your clinic.",
        error_messages={
            "required": "Write what you want to add.",
            "max_length": f"Make it shorter: {LONGEST_ADDITION:,} characters are the most.",
        },
    )


@method_decorator(public_form, name="dispatch")
class SignedPage(TemplateResponseMixin, View):
    """A page behind a signed link. `verbs` maps what its buttons send to methods."""

    verbs = {}

    def dispatch(self, request, token):
        self.question = self.find(token)
        if self.question is None:
            response = render(request, "questions/asker_gone.html", status=404)
        else:
            response = super().dispatch(request)
        response.headers["Referrer-Policy"] = REFERRER_POLICY
        return response

    def get(self, request):
        return self.page()

    def post(self, request):
        verb = self.verbs.get(request.POST.get("do"))
        if verb is None:
            return self.page(problem="Please choose one of the buttons on this page.", status=422)
        try:
            done = getattr(self, verb)(request)
        except ValidationError as error:
            return self.page(problem=" ".join(error.messages), status=422)
        return done or self.page(status=422)

    def page(self, status=200, **context):
        """This page with whatever the template needs."""
        notice = Library([]).notice()
        context |= {"question": self.question, "notice": notice.html if notice else None}
        return self.render_to_response({**self.shown(), **context}, status=status)

    def shown(self):
        """More for the template."""
        return {}

    def back(self, done):
        """To the asker's page, which says what was done and can be loaded again."""
        return HttpResponseRedirect(f"{asker_path(self.question)}?done={done}", status=303)


class Confirm(SignedPage):
    """Is this address yours? A page with a button: programs that follow links press none.

    It shows nothing of the question, as the address may be a stranger's.
    """

    template_name = "questions/asker_confirm.html"
    verbs = {"confirm": "confirm", "not-me": "not_me"}

    def find(self, token):
        return to_confirm(token, Question.objects.all())

    def confirm(self, request):
        self.question.confirm_address()
        return self.back("confirmed")

    def not_me(self, request):
        self.question.forget_address()
        return self.page(forgotten=True)


class AskersPage(SignedPage):
    """What we hold of an asker, where the question stands, and the buttons to erase it."""

    template_name = "questions/asker.html"
    verbs = {
        "tell": "tell",
        "forget-address": "forget_address",
        "erase": "erase",
        "take-back": "take_back",
    }
    form = None

    def find(self, token):
        return asked_with(token, Question.objects.select_related("merged_into"))

    def shown(self):
        question = self.question
        asked_back = question.status == question.Status.NEEDS_INFO
        thread = question.merged_into or question
        is_public = Question.objects.published().filter(pk=thread.pk).exists()
        return {
            "held": question.held,
            "form": (self.form or TellMoreForm()) if asked_back else None,
            "thread": thread if is_public else None,
            "may_take_back": is_public and thread == question,
            "breadcrumbs": [("Questions", reverse("questions:list"))],
            "done": DONE.get(self.request.GET.get("done")),
        }

    def tell(self, request):
        self.form = TellMoreForm(request.POST)
        if not self.form.is_valid():
            return None
        self.question.tell_more(self.form.cleaned_data["more"])
        return self.back("told")

    def forget_address(self, request):
        self.question.forget_address()
        return self.back("address")

    def erase(self, request):
        self.question.erase()
        return self.back("erased")

    def take_back(self, request):
        self.question.take_back()
        return self.back("taken-back")
