from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save, pre_save


class ClinicsConfig(AppConfig):
    """The directory. Keeps the search index in step with clinics and clinicians.

    And the old addresses of clinicians. Signals, because `people` stands below search and
    publishing and can't do it for its clinicians; and so that the admin, the loader and the
    verbs need not remember it. Bulk writes send none: rebuild the index after them.
    """

    name = "clinics"
    verbose_name = "Clinic directory"

    def ready(self):
        from microsite.people.models import Clinician

        from . import signals
        from .guides.filling import fill_guides
        from .models import Clinic

        for model in (Clinic, Clinician):
            post_save.connect(signals.saved, sender=model, dispatch_uid=f"index_{model.__name__}")
            post_delete.connect(
                signals.deleted, sender=model, dispatch_uid=f"unindex_{model.__name__}"
            )
        pre_save.connect(signals.moving, sender=Clinician, dispatch_uid="clinician_moving")
        post_save.connect(signals.moved, sender=Clinician, dispatch_uid="clinician_moved")
        post_migrate.connect(fill_guides, sender=self, dispatch_uid="fill_guides")
