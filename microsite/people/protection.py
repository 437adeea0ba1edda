"""Deleting in the admin: never what others refer to, and a sentence instead of an error page."""

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import NestedObjects, unquote
from django.db import router
from django.http import HttpResponseRedirect
from django.urls import reverse

NAMED_AT_MOST = 3


def what_protects(instance):
    """What refers to this object and would lose it; what a user did on the desk counts too."""
    collector = NestedObjects(router.db_for_write(type(instance)))
    collector.collect([instance])
    found = sorted(collector.protected, key=str)
    return [*found, *collector.data.get(LogEntry, ())]


class ProtectedAdmin:
    """Mixin for a ModelAdmin: what is referred to is not deleted; the page says why.

    `instead` is what to do in its place.
    """

    instead = ""

    def delete_view(self, request, object_id, extra_context=None):
        instance = self.get_object(request, unquote(object_id))
        if instance is not None and self.has_delete_permission(request, instance):
            found = what_protects(instance)
            if found:
                sentence = f"{instance} can’t be deleted, because of {_named(found)}."
                messages.error(request, f"{sentence} {self.instead}")
                name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
                return HttpResponseRedirect(reverse(name, args=[instance.pk]))
        return super().delete_view(request, object_id, extra_context)


def _named(found):
    kinds = {}
    for each in found:
        kinds.setdefault(each._meta, []).append(each)
    words = []
    for meta, those in kinds.items():
        noun = meta.verbose_name if len(those) == 1 else meta.verbose_name_plural
        words.append(f"{len(those)} {noun}")
    return ", ".join(words[:NAMED_AT_MOST])
