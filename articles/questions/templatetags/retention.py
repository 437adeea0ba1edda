"""What other pages say of retention."""

from django import template

from articles.questions.models import RetentionRun

register = template.Library()


@register.simple_tag
def last_retention():
    """The moment at which retention last ran, or None when it never did."""
    return RetentionRun.objects.values_list("ran_at", flat=True).first()
