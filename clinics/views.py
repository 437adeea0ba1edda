"""The directory: all states, one state, one clinic, one clinician."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, ListView, TemplateView

from microsite.people.models import Clinician

from . import states
from .guides.license_search import license_searches
from .models import Clinic
from .state_map.drawing import drawing

PER_PAGE = 20


def crumbs(*pages):
    """Breadcrumbs (title, address): the directory, then these pages, each with a name."""
    top = ("Clinics by state", reverse("clinics:states"))
    return [top, *((page.name, page.get_absolute_url()) for page in pages)]


class StateList(TemplateView):
    """All states, with how many clinics are listed in each."""

    template_name = "clinics/states.html"

    def get_context_data(self, **kwargs):
        counts = Clinic.objects.published().counts_by_state()
        return super().get_context_data(
            groups=states.grouped_with_counts(counts),
            map=drawing(counts),
            clinic_total=sum(counts.values()),
            state_total=len(counts),
            breadcrumbs=crumbs(),
            **kwargs,
        )


class InState:
    """For views whose address names a state: 404 when there is no such state."""

    @cached_property
    def state(self):
        state = states.by_slug(self.kwargs["state"])
        if state is None:
            raise Http404("There is no such state.")
        return state


class StateDetail(InState, ListView):
    """The clinics in one state, in order of name."""

    template_name = "clinics/state.html"
    paginate_by = PER_PAGE

    def get_queryset(self):
        return Clinic.objects.published().in_state(self.state.code).by_name()

    def get_context_data(self, **kwargs):
        return super().get_context_data(state=self.state, breadcrumbs=crumbs(self.state), **kwargs)


class ClinicDetail(InState, DetailView):
    """One clinic: every fact with its source and date."""

    template_name = "clinics/clinic.html"
    context_object_name = "clinic"

    def get_queryset(self):
        return Clinic.objects.published().in_state(self.state.code).with_clinicians()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            state=self.state,
            checked=self.object.checked,
            is_sample=self.object.is_sample,
            breadcrumbs=crumbs(self.state, self.object),
            **kwargs,
        )


class ClinicianDetail(DetailView):
    """One listed clinician: licenses as we saw them, disclosures, clinics, answers."""

    template_name = "clinics/clinician.html"
    context_object_name = "clinician"

    def get_queryset(self):
        return Clinician.objects.published()

    def get_context_data(self, **kwargs):
        checks = list(self.object.license_checks.newest())
        searches = license_searches(check.state for check in checks)
        return super().get_context_data(
            licenses=[(check, searches.get(check.state)) for check in checks],
            clinics=self.object.clinics.published().by_name(),
            is_sample=self.object.is_sample,
            breadcrumbs=crumbs(self.object),
            **kwargs,
        )
