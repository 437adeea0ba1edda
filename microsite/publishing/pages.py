"""A page: an address that lasts, whose text is in its revisions."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from .former_addresses import FormerAddress


class PageQuerySet(models.QuerySet):
    """Pages, filtered by what readers may see now. Nothing has to run for it to change."""

    @property
    def _revisions(self):
        return self.model._meta.get_field("revisions").related_model.objects

    def published(self, at=None):
        """Pages with a public revision at that moment (now), and not withdrawn."""
        public = self._revisions.public(at).filter(page=models.OuterRef("pk"))
        return self.filter(models.Exists(public), withdrawn_at=None)

    def withdrawn(self):
        """Pages that were public and were taken back; their address answers 410 with the reason."""
        public = self._revisions.public().filter(page=models.OuterRef("pk"))
        return self.filter(models.Exists(public), withdrawn_at__isnull=False)

    def with_public(self):
        """The same pages, each with its public revision fetched: one query for all of them."""
        current = self._revisions.current().with_people()
        return self.prefetch_related(
            models.Prefetch("revisions", queryset=current, to_attr="current_revisions")
        )

    def with_texts(self):
        """The same pages, each with its public and its newest revision: what lists name it by."""
        texts = self._revisions
        later = texts.filter(page=models.OuterRef("page"), pk__gt=models.OuterRef("pk"))
        newest = texts.filter(~models.Exists(later))
        return self.with_public().prefetch_related(
            models.Prefetch("revisions", queryset=newest, to_attr="newest_revisions")
        )


class Page(models.Model):
    """Abstract. Its texts are another model with a foreign key `page`, named `revisions` here."""

    slug = models.SlugField(
        max_length=120,
        help_text="The last part of the address. You may change it: the old address leads here.",
    )
    language = models.CharField(max_length=5, default="en", editable=False)
    translation_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    sort_date = models.DateTimeField(
        "first published",
        null=True,
        editable=False,
        db_index=True,
        help_text="Written by approval and by cancelling; lists sort by it.",
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(
        max_length=300, blank=True, editable=False, help_text="Readers see it."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    # False for pages whose address is part of another page's.
    has_own_address = True

    objects = PageQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def public(self):
        """The revision that readers see now, or None. Fetched in bulk by `with_public()`."""
        if "current_revisions" in self.__dict__:
            return self.current_revisions[0] if self.current_revisions else None
        return self.revisions.current().with_people().first()

    @property
    def newest(self):
        """The newest revision whatever its state, or None. Fetched in bulk by `with_texts()`."""
        if "newest_revisions" in self.__dict__:
            return self.newest_revisions[0] if self.newest_revisions else None
        return self.revisions.order_by("-pk").first()

    @property
    def open_revision(self):
        """The revision that is being written or waits for a review, or None."""
        return self.revisions.open().first()

    def save(self, *args, **kwargs):
        """Save, and remember the address if it changed after the first publication."""
        before = None
        if self.pk and self.has_own_address:
            before = type(self)._base_manager.filter(pk=self.pk).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before is not None and before.sort_date:
                FormerAddress.objects.record(before.get_absolute_url(), self)

    @transaction.atomic
    def edit(self, by):
        """A new draft by `by` with the newest text; the open draft if there is one.

        Raises ValidationError while a text waits for its review: one text at a time.
        """
        # One at a time, so that two people who begin at once get the same draft.
        type(self).objects.select_for_update().get(pk=self.pk)
        if self.withdrawn_at:
            raise ValidationError("This page is withdrawn. Reinstate it before you change it.")
        open_revision = self.open_revision
        if open_revision is not None:
            if open_revision.status == open_revision.Status.DRAFT:
                return open_revision
            raise ValidationError(
                "A text of this page waits for its review. Return it or take it back first."
            )
        source = self.public or self.newest
        if source is None:
            return self.revisions.model(page=self, author=by).start()
        return source.copy(author=by)

    @transaction.atomic
    def restore(self, text, by):
        """A new draft by `by` with an older text of this page, its change note filled in.

        Refused while a text is open, so that nothing is written over.
        """
        type(self).objects.select_for_update().get(pk=self.pk)
        self.require_writer(by)
        if self.withdrawn_at:
            raise ValidationError("This page is withdrawn. Reinstate it before you change it.")
        open_revision = self.open_revision
        if open_revision is not None:
            raise ValidationError(
                "A draft of this page is open. Submit it or throw it away before you restore "
                "another text."
                if open_revision.is_draft
                else "A text of this page waits for its review. Return it or take it back first."
            )
        draft = text.copy(author=by)
        day = timezone.localtime(text.publish_at or text.submitted_at)
        draft.change_note = f"Brings back the text of {day:%B %-d, %Y}."
        return draft.start()

    @transaction.atomic
    def withdraw(self, by, reason):
        """Take the page back at once; its address answers 410 with `reason`, which readers see."""
        self.require_publisher(by)
        if not reason.strip():
            raise ValidationError("Say why the page is withdrawn. Readers will see the reason.")
        changed = type(self).objects.filter(pk=self.pk, withdrawn_at=None)
        if not changed.update(withdrawn_at=timezone.now(), withdrawn_reason=reason.strip()):
            raise ValidationError("This page is withdrawn already.")
        self.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason"])
        self.on_visibility_changed()

    @transaction.atomic
    def reinstate(self, by):
        """Undo a withdrawal: the page shows its public text again."""
        self.require_publisher(by)
        changed = type(self).objects.filter(pk=self.pk, withdrawn_at__isnull=False)
        if not changed.update(withdrawn_at=None, withdrawn_reason=""):
            raise ValidationError("This page is not withdrawn.")
        self.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason"])
        self.on_visibility_changed()

    def require_publisher(self, user):
        """Raise ValidationError unless `user` may publish, cancel and withdraw such pages."""
        self.revisions.model.require_permission(user, "publish", "Ask an editor to do this.")

    def require_writer(self, user):
        """Raise ValidationError unless `user` may open a new text of this page."""
        self.require_publisher(user)

    def refresh_sort_date(self):
        """Write the date of first publication: the earliest approved and not cancelled.

        Once there is a text without samples, samples no longer count.
        """
        approved = self.revisions.filter(status="approved", cancelled_at=None)
        real = approved.filter(is_sample=False)
        approved = real if real.exists() else approved
        self.sort_date = approved.aggregate(first=models.Min("publish_at"))["first"]
        type(self).objects.filter(pk=self.pk).update(sort_date=self.sort_date)
        self.on_visibility_changed()

    def on_visibility_changed(self):
        """For subclasses: when this page is public changed, in this transaction."""
