"""What a file can refer to: listings, former addresses, clinicians and devices, in few queries."""

from itertools import chain, islice

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from import_export.instance_loaders import BaseInstanceLoader

from clinics import states
from clinics.models import Clinic, Device
from microsite.people.models import Clinician
from microsite.publishing.models import FormerAddress

from .cells import ANY_SLUG, state_code, words

AT_ONCE = 500  # values in one query: every database takes so many


def key_of(row):
    """What tells the listing of a row: (code of the state or None, slug)."""
    return state_code(row["state"]), row["slug"].strip()


class KnownClinics(BaseInstanceLoader):
    """The listings that the rows are about, locked until the transaction ends."""

    def __init__(self, resource, dataset):
        super().__init__(resource, dataset)
        rows = zip(dataset["state"], dataset["slug"], strict=True)
        keys = {key_of({"state": state, "slug": slug}) for state, slug in rows}
        wanted = sorted(key for key in keys if key[0] and ANY_SLUG.fullmatch(key[1]))
        self.clinics = {}
        for some in _batches(wanted):
            self.clinics |= {
                (clinic.state_code, clinic.slug): clinic
                for clinic in self._at({code for code, _ in some}, {slug for _, slug in some})
            }

    def get_instance(self, row):
        return self.clinics.get(key_of(row))

    def _at(self, codes, slugs):
        found = self.resource.get_queryset().filter(state_code__in=codes, slug__in=slugs)
        locked = found.select_for_update(of=("self",)).select_related(None)
        return locked.prefetch_related("clinicians", "devices")


def moved_clinics(keys):
    """{key: the Clinic that moved away from this address} for those keys where one did."""
    paths = {
        reverse("clinics:clinic", args=[states.by_code(code).slug, slug]): (code, slug)
        for code, slug in keys
    }
    kind = ContentType.objects.get_for_model(Clinic)
    moved = {}
    for some in _batches(paths):
        former = FormerAddress.objects.filter(path__in=some, content_type=kind)
        moved |= {paths[path]: pk for path, pk in former.values_list("path", "object_id")}
    clinics = Clinic.objects.in_bulk(set(moved.values())) if moved else {}
    return {key: clinics[pk] for key, pk in moved.items() if pk in clinics}


def known_clinicians(cells):
    """{slug or NPI: [Clinician]} of those whom these cells name."""
    known = {}
    for some in _batches(_words(cells)):
        for clinician in Clinician.objects.filter(Q(slug__in=some) | Q(npi__in=some)):
            for name in filter(None, (clinician.slug, clinician.npi)):
                known.setdefault(name, []).append(clinician)
    # Found twice when one batch has the slug and another the NPI.
    return {name: list(dict.fromkeys(rows)) for name, rows in known.items()}


def known_devices(cells):
    """{slug: [Device]} of those that these cells name."""
    some = (Device.objects.filter(slug__in=batch) for batch in _batches(_words(cells)))
    return {device.slug: [device] for device in chain.from_iterable(some)}


def _batches(values):
    values = iter(values)
    while some := list(islice(values, AT_ONCE)):
        yield some


def _words(cells):
    return sorted({word for cell in set(cells) for word in words(cell) if "\0" not in word})
