"""The queue of questions, a question's screen, and the desk of a moderator."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from articles.questions.models import Question
from microsite.publishing.admin_urls import admin_url
from tests import make

pytestmark = pytest.mark.django_db
URGENT = "There is pus on my cheek and I have a fever."
PRIVATE = "My name is Dana Miller, write to dana@example.org or call 303-555-0147."


def outsider():
    return make.user(is_staff=True)


def confirmed(**fields):
    return make.question(email="dana@example.org", email_confirmed_at=timezone.now(), **fields)


def hours_ago(hours):
    return timezone.now() - datetime.timedelta(hours=hours)


def do(client, question, verb, **data):
    address = reverse("admin:questions_question_verb", args=[question.pk, verb])
    return client.post(address, data, follow=True)


def test_urgent_ones_come_first_then_the_longest_waiting():
    old, new = make.question(asked_at=hours_ago(90)), make.question(asked_at=hours_ago(1))
    urgent = make.question(asked_text=URGENT, urgent_at=hours_ago(2), asked_at=hours_ago(2))
    assert list(Question.objects.waiting()) == [urgent, old, new]
    assert list(Question.objects.late()) == [old]
    assert list(Question.objects.urgent()) == [urgent]


@pytest.mark.parametrize(
    ("show", "names"),
    [
        ("", {"urgent", "mine", "late", "new"}),
        ("urgent", {"urgent"}),
        ("mine", {"mine"}),
        ("unassigned", {"urgent", "late", "new"}),
        ("late", {"late"}),
        ("asked-back", {"asked"}),
        ("put-aside", {"spam"}),
        ("declined", {"declined"}),
        ("merged", {"merged"}),
        ("answered", {"answered"}),
        ("nonsense", {"urgent", "mine", "late", "new"}),
    ],
)
def test_the_queue_shows_each_part_of_it(client, show, names):
    editor = make.editor()
    there = {
        "urgent": make.question(urgent_at=timezone.now()),
        "mine": make.question(assigned_to=editor),
        "late": make.question(asked_at=hours_ago(73)),
        "new": make.question(asked_at=hours_ago(71)),
        "asked": confirmed(),
        "spam": make.question(held_at=timezone.now(), held_because="Links."),
        "declined": make.question(),
        "merged": make.question(),
        "answered": make.answered().page.question,
    }
    there["asked"].ask_for_information(editor, "Where?")
    there["declined"].decline(editor, "Not here.")
    there["merged"].merge(editor, there["answered"])
    client.force_login(editor)
    response = client.get("/admin/questions/question/", {"show": show} if show else {})
    found = set(response.context["cl"].queryset)
    assert found == {there[name] for name in names}


def test_the_queue_costs_as_many_queries_for_many_questions(client, django_assert_max_num_queries):
    client.force_login(make.editor())
    for _ in range(12):
        make.question(assigned_to=make.editor())
    with django_assert_max_num_queries(9):
        client.get("/admin/questions/question/")


def test_personal_details_are_marked_and_taken_out_of_the_wording_to_begin_with(client):
    question = make.question(asked_text=f"Is it normal? {PRIVATE}")
    client.force_login(make.editor())
    page = client.get(admin_url(question))
    assert "<mark>dana@example.org</mark>" in page.content.decode()
    begun = page.context["adminform"].form.initial["text"]
    assert "Is it normal?" in begun
    assert "dana@example.org" not in begun and "555-0147" not in begun


def wording(**data):
    return {
        "title": "Is it normal?",
        "text": "Is it?",
        "section": "recovery",
        "shown_name": "Dana",
        "stage": "",
        "day_since": "",
        "treatment": "",
        "skin_tone": "",
        "_continue": "1",
        **data,
    }


def test_what_stays_in_the_wording_is_pointed_out_after_saving(client):
    question = make.question()
    client.force_login(make.editor())
    page = client.post(admin_url(question), wording(text=PRIVATE), follow=True).content.decode()
    assert "Still public: “dana@example.org”" in page
    page = client.post(admin_url(question), wording(day_since="3"), follow=True).content.decode()
    assert "Still public" not in page
    question.refresh_from_db()
    assert (question.text, question.day_since) == ("Is it?", 3)


@pytest.mark.parametrize(
    ("verb", "data", "sentence"),
    [
        ("ask_back", {"message": "Which day?"}, "Asked. The asker gets a message"),
        ("ask_back", {}, "Write what you need to know."),
        ("assign", {"mine": ""}, "Looked after by"),
        ("assign", {"to": ""}, "Nobody looks after it now."),
        ("assign", {"to": "9999"}, "Choose somebody in the list."),
        ("decline", {"reason": "Not here."}, "Declined."),
        ("merge", {"into": "999999"}, "There is no such question."),
        ("merge", {"into": "that one"}, "There is no such question."),
        ("put_aside", {"why": "Links."}, "Put aside."),
        ("release", {}, "in the queue already"),
        ("red_flags", {}, "The list of warning signs is on its way"),
    ],
)
def test_each_button_does_what_it_says_or_says_why_not(client, verb, data, sentence):
    make.red_flags()
    client.force_login(make.editor())
    page = do(client, confirmed(), verb, **data).content.decode()
    assert sentence in page


def test_merging_on_the_screen_takes_a_number_or_an_address(client):
    client.force_login(make.editor())
    thread = make.accepted()
    for into in (str(thread.pk), f"https://x.example{thread.get_absolute_url()}"):
        double = make.question()
        assert "is merged into this one" in do(client, double, "merge", into=into).content.decode()
        double.refresh_from_db()
        assert double.merged_into == thread


def test_the_screen_offers_the_reply_for_urgent_words_and_what_may_be_the_same(client):
    make.answered(make.accepted("Is pus on the cheek normal?"))
    question = confirmed(asked_text=URGENT, urgent_at=timezone.now())
    client.force_login(make.editor())
    page = client.get(admin_url(question)).content.decode()
    assert "Urgent words." in page and "Send the list of warning signs" in page
    assert "Is pus on the cheek normal?" in page
    assert "dana@example.org" not in page


def test_a_clinician_moderates_and_somebody_without_a_role_does_not(client):
    question = make.question()
    client.force_login(make.clinician())
    assert "Decline this question" in client.get(admin_url(question)).content.decode()
    client.force_login(outsider())
    assert client.get(admin_url(question)).status_code == 403


def test_nothing_personal_is_in_the_log_of_the_desk(client):
    make.red_flags()
    client.force_login(make.editor())
    for verb, data in (
        ("assign", {"mine": ""}),
        ("red_flags", {}),
        ("ask_back", {"message": "Are you Dana Miller?"}),
        ("decline", {"reason": "Dana, not here."}),
    ):
        do(client, confirmed(asked_text=PRIVATE), verb, **data)
    client.post(admin_url(make.question(asked_text=PRIVATE)), wording(title="Is Dana well?"))
    assert LogEntry.objects.count() == 5
    for entry in LogEntry.objects.all():
        written = f"{entry.object_repr} {entry.change_message} {entry.get_change_message()}"
        for word in ("Dana", "Miller", "example", "555"):
            assert word not in written


def test_the_desk_names_the_urgent_and_what_is_put_aside(client):
    client.force_login(make.editor())
    make.question(urgent_at=timezone.now(), asked_at=hours_ago(80))
    make.question(asked_text="Buy pills!", held_at=timezone.now(), held_because="It sells.")
    panels = {panel.title: panel for panel in client.get("/admin/").context["panels"]}
    waiting = panels["Questions to moderate"]
    assert waiting.total == 1 and "URGENT WORDS" in waiting.rows[0].detail
    assert panels["Put aside: it looks like spam"].rows[0].title == "Buy pills!"
    assert panels["Questions that wait for over 72 hours"].total == 1
    client.force_login(make.clinician())
    titles = [panel.title for panel in client.get("/admin/").context["panels"]]
    assert "Questions that wait for over 72 hours" not in titles
