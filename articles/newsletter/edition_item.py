"""What stands in an edition: pages of the site, as they were when it was handed in."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from .edition import Edition


class Kind(models.TextChoices):
    """What is new about a page, as readers are told. The order in which an edition begins."""

    ALERT = "alert", "Safety alert"
    CORRECTION = "correction", "Correction"
    ARTICLE = "article", "New page"
    CHANGED = "changed", "New text of a page"
    ANSWER = "answer", "New answer"
    CLAIM = "claim", "What the evidence says now"


@dataclass(frozen=True)
class News:
    """A page with something new about it."""

    kind: Kind
    page: models.Model


class EditionItemQuerySet(models.QuerySet):
    """The items of one edition."""

    def included(self):
        """Those that go out, in their order."""
        return self.filter(is_included=True).order_by("place", "pk")

    def refresh(self):
        """Bring each up to date with its page; what nobody can read any more leaves."""
        public = public_pages(self.all())
        for item in self.all():
            if item.key in public:
                item.read()
                item.save()
            else:
                item.delete()

    def require_current(self):
        """Raise ValidationError when a page left the site or changed since it was taken up."""
        items = list(self.included())
        public = public_pages(items)
        for item in items:
            if item.key not in public or item.said != item.says_now:
                raise ValidationError(
                    f"“{item.title}” changed or left the site since it was taken up. Look again "
                    "for what is new, and read it once more."
                )


class EditionItem(models.Model):
    """One page in an edition, with its title and summary of that time."""

    Kind = Kind

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField(
        default=0, help_text="The smallest number stands first."
    )
    is_included = models.BooleanField("goes out", default=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    page = GenericForeignKey()
    title = models.CharField(max_length=300, editable=False)
    summary = models.CharField(max_length=500, editable=False)
    path = models.CharField(max_length=400, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)
    words = models.CharField(
        "a few words",
        max_length=300,
        blank=True,
        help_text="Why a reader would want to open it. Plain words; nothing medical.",
    )

    objects = EditionItemQuerySet.as_manager()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "content_type", "object_id"], name="one_item_a_page"
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Save an item of a draft."""
        self.edition.require_draft()
        super().save(*args, **kwargs)

    @classmethod
    def take_up(cls, edition, page, kind=Kind.ALERT):
        """Put a page at the end of a draft, unless it is in already or nobody can read it."""
        here = ContentType.objects.get_for_model(page)
        known = edition.items.filter(content_type=here, object_id=page.pk).exists()
        if known or page.public is None or page.withdrawn_at:
            return
        last = edition.items.aggregate(last=models.Max("place"))["last"] or 0
        item = cls(edition=edition, page=page, place=last + 1, kind=kind)
        item.read()
        item.save()

    @property
    def key(self):
        return (self.content_type_id, self.object_id)

    @property
    def said(self):
        return (self.title, self.summary)

    @property
    def says_now(self):
        """(title, summary) of the text that readers see now."""
        entry = self.page.public.search_entry()
        return (entry.title, entry.summary)

    def read(self):
        """Take title, summary and address from what readers see now."""
        self.title, self.summary = self.says_now
        self.path = self.page.get_absolute_url()
        self.is_sample = self.page.public.is_sample


def public_pages(items):
    """The keys of those items whose pages readers can open now: one query for each kind of page."""
    wanted = defaultdict(set)
    for item in items:
        wanted[item.content_type_id].add(item.object_id)
    found = set()
    for content_type, pks in wanted.items():
        pages = ContentType.objects.get_for_id(content_type).model_class().objects
        shown = pages.published().filter(pk__in=pks).values_list("pk", flat=True)
        found |= {(content_type, pk) for pk in shown}
    return found
