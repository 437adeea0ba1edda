"""Which claims a text refers to, so that a changed claim finds its pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from microsite.markup import cited_keys


class CitesClaimsQuerySet(models.QuerySet):
    """Mixin for querysets of texts that refer to claims."""

    def citing(self, claim):
        """Those that refer to this claim."""
        return self.filter(claims=claim)

    def with_changed_evidence(self):
        """Those that refer to a claim that was withdrawn, or changed after they appeared."""
        changed = models.Q(
            claims__evidence_changed_at__gt=models.F("publish_at"),
            claims__evidence_changed_at__lte=timezone.now(),
        )
        return self.filter(changed | models.Q(claims__withdrawn_at__isnull=False)).distinct()


class CitesClaims(models.Model):
    """Mixin for revisions, before Revision. Approval writes down which claims a text refers to."""

    claims = models.ManyToManyField("articles.Claim", related_name="+", editable=False)

    class Meta:
        abstract = True

    def check_approvable(self):
        super().check_approvable()
        slugs = self._cited_claims()
        model = self._meta.get_field("claims").related_model
        public = set(
            model.objects.published().filter(slug__in=slugs).values_list("slug", flat=True)
        )
        if missing := sorted(slugs - public):
            raise ValidationError(
                "This text refers to claims that have no approved text: "
                f"{', '.join(missing)}. Have them approved first."
            )

    def on_approved(self):
        super().on_approved()
        model = self._meta.get_field("claims").related_model
        self.claims.set(model.objects.filter(slug__in=self._cited_claims()))

    def _cited_claims(self):
        return set().union(*(cited_keys(text).claims for text in self.parts.values()))
