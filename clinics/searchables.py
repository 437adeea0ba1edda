"""How search finds clinics and clinicians, and how their index rows stay up to date."""

from microsite import search
from microsite.people.models import Clinician
from microsite.search import Description, Entry, Searchable

from .models import Clinic

CLINIC_KIND = "clinic"
CLINICIAN_KIND = "clinician"


def clinic_entry(clinic):
    """What search reads of a clinic."""
    return Entry(
        kind=CLINIC_KIND,
        object_id=clinic.pk,
        title=clinic.name,
        summary=f"{clinic.city}, {clinic.state.name} {clinic.postal_code}",
        body="\n".join([clinic.services, clinic.languages]),
        language="en",
    )


def clinician_entry(clinician):
    """What search reads of a clinician."""
    return Entry(
        kind=CLINICIAN_KIND,
        object_id=clinician.pk,
        title=clinician.name,
        summary=", ".join(filter(None, [clinician.credentials, clinician.specialty])),
        body=clinician.bio,
        language="en",
    )


def index_clinic(clinic):
    """Bring the clinic's row up to date. A removed clinic has none."""
    if clinic.removed_at:
        search.remove(CLINIC_KIND, clinic.pk)
    else:
        search.add(clinic_entry(clinic))


def index_clinician(clinician):
    """Bring the clinician's row up to date. One who is no longer listed has none."""
    if clinician.listed:
        search.add(clinician_entry(clinician))
    else:
        search.remove(CLINICIAN_KIND, clinician.pk)


def describe(listed):
    """A clinic or clinician as a search result."""
    return Description(title=listed.name, url=listed.get_absolute_url(), is_sample=listed.is_sample)


def clinic_entries():
    """Every clinic that may be shown one day, for building the index anew."""
    for clinic in Clinic.objects.filter(removed_at=None).iterator():
        yield clinic_entry(clinic)


def clinician_entries():
    """Every listed clinician, for building the index anew."""
    for clinician in Clinician.objects.filter(listed=True).iterator():
        yield clinician_entry(clinician)


CLINICS = Searchable(
    kind=CLINIC_KIND,
    label="Clinics",
    visible=Clinic.objects.published,
    describe=describe,
    entries=clinic_entries,
)
CLINICIANS = Searchable(
    kind=CLINICIAN_KIND,
    label="Clinicians",
    visible=Clinician.objects.published,
    describe=describe,
    entries=clinician_entries,
)
