"""The desk's screen that compares two texts of a page, at an address that can be passed on."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path

from .admin_urls import admin_url
from .comparing import compare

# As many texts as the screen offers to choose from.
MOST_CHOICES = 200


class ComparesTexts:
    """Mixin of PageAdmin: /compare/?old=…&new=…, the ids of two texts of the page.

    Without `new` it is the newest text, without `old` the one before `new`.
    """

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        view = self.admin_site.admin_view(self.compare_view)
        return [path("<path:object_id>/compare/", view, name=name), *super().get_urls()]

    def texts_seen_by(self, request, page):
        """The texts of the page that this person may see, the newest first, with their states."""
        screen = self.admin_site.get_model_admin(page.revisions.model)
        if not screen.has_view_permission(request):
            return page.revisions.none()
        texts = screen.get_queryset(request).filter(page=page).with_states()
        return texts.select_related("author", "reviewed_by", "page").order_by("-pk")

    def compare_view(self, request, object_id):
        page = self.get_object(request, unquote(object_id))
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        texts = self.texts_seen_by(request, page)
        old, new, problem = _chosen(texts, request.GET)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": page,
            "title": "Compare two texts",
            "page_url": admin_url(page),
            "texts": texts[:MOST_CHOICES],
            "old": old,
            "new": new,
            "choices": [("old", "From", old), ("new", "To", new)],
            "problem": problem,
            "media": self.media,
        }
        if old and new:
            names = (*new.TEXT_FIELDS, "change_note")
            context["fields"] = compare(old, new, names)
            context["urls"] = (admin_url(old), admin_url(new))
        return TemplateResponse(request, "admin/publishing/compare.html", context)


def _chosen(texts, asked):
    """(old, new, sentence that says what is wrong): the texts that an address asks for."""
    new = _find(texts, asked["new"]) if asked.get("new") else texts.first()
    if new is None:
        return None, None, "There is no such text of this page. Choose two of these."
    old = asked.get("old")
    old = _find(texts, old) if old else texts.filter(pk__lt=new.pk).first()
    if old is None and asked.get("old"):
        return None, new, "There is no such text of this page. Choose two of these."
    if old is None:
        return None, new, "This is the first text of the page: there is nothing before it."
    if old == new:
        return None, new, "These are the same text. Choose two that differ."
    return old, new, ""


def _find(texts, number):
    """The text with this id, as it stands in the address; None when there is none."""
    return texts.filter(pk=int(number)).first() if _is_id(number) else None


def _is_id(number):
    return number.isascii() and number.isdigit() and len(number) < 18
