"""The admin site: a desk that shows what waits for whoever signs in, behind a second factor."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache

from microsite.people import second_factor

from .desk import one_panel, panels

ADD_A_FACTOR = (
    "Before you can open the desk, add a second factor: an authenticator app or a passkey. "
    "It keeps others out, even if they learn your password."
)
SHOW_YOUR_FACTOR = (
    "You signed in here before you added your second factor. Sign out and in again to open the "
    "desk."
)


class DeskSite(AdminSite):
    """Django's admin; its first page is the desk of the person who signed in.

    Every address of it asks `has_permission` first, so nothing of it opens without a second
    factor, and nothing is deleted in bulk.
    """

    site_title = index_title = "Desk"
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")

    @property
    def site_header(self):
        return f"{settings.SITE_NAME} desk"

    def index(self, request, extra_context=None):
        """What waits; with `?list=` one list of it with all its rows."""
        alone = one_panel(request.user, request.GET.get("list"))
        shown = [alone] if alone else panels(request.user)
        context = {"panels": shown, "alone": alone, **(extra_context or {})}
        return super().index(request, context)

    def has_permission(self, request):
        return super().has_permission(request) and second_factor.may_enter(request)

    def each_context(self, request):
        skipped = second_factor.may_be_skipped()
        return {**super().each_context(request), "second_factor_skipped": skipped}

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Lead to what is missing: signing in, or the second factor. There is no form here."""
        asked = request.GET.get(REDIRECT_FIELD_NAME, "")
        ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
        target = asked if ours else reverse("admin:index")
        user = request.user
        if not user.is_authenticated:
            query = urlencode({REDIRECT_FIELD_NAME: target})
            return redirect(f"{reverse('account_login')}?{query}")
        if not AdminSite.has_permission(self, request):
            raise PermissionDenied
        if self.has_permission(request):
            return redirect(target)
        known = getattr(user, "has_second_factor", False)
        messages.warning(request, SHOW_YOUR_FACTOR if known else ADD_A_FACTOR)
        return redirect("mfa_index")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")
