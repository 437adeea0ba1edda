from django.apps import AppConfig
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)


class ClinicsConfig(AppConfig):
    """The directory. Keeps the search index in step with clinics and clinicians.

    And the old addresses of clinicians, and what clinics are found by. Signals, because `people`
    stands below search and publishing and can't do it for its clinicians; and so that the admin,
    the loader and the verbs need not remember it. Bulk writes send none: rebuild the index after
    them, and locate the clinics.
    """

    name = "clinics"
    verbose_name = "Clinic directory"

    def ready(self):
        from microsite.people.models import Clinician, LicenseCheck

        from . import signals
        from .finding import signals as finding
        from .guides.filling import fill_guides
        from .models import Clinic, Device

        for model in (Clinic, Clinician):
            post_save.connect(signals.saved, sender=model, dispatch_uid=f"index_{model.__name__}")
            post_delete.connect(
                signals.deleted, sender=model, dispatch_uid=f"unindex_{model.__name__}"
            )
        pre_save.connect(signals.moving, sender=Clinician, dispatch_uid="clinician_moving")
        post_save.connect(signals.moved, sender=Clinician, dispatch_uid="clinician_moved")
        post_migrate.connect(fill_guides, sender=self, dispatch_uid="fill_guides")
        pre_save.connect(finding.locate, sender=Clinic, dispatch_uid="clinic_located")
        post_save.connect(finding.clinic_saved, sender=Clinic, dispatch_uid="clinic_traits")
        for links in finding.LINKS:
            m2m_changed.connect(
                finding.links_changed, sender=links, dispatch_uid=f"traits_{links.__name__}"
            )
        for model in (Clinician, Device, LicenseCheck):
            post_save.connect(
                finding.source_saved, sender=model, dispatch_uid=f"traits_{model.__name__}"
            )
        for model in (Clinician, Device):
            pre_delete.connect(
                finding.remember, sender=model, dispatch_uid=f"remember_{model.__name__}"
            )
            post_delete.connect(
                finding.forget, sender=model, dispatch_uid=f"forget_{model.__name__}"
            )
