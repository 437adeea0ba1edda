"""Clinics of the large data set: spread over real ZIP codes, with all that readers filter by."""

from itertools import pairwise

from django.utils.text import slugify

from clinics import states
from clinics.bulk import insert, insert_numbered
from clinics.finding.deriving import derive
from clinics.models import Clinic, Device, Place
from microsite.people.models import Clinician, LicenseCheck, Profession

# Of a hundred clinics so many say that patients are cared for in this language.
LANGUAGES = {
    "English": 95, "Spanish": 35, "Vietnamese": 6, "Mandarin": 6, "Korean": 5, "Tagalog": 5,
    "Russian": 4, "Arabic": 3, "French": 3, "Portuguese": 3, "Hindi": 2, "Haitian Creole": 1,
    "American Sign Language": 1, "Navajo": 1,
}  # fmt: skip
PROFESSIONS = {
    Profession.PHYSICIAN: 35, Profession.PHYSICIAN_ASSISTANT: 15, Profession.NURSE_PRACTITIONER: 15,
    Profession.REGISTERED_NURSE: 20, Profession.ESTHETICIAN: 10, Profession.OTHER: 2, "": 3,
}  # fmt: skip
DEVICES, CLEARED = 24, 14
STEP_FREE = (True, True, True, None, None, False)
WITH_PRICE, WITH_DEVICE, WITH_LICENSE, WITH_TWO_PEOPLE = 40, 60, 70, 30
LICENSE_SEEN_WITHIN = 300  # days


class ClinicScale:
    """Writes clinics with their people, licenses and devices, in bulk."""

    def __init__(self, random, today, day):
        self.random, self.today, self.day = random, today, day
        located = Place.objects.located().filter(
            in_use=True, state_code__in=[state.code for state in states.ALL]
        )
        self.places = list(located)
        self.devices = Device.objects.bulk_create(self._device(n) for n in range(DEVICES))

    def write(self, numbers):
        """The clinics with these numbers, and what they are found by."""
        clinics = insert_numbered([self._clinic(n) for n in numbers])
        self._people(clinics)
        links = Clinic.devices.through
        insert(
            [
                links(clinic=clinic, device=device)
                for clinic in clinics
                if self._chance(WITH_DEVICE)
                for device in self.random.sample(self.devices, self.random.choice((1, 1, 2)))
            ]
        )
        derive([clinic.pk for clinic in clinics])

    def _clinic(self, n):
        place = self.random.choice(self.places)
        low = self.random.randrange(150, 600, 25) if self._chance(WITH_PRICE) else None
        clinic = Clinic(
            name=f"Generated clinic {n}",
            slug=f"generated-{n}",
            state_code=place.state_code,
            city=place.city,
            address=f"{n} Generated Street",
            postal_code=place.zip_code,
            languages=", ".join(name for name, share in LANGUAGES.items() if self._chance(share)),
            step_free=self.random.choice(STEP_FREE),
            price_low=low,
            last_confirmed=self.today - self.random.randrange(300) * self.day,
        )
        clinic.take_over(place)
        return clinic

    def _people(self, clinics):
        """One person at each clinic, at some two; most of them with a license check."""
        people = insert_numbered(
            [
                Clinician(
                    name="Generated Person",
                    slug=f"{clinic.slug}-person",
                    credentials="Generated",
                    profession=self._weighted(PROFESSIONS),
                )
                for clinic in clinics
            ]
        )
        insert(
            [
                LicenseCheck(
                    clinician=person,
                    state=clinic.state_code,
                    board="Generated board",
                    number=person.slug,
                    status=LicenseCheck.Status.ACTIVE,
                    checked_on=self.today - self.random.randrange(LICENSE_SEEN_WITHIN) * self.day,
                )
                for clinic, person in zip(clinics, people, strict=True)
                if self._chance(WITH_LICENSE)
            ]
        )
        links = Clinic.clinicians.through
        pairs = list(zip(clinics, people, strict=True))
        pairs += [
            (clinic, other)
            for (clinic, _), (_, other) in pairwise(pairs)
            if self._chance(WITH_TWO_PEOPLE)
        ]
        insert([links(clinic=clinic, clinician=one) for clinic, one in pairs])

    def _device(self, n):
        name = f"Generated device {n}"
        seen = {"clearance": "cleared", "fda_number": f"K{n:06}", "checked_on": self.today}
        return Device(name=name, slug=slugify(name), **(seen if n < CLEARED else {}))

    def _chance(self, percent):
        return self.random.randrange(100) < percent

    def _weighted(self, shares):
        return self.random.choices(list(shares), weights=shares.values())[0]
