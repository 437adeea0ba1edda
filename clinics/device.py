"""A microneedling device: who makes it, and what the FDA's own record says about it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from microsite.history import History

FDA_NUMBER = RegexValidator(
    r"^(K\d{6}|DEN\d{6}|P\d{6})$",
    "Write the number as in the FDA's record, such as K202243 or DEN160029.",
)


class DeviceQuerySet(models.QuerySet):
    """Devices, in the words of the people who ask for them."""

    def published(self):
        """Those that readers see: no samples on a live site."""
        return self if settings.DEMO else self.exclude(is_sample=True)

    def withdrawn(self):
        """None: a device is not withdrawn from the directory."""
        return self.none()

    def cleared(self):
        """Those whose clearance somebody saw in the FDA's record."""
        return self.filter(clearance=Device.Clearance.CLEARED)


class Device(models.Model):
    """One device, as the record of its newest clearance shows it."""

    class Kind(models.TextChoices):
        NEEDLES = "needles", "needles only"
        RADIOFREQUENCY = "radiofrequency", "needles with radiofrequency (heat)"

    class Clearance(models.TextChoices):
        CLEARED = "cleared", "cleared or authorized by the FDA"
        NONE_FOUND = "none_found", "no clearance found"
        UNCHECKED = "unchecked", "not checked"

    name = models.CharField(max_length=120, help_text="As in the FDA's record. No slogan.")
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of the address.")
    maker = models.CharField(max_length=120, blank=True, help_text="The company in the record.")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NEEDLES)
    clearance = models.CharField(
        max_length=20,
        choices=Clearance.choices,
        default=Clearance.UNCHECKED,
        help_text="“Cleared” only after you have seen the record itself, on the FDA's own site. "
        "A clearance counts for the uses in it and for nothing else.",
    )
    fda_number = models.CharField(
        "FDA number", max_length=12, blank=True, validators=[FDA_NUMBER], help_text="K, DEN or P."
    )
    record_url = models.URLField(
        "address of the record", blank=True, help_text="The page of the FDA that you looked at."
    )
    copy_url = models.URLField(
        "address of a copy",
        blank=True,
        help_text="Where the number and the uses were read, if not on the FDA's own site. "
        "A copy clears nothing: open the record too.",
    )
    checked_on = models.DateField(
        null=True, blank=True, help_text="The day on which you looked at the record."
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    is_sample = models.BooleanField(
        "sample", default=False, help_text="Exists only to try the software."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    # Of the record in content/devices.yaml; empty once an editor has saved the device.
    file_digest = models.CharField(max_length=64, blank=True, editable=False)
    cleared_uses = models.TextField(
        blank=True,
        max_length=1500,
        help_text="One per line, as the record words them, with the skin types it names.",
    )

    objects = DeviceQuerySet.as_manager()
    history = History(excluded_fields=["created_at", "updated_at", "file_digest"])

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(clearance="cleared")
                | (~models.Q(fda_number="") & models.Q(checked_on__isnull=False)),
                name="device_clearance_was_seen",
                violation_error_message="A cleared device needs its FDA number and the day on "
                "which you saw the record.",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.maker})" if self.maker else self.name

    def get_absolute_url(self):
        return reverse("clinics:device", args=[self.slug])

    def clean(self):
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": "This day is in the future."})
        if self.clearance == self.Clearance.NONE_FOUND and not self.checked_on:
            raise ValidationError({"checked_on": "Say on which day you looked for a record."})
        if self.clearance == self.Clearance.NONE_FOUND and self.cleared_uses.strip():
            raise ValidationError(
                {"cleared_uses": "Nothing is cleared where no clearance was found."}
            )
        if self.checked_on and self.clearance == self.Clearance.UNCHECKED:
            raise ValidationError(
                {"clearance": "You looked at the record: say what you found, or take the day away."}
            )

    def vouch(self, by):
        """`by` says what this row says of the record; the caller saves.

        Raises ValidationError when a sample person vouches for a real device.
        """
        if by.is_sample and not self.is_sample:
            raise ValidationError("A sample person can't vouch for a real device.")
        self.checked_by = None if self.clearance == self.Clearance.UNCHECKED else by
        self.file_digest = ""

    @property
    def use_list(self):
        """The cleared uses, one by one."""
        return [line.strip() for line in self.cleared_uses.splitlines() if line.strip()]
