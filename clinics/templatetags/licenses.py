"""Where licenses are looked up, for components that stand on many pages."""

from django import template

from ..guides.license_search import license_searches

register = template.Library()


@register.simple_tag
def license_search(state):
    """The LicenseSearch of a State; costs one query."""
    return license_searches([state.code])[state.code]
