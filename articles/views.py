"""The guide: chapters, sections, articles, policies and the notices by themselves."""

from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.views.generic import TemplateView

from microsite.publishing.history import changes_of

from .article import Kind
from .library import Library
from .models import Article, ArticleRevision, SafetyNotice, SafetyNoticeRevision
from .notice import RED_FLAGS
from .pages import article_context, guide_context
from .sections import Section


def gone_or_404(request, pages):
    """410 with the reason when one of these pages was public and was withdrawn, otherwise 404."""
    page = pages.withdrawn().first()
    if page is None:
        raise Http404("No such page")
    # What readers saw last: a newer draft may have another title.
    last = page.revisions.public().order_by("-publish_at").first()
    context = {"page_title": last.title, "reason": page.withdrawn_reason}
    return render(request, "errors/410.html", context, status=410)


# What a section calls its articles, by kind.
KINDS = {
    Kind.ARTICLE: "In this section",
    Kind.DISAGREEMENT: "Where sources disagree",
    Kind.SHEET: "To print",
}


def _kind(article):
    return article.kind


class Guide(TemplateView):
    """The six chapters on one page, in order, made to be printed."""

    template_name = "articles/guide.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**guide_context(), **kwargs)


class SectionPage(TemplateView):
    """A section: its chapter, its articles, its questions."""

    template_name = "articles/section.html"

    def get(self, request, section):
        if section not in Section.values:
            raise Http404("No such section")
        self.section = Section(section)
        revisions = ArticleRevision.objects.current()
        chapter = (
            revisions.chapters()
            .filter(page__section=section)
            .select_related("page")
            .with_people()
            .first()
        )
        articles = revisions.in_section(section).pages()
        if chapter is None and not articles:
            chapters = Article.objects.filter(kind=Kind.CHAPTER, section=section)
            return gone_or_404(request, chapters)
        context = article_context(chapter) if chapter else {}
        context |= {
            "section": self.section,
            "chapter": chapter,
            "articles": articles,
            "kinds": [(KINDS[kind], list(pages)) for kind, pages in groupby(articles, _kind)],
        }
        return self.render_to_response(context)


class ArticlePage(TemplateView):
    """One article of a section, or one policy."""

    template_name = "articles/article.html"

    def get(self, request, slug, section=""):
        pages = Article.objects.exclude(kind=Kind.CHAPTER).filter(section=section, slug=slug)
        revisions = ArticleRevision.objects.current().with_people().select_related("page")
        revision = revisions.filter(page__in=pages).first()
        if revision is None:
            return gone_or_404(request, pages)
        return self.render_to_response(article_context(revision))


class PolicyPage(ArticlePage):
    """One policy; policies live at the top level."""

    template_name = "articles/policy.html"


class NoticePage(TemplateView):
    """A safety notice by itself, to link to and to print."""

    template_name = "articles/notice.html"

    def get(self, request, slug):
        revisions = SafetyNoticeRevision.objects.current().with_people().select_related("page")
        revision = revisions.filter(page__slug=slug).first()
        if revision is None:
            pages = SafetyNotice.objects.filter(slug=slug)
            # Every page leads here: without an approved text it still says who to call.
            if slug == RED_FLAGS and not pages.withdrawn().exists():
                return self.render_to_response({"notice": None})
            return gone_or_404(request, pages)
        notice = Library([], notices=[slug]).notice(slug)
        context = {"revision": revision, "notice": notice.html, "title": notice.title}
        context |= {"changes": changes_of(revision.page), "is_sample": revision.is_sample}
        return self.render_to_response(context)
