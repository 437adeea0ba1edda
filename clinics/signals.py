"""What happens when a clinic or a clinician is written: the search index, the old address."""

from microsite import search
from microsite.people.models import Clinician
from microsite.publishing.models import FormerAddress

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


def moving(sender, instance, raw=False, update_fields=None, **signal):
    """Before a clinician is saved: keep the old address if the slug changes."""
    instance.former_path = None
    if raw or instance.pk is None or (update_fields is not None and "slug" not in update_fields):
        return
    before = Clinician.objects.filter(pk=instance.pk).exclude(slug=instance.slug).first()
    if before is not None:
        instance.former_path = before.get_absolute_url()


def moved(sender, instance, **signal):
    """After it: from now on the old address answers 301, as long as the clinician is listed."""
    if instance.former_path is not None:
        FormerAddress.objects.record(instance.former_path, instance)
