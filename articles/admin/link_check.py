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

    list_display = ["what", "result", "claims", "checked_at"]
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

    @admin.display(description="address", ordering="address")
    def what(self, check):
        name = check.about
        if check.source is not None:
            name = format_html('<a href="{}">{}</a>', admin_url(check.source), check.source)
        leads_to = ""
        if check.final_address:
            leads_to = _outside("leads to ", check.final_address)
        return format_html("{}{}{}", name, _outside("", check.address), leads_to)

    @admin.display(description="result", ordering="outcome")
    def result(self, check):
        problem = check.problem or "It is there."
        if not check.failures:
            return problem
        times = "Failed once" if check.failures == 1 else f"Failed {check.failures} times in a row"
        return f"{problem} {times}, since {check.failing_since:%B %-d, %Y}."

    @admin.display(description="claims that rest on it")
    def claims(self, check):
        if not check.claims:
            return "—"
        number = f"{len(check.claims)} claim{'' if len(check.claims) == 1 else 's'}"
        links = [(admin_url(text.page), text.statement) for text in check.claims]
        items = format_html_join("", '<li><a href="{}">{}</a></li>', links)
        return format_html(
            '<details><summary>{}</summary><ul class="desk-claims">{}</ul></details>',
            number,
            items,
        )


def _outside(words, address):
    """A link that tells the other site nothing of the desk."""
    link = '<span class="desk-address">{0}<a href="{1}" rel="noreferrer noopener">{1}</a></span>'
    return format_html(link, words, address)
