"""The screens of editions: compose from what is new, look at the letter, hand in, approve, stop."""

from csp.constants import SELF
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.newsletter.edition_forms import ReturnForm, SendForm
from articles.newsletter.letter import Letter, send_proof
from articles.newsletter.models import Edition, EditionItem, Subscriber
from microsite.news import find_news
from microsite.publishing.admin_urls import admin_url
from microsite.publishing.verb_admin import VerbAdmin, cleaned


class EditionItemInline(admin.TabularInline):
    """What stands in an edition: order, whether it goes out, and a few words."""

    model = EditionItem
    extra = 0
    fields = ["place", "is_included", "kind", "title", "summary", "words"]
    readonly_fields = ["kind", "title", "summary"]
    verbose_name_plural = "What stands in it"

    def has_add_permission(self, request, obj=None):
        """They are taken up from what is new."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_draft)


@admin.register(Edition)
class EditionAdmin(VerbAdmin):
    """One letter to the subscribers."""

    change_form_template = "admin/newsletter/edition_form.html"
    list_display = ["__str__", "state", "author", "approved_by", "send_at", "sent"]
    list_select_related = ["author", "approved_by"]
    ordering = ["-pk"]
    fields = ["subject", "intro"]
    inlines = [EditionItemInline]
    verbs = {
        "renew": "do_renew",
        "proof": "do_proof",
        "submit": "do_submit",
        "return": "do_return",
        "approve": "do_approve",
        "cancel": "do_cancel",
    }
    keep_typed = ("return", "approve")

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview_view)
        name = "newsletter_edition_preview"
        return [path("<path:object_id>/preview/", view, name=name), *super().get_urls()]

    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request, object_id):
        """The HTML of the letter, by itself: it brings its own style and nothing else."""
        edition = self.get_object(request, unquote(object_id))
        if edition is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, edition):
            raise PermissionDenied
        letter = Letter(edition)
        response = HttpResponse(letter.as_read()[1])
        response._csp_replace = {"frame-ancestors": [SELF], "style-src": [letter.style_source]}
        return response

    def add_view(self, request, form_url="", extra_context=None):
        """A button that begins an edition with what is new since the last one."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            try:
                edition = Edition.objects.start(request.user, find_news)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                self.log_addition(request, edition, "Begun.")
                messages.success(request, "Here is what is new since the last edition.")
                return HttpResponseRedirect(admin_url(edition))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Compose an edition",
            "since": Edition.objects.newest_look(),
            "open_edition": Edition.objects.open().first(),
        }
        return TemplateResponse(request, "admin/newsletter/begin.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        response._csp_replace = {"frame-src": [SELF]}
        return response

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_draft)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and obj is not None and obj.is_draft

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            form.instance.note_contributor(request.user)

    def panel(self, request, edition):
        user = request.user
        mine = edition.changed_by(user)
        submitted = edition.status == edition.Status.SUBMITTED
        sending = edition.status == edition.Status.APPROVED and not edition.finished_at
        listed = Subscriber.objects
        audience = listed.confirmed() if edition.alert_id else listed.wanting_everything()
        return {
            "state": edition.state,
            "audience": audience.count(),
            "text": Letter(edition).as_read()[0],
            "counts": edition.counts,
            "preview_url": admin_url(edition, "preview"),
            "may_write": edition.is_draft and user.has_perm("newsletter.publish_edition"),
            "may_return": submitted and user.has_perm("newsletter.publish_edition"),
            "may_approve": submitted and not mine and user.has_perm("newsletter.approve_edition"),
            "may_cancel": sending
            and not edition.cancelled_at
            and user.has_perm("newsletter.publish_edition"),
            "mine": mine,
            "return_form": ReturnForm(self.typed(request, "return")),
            "send_form": SendForm(self.typed(request, "approve")),
            "time_zone": timezone.get_current_timezone_name(),
        }

    def do_renew(self, request, edition):
        edition.renew(request.user, find_news)
        return None, "What is new since is at the end now, and the rest is up to date."

    def do_proof(self, request, edition):
        send_proof(edition, request.user)
        return None, f"A proof is on its way to {request.user.email}."

    def do_submit(self, request, edition):
        edition.submit(request.user)
        return None, "Handed in. Another editor has to approve it before it goes out."

    def do_return(self, request, edition):
        edition.return_with_note(request.user, cleaned(ReturnForm(request.POST))["note"])
        return None, "It is a draft again, with your note."

    def do_approve(self, request, edition):
        edition.approve(request.user, cleaned(SendForm(request.POST))["send_at"])
        return None, "Approved. It goes out by itself when its moment has come."

    def do_cancel(self, request, edition):
        edition.cancel(request.user)
        return None, "Stopped. Nobody else gets it, and its page is gone."
