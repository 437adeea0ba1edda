"""Measures one text, once, when it is approved: what never changes while the text does not."""

from .checklists import CDC, PEMAT
from .facts import Facts
from .item import decided


def measure(revision, required, terms=(), sheets=()):
    """What a program can count in an article's text, as a dictionary that JSON can hold.

    `required` are the names of the parts that a page of this kind must have, `terms` the names of
    the terms in the glossary, `sheets` the addresses of the pages to print. A policy is measured
    for its reading grade only.
    """
    article, parts = revision.page, revision.parts
    facts = Facts(
        title=revision.title,
        parts=parts,
        ceiling=revision.ceiling,
        is_sheet=article.kind == article.Kind.SHEET,
        terms=terms,
        sheets=sheets,
    )
    measured = {
        "grade": facts.grade,
        "ceiling": facts.ceiling,
        "words": facts.words,
        "hardest": facts.hardest,
        "parts": sorted(name for name in required if name in parts),
        "missing": sorted(name for name in required if name not in parts),
        "sources": sorted(facts.cited.sources),
        "claims": sorted(facts.cited.claims),
    }
    if article.kind != article.Kind.POLICY:
        measured |= {"pemat": decided(PEMAT, facts), "cdc": decided(CDC, facts)}
    return measured
