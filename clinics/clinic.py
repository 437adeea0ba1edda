"""A clinic: where microneedling is offered, and what was checked about the place and when."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from microsite.history import History
from microsite.people.models import Clinician

from . import states
from .clinic_queries import SHOWN_FOR, STALE_AFTER, ClinicQuerySet
from .clinic_verbs import ClinicVerbs
from .contact import phone_link, tidy_phone, tidy_postal_code
from .device import Device
from .facts import LISTED, read_provenance
from .finding.located import COLUMNS, Located
from .hours import read_hours, tidy_hours
from .merging import ClinicMerging
from .reserved_slugs import refuse_reserved


class Clinic(ClinicVerbs, ClinicMerging, Located, models.Model):
    """One place where microneedling is offered, as we know it. Nobody pays to be listed."""

    name = models.CharField(max_length=120, help_text="As on the door. No praise, no slogan.")
    slug = models.SlugField(
        max_length=80,
        help_text="The last part of the address, once per state. You may change it: "
        "the old address leads here.",
    )
    state_code = models.CharField(
        "state",
        max_length=2,
        choices=states.CHOICES,
        help_text="A clinic that moves to another state is a new listing.",
    )
    city = models.CharField(max_length=80)
    address = models.CharField("street and number", max_length=160)
    address_extra = models.CharField(
        "suite or floor", max_length=80, blank=True, help_text="Such as “Suite 210”."
    )
    postal_code = models.CharField(
        "ZIP code", max_length=10, help_text="Five or nine digits; keep a zero at the start."
    )
    phone = models.CharField(
        max_length=30, blank=True, help_text="The number that patients call, with area code."
    )
    website = models.URLField(blank=True, help_text="The clinic's own page, not a booking service.")
    languages = models.CharField(
        max_length=200,
        blank=True,
        help_text="Languages in which patients are cared for, with commas: English, Spanish.",
    )
    step_free = models.BooleanField(
        "step-free access",
        null=True,
        blank=True,
        choices=[(None, "Nobody asked"), (True, "Yes"), (False, "No")],
        help_text="From the street to the treatment room. Leave it open if nobody asked.",
    )
    price_low = models.PositiveIntegerField(
        "price from", null=True, blank=True, help_text="Whole dollars for one session."
    )
    price_high = models.PositiveIntegerField(
        "price to", null=True, blank=True, help_text="Whole dollars for one session."
    )
    clinicians = models.ManyToManyField(
        Clinician,
        blank=True,
        related_name="clinics",
        help_text="People with a license check who treat patients here.",
    )
    devices = models.ManyToManyField(
        Device,
        blank=True,
        related_name="clinics",
        help_text="As the clinic told us. Leave it empty if nobody asked.",
    )
    last_confirmed = models.DateField(
        null=True,
        blank=True,
        editable=False,
        help_text="The day on which somebody last made sure that all of this is right.",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    removed_reason = models.CharField(max_length=300, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        db_index=False,
        related_name="merged",
        help_text="The listing of the same clinic that stays; this one was removed.",
    )
    is_sample = models.BooleanField(
        "sample",
        default=False,
        help_text="Exists only to try the software; invisible on a live site (DEMO=0).",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    provenance = models.JSONField(default=dict, blank=True, editable=False)
    services = models.TextField(
        blank=True,
        max_length=1500,
        help_text="One per line, in plain words: “Microneedling for acne scars”. No promises.",
    )
    hours = models.TextField(
        blank=True,
        max_length=400,
        help_text="When patients are seen, one line for each day or span of days: "
        "“Mon-Fri 9:00 am-5:00 pm”. Leave it empty if nobody asked.",
    )

    objects = ClinicQuerySet.as_manager()
    history = History(
        m2m_fields=[clinicians, devices],
        excluded_fields=["created_at", "updated_at", *COLUMNS],
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["state_code", "slug"],
                name="clinic_address_once",
                violation_error_message="Another clinic in this state has this address. "
                "Add the city or the street to the slug.",
            ),
            models.CheckConstraint(
                condition=models.Q(state_code__in=[code for code, _ in states.CHOICES]),
                name="clinic_state_known",
                violation_error_message="Choose a state from the list.",
            ),
            models.CheckConstraint(
                condition=models.Q(price_low__isnull=True)
                | models.Q(price_high__isnull=True)
                | models.Q(price_low__lte=models.F("price_high")),
                name="clinic_prices_ordered",
                violation_error_message="The lower price comes first.",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True) | ~models.Q(removed_reason=""),
                name="clinic_removal_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(removed_at__isnull=False),
                name="clinic_merged_is_removed",
            ),
        ]
        indexes = [
            # Neither begins with the day: SQLite would sort a whole state instead of reading it in
            # order of name. `removed_at` spares a look at the row.
            models.Index(
                fields=["state_code", "is_sample", "last_confirmed", "removed_at"],
                condition=models.Q(removed_at__isnull=True),
                name="clinic_count_by_state",
            ),
            models.Index(
                fields=["state_code", "name", "id"],
                condition=models.Q(removed_at__isnull=True),
                name="clinic_in_state_by_name",
            ),
            # What has to be confirmed next. No merged listing is left on the site anyway; to say
            # so keeps SQLite from counting the clinics of a state with it, which takes longer.
            models.Index(
                fields=["last_confirmed", "id"],
                condition=models.Q(removed_at__isnull=True, merged_into__isnull=True),
                name="clinic_to_confirm",
            ),
            # What was merged into a listing, and what may be the same clinic twice.
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="clinic_merged",
            ),
            models.Index(fields=["phone"], name="clinic_by_phone"),
            models.Index(fields=["postal_code"], name="clinic_by_zip"),
            # All that a search near a place reads of a clinic before it knows which are nearest.
            models.Index(
                fields=["cell", "last_confirmed", "is_sample", *"xyz", "name", "removed_at"],
                condition=models.Q(removed_at__isnull=True),
                name="clinic_in_cell",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.city}, {self.state_code})"

    def get_absolute_url(self):
        return reverse("clinics:clinic", args=[self.state.slug, self.slug])

    def clean(self):
        super().clean()
        problems = {}
        tidied = {"phone": tidy_phone, "postal_code": tidy_postal_code, "hours": tidy_hours}
        for field, tidy in tidied.items():
            try:
                setattr(self, field, tidy(getattr(self, field)))
            except ValidationError as error:
                problems[field] = error
        try:
            refuse_reserved(self.slug)
        except ValidationError as error:
            problems["slug"] = error
        if self.last_confirmed and self.last_confirmed > timezone.localdate():
            problems["__all__"] = ValidationError("The day of confirmation is in the future.")
        if problems:
            raise ValidationError(problems)

    # --- what readers see ----------------------------------------------------------

    @property
    def state(self):
        """The State that the clinic is in."""
        return states.by_code(self.state_code)

    @property
    def address_lines(self):
        """The postal address, line by line."""
        place = f"{self.city}, {self.state_code} {self.postal_code}"
        return [line for line in (self.address, self.address_extra, place) if line]

    @property
    def map_link(self):
        """Where OpenStreetMap looks for the address: another site, opened only if followed."""
        place = f"{self.address}, {self.city}, {self.state_code} {self.postal_code[:5]}"
        return f"https://www.openstreetmap.org/search?{urlencode({'query': place})}"

    @property
    def phone_link(self):
        return phone_link(self.phone)

    @property
    def service_list(self):
        return [line.strip() for line in self.services.splitlines() if line.strip()]

    @property
    def opening_hours(self):
        """The Hours of each line; none where a line that was written in bulk can't be read."""
        try:
            return read_hours(self.hours)
        except ValidationError:
            return []

    @property
    def language_list(self):
        return [language.strip() for language in self.languages.split(",") if language.strip()]

    @property
    def price_range(self):
        """The price of one session in words, or "" when we know none."""
        low, high = self.price_low, self.price_high
        if low is None and high is None:
            return ""
        if low is None:
            return f"up to ${high:,}"
        if high is None:
            return f"from ${low:,}"
        return f"${low:,}" if low == high else f"${low:,} to ${high:,}"

    @property
    def checked(self):
        """{fact: Checked} for the facts that somebody checked; the others are missing."""
        return read_provenance(self.provenance)

    @property
    def listed_facts(self):
        """[(Fact, Checked or None)] of what stands in the list of facts of a page."""
        checked = self.checked
        return [(fact, checked.get(fact.key)) for fact in LISTED]

    @property
    def is_stale(self):
        """Whether the last confirmation is more than 6 months old, or missing."""
        return not self.last_confirmed or self.last_confirmed < timezone.localdate() - STALE_AFTER

    @property
    def is_expired(self):
        """Whether the last confirmation is too old for the listing to be shown."""
        return not self.last_confirmed or self.last_confirmed < timezone.localdate() - SHOWN_FOR
