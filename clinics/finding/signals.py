"""Keeps coordinates and traits in step with clinics, their people, licenses and devices.

Signals, so that the desk, the loader, an import and the verbs need not remember it. Bulk writes
send none: `locate_clinics` after them.
"""

from clinics.models import Clinic
from microsite.people.models import LicenseCheck

from .deriving import derive


def locate(sender, instance, raw=False, update_fields=None, **signal):
    """Before a whole clinic is saved: take over the coordinates of its ZIP code."""
    if not raw and update_fields is None:
        instance.locate()


def clinic_saved(sender, instance, raw=False, **signal):
    """After it: its traits."""
    if not raw:
        derive([instance.pk])


def links_changed(sender, instance, action, reverse, pk_set, **signal):
    """People or devices were added to a clinic or taken away, from either side."""
    if action == "pre_clear" and reverse:
        remember(sender, instance)
    elif action in ("post_add", "post_remove", "post_clear"):
        if not reverse:
            derive([instance.pk])
        elif action == "post_clear":
            derive(instance.cleared_from)
        else:
            derive(list(pk_set))


def remember(sender, instance, **signal):
    """Before a person or device goes or leaves all clinics: which ones it leaves."""
    instance.cleared_from = clinics_of(instance)


def forget(sender, instance, **signal):
    """After it."""
    derive(instance.cleared_from)


def source_saved(sender, instance, raw=False, **signal):
    """A person, a license check or a device was written: the traits of the clinics it is at."""
    if not raw:
        derive(clinics_of(instance.clinician if sender is LicenseCheck else instance))


def clinics_of(person_or_device):
    """The primary keys of the clinics where somebody works or something is used."""
    return list(person_or_device.clinics.order_by("pk").values_list("pk", flat=True))


LINKS = (Clinic.clinicians.through, Clinic.devices.through)
