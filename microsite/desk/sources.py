"""Sources whose address is gone: claims rest on what nobody can open any more."""

from django.db.models import Count, Window
from django.urls import reverse

from articles.models import LinkCheck
from microsite.publishing.admin_urls import admin_url

from .panel import Panel, Row

KEY = "vanished"


def panels(user, rows):
    """What `check_links` found twice; only there while there is something to mend."""
    if not user.has_perm("articles.change_source"):
        return
    gone = LinkCheck.objects.vanished().exclude(source=None).select_related("source")
    found = list(gone.order_by("failing_since", "pk").annotate(total=Window(Count("pk")))[:rows])
    if found:
        yield Panel(
            title="Sources whose address is gone",
            total=found[0].total,
            rows=[
                Row(
                    str(check.source),
                    admin_url(check.source),
                    f"not there since {check.failing_since:%B %-d, %Y}",
                    "Find it anew",
                )
                for check in found
            ],
            more_url=f"{reverse('admin:articles_linkcheck_changelist')}?vanished=yes",
            key=KEY,
        )
