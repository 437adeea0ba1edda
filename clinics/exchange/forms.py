"""The two steps of an import: choosing a file, and confirming what it would change."""

from django import forms
from django.core.exceptions import ValidationError

from .table import MOST_BYTES, read_table


class ImportFileForm(forms.Form):
    """A file; its cleaned value is the Table in it."""

    import_file = forms.FileField(
        label="CSV file",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Choose a file first."},
    )

    def clean_import_file(self):
        data = self.cleaned_data["import_file"]
        # No more of it is read than tells that it is too large.
        return read_table(data.read(MOST_BYTES + 1))


class ConfirmImportForm(forms.Form):
    """Which file is confirmed."""

    import_file_name = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def clean_import_file_name(self):
        name = self.cleaned_data["import_file_name"]
        if not name.isalnum():
            raise ValidationError("This names no file.")
        return name
