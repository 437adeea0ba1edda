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

    def moved_from(self, path, model):
        """The page of this model that once stood at `path`, public or not, or None."""
        kind = ContentType.objects.get_for_model(model)
        former = self.filter(path=path, content_type=kind).first()
        return model.objects.filter(pk=former.object_id).first() if former else None


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
        pages = self._pages()
        if pages is None:
            return None
        page = pages.published().first() or pages.withdrawn().first() or self._successor(pages)
        if page is None or page.get_absolute_url() == self.path:
            return None
        return page.get_absolute_url()

    def _successor(self, pages):
        """The public page into which the named one was merged, if its kind knows mergers."""
        page = pages.first() if hasattr(pages.model, "successor") else None
        if page is None or page.successor is None:
            return None
        return pages.model._default_manager.published().filter(pk=page.successor.pk).first()

    def _pages(self):
        """The named page as a queryset (empty when it is gone); None when its kind has no pages."""
        model = self.content_type.model_class()
        # An app that is gone leaves content types without a model.
        if model is None or not hasattr(model, "get_absolute_url"):
            return None
        pages = model._default_manager.filter(pk=self.object_id)
        return pages if hasattr(pages, "published") and hasattr(pages, "withdrawn") else None

    def clean(self):
        super().clean()
        self._clean_path()
        if self.content_type_id is None or self.object_id is None:
            return
        pages = self._pages()
        if pages is None:
            raise ValidationError({"content_type": "Choose a kind of page: this one has none."})
        page = pages.first()
        if page is None:
            raise ValidationError({"object_id": "There is no such page. Look for its number."})
        if page.get_absolute_url() == self.path:
            raise ValidationError({"path": "The page stands at this address now."})

    def _clean_path(self):
        if not (self.path.startswith("/") and self.path.endswith("/")) or "//" in self.path:
            raise ValidationError({"path": "Write the path like /guide/old-address/."})
