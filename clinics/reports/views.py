"""Where people tell us about a listing, and how fast we answer."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from clinics.models import Clinic
from microsite.people.models import Clinician
from microsite.public_form import public_form
from microsite.senders import sender_address

from .choices import Kind
from .forms import FORMS
from .numbers import answers
from .report_queries import ANSWER_WITHIN, due_on

DIRECTORY = "Clinics by state"


@method_decorator(public_form, name="dispatch")
class Report(FormView):
    """The form of one kind about one page. Nobody claims a clinician."""

    template_name = "clinics/report.html"
    model = None

    @cached_property
    def subject(self):
        found = self.model.objects.published().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404("There is no such page.")
        return found

    @cached_property
    def kind(self):
        kind = self.kwargs["kind"]
        if kind not in FORMS or (kind == Kind.CLAIM and self.model is Clinician):
            raise Http404("There is no such form.")
        return kind

    def get_form_class(self):
        return FORMS[self.kind]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "subject": self.subject}

    def form_valid(self, form):
        try:
            form.save(sender_address(self.request))
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return HttpResponseRedirect(reverse("clinics:report-thanks"), status=303)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        page = (self.subject.name, self.subject.get_absolute_url())
        return super().get_context_data(
            kind=self.kind,
            subject=self.subject,
            of_clinic=self.model is Clinic,
            answer_within=ANSWER_WITHIN,
            breadcrumbs=[(DIRECTORY, reverse("clinics:states")), page],
            is_sample=self.subject.is_sample,
            **kwargs,
        )


@method_decorator(public_form, name="dispatch")
class Thanks(TemplateView):
    """What happens now, after a report was sent."""

    http_method_names = ["get", "head"]
    template_name = "clinics/report_thanks.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(due_on=due_on(timezone.localdate()), **kwargs)


class Numbers(TemplateView):
    """How many reports came in, and how fast they were answered."""

    template_name = "clinics/reports.html"

    def get_context_data(self, **kwargs):
        everything, *kinds = answers()
        return super().get_context_data(
            everything=everything,
            kinds=kinds,
            answer_within=ANSWER_WITHIN,
            breadcrumbs=[
                (DIRECTORY, reverse("clinics:states")),
                ("Reports and our answers", reverse("clinics:reports")),
            ],
            **kwargs,
        )
