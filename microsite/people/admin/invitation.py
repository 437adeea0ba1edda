"""The desk's screens for invitations: inviting, sending again, taking back."""

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator

from microsite.people.models import Clinician, Invitation


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    """People who are invited. An invitation is never changed: take it back and make a new one."""

    change_form_template = "admin/people/invitation_form.html"
    list_display = ["email", "role", "state", "invited_by", "expires_at"]
    list_filter = ["role"]
    list_select_related = ["invited_by"]
    search_fields = ["email"]
    actions = None
    fields = ["email", "role", "clinician"]
    verbs = {
        "send": (Invitation.send, "Sent. Links that were sent before no longer work."),
        "revoke": (Invitation.revoke, "Taken back. The link no longer works."),
    }

    def get_urls(self):
        view = self.admin_site.admin_view(self.do)
        return [
            path("<path:object_id>/do/<slug:verb>/", view, name="people_invitation_verb"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "clinician":
            kwargs["queryset"] = Clinician.objects.filter(user=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @method_decorator(reauthentication_required(app="people"))
    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": "Invite somebody", **(extra_context or {})}
        return super().add_view(request, form_url, context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        invitation = self.get_object(request, unquote(object_id))
        context = {"title": "Invitation", **(extra_context or {})}
        if invitation is not None:
            context |= self.panel(request, invitation)
        return super().change_view(request, object_id, form_url, context)

    def panel(self, request, invitation):
        """What the template's panel needs."""
        may = self.has_add_permission(request) and invitation.state in ("waiting", "expired")
        by_hand = may and not settings.MAIL_CONFIGURED and invitation.state == "waiting"
        return {
            "state": invitation.state,
            "verbs": may
            and {
                verb: reverse("admin:people_invitation_verb", args=[invitation.pk, verb])
                for verb in self.verbs
            },
            # Without a mail server somebody has to hand the link over.
            "link": f"{settings.BASE_URL}{invitation.path}" if by_hand else "",
        }

    def save_model(self, request, obj, form, change):
        obj.invited_by = request.user
        super().save_model(request, obj, form, change)
        obj.send(request.user)

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, f"Invited: {obj.email}. The link works for a week.")
        return HttpResponseRedirect(reverse("admin:people_invitation_change", args=[obj.pk]))

    @method_decorator(reauthentication_required(app="people"))
    def do(self, request, object_id, verb):
        """Run one verb and come back with its success or with the sentence that refuses it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        invitation = self.get_object(request, unquote(object_id))
        if invitation is None or verb not in self.verbs:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, invitation):
            raise PermissionDenied
        run, sentence = self.verbs[verb]
        try:
            run(invitation, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            self.log_change(request, invitation, sentence)
            messages.success(request, sentence)
        return HttpResponseRedirect(reverse("admin:people_invitation_change", args=[object_id]))
