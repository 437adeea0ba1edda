"""What editors do with a listing: say how a fact is known, confirm, remove, restore, move."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone

from microsite.publishing.models import FormerAddress

from .facts import FACTS, facts_of
from .reserved_slugs import refuse_reserved


class ClinicVerbs:
    """The verbs of a Clinic. Each raises ValidationError with the sentence that editors see."""

    def record_source(self, fields, source, on=None):
        """Write down where these fields' values come from; the caller saves.

        A fact that has no value loses its source: there is nothing to vouch for.
        Raises ValidationError without a source.
        """
        if not source.strip():
            raise ValidationError(
                "Say how you know, such as “the clinic told us by phone” or “the clinic's website”."
            )
        entry = {"source": source.strip(), "date": (on or timezone.localdate()).isoformat()}
        for key in facts_of(fields):
            if self._knows(key):
                self.provenance[key] = entry
            else:
                self.provenance.pop(key, None)

    @transaction.atomic
    def confirm(self, by, source):
        """Everything in this listing is right today, `by` says so and `source` says how."""
        if self.removed_at:
            raise ValidationError("This listing was removed. Restore it before you confirm it.")
        self._refuse_sample_editor(by)
        self.record_source([field for fact in FACTS for field in fact.fields], source)
        self.last_confirmed = timezone.localdate()
        self.confirmed_by = by
        self.save()

    @transaction.atomic
    def remove(self, by, reason):
        """Take the listing off the site at once. The reason is for editors; readers get a 404."""
        if self.removed_at:
            raise ValidationError("This listing was removed already.")
        if not reason.strip():
            raise ValidationError("Say why the listing is removed, such as “the clinic closed”.")
        self.removed_at = timezone.now()
        self.removed_by = by
        self.removed_reason = reason.strip()
        self.save()

    @transaction.atomic
    def restore(self, by):
        """Undo a removal or a merger. The listing stays hidden until somebody confirms it anew."""
        if not self.removed_at:
            raise ValidationError("This listing is not removed.")
        self._refuse_sample_editor(by)
        self.removed_at = self.removed_by = self.last_confirmed = self.confirmed_by = None
        self.removed_reason = ""
        self.forget_merge()
        self.save()

    @transaction.atomic
    def move(self, slug):
        """Give the clinic another address in its state; the old one answers 301."""
        validate_slug(slug)
        refuse_reserved(slug)
        here = type(self).objects.in_state(self.state_code).filter(slug=slug).exclude(pk=self.pk)
        if here.exists():
            raise ValidationError("Another clinic in this state has this address.")
        before = self.get_absolute_url()
        self.slug = slug
        self.save()
        FormerAddress.objects.record(before, self)

    def _refuse_sample_editor(self, user):
        if user.is_sample and not self.is_sample:
            raise ValidationError("A sample person can't vouch for a real clinic.")

    def _knows(self, key):
        """Whether there is a value to vouch for."""
        if key in ("clinicians", "devices"):
            return getattr(self, key).exists()
        fields = next(fact.fields for fact in FACTS if fact.key == key)
        return any(getattr(self, field) not in ("", None) for field in fields)
