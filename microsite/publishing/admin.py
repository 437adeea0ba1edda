"""The desk's screens for pages and their texts: writing, submitting, returning, approving.

Every button calls a verb of the model and shows the sentence that the verb raises.
"""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from markdownx.widgets import AdminMarkdownxWidget

from .admin_urls import admin_url
from .compare_admin import ComparesTexts
from .forms import DraftForm, ReasonForm
from .models import FormerAddress
from .review_admin import ReviewsTexts
from .verb_admin import VerbAdmin, cleaned

# As many texts of a page as its screen lists.
MOST_TEXTS = 100


class PageAdmin(ComparesTexts, VerbAdmin):
    """One page: its address and order, the texts it had, and withdrawing."""

    change_form_template = "admin/publishing/page_form.html"
    verbs = {"edit": "do_edit", "withdraw": "do_withdraw", "reinstate": "do_reinstate"}
    keep_typed = ("withdraw",)

    def has_delete_permission(self, request, obj=None):
        return False

    def panel(self, request, instance):
        publisher = request.user.has_perm(instance.revisions.model._permission("publish"))
        texts = self.texts_seen_by(request, instance)[:MOST_TEXTS]
        return {
            "texts": [(text, admin_url(text)) for text in texts],
            "compare_url": admin_url(instance, "compare"),
            "open_text": instance.open_revision,
            "public_text": instance.public,
            "reason_form": ReasonForm(self.typed(request, "withdraw")),
            "may_publish": publisher,
            "may_edit": publisher,
        }

    def do_edit(self, request, page):
        page.require_publisher(request.user)
        return page.edit(request.user), "Here is the draft. Readers keep seeing the old text."

    def do_withdraw(self, request, page):
        page.withdraw(request.user, cleaned(ReasonForm(request.POST))["reason"])
        return None, "The page is withdrawn. Its address now says why."

    def do_reinstate(self, request, page):
        page.reinstate(request.user)
        return None, "The page is back."

    def response_add(self, request, obj, post_url_continue=None):
        draft = obj.open_revision
        messages.success(request, "The page exists as a draft. Write its text here.")
        return HttpResponseRedirect(admin_url(draft))


class TextList(ChangeList):
    """The list of texts: as many queries however long it is."""

    def get_queryset(self, request, **kwargs):
        return super().get_queryset(request, **kwargs).with_states()


class RevisionAdmin(ReviewsTexts, VerbAdmin):
    """One text: written as a draft, frozen when it is submitted, then approved or returned."""

    form = DraftForm
    change_form_template = "admin/publishing/revision_form.html"
    markdown_fields = ()
    list_display = [
        "__str__",
        "state",
        "author",
        "submitted_at",
        "reviewed_by",
        "publish_at",
        "what_changed",
    ]
    list_filter = ["status"]
    list_select_related = ["page", "author", "reviewed_by"]
    ordering = ["-pk"]
    verbs = {**ReviewsTexts.verbs, "take_back": "do_take_back", "cancel": "do_cancel"}

    def get_changelist(self, request, **kwargs):
        return TextList

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<path:object_id>/preview/", view, name=name), *super().get_urls()]

    @admin.display(description="since the text before")
    def what_changed(self, revision):
        url = admin_url(revision.page, "compare")
        return format_html('<a href="{}?new={}">Compare</a>', url, revision.pk)

    def preview_view(self, request, object_id):
        """The whole page as patients would see it with this text. Never cached."""
        revision = self.get_object(request, unquote(object_id))
        if revision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, revision):
            raise PermissionDenied
        return self.preview(request, revision)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.markdown_fields:
            kwargs["widget"] = AdminMarkdownxWidget
        if db_field.name == "asked_of":
            may_approve = get_user_model().objects.who_may(self.model._permission("approve"))
            return db_field.formfield(
                queryset=may_approve.exclude(pk=request.user.pk), empty_label="nobody in particular"
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request):
        """Texts are opened from their page, so that each has one."""
        return False

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        publisher = request.user.has_perm(self.model._permission("publish"))
        return obj.is_draft and (publisher or obj.changed_by(request.user))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and self.has_change_permission(request, obj)

    def get_queryset(self, request):
        """Without other people's drafts, unless one may publish such texts."""
        texts = super().get_queryset(request)
        if request.user.has_perm(self.model._permission("publish")):
            return texts
        return texts.exclude(pk__in=self.model.objects.drafts().not_by(request.user).values("pk"))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who may not write this text is told why, beside the text."""
        if request.method == "POST" and object_id is not None:
            text = self.get_object(request, unquote(object_id))
            if text is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            may_read = self.has_view_permission(request, text)
            if may_read and not self.has_change_permission(request, text):
                messages.error(request, self.why_not_written(request, text))
                return HttpResponseRedirect(admin_url(text))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def why_not_written(self, request, text):
        """The sentence for somebody who may read a text but not write it."""
        if not text.is_draft:
            return "Only a draft can be changed. Open a new draft of this page."
        refusal = self.refusal(text.page.require_writer, request.user)
        return refusal or "Only somebody who wrote this draft, or an editor, changes it."

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.has_changed():
            obj.note_contributor(request.user)

    def response_change(self, request, obj):
        """“Save and submit” saves first, so that a refusal loses nothing."""
        if "_submit" not in request.POST:
            return super().response_change(request, obj)
        try:
            obj.submit(request.user)
        except ValidationError as error:
            messages.warning(request, "Your text is saved as a draft. Before it can be submitted:")
            for message in error.messages:
                messages.error(request, message)
        else:
            self.log_change(request, obj, "Submitted for review.")
            messages.success(request, "Submitted. It waits for a second person now.")
        return HttpResponseRedirect(admin_url(obj))

    def panel(self, request, instance):
        publisher = request.user.has_perm(self.model._permission("publish"))
        mine = instance.changed_by(request.user)
        submitted = instance.status == instance.Status.SUBMITTED
        return {
            **self.review_panel(request, instance),
            "state": instance.state,
            "may_take_back": submitted and (mine or publisher),
            "may_cancel": publisher and instance.state == "approved for later",
            "seen": self.model.objects.get(pk=instance.pk).text_digest,
            "title": "Write" if instance.is_draft else "Read and decide",
            "page_url": admin_url(instance.page),
            "preview_url": admin_url(instance, "preview"),
            "compare_url": f"{admin_url(instance.page, 'compare')}?new={instance.pk}",
            "time_zone": timezone.get_current_timezone_name(),
        }

    def reading(self, revision):
        """The text as patients read it: `parts` and `citations`.

        A part is (name of its field, what stands above it, HTML or plain text).
        """
        raise NotImplementedError

    def do_take_back(self, request, revision):
        return revision.take_back(request.user), "Taken back. Here is a draft with the same text."

    def do_cancel(self, request, revision):
        revision.cancel(request.user)
        return None, "Cancelled. What is public now stays."


@admin.register(FormerAddress)
class FormerAddressAdmin(admin.ModelAdmin):
    """Old addresses; the site adds them by itself when an address changes."""

    list_display = ["path", "target", "created_at"]
    search_fields = ["path"]
    actions = None
