"""Files for tests: what an editor would choose on the import page, and what they then see."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile

from clinics.exchange.columns import NAMES

IMPORT = "/admin/clinics/clinic/import/"
CONFIRM = "/admin/clinics/clinic/process_import/"
EXPORT = "/admin/clinics/clinic/export/"
LIST = "/admin/clinics/clinic/"


def row(**cells):
    """One faultless row of a clinic that is new."""
    return {
        **dict.fromkeys(NAMES, ""),
        "state": "CO",
        "slug": "main-street-skin",
        "name": "Main Street Skin",
        "address": "100 Main Street",
        "city": "Denver",
        "postal_code": "80202",
        "source": "the clinic told us by phone",
        **cells,
    }


def written(rows, headers=NAMES):
    """The rows as the text of a file."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, headers, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def choose(client, content):
    """Choose a file with this content (text or bytes); the response shows what it would change."""
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(IMPORT, {"import_file": SimpleUploadedFile("clinics.csv", data)})


def confirm(client, seen, **data):
    """Press the button on the page that was seen."""
    return client.post(CONFIRM, {**seen.context["confirm_form"].initial, **data}, follow=True)


def bring_in(client, rows, **options):
    """Choose rows and confirm them; the page afterwards."""
    return confirm(client, choose(client, written(rows, **options)))


def taken_out(client, query=""):
    """The exported file as text, and its rows."""
    response = client.post(f"{EXPORT}{query}", {"format": "0"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.content.decode("utf-8-sig")
    return text, list(csv.DictReader(io.StringIO(text, newline="")))


def sentences(seen):
    """What the page says is wrong: [(line, column, sentence)], or of the file as a whole."""
    if seen.context["form"].errors:
        return [("", "", each) for each in seen.context["form"].errors["import_file"]]
    return [(one.place.line, one.column, one.sentence) for one in seen.context["result"].faults]
