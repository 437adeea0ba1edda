"""Two listings of one clinic become one: the other one stays, this address leads to it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from microsite import history
from microsite.publishing.models import FormerAddress

from .facts import FACTS

# Facts that are lists of rows: those of both listings are put together.
UNITED = ("clinicians", "devices")


class ClinicMerging:
    """Mixin for Clinic: merging, and what follows from it."""

    @transaction.atomic
    def merge_into(self, other, by, take=()):
        """Take this listing off the site: `other` is the same clinic and stays.

        `take` are keys of facts that `other` gets from here, each with its source and date.
        Readers of this address are led to `other`, or to where that was merged later.
        """
        self._refuse_merge(other)
        self._refuse_sample_editor(by)
        other._refuse_sample_editor(by)
        known = {fact.key for fact in FACTS}
        history.hold(other)
        for key in (key for key in take if key in known):
            other._take_over(key, self)
        other.full_clean()
        other.save()
        history.write(other)
        self.removed_at, self.removed_by = timezone.now(), by
        self.removed_reason = f"merged into {other}"[:300]
        self.merged_into = other
        self.save()
        FormerAddress.objects.record(self.get_absolute_url(), other)

    @property
    def successor(self):
        """The listing into which this one was merged, at the end of all mergers, or None."""
        last = self
        while last.merged_into_id is not None:
            last = last.merged_into
        return last if last is not self else None

    def forget_merge(self):
        """Stand by itself again: this address leads nowhere else. The caller saves."""
        if self.merged_into_id is not None:
            FormerAddress.objects.filter(path=self.get_absolute_url()).delete()
            self.merged_into = None

    def _refuse_merge(self, other):
        if other.pk == self.pk:
            raise ValidationError("That is this very listing. Choose the other one.")
        if self.removed_at:
            raise ValidationError("This listing was removed. Restore it before you merge it.")
        if other.removed_at:
            raise ValidationError("That listing was removed. Choose one that stays on the site.")
        if self.is_sample != other.is_sample:
            raise ValidationError("A sample and a real clinic are never the same.")
        if self.state_code != other.state_code:
            raise ValidationError(
                "They are in different states. A clinic that moves to another state is a new "
                "listing: remove the old one instead."
            )

    def _take_over(self, key, source):
        """Get a fact from another listing, with how it is known."""
        entry = source.provenance.get(key)
        if key in UNITED:
            getattr(self, key).add(*getattr(source, key).all())
            # Of two dates the older one holds for all of them.
            entries = [entry, self.provenance.get(key)]
            entry = min(filter(None, entries), key=lambda each: each["date"], default=None)
        else:
            for field in next(fact.fields for fact in FACTS if fact.key == key):
                setattr(self, field, getattr(source, field))
        if entry and self._knows(key):
            self.provenance[key] = entry
        else:
            self.provenance.pop(key, None)
