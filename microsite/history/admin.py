"""The history of one row on the desk: who changed what, and when. Nothing is reverted from here."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.template.response import TemplateResponse

from .changes import changes_between, load_several

ON_A_PAGE = 25
DEEDS = {"+": "Added", "~": "Changed", "-": "Deleted"}


class HistoryAdmin(admin.ModelAdmin):
    """Mixin for models with a History: replaces Django's list of log entries."""

    def history_view(self, request, object_id, extra_context=None):
        """Each change, the newest first, with what stood there before and after."""
        instance = self.get_object(request, admin.utils.unquote(object_id))
        if instance is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, instance):
            raise PermissionDenied
        page = Paginator(_rows_of(instance), ON_A_PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {instance}",
            "opts": self.opts,
            "object": instance,
            "page": page,
            "entries": _entries(page),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)


def _rows_of(instance):
    """The rows of its history, the newest first, in as many queries however many there are."""
    rows = instance.history.order_by("-history_id")
    single = [
        field.name for field in rows.model.tracked_fields if isinstance(field, models.ForeignKey)
    ]
    return rows.select_related("history_user", *single)


def _entries(page):
    """[(row, what was done, [Change])] of one page; each row is compared with the one before it."""
    first = page.start_index() - 1
    rows = list(page.paginator.object_list[first : first + ON_A_PAGE + 1])
    load_several(rows)
    older = [*rows[1:], None]
    return [
        (row, _deed(row, before), changes_between(before, row))
        for row, before in zip(rows[: len(page)], older, strict=False)
    ]


def _deed(row, before):
    """What was done, in a word or two; rows that are older than the history begin anywhere."""
    if before is None and row.history_type == "~":
        return "As it was"
    return DEEDS[row.history_type]
