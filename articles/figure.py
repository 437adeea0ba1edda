"""Figures: drawings and pictures, with what a reader and an editor need to know of them."""

from django.core.validators import RegexValidator
from django.db import models

from microsite.markup import cited_sources


class Figure(models.Model):
    """One drawing of ours or one picture. Pages place it with a figure block that names its key.

    A drawing is SVG that came with the starter library: nobody types or uploads one, because what
    it holds becomes part of the page.
    """

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
        blank=True,
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
    description = models.TextField(
        "in words",
        blank=True,
        max_length=2500,
        help_text="All that a drawing says, so that nobody who can't see it misses anything. "
        "It stands under the figure for everybody.",
    )
    cites = models.CharField(
        "sources",
        max_length=300,
        blank=True,
        help_text="What it shows rests on: [@source-key][@another-key].",
    )
    caption = models.CharField(max_length=300, help_text="Shown under it: what it teaches.")
    credit = models.CharField(max_length=160, help_text="Who made it.")
    license = models.CharField(max_length=120, help_text="Why we may show it, such as CC BY 4.0.")
    skin_tone = models.CharField(
        "skin tone shown", max_length=60, help_text="Such as “medium brown”, or “none”."
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    drawing = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image="") ^ models.Q(drawing=""),
                name="figure_is_drawn_or_a_picture",
                violation_error_message="Choose a picture.",
            )
        ]

    def __str__(self):
        return self.key

    @property
    def url(self):
        """The address of the picture; empty for a drawing."""
        return self.image.url if self.image else ""

    @property
    def cited_keys(self):
        """The keys of its sources, in the order in which they are named."""
        return cited_sources(self.cites)
