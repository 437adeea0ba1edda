"""The desk's screen on which two listings of one clinic become one, side by side."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from clinics.duplicates import likely_duplicates
from clinics.fact_words import in_words
from clinics.facts import FACTS, Checked
from clinics.forms import MergeForm
from clinics.merging import UNITED
from microsite.publishing.admin_urls import admin_url


@dataclass(frozen=True)
class Compared:
    """One fact of both listings. `ticked` is what is suggested: to take over what is missing."""

    key: str
    label: str
    here: str
    there: str
    here_checked: Checked | None
    there_checked: Checked | None

    @property
    def is_same(self):
        return self.here == self.there

    @property
    def is_united(self):
        """Whether taking it over puts both together."""
        return self.key in UNITED

    @property
    def ticked(self):
        return bool(self.here) and not self.there


class MergesClinics:
    """Mixin for the screen of listings: choosing the one that stays, comparing, merging."""

    def get_urls(self):
        merge = self.admin_site.admin_view(self.merge_view)
        return [
            path("<path:object_id>/merge/", merge, name="clinics_clinic_merge"),
            *super().get_urls(),
        ]

    def merge_view(self, request, object_id):
        """Without `into` the choice; with it both side by side; a POST merges them."""
        clinic = self.get_object(request, unquote(object_id))
        if clinic is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        self._require_change(request, clinic)
        data = request.POST if request.method == "POST" else request.GET
        form = MergeForm(data if "into" in data else None, auto_id="merge_%s")
        other = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
        if other is not None:
            self._require_change(request, other)
        if other is not None and request.method == "POST":
            try:
                clinic.merge_into(other, request.user, request.POST.getlist("take"))
            except ValidationError as error:
                for message in error.messages:
                    messages.error(request, message)
            else:
                return self._merged(request, clinic, other)
        return self._merge_page(request, clinic, other, form)

    def _merged(self, request, clinic, other):
        self.log_change(request, clinic, f"Merged into listing {other.pk}.")
        self.log_change(request, other, f"Listing {clinic.pk} was merged into this one.")
        messages.success(request, f"Merged: the address of {clinic} leads here now.")
        return HttpResponseRedirect(admin_url(other))

    def _merge_page(self, request, clinic, other, form):
        context = {
            **self.admin_site.each_context(request),
            "title": f"The same clinic twice: {clinic}",
            "opts": self.opts,
            "clinic": clinic,
            "clinic_url": admin_url(clinic),
            "other": other,
            "form": form,
            "likely": likely_duplicates(clinic) if other is None else [],
            "facts": compared(clinic, other) if other else [],
        }
        return TemplateResponse(request, "clinics/admin/merge.html", context)

    def _require_change(self, request, clinic):
        if not self.has_change_permission(request, clinic):
            raise PermissionDenied


def compared(clinic, other):
    """[Compared] of every fact that one of them knows, in the order of the page."""
    here, there = clinic.checked, other.checked
    found = [
        Compared(
            fact.key,
            fact.label,
            in_words(clinic, fact.key),
            in_words(other, fact.key),
            here.get(fact.key),
            there.get(fact.key),
        )
        for fact in FACTS
    ]
    return [each for each in found if each.here or each.there]
