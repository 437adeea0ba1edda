"""Figures: drawings and pictures, with what a reader and an editor need to know of them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property

from microsite import images
from microsite.markup import cited_sources

from .figure_choices import LICENSE_URLS, NO_SKIN
from .placing import handed_in_texts_with

NAMED_AT_MOST = 3


class Figure(models.Model):
    """One drawing of ours or one picture. Pages place it with a figure block that names its key.

    A drawing is SVG that came with the starter library: nobody types or uploads one, because what
    it holds becomes part of the page. A picture is uploaded and made anew (microsite/images). Once
    a text that places it was handed in, a picture and what it teaches stay as they are: two people
    look at the text, and so at the picture.
    """

    # What a reviewer of a text saw of a picture. Credit and license can be mended.
    REVIEWED = ("alt", "description", "cites", "caption", "skin_tone", "shows_person")

    key = models.CharField(
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", "Use small letters, digits and hyphens.")
        ],
        help_text="What pages write to place it: /// figure | key",
    )
    # The largest JPEG. Its other files bear the same name with another width and extension.
    image = models.FileField("picture", upload_to="figures/", blank=True, editable=False)
    alt = models.CharField(
        "text alternative",
        max_length=300,
        help_text="What somebody who can't see it needs to know, the skin tone where it matters.",
    )
    description = models.TextField(
        "in words",
        blank=True,
        max_length=2500,
        help_text="All that it says, so that nobody who can't see it misses anything. "
        "It stands under the figure for everybody.",
    )
    cites = models.CharField(
        "sources",
        max_length=300,
        blank=True,
        help_text="What it shows rests on: [@source-key][@another-key].",
    )
    caption = models.CharField(max_length=300, help_text="Shown under it: what it teaches.")
    credit = models.CharField(
        max_length=160, help_text="Who made it. Never the name of the person in the picture."
    )
    license = models.CharField(
        "license of the image", max_length=120, help_text="Why we may show it."
    )
    skin_tone = models.CharField(
        "skin tone shown", max_length=60, help_text="Readers read it under the picture."
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    widths = models.JSONField(editable=False, default=list)
    shows_person = models.BooleanField("shows a real person", default=False)
    # That the consent was seen, by whom and when. Who the person is stays outside this site.
    consent_noted_at = models.DateTimeField("consent noted", null=True, editable=False)
    consent_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="consent noted by",
    )
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    drawing = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image="") ^ models.Q(drawing=""),
                name="figure_is_drawn_or_a_picture",
                violation_error_message="Choose a picture.",
            ),
            models.CheckConstraint(
                condition=models.Q(shows_person=False)
                | models.Q(consent_noted_at__isnull=False, consent_noted_by__isnull=False),
                name="figure_of_a_person_has_consent",
                violation_error_message="A picture of a person needs a noted consent.",
            ),
        ]

    def __str__(self):
        return self.key

    # --- showing ---------------------------------------------------------------------

    @property
    def url(self):
        """The address of the picture; empty for a drawing."""
        return self.image.url if self.image else ""

    @property
    def formats(self):
        """Pairs of content type and (address, width) pairs, the best format first."""
        shown = []
        for extension in images.EXTENSIONS if self.widths else ():
            names = [(self._file(width, extension), width) for width in self.widths]
            files = tuple((default_storage.url(name), width) for name, width in names)
            shown.append((images.content_type(names[0][0]), files))
        return tuple(shown)

    @property
    def smallest_url(self):
        """The picture for a list; empty for a drawing."""
        return self.formats[-1][1][0][0] if self.widths else self.url

    @property
    def terms_of_use(self):
        """What readers read of the license: its name and its address; a drawing is the site's."""
        return ("", "") if self.drawing else (self.license, LICENSE_URLS.get(self.license, ""))

    @property
    def skin(self):
        """The skin that a picture shows, for readers; the words of a drawing say it themselves."""
        return "" if self.drawing or self.skin_tone == NO_SKIN else self.skin_tone

    @property
    def cited_keys(self):
        """The keys of its sources, in the order in which they are named."""
        return cited_sources(self.cites)

    # --- changing --------------------------------------------------------------------

    @cached_property
    def handed_in_texts(self):
        """The texts that a second person reads, or read, with this figure in them. Looked up once:
        verbs look again."""
        return handed_in_texts_with(self.key)

    def show(self, picture):
        """Take a new picture (images.Picture), save, and remove the files of the old one.

        Raises ValidationError once a text that places the figure was handed in.
        """
        if self.drawing:
            raise ValidationError("A drawing came with the library. A picture is a new figure.")
        if self.image and (texts := handed_in_texts_with(self.key)):
            raise ValidationError(
                f"This picture stands in {_named(texts)}, which was handed in with it. "
                "Another picture is a new figure with a key of its own."
            )
        before = self.file_names
        images.store(picture)
        self.widths, self.width, self.height = list(picture.widths), picture.width, picture.height
        self.image = images.file_name(picture.name, picture.width, images.EXTENSIONS[-1])
        try:
            with transaction.atomic():
                self.save()
                transaction.on_commit(lambda: images.remove(before))
        except Exception:
            images.remove(picture.files)
            raise

    def note_consent(self, user):
        """Note that `user` saw the signed consent of the person in the picture. Not saved yet."""
        self.consent_noted_at, self.consent_noted_by = timezone.now(), user

    def remove(self, consent_withdrawn=False):
        """Remove a picture for good, with its files.

        Raises ValidationError while it stands in a text that was handed in, unless the person in
        it took the consent back: then it leaves every page at once.
        """
        if self.drawing:
            raise ValidationError("A drawing belongs to the library. It can't be removed here.")
        if not consent_withdrawn and (texts := handed_in_texts_with(self.key)):
            raise ValidationError(
                f"This picture stands in {_named(texts)}. Have texts without it approved first, "
                "or tick that the person took the consent back."
            )
        self.delete()

    def delete(self, *args, **kwargs):
        """The files go once the row is gone for certain."""
        names = self.file_names
        with transaction.atomic():
            deleted = super().delete(*args, **kwargs)
            transaction.on_commit(lambda: images.remove(names))
        return deleted

    @property
    def file_names(self):
        """All files of the picture in the storage; none for a drawing."""
        if not self.image:
            return []
        made = [self._file(width, kind) for width in self.widths for kind in images.EXTENSIONS]
        return made or [self.image.name]

    def _file(self, width, extension):
        stem = self.image.name.removeprefix(f"{images.FOLDER}/").split("-")[0]
        return images.file_name(stem, width, extension)


def _named(texts):
    """The first few texts by name."""
    names = [f"“{name}”" for name in dict.fromkeys(map(str, texts))]
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
