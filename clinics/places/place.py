"""ZIP codes and the names of places, copied once from a package (see `loading.py`)."""

from django.db import models

from clinics import states


class PlaceQuerySet(models.QuerySet):
    """Places, in the words of the people who ask for them."""

    def located(self):
        """Those of which we know where they are."""
        return self.filter(latitude__isnull=False)


class WithCoordinates(models.Model):
    """Something in a state, with coordinates or without."""

    state_code = models.CharField("state", max_length=2)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        abstract = True

    @property
    def state(self):
        """The State; None for the mail of the armed forces and for island nations."""
        return states.by_code(self.state_code)

    @property
    def is_located(self):
        return self.latitude is not None


class Place(WithCoordinates):
    """One ZIP code of the post office."""

    class Kind(models.TextChoices):
        STANDARD = "standard", "streets"
        PO_BOX = "po_box", "post office boxes"
        UNIQUE = "unique", "one organization"
        MILITARY = "military", "armed forces"

    zip_code = models.CharField("ZIP code", max_length=5, primary_key=True)
    city = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    in_use = models.BooleanField()

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["zip_code"]

    def __str__(self):
        return f"{self.zip_code} ({self.city}, {self.state_code})"


class PlaceName(WithCoordinates):
    """A name by which people look for a place in a state, with the middle of its ZIP codes.

    `is_own` is false for a name that the post office knows but does not put on letters, such as a
    part of a city; `city` is then the city to which most of it belongs.
    """

    key = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    city = models.CharField(max_length=60)
    is_own = models.BooleanField()
    zip_count = models.PositiveIntegerField()

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "state_code"]
        constraints = [
            models.UniqueConstraint(fields=["key", "state_code"], name="place_name_once"),
        ]
        indexes = [models.Index(fields=["state_code", "key"], name="place_name_in_state")]

    def __str__(self):
        return f"{self.name}, {self.state_code}"

    @property
    def label(self):
        """As readers see it: “Denver, CO”, “Manhattan (New York), NY”."""
        return f"{self._with_city}, {self.state_code}"

    @property
    def long_label(self):
        """The same with the name of the state."""
        return f"{self._with_city}, {self.state.name}"

    @property
    def _with_city(self):
        return self.name if self.is_own else f"{self.name} ({self.city})"


class PlaceEdition(models.Model):
    """Which edition of the package the places are a copy of. One row, or none before the copy."""

    version = models.CharField(max_length=40)
    copied_on = models.DateField()
    zip_count = models.PositiveIntegerField()

    def __str__(self):
        return f"zipcodes {self.version}"
