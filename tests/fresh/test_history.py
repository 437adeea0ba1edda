"""Histories of clinics, sources and terms: one row a change, who and when, field by field."""

import re

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from simple_history.models import HistoricalChanges

from articles.models import GlossaryTerm, Source
from clinics.library import load_clinics
from clinics.models import Clinic
from microsite.history import hold, write
from tests import make
from tests.clinics.make import clinic, listed_clinician, record
from tests.clinics.test_admin import change, form, verb
from tests.moments import days_from_now
from tests.questions.asking import send
from tests.questions.test_queue import wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make.editor(display_name="Edna Edits")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def history_of(client, instance):
    """The page, its words between the tags."""
    meta = instance._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_history", args=[instance.pk])
    response = client.get(address)
    assert response.status_code == 200
    main = response.content.decode().split('id="content"')[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main.replace("<br>", " / ")))


# --- one row a change -----------------------------------------------------------------------------


def test_a_source_that_an_editor_changes_gets_one_row_with_what_stood_there(desk, editor):
    source = make.source(title="An old title", year=2019)
    fields = {"title": "A new title", "year": "", "kind": "trial", "seen": "primary"}
    address = reverse("admin:articles_source_change", args=[source.pk])
    assert desk.post(address, fields).status_code == 302
    newest, first = source.history.order_by("-history_id")
    assert (newest.history_user, first.history_user) == (editor, None)
    page = history_of(desk, source)
    assert "Changed" in page and "by Edna Edits" in page
    for label, before, after in [
        ("Title", "An old title", "A new title"), ("Year", "2019", "—"),
        ("Kind", "review article", "trial"),
    ]:  # fmt: skip
        assert re.search(rf"{label} {before} {after}", page), (label, page)
    assert "Authors" not in page


def test_a_listing_that_an_editor_changes_gets_one_row_with_its_clinicians_and_sources(desk):
    old, new = listed_clinician(name="Olive Old"), listed_clinician(name="Nora New")
    made = clinic([old], city="Boulder")
    rows = made.history.count()
    sent = form(made, city="Denver", clinicians=[new.pk], source="the clinic told us by phone")
    assert desk.post(change(made), sent).status_code == 302
    assert made.history.count() == rows + 1
    page = history_of(desk, made)
    assert "Boulder Denver" in page and "Olive Old, MD Nora New, MD" in page
    assert "the clinic told us by phone" in page


def test_a_new_listing_begins_with_one_row(desk):
    desk.post(reverse("admin:clinics_clinic_add"), form(slug="new-one", source="by phone"))
    made = Clinic.objects.get(slug="new-one")
    assert [row.history_type for row in made.history.all()] == ["+"]
    assert "Added" in history_of(desk, made)


def test_each_verb_of_a_listing_leaves_one_row_of_who_did_it(desk, editor):
    made = clinic()
    rows = made.history.count()
    for name, data in [
        ("confirm", {"source": "by phone"}), ("remove", {"reason": "closed"}), ("restore", {}),
    ]:  # fmt: skip
        desk.post(verb(made, name), data)
        rows += 1
        assert made.history.count() == rows, name
        assert made.history.first().history_user == editor
    assert "Removed reason closed —" in history_of(desk, made)


def test_saving_without_a_change_leaves_no_row():
    source, listing = make.source(), clinic()
    rows = source.history.count(), listing.history.count()
    source.save()
    listing.save()
    assert (source.history.count(), listing.history.count()) == rows


def test_what_is_done_while_a_history_is_held_is_one_row():
    made = clinic()
    rows = made.history.count()
    hold(made)
    made.name = "Another name"
    made.save()
    made.clinicians.add(listed_clinician())
    assert made.history.count() == rows
    write(made)
    assert made.history.count() == rows + 1


def test_the_other_side_of_a_relation_counts_too():
    made, person = clinic(), listed_clinician()
    rows = made.history.count()
    person.clinics.add(made)
    person.clinics.remove(made)
    assert made.history.count() == rows + 2


def test_a_term_keeps_its_address_and_withdrawals(desk, editor):
    page = make.term("milia").page
    with days_from_now(1):
        page.withdraw(editor, "Nobody says this.")
    page = GlossaryTerm.objects.get(pk=page.pk)
    page.slug = "milium"
    page.save()
    assert [row.history_type for row in page.history.all()] == ["~", "~", "+"]
    page_text = history_of(desk, page)
    assert "Withdrawn reason — Nobody says this." in page_text
    assert re.search(r"Slug term-\d+ milium", page_text)


# --- loading --------------------------------------------------------------------------------------


