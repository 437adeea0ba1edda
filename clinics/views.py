"""The directory: all states, one clinic, one clinician. Lists of clinics are in finding/."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, TemplateView

from microsite.people.models import Clinician

from . import states
from .clinic_data import clinic_data
from .clinician_data import clinician_data
from .finding.forms import FindForm
from .guides.license_search import license_searches
from .models import Clinic
from .official_searches import license_search_for, searches_for
from .state_map.drawing import drawing


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
            find_form=FindForm(),
            groups=states.grouped_with_counts(counts),
            map=drawing(counts),
            clinic_total=sum(counts.values()),
            state_total=len(counts),
            breadcrumbs=crumbs(),
            **kwargs,
        )


class InStateAddress:
    """For views whose address names a state: 404 when there is no such state."""

    @cached_property
    def state(self):
        state = states.by_slug(self.kwargs["state"])
        if state is None:
            raise Http404("There is no such state.")
        return state


class ClinicDetail(InStateAddress, DetailView):
    """One clinic: every fact with its source and date."""

    template_name = "clinics/clinic.html"
    context_object_name = "clinic"

    def get_queryset(self):
        clinics = Clinic.objects.published().in_state(self.state.code)
        return clinics.with_clinicians().with_devices()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            state=self.state,
            checked=self.object.checked,
            searches=searches_for(),
            is_sample=self.object.is_sample,
            page_data=clinic_data(self.object),
            breadcrumbs=crumbs(self.state, self.object),
            **kwargs,
        )


class ClinicSheet(ClinicDetail):
    """What to ask one clinic, for paper: what we know of it, and room to write."""

    template_name = "clinics/sheet.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        address = reverse("clinics:sheet", args=[self.state.slug, self.object.slug])
        crumb = ("Questions to take", address)
        return context | {"breadcrumbs": [*context["breadcrumbs"], crumb], "page_data": None}


class ClinicianDetail(DetailView):
    """One listed clinician: licenses as we saw them, disclosures, clinics, answers."""

    template_name = "clinics/clinician.html"
    context_object_name = "clinician"

    def get_queryset(self):
        return Clinician.objects.published()

    def get_context_data(self, **kwargs):
        checks = list(self.object.license_checks.newest())
        boards = license_searches(check.state for check in checks)
        clinics = list(self.object.clinics.published().by_name())
        profession = self.object.profession
        return super().get_context_data(
            licenses=[(check, boards.get(check.state)) for check in checks],
            looked_up_in=license_search_for(profession),
            searches=searches_for(profession),
            clinics=clinics,
            page_data=clinician_data(self.object, checks, clinics),
            is_sample=self.object.is_sample,
            breadcrumbs=crumbs(self.object),
            **kwargs,
        )
