"""Where a clinic lies, as far as its ZIP code tells."""

from django.db import models

from clinics.places import grid
from clinics.places.place import Place

COLUMNS = ("cell", "x", "y", "z")


class Located(models.Model):
    """Mixin: the middle of the clinic's ZIP code, copied so that one index serves a search.

    `cell` is the part of the globe (`places/grid.py`), x, y and z the direction from its middle.
    All are empty when we do not know where the ZIP code lies.
    """

    cell = models.PositiveIntegerField(null=True, editable=False)
    x = models.FloatField(null=True, editable=False)
    y = models.FloatField(null=True, editable=False)
    z = models.FloatField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def zip5(self):
        """The five digits of the ZIP code."""
        return self.postal_code[:5]

    @property
    def is_located(self):
        return self.cell is not None

    @property
    def coordinates(self):
        """(latitude, longitude) of the middle of its ZIP code, or None."""
        return grid.coordinates(self.x, self.y, self.z) if self.is_located else None

    def locate(self):
        """Take over the coordinates of the ZIP code; the caller saves."""
        self.take_over(Place.objects.located().filter(pk=self.zip5).first())

    def take_over(self, place):
        """Take over the coordinates of this Place; with None we know none."""
        self.cell = self.x = self.y = self.z = None
        if place is not None:
            self.cell = grid.cell_of(place.latitude, place.longitude)
            self.x, self.y, self.z = grid.vector(place.latitude, place.longitude)
