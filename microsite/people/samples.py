"""Sample people on the desk: they touch nothing real."""


class SamplesForSamples:
    """Mixin for screens of rows with `is_sample`: sample people change samples only."""

    def has_change_permission(self, request, obj=None):
        is_real = obj is not None and not obj.is_sample
        allowed = super().has_change_permission(request, obj)
        return allowed and not (is_real and is_sample_person(request))


def is_sample_person(request):
    """Whether whoever is signed in is a sample."""
    return getattr(request.user, "is_sample", False)
