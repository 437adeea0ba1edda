"""Tags that components use."""

from django import template

from microsite import markup
from microsite.structured_data import breadcrumb_list

register = template.Library()


@register.simple_tag
def icon(name):
    """A line icon by its file name in microsite/markup/icons; decoration, hidden from readers."""
    return markup.icon(name)


@register.simple_tag(takes_context=True)
def sections_beside(context, section):
    """The nearest sections with public pages before and after this one, each or None."""
    filled = context["site"].sections
    before = [other for other in filled if other.number < section.number]
    after = [other for other in filled if other.number > section.number]
    return {"previous": before[-1] if before else None, "next": after[0] if after else None}


@register.simple_tag(takes_context=True)
def breadcrumb_data(context, items):
    """Structured data of the breadcrumbs that the page shows: (title, address) pairs."""
    return markup.json_ld(breadcrumb_list(items, context["site"].base_url))


@register.simple_tag
def structured_data(data):
    """A block of structured data that a view prepared; nothing when there is none."""
    return markup.json_ld(data) if data else ""
