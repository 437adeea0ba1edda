"""How clinics are found: near a place, by their traits, in an order that nobody can buy."""

from django.db import models

from clinics.places import grid

from .facets import LICENSE
from .trait import Trait


class Finding:
    """Mixin for the queryset of clinics."""

    def near(self, latitude, longitude, miles):
        """Those within so many miles, the nearest first; each with its closeness in `close`.

        What has no place on the map is left out. The cells are what the index serves; the
        closeness is plain arithmetic in every database.
        """
        x, y, z = grid.vector(latitude, longitude)
        close = models.ExpressionWrapper(
            models.F("x") * x + models.F("y") * y + models.F("z") * z,
            output_field=models.FloatField(),
        )
        cells = grid.cells_within(latitude, longitude, miles)
        found = self.filter(cell__in=cells).annotate(close=close)
        # A clinic at the very place has a closeness of 1, give or take the last digit.
        return found.filter(close__gte=grid.closeness(miles)).order_by("-close", "name", "pk")

    def having(self, chosen, **where):
        """Those with all these traits. `where` says in which state or cells, for the index."""
        found = self
        for facet, value in chosen:
            traits = Trait.objects.published().recent().filter(facet=facet.name, value=value)
            found = found.filter(pk__in=traits.filter(**where).values("clinic"))
        return found

    def with_license_seen(self):
        """Each with the day of the newest check of a current license there in `license_seen`."""
        seen = Trait.objects.published().filter(clinic=models.OuterRef("pk"), facet=LICENSE.name)
        return self.annotate(
            license_seen=models.Subquery(seen.order_by("-seen_on").values("seen_on")[:1])
        )
