"""Which claims a text refers to, so that a changed claim finds its pages."""

from django.core.exceptions import ValidationError
from django.db import models

from microsite.markup import cited_keys


class CitesClaimsQuerySet(models.QuerySet):
    """Mixin for querysets of texts that refer to claims."""

    def citing(self, claim):
        """Those that refer to this claim."""
        return self.filter(claims=claim)

    def with_changed_evidence(self):
        """Those that refer to a claim that was withdrawn, or changed after they were approved."""
        changed = _texts_of_claims(self.model).filter(
            page=models.OuterRef("claims"), evidence_changed_at__gt=models.OuterRef("reviewed_at")
        )
        found = self.model.objects.filter(
            models.Q(claims__withdrawn_at__isnull=False) | models.Exists(changed)
        )
        return self.filter(pk__in=found.values("pk"))


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
                f"This text refers to claims that have no public text: {', '.join(missing)}. "
                "Have them approved first, or return the text with a note."
            )

    def touches_sample(self):
        """A text that rests on a sample is one: on a live site it would lack its citation."""
        cited = _texts_of_claims(type(self)).filter(page__slug__in=self._cited_claims())
        return cited.filter(is_sample=True).exists() or super().touches_sample()

    def on_approved(self):
        super().on_approved()
        model = self._meta.get_field("claims").related_model
        self.claims.set(model.objects.filter(slug__in=self._cited_claims()))

    def _cited_claims(self):
        return set().union(*(cited_keys(text).claims for text in self.parts.values()))


def _texts_of_claims(model):
    """The texts of claims that readers see, for a model of texts that refer to claims."""
    claim = model._meta.get_field("claims").related_model
    return claim._meta.get_field("revisions").related_model.objects.newest_public()
