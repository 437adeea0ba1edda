"""Texts of our own that cite, for pages that stand below the articles: state guides."""

from django import template
from django.template.loader import render_to_string

from articles.citations import sources_of
from articles.models import ArticleRevision
from articles.rendered_text import rendered_text

register = template.Library()


@register.simple_tag
def cited_texts(folder, names, **words):
    """The Markdown files of these names in a folder of templates, as one RenderedText.

    `words` are put into them first. Their headings begin at h3, and they share one numbering of
    sources. Costs one query.
    """
    parts = {name: render_to_string(f"{folder}/{name}.md", words).strip() for name in names.split()}
    return rendered_text(parts, sources_of(parts.values()), heading_level=3)


@register.simple_tag
def public_articles(slugs):
    """The public texts of the articles with these slugs, in that order; costs one query."""
    wanted = slugs.split()
    found = ArticleRevision.objects.current().filter(page__slug__in=wanted, page__language="en")
    by_slug = {text.page.slug: text for text in found.select_related("page")}
    return [by_slug[slug] for slug in wanted if slug in by_slug]
