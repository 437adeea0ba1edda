"""The writing screen: a text beside its live preview and its checks, kept in the browser."""

from csp.constants import SELF
from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.article import Kind
from articles.models import SafetyNoticeRevision
from articles.searchables import ALERTS, ARTICLES
from articles.writing.report import report_on
from microsite.publishing.admin import RevisionAdmin
from microsite.publishing.admin_urls import admin_url

LONGEST = 120_000
# The one address that our own pages may show in a frame, and the pages that have such a frame.
IN_OUR_FRAME = {"frame-ancestors": [SELF]}
WITH_FRAME = {"frame-src": [SELF]}


class WritingAdmin(RevisionAdmin):
    """One text, its fields in the order of the page, with everything that helps to write it."""

    change_form_template = "admin/writing/text_form.html"
    # The kinds of pages that a text is compared to for what it says in the same words.
    compared_to = (ARTICLES, ALERTS)
    # Field -> what it is for, where the model does not say it.
    help_texts = {}

    class Media:
        css = {"all": ["css/writing.css"]}
        js = [
            forms.Script("js/kept-draft.js", defer=True),
            forms.Script("js/writing.js", defer=True),
        ]

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_checks"
        view = self.admin_site.admin_view(self.checks_view)
        return [path("<path:object_id>/checks/", view, name=name), *super().get_urls()]

    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request, object_id):
        """The page as patients would see it: of the stored text, or of what was typed (POST)."""
        if request.method == "POST":
            response = self._of_typed(request, object_id, self.preview)
        else:
            response = super().preview_view(request, object_id)
        response._csp_replace = IN_OUR_FRAME
        return response

    @method_decorator(never_cache)
    def checks_view(self, request, object_id):
        """The checks of what was typed: a piece of the screen for scripts, otherwise a page."""
        return self._of_typed(request, object_id, self.checks)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        response._csp_replace = WITH_FRAME
        return response

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.help_texts:
            kwargs["help_text"] = self.help_texts[db_field.name]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.markdown_fields:
            # A plain field: the package's editor keeps the Tab key, and with it the keyboard.
            rows = 24 if db_field.name == "body" else 6
            field.widget = forms.Textarea(attrs={"class": "writing__text", "rows": rows})
        return field

    def panel(self, request, instance):
        return {
            **super().panel(request, instance),
            "checks_url": admin_url(instance, "checks"),
            "kept_as": f"{request.user.pk}:{self.opts.label_lower}:{instance.pk}",
        }

    def checks(self, request, revision):
        """A response with the Report on a text that may not be saved."""
        page = revision.page
        medical = getattr(page, "kind", None) != Kind.POLICY
        report = report_on(
            revision,
            self.compared_to,
            medical=medical and not isinstance(revision, SafetyNoticeRevision),
        )
        context = {"report": report, "revision": revision, "back_url": admin_url(revision)}
        if request.headers.get("X-Piece"):
            return TemplateResponse(request, "admin/writing/_checks.html", context)
        context |= {**self.admin_site.each_context(request), "title": "Checks", "opts": self.opts}
        return TemplateResponse(request, "admin/writing/checks.html", context)

    def _of_typed(self, request, object_id, respond):
        """What `respond` makes of the stored text with what was typed in its place; saves none."""
        revision = self.get_object(request, unquote(object_id))
        if revision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, revision):
            raise PermissionDenied
        if sum(map(len, request.POST.values())) > LONGEST:
            return HttpResponse(f"The text is longer than {LONGEST:,} characters.", status=413)
        form = self.get_form(request, revision, change=True)()
        for name in revision.TEXT_FIELDS:
            if name in form.fields and name in request.POST:
                setattr(revision, name, typed(form.fields[name], request.POST[name]))
        return respond(request, revision)


def typed(field, value):
    """What a field would hold: cleaned if that can be done, otherwise as it stands."""
    value = value.replace("\r\n", "\n")
    try:
        return field.clean(value)
    except ValidationError:
        return None if isinstance(field, forms.DateField) else value
