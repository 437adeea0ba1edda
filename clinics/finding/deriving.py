"""Writes the traits of clinics anew, from the listing, its people, their licenses, its devices."""

from django.db import models, transaction

from clinics.bulk import insert
from clinics.clinic import Clinic
from microsite.people.models import Clinician, LicenseCheck

from . import facets
from .languages import languages_in
from .trait import Trait

BATCH = 2_000


@transaction.atomic
def derive(numbers):
    """Write the traits of the clinics with these primary keys anew. A removed clinic has none."""
    Trait.objects.filter(clinic__in=numbers).delete()
    people = Clinician.objects.filter(listed=True).prefetch_related("license_checks")
    clinics = Clinic.objects.filter(pk__in=numbers, removed_at=None).prefetch_related(
        models.Prefetch("clinicians", queryset=people, to_attr="listed_people"), "devices"
    )
    insert([trait for clinic in clinics for trait in traits_of(clinic)])


def derive_all():
    """The traits of all clinics, in batches: after rows were written in bulk."""
    numbers = list(Clinic.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), BATCH):
        derive(numbers[first : first + BATCH])


def traits_of(clinic):
    """Unsaved traits of a clinic that was fetched with its listed people and its devices."""

    def trait(facet, value, label, **fields):
        return Trait(
            clinic=clinic,
            facet=facet.name,
            value=value,
            label=label,
            state_code=clinic.state_code,
            cell=clinic.cell,
            **fields,
        )

    for value, label in languages_in(clinic.languages).items():
        yield trait(facets.LANGUAGE, value, label)
    if clinic.step_free:
        yield trait(facets.STEP_FREE, "yes", facets.STEP_FREE.label("yes"))
    if clinic.price_range:
        yield trait(facets.PRICE, "published", facets.PRICE.label("published"))
    for person in clinic.listed_people:
        if person.profession:
            value = person.profession.replace("_", "-")
            label = facets.CLINICIAN.label(value)
            yield trait(facets.CLINICIAN, value, label, is_sample=person.is_sample)
        for check in current_checks(person):
            yield trait(
                facets.LICENSE,
                "checked",
                facets.LICENSE.label("checked"),
                seen_on=check.checked_on,
                until=check.counts_until,
                is_sample=person.is_sample,
            )
    for device in clinic.devices.all():
        yield trait(facets.DEVICE, device.slug, device.name, is_sample=device.is_sample)
        if device.clearance == device.Clearance.CLEARED:
            label = facets.CLEARANCE.label("cleared")
            yield trait(facets.CLEARANCE, "cleared", label, is_sample=device.is_sample)


def current_checks(person):
    """The newest check of each license of a person, where it shows an active license."""
    newest = {}
    for check in sorted(person.license_checks.all(), key=LicenseCheck.newest_first):
        newest.setdefault(check.license_key, check)
    return [check for check in newest.values() if check.is_current]
