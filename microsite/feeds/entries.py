"""What stands in each feed, from what is public now: the newest first."""

from django.template.loader import render_to_string

from articles.library import Library
from articles.models import (
    AlertRevision,
    ArticleRevision,
    ClaimRevision,
    SafetyNoticeRevision,
)
from articles.questions.models import AnswerRevision, Question
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
# What is corrected and withdrawn, as far as readers act on it.
TEXTS = (SafetyNoticeRevision, AlertRevision, AnswerRevision, ArticleRevision, ClaimRevision)


def articles():
    """New and changed articles."""
    return _shown(ArticleRevision.objects.current().exclude(page__section=""))


def answers():
    """New and changed answers."""
    return _shown(AnswerRevision.objects.current())


def in_section(section):
    """Articles of a section, and answers to its questions."""
    return _shown(
        ArticleRevision.objects.current().filter(page__section=section),
        AnswerRevision.objects.current().filter(page__question__section=section),
    )


def safety():
    """Alerts, corrections and withdrawals, and nothing else."""
    corrections = [
        model.objects.public().filter(
            review_kind=ReviewKind.CORRECTION, page__in=_pages(model).published()
        )
        for model in TEXTS
    ]
    found = _shown(AlertRevision.objects.current(), corrections=corrections)
    for model in TEXTS:
        found += _withdrawals(model)
    return _newest(found + _withdrawn_threads())


def _newest(entries):
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST]


def _shown(*texts, corrections=()):
    """Entries of texts: each kind costs one query, and what all of them refer to a few."""
    texts = [text for each in texts for text in _fetched(each)]
    corrections = [text for each in corrections for text in _fetched(each)]
    library = Library(part for text in [*texts, *corrections] for part in text.parts.values())
    entries = [_of_page(text, library) for text in texts]
    return _newest(entries + [_of_correction(text, library) for text in corrections])


def _of_page(text, library):
    """A page, with the text that readers see now."""
    return Entry(
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


def _of_correction(text, library):
    """What was wrong, with the text that was put right."""
    note = text.change_note or "A mistake in this text was put right."
    return Entry(
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
    """Pages that were taken down, with the reason; nothing of their text."""
    gone = model.objects.newest_public().filter(page__in=_pages(model).withdrawn())
    texts = gone.select_related(*_related(model)).order_by("-page__withdrawn_at", "-pk")[:MOST]
    return [_withdrawal(text.page, _title(text), text.is_sample) for text in texts]


def _withdrawn_threads():
    threads = Question.objects.withdrawn().exclude(withdrawn_at=None)
    threads = threads.order_by("-withdrawn_at", "-pk")[:MOST]
    return [
        _withdrawal(thread, thread.title or "a question", thread.is_sample) for thread in threads
    ]


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


def _pages(model):
    return model._meta.get_field("page").related_model.objects


def _related(model):
    return ["page__question"] if model is AnswerRevision else ["page"]


def _fetched(texts):
    texts = texts.with_people().select_related(*_related(texts.model))
    return list(texts.order_by("-publish_at", "-pk")[:MOST])


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
    # As on the page itself, so that what a citation leads to is found there.
    prefix = f"{text.page.anchor}-" if isinstance(text, AnswerRevision) else ""
    shown = rendered(text.parts, library, prefix=prefix, since=text.reviewed_at)
    parts = [(HEADINGS.get(name, ""), shown.part(name)) for name in text.parts]
    context = {
        "note": note,
        "lead": getattr(text, "short_answer", "") or getattr(text, "summary", ""),
        "parts": [(heading, part) for heading, part in parts if part],
        "citations": shown.sources,
        "text": text,
    }
    return render_to_string("feeds/content.html", context)
