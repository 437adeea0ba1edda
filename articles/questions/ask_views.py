"""How a reader asks: the signs that can't wait, the question, what is already answered, details.

Each step is an address of its own and sends everything that was said before along in hidden
fields. Nothing is stored before the last one, no address carries what was typed, and there is no
cookie.
"""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from articles.library import Library
from articles.sections import Section
from microsite.public_form import public_form
from microsite.search import is_worrying
from microsite.senders import sender_address

from .already_answered import already_answered
from .forms import LONGEST, NO_SIGNS, DetailsForm, QuestionForm
from .personal_details import find, redacted
from .pointed_out import pointed_out

# What the buttons of the steps send.
CHANGE, KEEP, TAKE_OUT = "change", "keep", "take-out"
# What the form of the last step sends, so that the first look at it is no attempt to send it.
SEND = "send"


class Step(ContextMixin, TemplateResponseMixin, View):
    """A page on the way to a question; without an approved notice it only says whom to call."""

    @cached_property
    def notice(self):
        """The red-flag notice as HTML, or None while none is approved."""
        notice = Library([]).notice()
        return notice.html if notice else None

    def page(self, template_name=None, status=200, **context):
        """This step's page, or that of another template."""
        self.template_name = template_name or self.template_name
        context = self.get_context_data(notice=self.notice, breadcrumbs=breadcrumbs(), **context)
        return self.render_to_response(context, status=status)


def breadcrumbs():
    """The way to every step."""
    return [
        ("Questions", reverse("questions:list")),
        ("Ask a clinician", reverse("questions:ask")),
    ]


def carried(data, form):
    """(name, value) of what was said in other steps: the form shown does not ask for it."""
    names = DetailsForm.base_fields.keys() - form.fields.keys()
    return sorted((name, data[name]) for name in names if data.get(name))


class Page(Step):
    """A page of the journey without a form that could be sent to it."""

    http_method_names = ["get", "head"]

    def get(self, request):
        return self.page()


@method_decorator(public_form, name="dispatch")
class Ask(Page):
    """Step 0: the signs that can't wait, and whether the reader has one of them."""

    template_name = "questions/ask.html"

    def get(self, request):
        section = request.GET.get("section", "")
        return self.page(section=section if section in Section.values else "")


class GetHelp(Page):
    """What to do now, for who has such a sign or is not sure."""

    template_name = "questions/ask_help.html"


class UnderAge(Page):
    """What somebody under 18 can do instead of asking here."""

    template_name = "questions/ask_under_18.html"


@method_decorator(public_form, name="dispatch")
class Thanks(Page):
    """What happens now, after a question was sent."""

    template_name = "questions/thanks.html"


@method_decorator(public_form, name="dispatch")
class AskQuestion(Step):
    """Step 1: the question; then what may tell too much, and what already answers it."""

    template_name = "questions/ask_question.html"

    def get(self, request):
        if request.GET.get("now") != NO_SIGNS:
            return redirect("questions:ask")
        form = QuestionForm(initial={"section": request.GET.get("section", "")})
        return self.page(form=form)

    def post(self, request):
        data, done = request.POST, request.POST.get("do")
        if done == CHANGE:
            form = QuestionForm(initial=data.dict())
            return self.page(form=form, carried=carried(data, form))
        if done == TAKE_OUT:
            data = data.copy()
            text = data.get("question", "")
            data["question"] = redacted(text, find(text))
        form = QuestionForm(data)
        if self.notice is None or not form.is_valid():
            form.for_another_try()
            return self.page(status=422, form=form, carried=carried(data, form))
        text = form.cleaned_data["question"]
        return self.page(
            "questions/ask_answers.html",
            form=form,
            text=text,
            details=None if done == KEEP else pointed_out(text),
            worrying=is_worrying(text, LONGEST),
            hits=already_answered(text),
            carried=carried(data, form),
        )


@method_decorator(public_form, name="dispatch")
class AskDetails(Step):
    """Step 2: what helps to answer, and the agreement. The only step that stores anything."""

    template_name = "questions/ask_details.html"

    def get(self, request):
        return redirect("questions:ask")

    def post(self, request):
        if request.POST.get("step") != SEND:
            return self.page(form=DetailsForm(initial=request.POST.dict()))
        form = DetailsForm(request.POST)
        if form.is_of_a_minor:
            return see_other("questions:under-18")
        if self.notice is None or not form.is_valid():
            return self.again(form)
        try:
            form.save(sender_address(request))
        except ValidationError as error:
            form.add_error(None, error)
            return self.again(form)
        return see_other("questions:thanks")

    def again(self, form):
        """The step once more, with what is wrong; the step before if it is the question."""
        form.for_another_try()
        if "question" not in form.errors:
            return self.page(status=422, form=form)
        question = QuestionForm(form.data)
        said = carried(form.data, question)
        return self.page("questions/ask_question.html", 422, form=question, carried=said)


def see_other(name):
    """Leave the form for a page that may be loaded again without sending anything."""
    return HttpResponseRedirect(reverse(name), status=303)
