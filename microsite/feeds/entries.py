"""What stands in each feed, from what is public now: the newest first."""

from itertools import chain

from django.template.loader import render_to_string

from articles.library import Library
from articles.models import (
    Alert,
    AlertRevision,
    Article,
    ArticleRevision,
    Claim,
    ClaimRevision,
    SafetyNotice,
    SafetyNoticeRevision,
)
from articles.questions.models import Answer, AnswerRevision, Question
from articles.rendering import rendered
from microsite.publishing.states import ReviewKind

from .atom import Entry

# As many entries as a feed has.
MOST = 20
# Name of a part of a text -> what stands above it, where something has to.
HEADINGS = {
    "known": "What we know",
    "unknown": "What we do not know",
    "next_step": "What to do next",
    "what_to_do": "What to do",
}
CORRECTED = (SafetyNoticeRevision, AlertRevision, AnswerRevision, ArticleRevision, ClaimRevision)
WITHDRAWN = (SafetyNotice, Alert, Answer, Article, Claim)


def articles():
    """New and changed articles."""
    return _of_texts(ArticleRevision.objects.current().exclude(page__section=""))


def answers():
    """New and changed answers."""
    return _of_texts(AnswerRevision.objects.current())


def in_section(section):
    """Articles of a section, and answers to its questions."""
    texts = ArticleRevision.objects.current().filter(page__section=section)
    replies = AnswerRevision.objects.current().filter(page__question__section=section)
    return _newest([*_of_texts(texts), *_of_texts(replies)])


def safety():
    """Alerts, corrections and withdrawals, and nothing else."""
    return _newest(
        [
            *_of_texts(AlertRevision.objects.current()),
            *chain.from_iterable(_corrections(model) for model in CORRECTED),
            *chain.from_iterable(_withdrawals(model) for model in WITHDRAWN),
            *_withdrawn_threads(),
        ]
    )


def _newest(entries):
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST]


def _of_texts(texts):
    """Entries of pages, each with the text that readers see now."""
    found = _with_pages(texts)
    library = Library(part for text in found for part in text.parts.values())
    return [
        Entry(
            name=_name(text.page),
            title=_title(text),
            path=text.get_absolute_url(),
            published=text.page.sort_date,
            updated=text.publish_at,
            summary=text.search_entry().summary,
            content=_content(text, library),
            author=_author(text),
            category=_category(text),
            is_sample=text.is_sample,
        )
        for text in found
    ]


def _corrections(model):
    """Entries of corrections: each says what was wrong, with the text that was put right."""
    pages = model._meta.get_field("page").related_model.objects.published()
    texts = model.objects.public().filter(review_kind=ReviewKind.CORRECTION, page__in=pages)
    found = _with_pages(texts)
    library = Library(part for text in found for part in text.parts.values())
    for text in found:
        note = text.change_note or "A mistake in this text was put right."
        yield Entry(
            name=f"{_name(text.page)}/correction-{text.pk}",
            title=f"Correction: {_title(text)}",
            path=text.get_absolute_url(),
            published=text.publish_at,
            updated=text.publish_at,
            summary=note,
            content=_content(text, library, note),
            author=_author(text),
            category="Correction",
            is_sample=text.is_sample,
        )


def _withdrawals(model):
    """Entries of pages that were taken down, with the reason; nothing of their text."""
    for page in model.objects.withdrawn().order_by("-withdrawn_at", "-pk")[:MOST]:
        last = page.revisions.public().order_by("-publish_at").first()
        yield _withdrawal(page, _title(last), last.is_sample)


def _withdrawn_threads():
    threads = Question.objects.withdrawn().exclude(withdrawn_at=None)
    for thread in threads.order_by("-withdrawn_at", "-pk")[:MOST]:
        yield _withdrawal(thread, thread.title or "a question", thread.is_sample)


def _withdrawal(page, title, is_sample):
    reason = page.withdrawn_reason
    return Entry(
        name=f"{_name(page)}/withdrawn-{page.withdrawn_at:%Y%m%d%H%M%S}",
        title=f"Withdrawn: {title}",
        path=page.get_absolute_url(),
        published=page.withdrawn_at,
        updated=page.withdrawn_at,
        summary=reason,
        content=render_to_string("feeds/withdrawn.html", {"reason": reason}),
        author="",
        category="Withdrawal",
        is_sample=is_sample,
    )


def _with_pages(texts):
    related = ["page__question"] if texts.model is AnswerRevision else ["page"]
    return list(texts.with_people().select_related(*related).order_by("-publish_at", "-pk")[:MOST])


def _name(page):
    return f"{page._meta.model_name}/{page.pk}"


def _title(text):
    if isinstance(text, AnswerRevision):
        return text.page.question.title
    return text.title


def _author(text):
    if isinstance(text, AnswerRevision):
        return text.page.clinician.credit.name
    return text.author_credit.name


def _category(text):
    if isinstance(text, AnswerRevision):
        return text.page.question.get_section_display()
    if isinstance(text, ArticleRevision):
        return text.page.get_section_display()
    return text._meta.get_field("page").related_model._meta.verbose_name.capitalize()


def _content(text, library, note=""):
    """The whole text as HTML, with its sources and the way to what may not be missed."""
    shown = rendered(text.parts, library, since=text.reviewed_at)
    parts = [(HEADINGS.get(name, ""), shown.part(name)) for name in text.parts]
    context = {
        "note": note,
        "lead": getattr(text, "short_answer", "") or getattr(text, "summary", ""),
        "parts": [(heading, part) for heading, part in parts if part],
        "citations": shown.sources,
        "text": text,
    }
    return render_to_string("feeds/content.html", context)
