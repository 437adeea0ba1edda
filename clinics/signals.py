"""What happens to the search index when a clinic or a clinician is written."""

from microsite import search

from .models import Clinic
from .searchables import CLINIC_KIND, CLINICIAN_KIND, index_clinic, index_clinician


def saved(sender, instance, raw=False, **signal):
    """Bring the row up to date; fixtures (`raw`) are indexed by rebuilding."""
    if raw:
        return
    if sender is Clinic:
        index_clinic(instance)
    else:
        index_clinician(instance)


def deleted(sender, instance, **signal):
    """Forget the row."""
    search.remove(CLINIC_KIND if sender is Clinic else CLINICIAN_KIND, instance.pk)
