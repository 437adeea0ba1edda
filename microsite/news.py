"""What is new on the site, of every kind: what an edition begins with."""

from articles.models import AlertRevision, ArticleRevision, ClaimRevision
from articles.newsletter.edition_item import Kind, News
from articles.questions.models import AnswerRevision
from microsite.publishing.states import ReviewKind


def find_news(since, until):
    """The News of a time: alerts first, then corrections, articles, answers and evidence."""
    shown = {"publish_at__gt": since, "publish_at__lte": until}
    news = [News(Kind.ALERT, page) for page in _pages(AlertRevision.objects, shown)]
    articles = ArticleRevision.objects.exclude(page__section="")
    news += [News(_kind(page, Kind.ARTICLE), page) for page in _pages(articles, shown)]
    answers = _pages(AnswerRevision.objects.select_related("page__question"), shown)
    news += [News(_kind(page, Kind.ANSWER), page) for page in answers]
    changed = {"evidence_changed_at__gt": since, "evidence_changed_at__lte": until}
    news += [News(Kind.CLAIM, page) for page in _pages(ClaimRevision.objects, changed)]
    order = list(Kind)
    return sorted(news, key=lambda each: order.index(each.kind))


def _pages(texts, when):
    """Pages with a public text of that time, the newest first."""
    return texts.current().filter(**when).order_by("-publish_at", "-pk").pages()


def _kind(page, first):
    """What is new about a page: all of it, a correction, or another text."""
    if page.sort_date == page.public.publish_at:
        return first
    is_correction = page.public.review_kind == ReviewKind.CORRECTION
    return Kind.CORRECTION if is_correction else Kind.CHANGED