def test_samples_from_files_are_renewed_without_a_history():
    today = make.timezone.localdate()
    load_clinics([record()], today)
    load_clinics([record(city="Boulder")], today)
    made = Clinic.objects.get()
    assert made.city == "Boulder" and not made.history.exists()


def test_rows_in_bulk_have_no_history():
    Source.objects.bulk_create([Source(key="bulk", title="Bulk", kind="trial", seen="low")])
    assert not Source.history.exists()


# --- the page -------------------------------------------------------------------------------------


def test_a_long_history_is_read_page_by_page_with_few_queries(desk, django_assert_max_num_queries):
    people = [listed_clinician() for _ in range(3)]
    made = clinic(people, city="City 0")
    for number in range(1, 61):
        made.city = f"City {number}"
        made.save()
    address = reverse("admin:clinics_clinic_history", args=[made.pk])
    with django_assert_max_num_queries(10):
        first = desk.get(address).content.decode()
    assert "City 60" in first and "City 35<" in first and "City 34<" not in first
    second = desk.get(address, {"page": 2}).content.decode()
    assert "City 35<" in second and "City 60<" not in second
    assert desk.get(address, {"page": "nonsense"}).status_code == 200


def test_a_history_is_for_those_who_may_see_the_row(client):
    source = make.source()
    address = reverse("admin:articles_source_history", args=[source.pk])
    assert client.get(address).status_code == 302
    client.force_login(make.clinician())
    assert client.get(address).status_code == 200
    client.force_login(make.user(is_staff=True))
    assert client.get(address).status_code == 403
    client.force_login(make.editor())
    assert client.get(address.replace(str(source.pk), "99999")).status_code == 302


def test_what_somebody_wrote_is_shown_as_text(desk):
    source = make.source(title="<script>alert(1)</script>")
    address = reverse("admin:articles_source_history", args=[source.pk])
    assert "<script>alert" not in desk.get(address).content.decode()


# --- nothing that a reader typed ------------------------------------------------------------------

TYPED = "Xylophonia Quibblewick"
MODERATED = "Moderated wording zanzibar"


def words_in(*models):
    """Everything that these tables hold, as one text."""
    rows = [row for model in models for row in model.objects.values()]
    return " ".join(str(value) for row in rows for value in row.values())


def histories():
    return [model for model in apps.get_models() if issubclass(model, HistoricalChanges)]


def test_only_these_tables_have_a_history():
    assert {model.__name__ for model in histories()} == {
        "HistoricalBoard",
        "HistoricalClinic",
        "HistoricalClinic_clinicians",
        "HistoricalClinic_devices",
        "HistoricalDevice",
        "HistoricalGlossaryTerm",
        "HistoricalSource",
        "HistoricalStateGuide",
    }


def test_nothing_that_a_reader_typed_is_in_a_history_or_in_the_log_of_the_desk(desk, client):
    make.red_flags()
    make.source()
    for number in range(5):
        text = f"{TYPED} {number}: is tight skin on day three normal for me?"
        told = {"email": "xylophonia@example.org", "display_name": TYPED}
        send(client, question=text, address=f"203.0.113.{number}", **told)
    questions = list(apps.get_model("questions", "Question").objects.order_by("pk"))
    assert len(questions) == 5 and all(TYPED in one.asked_text for one in questions)

    def do(question, name, **data):
        address = reverse("admin:questions_question_verb", args=[question.pk, name])
        assert desk.post(address, data).status_code == 302

    first, second, third, fourth, fifth = questions
    do(first, "ask_back", message="On which day are you?")
    do(second, "decline", reason="duplicate")
    do(second, "decline", reason="We give no diagnosis here.")
    do(third, "put_aside", why="an advertisement")
    do(third, "release")
    address = reverse("admin:questions_question_change", args=[fourth.pk])
    desk.post(address, wording(title=f"{MODERATED}?", text=f"{MODERATED} {TYPED}"))
    do(fifth, "assign", mine="")
    clinician = make.clinician()
    fourth.refresh_from_db()
    assert fourth.status == "accepted"
    text = make.answered(fourth, author=clinician)
    do(fifth, "merge", into=fourth.pk)
    client.force_login(clinician)
    address = reverse("admin:questions_answerrevision_change", args=[text.pk])
    assert client.get(address).status_code == 200
    client.force_login(make.user(is_superuser=True, is_staff=True))
    do(fourth, "withdraw", reason="The asker wants it back.")
    kept = words_in(LogEntry, *histories())
    assert LogEntry.objects.filter(content_type__model="question").count() >= 6
    for word in ("xylophonia", "quibblewick", "zanzibar", "tight skin on day three"):
        assert word not in kept.lower(), word
