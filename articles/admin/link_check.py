"""The desk's list of addresses: which are there, moved or vanished, and what rests on them."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html, format_html_join

from articles.models import ClaimRevision, LinkCheck
from microsite.publishing.admin_urls import admin_url


class CheckList(ChangeList):
    """The list, with the claims that rest on each source: one query for all of them."""

    def get_results(self, request):
        super().get_results(request)
        resting = ClaimRevision.objects.current().by_source()
        for check in self.result_list:
            check.claims = resting[check.source.key] if check.source else []


class VanishedFilter(admin.SimpleListFilter):
    """Addresses that failed on two days in a row."""

    title = "vanished"
    parameter_name = "vanished"

    def lookups(self, request, model_admin):
        return [("yes", "Failed two times in a row, on different days")]

    def queryset(self, request, checks):
        return checks.vanished() if self.value() == "yes" else checks


@admin.register(LinkCheck)
class LinkCheckAdmin(admin.ModelAdmin):
    """To look at: `manage.py check_links` writes it. Mend an address at its source."""

    list_display = ["what", "result", "link", "leads_to", "failing", "claims", "checked_at"]
    list_display_links = None
    list_filter = [VanishedFilter, "outcome"]
    list_select_related = ["source"]
    search_fields = ["address", "about", "source__key", "source__title"]
    ordering = ["-failures", "outcome", "address"]
    list_per_page = 50

    class Media:
        css = {"all": ["css/desk.css"]}

    def get_changelist(self, request, **kwargs):
        return CheckList

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="what", ordering="source__key")
    def what(self, check):
        if check.source is None:
            return check.about
        return format_html('<a href="{}">{}</a>', admin_url(check.source), check.source)

    @admin.display(description="result", ordering="outcome")
    def result(self, check):
        return check.problem or "There."

    @admin.display(description="address", ordering="address")
    def link(self, check):
        return _outside(check.address)

    @admin.display(description="leads to")
    def leads_to(self, check):
        return _outside(check.final_address) if check.final_address else "—"

    @admin.display(description="failing", ordering="failures")
    def failing(self, check):
        if not check.failures:
            return "—"
        times = "once" if check.failures == 1 else f"{check.failures} times in a row"
        return f"{times}, since {check.failing_since:%B %-d, %Y}"

    @admin.display(description="claims that rest on it")
    def claims(self, check):
        links = [(admin_url(text.page), text.statement) for text in check.claims]
        return format_html_join("; ", '<a href="{}">{}</a>', links) or "—"


def _outside(address):
    """A link that tells the other site nothing of the desk."""
    return format_html('<a href="{0}" rel="noreferrer noopener">{0}</a>', address)
