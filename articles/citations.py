"""Looks up what texts cite: rendering itself looks nothing up."""

from microsite.markup import References, cited_keys

from .figure import Figure
from .source import Source


def find_sources(keys):
    """Sources by key, in one query; unknown keys are simply not there."""
    return {source.key: source for source in Source.objects.filter(key__in=keys)} if keys else {}


def find_figures(keys):
    """Figures by key, in one query, or none when nothing asks for one."""
    return {figure.key: figure for figure in Figure.objects.filter(key__in=keys)} if keys else {}


def sources_of(texts):
    """References for texts that may cite sources and place figures, and nothing else."""
    cited = [cited_keys(text) for text in texts]
    return References(
        sources=find_sources(set().union(*(keys.sources for keys in cited))),
        figures=find_figures(set().union(*(keys.figures for keys in cited))),
    )
