"""Figures: pictures with everything that a reader and an editor need to know of them."""

from django.core.validators import RegexValidator
from django.db import models


class Figure(models.Model):
    """One picture. Pages place it with a figure block that names its key."""

    key = models.CharField(
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and hyphens.")
        ],
        help_text="What pages write to place it: /// figure | key",
    )
    image = models.ImageField(
        upload_to="figures/",
        width_field="width",
        height_field="height",
        help_text="JPEG, PNG or WebP. Everything hidden in the file, such as where it was taken, "
        "is left behind. No faces, no before-and-after pictures from sellers.",
    )
    alt = models.CharField(
        "text alternative",
        max_length=300,
        help_text="What somebody who can't see it needs to know, the skin tone where it matters.",
    )
    caption = models.CharField(max_length=300, help_text="Shown under it: what it teaches.")
    credit = models.CharField(max_length=160, help_text="Who made it.")
    license = models.CharField(max_length=120, help_text="Why we may show it, such as CC BY 4.0.")
    skin_tone = models.CharField(
        "skin tone shown", max_length=60, help_text="Such as “medium brown”, or “none”."
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return self.key

    @property
    def url(self):
        """The address of the picture."""
        return self.image.url
