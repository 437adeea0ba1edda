"""Import and export of clinics on the desk."""

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV
from import_export.forms import ExportForm

from .columns import COLUMNS, NAMES
from .forms import ConfirmImportForm, ImportFileForm
from .resource import ClinicResource
from .result import ClinicResult
from .table import MOST_BYTES, MOST_ROWS, read_table, write_table
from .waiting import SessionStorage

STANDING = "standing"  # the filter of the list by what should happen
SHOWN = 100  # rows and faults on a page; the rest is counted
GONE = "This file was imported or put away already, or your session ended. Choose it again."
CHANGED_MEANWHILE = (
    "Nothing was imported: some listings changed since you looked. These are the differences now."
)
TOO_MANY = (
    f"These are more than {MOST_ROWS:,} listings, and a file holds no more than that. Go back to "
    "the list and choose a state first."
)


class ClinicCSV(CSV):
    """The only format: without formulas. Files are read by the form, which knows their lines."""

    CONTENT_TYPE = "text/csv; charset=utf-8"

    def export_data(self, dataset, **kwargs):
        return write_table(dataset)


class ClinicExchange(ImportExportMixin):
    """Mixin for the screen of listings. Whoever adds and changes listings may do both."""

    resource_classes = [ClinicResource]
    formats = [ClinicCSV]
    import_template_name = "clinics/admin/exchange/import.html"
    export_template_name = "clinics/admin/exchange/export.html"
    export_form_class = ExportForm
    # Spreadsheet programs take a file without the mark for one in their own letters.
    to_encoding = "utf-8-sig"

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return self.has_change_permission(request)

    def get_urls(self):
        template = path(
            "import/template.csv",
            self.admin_site.admin_view(self.empty_template),
            name="clinics_clinic_import_template",
        )
        return [template, *super().get_urls()]

    # --- import --------------------------------------------------------------------------

    def import_action(self, request, **kwargs):
        """Choose a file; then see what it would change, or what is wrong with it."""
        self._require_import(request)
        if request.method != "POST":
            return self._page(request, ImportFileForm())
        form = ImportFileForm(request.POST, request.FILES)
        SessionStorage(request.session).remove()
        if not form.is_valid():
            return self._page(request, form)
        return self._preview(request, form.cleaned_data["import_file"])

    def process_import(self, request, **kwargs):
        """Write what was seen and confirmed: all of it, or nothing."""
        self._require_import(request)
        form = ConfirmImportForm(request.POST)
        name = form.cleaned_data["import_file_name"] if form.is_valid() else None
        storage = SessionStorage(request.session, name=name)
        kept = storage.read()
        if kept is None:
            messages.warning(request, GONE)
            return HttpResponseRedirect(reverse("admin:clinics_clinic_import"))
        storage.remove()
        if "cancel" in request.POST:
            messages.success(request, "Nothing was imported.")
            return HttpResponseRedirect(reverse("admin:clinics_clinic_changelist"))
        result = _write(request.user, kept)
        if result is None:
            messages.warning(request, CHANGED_MEANWHILE)
            return self._preview(request, read_table(kept["text"].encode()))
        messages.success(request, _said(result))
        return HttpResponseRedirect(reverse("admin:clinics_clinic_changelist"))

    def empty_template(self, request):
        """A file with the first line only."""
        self._require_import(request)
        response = HttpResponse(
            f"{','.join(NAMES)}\r\n".encode(self.to_encoding), content_type=ClinicCSV.CONTENT_TYPE
        )
        response["Content-Disposition"] = 'attachment; filename="clinics-template.csv"'
        return response

    def _require_import(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied

    def _page(self, request, form, **more):
        context = {
            **self.admin_site.each_context(request),
            "title": "Import listings",
            "opts": self.opts,
            "form": form,
            "columns": COLUMNS,
            "most_rows": MOST_ROWS,
            "most_megabytes": MOST_BYTES // 1024**2,
            **more,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.import_template_name, context)

    def _preview(self, request, table):
        """What the file would change, with the button that confirms it; or what is wrong."""
        result = _run(request.user, table, dry_run=True)
        more = {
            "result": result,
            "faults": result.faults[:SHOWN],
            "more_faults": len(result.faults) - SHOWN,
            "kinds": [("Changed", result.changed[:SHOWN]), ("New", result.new[:SHOWN])],
            "shown": SHOWN,
        }
        if result.rows and not result.faults:
            storage = SessionStorage(request.session)
            storage.save({"text": table.text, "digest": result.digest})
            more["confirm_form"] = ConfirmImportForm(initial={"import_file_name": storage.name})
        return self._page(request, ImportFileForm(), **more)

    # --- export --------------------------------------------------------------------------

    def get_export_queryset(self, request):
        """What the list shows, but for what an import would refuse."""
        return _importable(super().get_export_queryset(request), request.user)

    def export_action(self, request):
        # The list begins with what has to be confirmed; a file begins with every listing.
        if STANDING not in request.GET:
            request.GET = request.GET.copy()
            request.GET[STANDING] = "all"
        try:
            count = self.get_export_queryset(request).count()
        except (IncorrectLookupParameters, DataError):
            # A filter that was typed into the address: nobody knows it, or it is no text.
            return HttpResponseRedirect(request.path)
        if request.method == "POST" and count > MOST_ROWS:
            messages.error(request, TOO_MANY)
            return HttpResponseRedirect(request.get_full_path())
        return super().export_action(request)

    def init_request_context_data(self, request, form):
        chosen = super().get_export_queryset(request)
        count = _importable(chosen, request.user).count()
        return {
            **super().init_request_context_data(request, form),
            "title": "Export listings",
            "count": count,
            "left_out": chosen.count() - count,
            "too_many": TOO_MANY if count > MOST_ROWS else "",
        }

    def get_export_filename(self, request, queryset, file_format):
        return f"clinics-{timezone.localdate():%Y-%m-%d}.csv"


def _importable(clinics, user):
    """Those that this person could import again: listed still, and samples only from samples."""
    return clinics.filter(removed_at=None, is_sample=user.is_sample)


def _run(user, table, dry_run):
    """The ClinicResult of reading this table; an error that no row explains is raised."""
    if not table.has_key:
        return ClinicResult(table.faults)
    result = ClinicResource(user=user).import_data(
        table, dry_run=dry_run, rollback_on_validation_errors=True
    )
    # What went wrong first; the rest may follow from it.
    for error in (*(row.errors[0] for row in result.error_rows), *result.base_errors):
        raise error.error
    return result


def _write(user, kept):
    """Write the table; returns the result, or None when it is not what this person confirmed."""
    try:
        with transaction.atomic():
            result = _run(user, read_table(kept["text"].encode()), dry_run=False)
            if result.faults or result.digest != kept["digest"]:
                transaction.set_rollback(True)
                return None
            _log(user, result)
            return result
    except IntegrityError:
        # Somebody added the same listing at the same moment.
        return None


def _log(user, result):
    """One entry on the desk for each listing."""
    for rows, flag, deed in ((result.new, ADDITION, "Added"), (result.changed, CHANGE, "Changed")):
        listings = [row.instance for row in rows]
        LogEntry.objects.log_actions(user.pk, listings, flag, f"{deed} from a CSV file.")


def _said(result):
    """What an import did, in one sentence."""
    counts = (
        f"{len(result.new):,} new, {len(result.changed):,} changed, {result.unchanged:,} unchanged"
    )
    return f"Imported: {counts}."
