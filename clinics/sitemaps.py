"""Sitemaps of the directory. Samples are never in them, not even on a demonstration site."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max

from microsite.people.models import Clinician

from . import states
from .models import Clinic, Device


def newest(*moments):
    """The latest of these moments; those that are None don't count."""
    return max((moment for moment in moments if moment), default=None)


class ClinicSitemap(Sitemap):
    """The listed clinics. A page also changes when its clinicians or their licenses do."""

    def items(self):
        listed = Clinic.objects.published().filter(is_sample=False)
        return listed.order_by("state_code", "slug").annotate(
            people_updated=Max("clinicians__updated_at"),
            licenses_checked=Max("clinicians__license_checks__created_at"),
        )

    def lastmod(self, clinic):
        return newest(clinic.updated_at, clinic.people_updated, clinic.licenses_checked)


class StateSitemap(Sitemap):
    """The states that have a listing. A page also changes when one of its clinics is removed."""

    def items(self):
        real = Clinic.objects.filter(is_sample=False)
        listed = real.published().counts_by_state()
        changed = real.order_by().values("state_code").annotate(changed=Max("updated_at"))
        moments = dict(changed.values_list("state_code", "changed"))
        return [(state, moments[state.code]) for state in states.ALL if state.code in listed]

    def location(self, item):
        return item[0].get_absolute_url()

    def lastmod(self, item):
        return item[1]


class DeviceSitemap(Sitemap):
    """The devices. A page also changes when a clinic that uses it does."""

    def items(self):
        real = Device.objects.published().filter(is_sample=False)
        return real.order_by("slug").annotate(clinics_updated=Max("clinics__updated_at"))

    def lastmod(self, device):
        return newest(device.updated_at, device.clinics_updated)


class ClinicianSitemap(Sitemap):
    """The clinicians who have a page."""

    def items(self):
        listed = Clinician.objects.published().filter(is_sample=False)
        return listed.order_by("slug").annotate(licenses_checked=Max("license_checks__created_at"))

    def lastmod(self, clinician):
        return newest(clinician.updated_at, clinician.licenses_checked)
