"""The desk's screens for users: their role, and a lost second factor."""

from allauth.account.decorators import reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as BaseUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator

from microsite.people import second_factor
from microsite.people.account_adapter import tell
from microsite.people.models import User
from microsite.people.protection import ProtectedAdmin

# allauth and Django show tables of their own in the admin. Factors are secrets, the addresses are
# not used, and what each role may do stands in roles.py.
admin.site.unregister(Authenticator)
admin.site.unregister(EmailAddress)
admin.site.unregister(Group)

NO_PASSWORDS = (
    "Nobody sets somebody else’s password. They choose “I forgot my password” where they sign in."
)


def show_again(request):
    """Ask a person who did not just sign in to show once more that it is they."""
    return reauthentication_required(app="people")(lambda request: None)(request)


@admin.register(User)
class UserAdmin(ProtectedAdmin, BaseUserAdmin):
    """People who sign in. They come by invitation; take “active” away when they go."""

    change_form_template = "admin/people/user_form.html"
    instead = "Take “active” away instead."
    ordering = ["display_name"]
    list_display = ["display_name", "roles", "is_active", "is_sample"]
    list_filter = ["groups", "is_active", "is_sample"]
    search_fields = ["display_name"]
    fieldsets = [
        (None, {"fields": ["display_name", "email"]}),
        (
            "What this person may do",
            {
                "description": "Put editors into “Editors” and clinicians into “Clinicians”; "
                "both need “may sign in to the desk”.",
                "fields": ["is_active", "is_staff", "groups", "is_superuser", "is_sample"],
            },
        ),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    actions = None

    def get_urls(self):
        view = self.admin_site.admin_view(self.take_away)
        return [
            path("<path:object_id>/take-away-factor/", view, name="people_user_take_away"),
            *super().get_urls(),
        ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        """Addresses and dates of signing in are for administrators."""
        if request.user.is_superuser:
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["display_name", "is_active", "is_sample"]})]

    def has_add_permission(self, request):
        """By invitation only."""
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "—"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Whoever may change what others may do shows first that it is they."""
        if self.has_change_permission(request):
            show_again(request)
        with_factor = second_factor.with_second_factor().filter(has_second_factor=True)
        context = {
            "has_factor": request.user.is_superuser
            and with_factor.filter(pk=unquote(object_id)).exists(),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    @method_decorator(reauthentication_required(app="people"))
    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, extra_context)

    def user_change_password(self, request, id, form_url=""):
        messages.error(request, NO_PASSWORDS)
        return HttpResponseRedirect(reverse("admin:people_user_change", args=[id]))

    @method_decorator(reauthentication_required(app="people"))
    def take_away(self, request, object_id):
        """Remove the second factor of somebody who lost it; at the next sign-in they add one."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.is_superuser:
            raise PermissionDenied
        user = self.get_object(request, unquote(object_id))
        if user is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        second_factor.take_away(user)
        tell(user, "An administrator removed your second factor. Add a new one when you sign in.")
        self.log_change(request, user, "Second factor removed.")
        messages.success(request, f"{user} has no second factor now, and is signed out.")
        return HttpResponseRedirect(reverse("admin:people_user_change", args=[user.pk]))
