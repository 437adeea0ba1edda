"""Old addresses of pages: they answer 301 for ever, unless a live page stands there."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models


class FormerAddressQuerySet(models.QuerySet):
    """Former addresses, by path."""

    def record(self, path, page):
        """Remember that `page` once stood at `path`; forget what its present address replaces."""
        here = page.get_absolute_url()
        self.filter(path=here).delete()
        if path == here:
            return
        kind = ContentType.objects.get_for_model(page)
        self.update_or_create(path=path, defaults={"content_type": kind, "object_id": page.pk})

    def target(self, path):
        """The address that `path` leads to now, or None when nothing visible is there."""
        if "\0" in path:
            # PostgreSQL refuses to compare it.
            return None
        former = self.filter(path=path).first()
        return former.target if former else None


class FormerAddress(models.Model):
    """One path at which a page once stood. It names the page, not a path: so no chain, no loop."""

    path = models.CharField(
        max_length=255, unique=True, help_text="Begins and ends with a slash, such as /guide/old/."
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    page = GenericForeignKey()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name_plural = "former addresses"

    def __str__(self):
        return self.path

    @property
    def target(self):
        """The page's present address when readers can reach it (or its withdrawal), else None."""
        model = self.content_type.model_class()
        pages = model.objects.filter(pk=self.object_id)
        page = pages.published().first() or pages.withdrawn().first()
        if page is None or page.get_absolute_url() == self.path:
            return None
        return page.get_absolute_url()

    def clean(self):
        super().clean()
        if not (self.path.startswith("/") and self.path.endswith("/")) or "//" in self.path:
            raise ValidationError({"path": "Write the path like /guide/old-address/."})
        if self.page is not None and self.page.get_absolute_url() == self.path:
            raise ValidationError({"path": "The page stands at this address now."})
