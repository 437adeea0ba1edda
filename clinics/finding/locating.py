"""Puts clinics on the map again after the places were copied or rows were written in bulk."""

from clinics.clinic import Clinic
from clinics.places.place import Place

from .deriving import derive_all
from .located import COLUMNS

BATCH = 2_000


def locate_clinics():
    """Give every clinic the coordinates of its ZIP code, and its traits; how many have some.

    Coordinates follow from the ZIP code, so neither a history nor a change is written.
    """
    numbers = list(Clinic.objects.order_by("pk").values_list("pk", flat=True))
    placed = 0
    for first in range(0, len(numbers), BATCH):
        batch = Clinic.objects.filter(pk__in=numbers[first : first + BATCH])
        clinics = list(batch.only("postal_code", *COLUMNS))
        codes = {clinic.zip5 for clinic in clinics}
        places = Place.objects.located().in_bulk(codes)
        for clinic in clinics:
            clinic.take_over(places.get(clinic.zip5))
            placed += clinic.is_located
        Clinic.objects.bulk_update(clinics, COLUMNS)
    derive_all()
    return placed
