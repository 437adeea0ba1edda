"""Files with faults: each is refused with a sentence that says where, what, and how to mend it."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from clinics.exchange import table
from clinics.exchange.columns import NAMES
from clinics.models import Clinic, Device
from microsite.publishing.models import FormerAddress
from tests.clinics.make import clinic, days_ago, listed_clinician
from tests.make import editor

from .files import IMPORT, bring_in, choose, row, sentences, written

pytestmark = pytest.mark.django_db

TOMORROW = days_ago(-1).isoformat()
# What the cells say, the column that is named, and a part of the sentence.
CELLS = [
    ({"state": "ZZ"}, "state", "no such state. Write its two letters"),
    ({"state": ""}, "state", "empty, and every listing needs it"),
    ({"slug": "Main Street"}, "slug", "small letters, digits and hyphens only"),
    ({"slug": "a" * 81}, "slug", "81 characters, and 80 fit"),
    ({"name": ""}, "name", "empty, and every listing needs it"),
    ({"name": "n" * 121}, "name", "121 characters, and 120 fit"),
    ({"name": "Main\0Street"}, "name", "a character that nobody can see"),
    ({"city": " "}, "city", "empty, and every listing needs it"),
    ({"address": "a" * 161}, "address", "161 characters, and 160 fit"),
    ({"postal_code": "2108"}, "postal_code", "A digit is missing: spreadsheets drop a zero"),
    ({"postal_code": "2108"}, "postal_code", "perhaps 02108"),
    ({"postal_code": "901-1234"}, "postal_code", "perhaps 00901-1234"),
    ({"postal_code": "8O2O2"}, "postal_code", "five digits, such as 02108"),
    ({"phone": "555-0123"}, "phone", "a US phone number with its area code"),
    ({"website": "not an address"}, "website", "Write it like https://www.example.org"),
    ({"website": "javascript:alert(1)"}, "website", "no web address"),
    ({"services": "s" * 1501}, "services", "1501 characters, and 1500 fit"),
    ({"hours": "h" * 401}, "hours", "401 characters, and 400 fit"),
    ({"step_free": "maybe"}, "step_free", "Write “yes” or “no”, or leave it empty"),
    ({"price_low": "250.50"}, "price_low", "whole dollars in digits"),
    ({"price_low": "-5"}, "price_low", "whole dollars in digits"),
    ({"price_low": "９９"}, "price_low", "whole dollars in digits"),
    ({"price_high": "9" * 5000}, "price_high", "Look for a digit too many"),
    ({"price_low": "500", "price_high": "100"}, "price_high", "The lower price comes first"),
    ({"clinicians": "nobody"}, "clinicians", "no clinician “nobody” on the desk"),
    ({"clinicians": "1234567893"}, "clinicians", "no clinician “1234567893” on the desk"),
    ({"clinicians": "123456789"}, "clinicians", "An NPI has ten digits; “123456789” has 9"),
    ({"clinicians": "1234567890"}, "clinicians", "its check digit is wrong"),
    ({"clinicians": "1.23457E+09"}, "clinicians", "rounded “1.23457E+09”"),
    ({"devices": "no-pen"}, "devices", "no device “no-pen” on the desk"),
    ({"source": ""}, "source", "Say how you know"),
    ({"source": "s" * 161}, "source", "161 characters, and 160 fit"),
    ({"confirmed_on": "last week"}, "confirmed_on", "Write year, month and day"),
    ({"confirmed_on": "2026-02-30"}, "confirmed_on", "Write year, month and day"),
    ({"confirmed_on": TOMORROW}, "confirmed_on", "in the future"),
]
FILES = [
    (b"", "This file is empty"),
    (b"\n\n , \n", "This file is empty"),
    (written([]).encode(), "no rows below the first line"),
    (b"PK\x03\x04\x14\x00\x06\x00", "a workbook of a spreadsheet program"),
    (b"\xff\xfes\x00t\x00", "stored as UTF-16"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no text file"),
    (written([row(name="Café")]).encode("cp1252"), "the first wrong one is in line 2"),
    (b"state;slug;name\r\nCO;a;A\r\n", "not parted by commas"),
    (b"one,two\r\n1,2\r\n", "names none of our columns"),
    (b"state," + b"a," * 500_000 + b"b\r\n", "names 500,002 columns"),
    (b'"state,slug\r\n', "A quotation mark is not closed"),
]  # fmt: skip


@pytest.fixture
def desk(client):
    client.force_login(editor())
    return client


def only(desk, rows, **options):
    """The one fault of these rows."""
    found = sentences(choose(desk, written(rows, **options)))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("cells", "column", "part"), CELLS)
def test_a_faulty_cell_is_named_with_its_line_and_the_way_to_mend_it(desk, cells, column, part):
    good = row(slug="another", name="Another")
    line, named, sentence = only(desk, [good, row(**cells)])
    assert (line, named) == (3, column)
    assert part in sentence
    assert not Clinic.objects.exists()


@pytest.mark.parametrize(("content", "part"), FILES)
def test_a_file_that_is_no_table_of_ours_is_refused_as_a_whole(desk, content, part):
    (found,) = sentences(choose(desk, content))
    assert part in found[2]


def test_no_file_at_all_is_asked_for(desk):
    assert "Choose a file first." in desk.post(IMPORT).text


def test_too_large_and_too_many(desk, monkeypatch):
    (found,) = sentences(choose(desk, b"x" * (table.MOST_BYTES + 1)))
    assert "larger than 5 MB" in found[2]
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    (found,) = sentences(choose(desk, written([row(slug=f"s-{n}") for n in range(3)])))
    assert "more than 2 rows" in found[2]


@pytest.mark.parametrize(
    "name", ["state", "slug", "name", "address", "city", "postal_code", "source"]
)
def test_a_needed_column_that_is_missing_is_one_fault_and_not_one_for_each_row(desk, name):
    headers = [each for each in NAMES if each != name]
    line, column, sentence = only(desk, [row(), row(slug="two")], headers=headers)
    assert (line, column) == (1, name) and "is missing" in sentence


def test_other_columns_may_be_left_out(desk):
    headers = ("slug", "state", "name", "address", "city", "postal_code", "source")
    assert choose(desk, written([row()], headers=headers)).context["confirm_form"]


@pytest.mark.parametrize(
    ("header", "column", "part"),
    [
        ("Web site", "web_site", "Did you mean “website”?"),
        ("is_sample", "is_sample", "no column of ours"),
        ("phone", "phone", "“phone” stands twice: in column 1 and 9"),
        ("", "", "Column 1 has no name"),
    ],
)
def test_a_column_that_is_not_ours_or_stands_twice(desk, header, column, part):
    first, rest = written([row()]).split("\r\n", 1)
    found = sentences(choose(desk, f"{header},{first}\r\nx,{rest}"))
    assert [found[0][:2], part in found[0][2]] == [(1, column), True]


def test_rows_with_too_many_or_too_few_cells(desk):
    text = written([row(), row(slug="two")])
    first, one, two = text.strip().split("\r\n")
    found = sentences(choose(desk, f"{first}\r\n{one},more\r\n{two.rsplit(',', 2)[0]}\r\n"))
    assert found[0][0] == 2 and "20 cells, and the first line names 19" in found[0][2]
    assert found[1][0] == 3 and "only 17 cells" in found[1][2]


def test_empty_cells_and_lines_that_a_spreadsheet_leaves_are_no_fault(desk):
    lines = written([row()]).strip().split("\r\n")
    text = "\r\n".join([f"{lines[0]},,", f"{lines[1]},,", ",,,", ""])
    assert choose(desk, "\ufeff" + text).context["confirm_form"]


def test_a_quotation_mark_is_not_closed(desk):
    found = sentences(choose(desk, written([row()]) + 'CO,two,"Two\r\n'))
    assert found[-1][0] == 3 and "double each one" in found[-1][2]


def test_the_line_is_that_of_the_file_and_the_row_that_of_the_sheet(desk):
    seen = choose(desk, written([row(hours="Mon 9-5\nTue 9-5"), row(slug="two", phone="1")]))
    assert sentences(seen)[0][0] == 4
    assert "Line 4 (row 3 of the sheet)" in seen.text


def test_a_listing_that_stands_twice_in_the_file(desk):
    line, column, sentence = only(desk, [row(), row(state="Colorado", name="Other")])
    assert (line, column) == (3, "slug") and "Line 2 has this state and slug already" in sentence


def test_listings_that_a_file_may_not_write_to(desk):
    somebody = editor()
    clinic(slug="removed").remove(somebody, "closed")
    kept = clinic(slug="kept")
    merged = clinic(slug="merged")
    merged.remove(somebody, "twice")
    Clinic.objects.filter(pk=merged.pk).update(merged_into=kept)
    clinic(slug="sample", is_sample=True)
    moved = clinic(slug="moved-from", name="Moved Skin")
    moved.move("moved-to")
    slugs = ["removed", "merged", "sample", "moved-from"]
    found = [each[2] for each in sentences(choose(desk, written([row(slug=s) for s in slugs])))]
    assert "Restore it on the desk first" in found[0]
    assert "Write its slug: kept." in found[1]
    assert "This listing is a sample, and you are real" in found[2]
    assert "Moved Skin" in found[3] and "Write its slug: moved-to." in found[3]
    assert FormerAddress.objects.filter(content_type=ContentType.objects.get_for_model(Clinic))


def test_a_sample_editor_writes_samples_and_nothing_real(client):
    client.force_login(editor(is_sample=True))
    clinic(slug="real", name="Real Skin")
    (found,) = sentences(choose(client, written([row(slug="real")])))
    assert "This listing is real, and you are a sample" in found[2]
    bring_in(client, [row()])
    assert Clinic.objects.get(slug="main-street-skin").is_sample


def test_an_older_file_does_not_replace_what_is_known_from_a_later_day(desk):
    made = clinic(slug="main-street-skin", phone="303-555-0100")
    made.record_source(["phone"], "the clinic told us by phone", on=days_ago(10))
    made.save()
    old = row(phone="303-555-0199", confirmed_on=days_ago(20).isoformat())
    _, column, sentence = only(desk, [old])
    assert column == "confirmed_on" and "newer “phone”" in sentence
    assert choose(desk, written([{**old, "confirmed_on": ""}])).context["confirm_form"]


def test_one_faulty_row_keeps_every_row_out(desk):
    rows = [row(slug=f"good-{number}") for number in range(5)] + [row(phone="1")]
    seen = choose(desk, written(rows))
    assert "confirm_form" not in seen.context and "Nothing was imported" in seen.text
    assert not Clinic.objects.exists()


def test_all_faults_are_shown_at_once_and_the_rest_is_counted(desk):
    rows = [row(slug=f"s-{number}", phone="1", step_free="maybe") for number in range(70)]
    seen = choose(desk, written(rows))
    assert "140 things to mend" in seen.text and "And 40 more." in seen.text
    assert seen.text.count("Write “yes” or “no”") == 50


def test_a_file_with_more_than_twenty_kinds_of_fault_is_refused_with_a_sentence_for_each(desk):
    clinic(slug="removed").remove(editor(), "closed")
    kinds = list({(column, part): cells for cells, column, part in CELLS}.items())
    rows = [{**row(slug=f"row-{n}"), **cells} for n, (_, cells) in enumerate(kinds)]
    rows += [row(slug="removed"), row(slug="twice"), row(slug="twice")]
    text = written(rows, headers=(*NAMES, "adress")) + "CO,short\r\n"
    found = sentences(choose(desk, text))
    assert found[0][:2] == (1, "adress") and "Did you mean “address”?" in found[0][2]
    for line, ((column, part), _) in enumerate(kinds, 2):
        assert any(each[:2] == (line, column) and part in each[2] for each in found), part
    assert len({part for (_, part), _ in kinds}) >= 20
    assert "Restore it on the desk first" in found[-3][2]
    assert "has this state and slug already" in found[-2][2]
    assert "only 2 cells" in found[-1][2]


def test_two_clinicians_with_one_npi_are_told_apart_by_slug(desk):
    for slug in ("ada", "eve"):
        listed_clinician(slug=slug, npi="1234567893")
    _, _, sentence = only(desk, [row(clinicians="1234567893")])
    assert "Several clinicians have the NPI" in sentence
    assert choose(desk, written([row(clinicians="eve")])).context["confirm_form"]


def test_what_the_listing_itself_refuses_is_a_fault_of_its_cell(desk, monkeypatch):
    def clean(self):
        raise table.ValidationError({"hours": "These hours can't be read."})

    monkeypatch.setattr(Clinic, "clean", clean)
    line, column, sentence = only(desk, [row(hours="whenever")])
    assert (line, column, sentence) == (2, "hours", "These hours can't be read.")


def test_the_day_of_a_us_spreadsheet_is_read(desk):
    today = timezone.localdate()
    bring_in(desk, [row(confirmed_on=f"{today.month}/{today.day}/{today.year}")])
    assert Clinic.objects.get().last_confirmed == today
    assert not Device.objects.exists()
