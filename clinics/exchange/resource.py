"""Rows to listings, and listings to rows."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from import_export.fields import Field
from import_export.resources import ModelResource

from clinics.models import Clinic
from microsite import history

from . import cells
from .columns import NAMES
from .known import KnownClinics, key_of, known_clinicians, known_devices, moved_clinics
from .reading import Reading
from .result import ClinicResult, ClinicRow
from .table import Fault

SHOWN_OF_A_CELL = 60
MOST_REASON = 100  # what a history keeps of it


def _cell(name, widget, attribute=""):
    return Field(column_name=name, attribute=attribute or name, widget=widget)


def _text(name, kind=cells.Text):
    return _cell(name, kind(Clinic._meta.get_field(name).max_length))


class ClinicResource(ModelResource):
    """Clinics as rows of a file, known by state and slug. `user` reads or writes it.

    Nothing is saved in a dry run, and nothing of a row that says what its listing says already:
    no history, no date, no source. Each listing is saved by itself, so that whatever follows a
    save (search index, history) follows here.
    """

    state = _cell("state", cells.StateCode(), attribute="state_code")
    slug = _text("slug", cells.Slug)
    name = _text("name")
    address = _text("address")
    address_extra = _text("address_extra")
    city = _text("city")
    postal_code = _text("postal_code", cells.Zip)
    phone = _text("phone", cells.Phone)
    website = _text("website", cells.Website)
    services = _text("services", cells.Lines)
    hours = _text("hours", cells.Lines)
    languages = _text("languages", cells.Listed)
    step_free = _cell("step_free", cells.YesOrNo())
    price_low = _cell("price_low", cells.Dollars())
    price_high = _cell("price_high", cells.Dollars())
    clinicians = _cell("clinicians", cells.Several("clinician", by_npi=True))
    devices = _cell("devices", cells.Several("device"))
    # Of the row, not of the listing: an export leaves them empty for whoever changes the row.
    source = Field(column_name="source")
    confirmed_on = Field(column_name="confirmed_on")

    class Meta:
        model = Clinic
        fields = NAMES
        import_id_fields = ("state", "slug")
        instance_loader_class = KnownClinics
        report_skipped = False
        skip_diff = True
        store_instance = True
        # No savepoint for each row: a file is imported as a whole, or not at all.
        use_bulk = True
        chunk_size = 500

    def __init__(self, user=None, **options):
        super().__init__()
        self.user = user
        self.today = timezone.localdate()

    @classmethod
    def get_result_class(cls):
        return ClinicResult

    @classmethod
    def get_row_result_class(cls):
        return ClinicRow

    # --- a file into listings ------------------------------------------------------------

    def before_import(self, dataset, **kwargs):
        """Fetch at once what the rows refer to."""
        self.places = dataset.places
        self.in_file = [
            field
            for field in self.get_import_fields()
            if field.attribute and field.column_name in dataset.headers
        ]
        for name, find in (("clinicians", known_clinicians), ("devices", known_devices)):
            if name in dataset.headers:
                self.fields[name].widget.known = find(dataset[name])
        rows = zip(dataset["state"], dataset["slug"], strict=True)
        self.keys = [key_of({"state": state, "slug": slug}) for state, slug in rows]
        self.first_places = {}
        for key, place in zip(self.keys, self.places, strict=True):
            self.first_places.setdefault(key, place)
        self.moved = moved_clinics(
            [key for key in self.first_places if key[0] and cells.SLUG.fullmatch(key[1])]
        )

    def after_init_instance(self, instance, new, row, row_number=0, **kwargs):
        if new:
            instance.is_sample = self.user.is_sample
        self.number = row_number - 1
        self.reading = Reading(row, instance, self.in_file, self.today)

    def import_instance(self, instance, row, **kwargs):
        """Read the row into the listing; raises ValidationError with all that is wrong with it."""
        self.reading.read()
        sentence = self._standing(instance)
        if sentence:
            self.reading.refuse("slug", sentence)
        if self.reading.faults:
            raise ValidationError(self.reading.faults)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return not import_validation_errors and not self.reading.changes

    def save_instance(self, instance, is_create, row, dry_run=False, **kwargs):
        if self.reading.confirms:
            instance.last_confirmed, instance.confirmed_by = self.reading.confirmed_on, self.user
        if not dry_run:
            self._write(instance)

    def after_import_row(self, row, row_result, **kwargs):
        row_result.place = self.places[self.number]
        row_result.key = self.keys[self.number]
        row_result.changes = tuple(self.reading.changes)

    def after_import(self, dataset, result, dry_run=False, **kwargs):
        """Write the histories at once, and collect the faults of the whole file.

        No file names a primary key, so the sequences that the base class resets are right.
        """
        if result.rows and not (dry_run or result.has_errors() or result.has_validation_errors()):
            history.write_many([row.instance for row in result.rows])
        result.faults = list(dataset.faults)
        for wrong in result.invalid_rows:
            row = dict(zip(dataset.headers, dataset[wrong.number - 1], strict=True))
            result.faults += [
                Fault(self.places[wrong.number - 1], column, _shown(row.get(column, "")), sentence)
                for column, sentences in wrong.error_dict.items()
                for sentence in sentences
            ]
        result.faults.sort(key=lambda fault: fault.place.line)

    def _standing(self, clinic):
        """Why this row may not write to this listing, or None."""
        key, place = self.keys[self.number], self.places[self.number]
        first = self.first_places[key]
        if key[0] and first != place:
            return f"Line {first.line} has this state and slug already. Keep one of the rows."
        if clinic.merged_into_id:
            kept = clinic.merged_into
            return f"This listing was merged into {kept}. Write its slug: {kept.slug}."
        if clinic.removed_at:
            return "This listing was removed. Restore it on the desk first, or leave the row out."
        if clinic.is_sample != self.user.is_sample:
            kinds = ("a sample", "real") if clinic.is_sample else ("real", "a sample")
            return f"This listing is {kinds[0]}, and you are {kinds[1]}. Choose another slug."
        if clinic.pk is None and key in self.moved:
            there = self.moved[key]
            return f"{there} moved away from this address. Write its slug: {there.slug}."
        return None

    def _write(self, clinic):
        """Save what the row says, with its source; the history follows with all others."""
        reading = self.reading
        clinic._change_reason = f"from a CSV file: {reading.source}"[:MOST_REASON]
        history.hold(clinic)
        if clinic.pk is None:
            clinic.record_source(reading.changed_cells, reading.source, on=reading.as_of)
            clinic.save()
            self._choose(clinic)
            if reading.chosen:
                # Nothing else changed since, and nothing that follows a save looks at it.
                Clinic.objects.filter(pk=clinic.pk).update(provenance=clinic.provenance)
        else:
            self._choose(clinic)
            clinic.record_source(reading.changed_cells, reading.source, on=reading.as_of)
            clinic.save()

    def _choose(self, clinic):
        """Set the rows of other tables."""
        reading = self.reading
        for name, rows in reading.chosen.items():
            getattr(clinic, name).set(rows)
        if reading.chosen:
            clinic.record_source(reading.chosen, reading.source, on=reading.as_of)

    # --- listings into a file --------------------------------------------------------------

    def filter_export(self, queryset, **kwargs):
        return queryset.prefetch_related("clinicians", "devices")


def _shown(cell):
    """The beginning of a cell."""
    return cell if len(cell) <= SHOWN_OF_A_CELL else f"{cell[:SHOWN_OF_A_CELL]}…"
