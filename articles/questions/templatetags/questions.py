"""What other pages show of the threads."""

from django import template
from django.core.paginator import Paginator
from django.db.models import Q

from articles.questions.models import AnswerRevision, ComparisonRevision, Question

# The texts of a thread that refer to claims.
CITING = (AnswerRevision, ComparisonRevision)
ANSWERS_ON_A_PAGE = 20

register = template.Library()


def _threads():
    return Question.objects.published().with_answer_counts().newest_answered_first()


@register.simple_tag
def section_threads(section, limit=5):
    """The newest answered threads of a section (a Section or its value)."""
    return list(_threads().in_section(section)[:limit])


@register.simple_tag
def related_threads(article, limit=3):
    """The newest answered threads in the section of an article."""
    return list(_threads().in_section(article.section)[:limit]) if article.section else []


@register.simple_tag
def clinician_answers(clinician, number=None):
    """A page of the texts of a clinician's public answers, the newest first.

    They are fetched when the page is gone through. A number of no page is that of the nearest.
    Several blocks of one page ask, so the clinician keeps it.
    """
    kept = clinician.__dict__.setdefault("pages_of_answers", {})
    if number not in kept:
        kept[number] = _page_of_answers(clinician, number)
    return kept[number]


def _page_of_answers(clinician, number):
    revisions = AnswerRevision.objects.current().filter(page__clinician=clinician)
    revisions = revisions.select_related("page__question").order_by("-page__sort_date", "-page_id")
    return Paginator(revisions, ANSWERS_ON_A_PAGE).get_page(number)


@register.simple_tag
def threads_citing(claim):
    """The public threads with an answer or a comparison that refers to this claim, in one query."""
    citing = [model.objects.current().citing(claim) for model in CITING]
    answers, comparisons = (Q(pk__in=texts.values("page__question")) for texts in citing)
    return list(Question.objects.published().filter(answers | comparisons))


@register.simple_tag
def threads_by_claim():
    """Claim id -> the public threads that refer to it, in two queries."""
    found = {}
    for model in CITING:
        name = model._meta.model_name
        texts = model.objects.current().filter(page__question__in=Question.objects.published())
        uses = model.claims.through.objects.filter(**{f"{name}__in": texts})
        uses = uses.select_related(f"{name}__page__question").order_by(f"{name}__page__question")
        for use in uses:
            threads = found.setdefault(use.claim_id, [])
            question = getattr(use, name).page.question
            if question not in threads:
                threads.append(question)
    return found


@register.filter
def for_key(mapping, key):
    """What a mapping has for this key; empty when it has nothing."""
    return mapping.get(key, ())
