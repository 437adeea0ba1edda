"""The admin site: a desk that shows what waits for whoever signs in."""

from django.conf import settings
from django.contrib.admin import AdminSite

from .desk import panels


class DeskSite(AdminSite):
    """Django's admin; its first page is the desk of the person who signed in."""

    site_title = index_title = "Desk"
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    @property
    def site_header(self):
        return f"{settings.SITE_NAME} desk"

    def index(self, request, extra_context=None):
        context = {"panels": panels(request.user), **(extra_context or {})}
        return super().index(request, context)
