"""Who may move a text, and with which sentence everybody else is refused: one table.

Every change of state is tried through the desk's own addresses, by each kind of person, for
articles and for answers. A refusal leaves everything as it was.
"""

import datetime

import pytest
from django.utils import timezone

from microsite.publishing.admin_urls import admin_url
from tests import make

from .screens import do, text_of

pytestmark = pytest.mark.django_db

AUTHOR, CLINICIAN, UNCHECKED, EDITOR, ADMINISTRATOR = PEOPLE = (
    "author",
    "other clinician",
    "clinician without a current check",
    "editor",
    "administrator",
)
# What each person reads.
SUBMITTED = "Submitted. It waits for a second person now."
TAKEN_BACK = "Taken back. Here is a draft with the same text."
RETURNED = "Returned. The writer finds your note beside a new draft."
NOTED = "Noted. The writer finds it beside the text once you return it."
TICKED_OFF = "Ticked off."
APPROVED = "Approved. Readers see it now."
SCHEDULED = "Approved. It appears by itself at the time you set."
CANCELLED = "Cancelled. What is public now stays."
DRAFTED = "Here is the draft. Readers keep seeing the old text."
RESTORED = "Here is a draft with the old text."
WITHDRAWN = "The page is withdrawn. Its address now says why."
REINSTATED = "The page is back."
ALLOWED = (
    *(SUBMITTED, TAKEN_BACK, RETURNED, NOTED, TICKED_OFF, APPROVED, SCHEDULED),
    *(CANCELLED, DRAFTED, RESTORED, WITHDRAWN, REINSTATED),
)
# Somebody else's draft is not shown to clinicians, so there is nothing to press.
HIDDEN = "doesn’t exist"
NOT_A_CLINICIAN = "Your role does not include this. A clinician approves texts."
NOT_LINKED = "Only clinicians approve texts, and your account is not linked to one."
OWN = "You wrote or changed this text, so somebody else has to approve it."
LAPSED = "Your license check is not current, so you can’t approve texts."
NOT_THEIRS = "Only somebody who wrote this text, or an editor, takes it back."
NO_CANCEL = "Your role does not include this. Ask an editor to cancel it."
NO_EDITOR = "Your role does not include this. Ask an editor to do this."
BYLINE = "Only the clinician whose answer it is changes it."

# What each person is told, in the order of PEOPLE.
APPROVING_ARTICLES = (NOT_A_CLINICIAN, APPROVED, LAPSED, NOT_A_CLINICIAN, NOT_LINKED)
APPROVING_ANSWERS = (OWN, APPROVED, LAPSED, NOT_A_CLINICIAN, NOT_LINKED)
TABLE = {
    # Articles are written by editors, so that their author is one.
    "article": {
        "submit": (SUBMITTED, HIDDEN, HIDDEN, SUBMITTED, SUBMITTED),
        "take back": (TAKEN_BACK, NOT_THEIRS, NOT_THEIRS, TAKEN_BACK, TAKEN_BACK),
        "return": (RETURNED, RETURNED, LAPSED, RETURNED, RETURNED),
        "note on a passage": (NOTED, NOTED, LAPSED, NOTED, NOTED),
        "settle a note": (TICKED_OFF, HIDDEN, HIDDEN, TICKED_OFF, TICKED_OFF),
        "approve": APPROVING_ARTICLES,
        "approve a correction": APPROVING_ARTICLES,
        "schedule": (NOT_A_CLINICIAN, SCHEDULED, LAPSED, NOT_A_CLINICIAN, NOT_LINKED),
        "cancel": (CANCELLED, NO_CANCEL, NO_CANCEL, CANCELLED, CANCELLED),
        "open a draft": (DRAFTED, NO_EDITOR, NO_EDITOR, DRAFTED, DRAFTED),
        "restore": (RESTORED, NO_EDITOR, NO_EDITOR, RESTORED, RESTORED),
        "withdraw": (WITHDRAWN, NO_EDITOR, NO_EDITOR, WITHDRAWN, WITHDRAWN),
        "reinstate": (REINSTATED, NO_EDITOR, NO_EDITOR, REINSTATED, REINSTATED),
    },
    # Answers are written by clinicians, and only by the one whose answer it is.
    "answer": {
        "submit": (SUBMITTED, HIDDEN, HIDDEN, BYLINE, BYLINE),
        "take back": (TAKEN_BACK, NOT_THEIRS, NOT_THEIRS, TAKEN_BACK, TAKEN_BACK),
        "return": (OWN, RETURNED, LAPSED, RETURNED, RETURNED),
        "note on a passage": (OWN, NOTED, LAPSED, NOTED, NOTED),
        "settle a note": (TICKED_OFF, HIDDEN, HIDDEN, TICKED_OFF, TICKED_OFF),
        "approve": APPROVING_ANSWERS,
        "approve a correction": APPROVING_ANSWERS,
        "schedule": (OWN, SCHEDULED, LAPSED, NOT_A_CLINICIAN, NOT_LINKED),
        "cancel": (NO_CANCEL, NO_CANCEL, NO_CANCEL, CANCELLED, CANCELLED),
        "open a draft": (DRAFTED, BYLINE, BYLINE, BYLINE, BYLINE),
        "restore": (RESTORED, BYLINE, BYLINE, BYLINE, BYLINE),
        "withdraw": (NO_EDITOR, NO_EDITOR, NO_EDITOR, WITHDRAWN, WITHDRAWN),
        "reinstate": (NO_EDITOR, NO_EDITOR, NO_EDITOR, REINSTATED, REINSTATED),
    },
}
CASES = [
    (kind, change, person, sentence)
    for kind, changes in TABLE.items()
    for change, sentences in changes.items()
    for person, sentence in zip(PEOPLE, sentences, strict=True)
]


class Scene:
    """A text of one kind in the state that a change begins from, and its author."""

    def __init__(self, kind):
        self.is_answer = kind == "answer"
        self.author = make.clinician() if self.is_answer else make.editor()
        self.page = make.accepted() if self.is_answer else make.article()

    def draft(self):
        if self.is_answer:
            return make.answer_draft(self.page, self.author)
        return make.draft(self.page, self.author)

    def submitted(self):
        text = self.draft()
        text.submit(self.author)
        return text

    def public(self, publish_at=None):
        text = self.submitted()
        make.approve(text, make.clinician(), publish_at=publish_at)
        return text

    def again(self):
        """A second text that waits for its review, beside a public one."""
        draft = self.public().page.edit(self.author)
        draft.submit(self.author)
        return draft

    def returned_with_passage(self):
        """The draft that its author gets back, with a note on a passage."""
        text = self.submitted()
        text.note_on_passage(make.clinician(), "body", text.body, "Shorter.")
        return text.return_with_notes(make.clinician(), "")

    def replaced(self):
        """A text that another one has replaced."""
        old = self.public()
        draft = old.page.edit(self.author)
        draft.submit(self.author)
        make.approve(draft, make.clinician())
        return old


def try_change(client, scene, change, person):
    """One person tries one change: its page, how that stood before, and the response."""
    begin = BEGIN.get(change, Scene.submitted)
    text = begin(scene)
    client.force_login(
        {
            AUTHOR: lambda: scene.author,
            CLINICIAN: make.clinician,
            UNCHECKED: lambda: make.clinician(license="lapsed"),
            EDITOR: make.editor,
            ADMINISTRATOR: lambda: make.user(is_staff=True, is_superuser=True),
        }[person]()
    )
    before = standing(text.page)
    return text.page, before, STEPS[change](client, text)


def standing(page):
    """All that a change of state could change."""
    page.refresh_from_db()
    texts = page.revisions.order_by("pk").values_list("pk", "status", "cancelled_at", "publish_at")
    settled = [
        list(text.review_notes.order_by("pk").values_list("pk", "settled_at"))
        for text in page.revisions.order_by("pk")
    ]
    return page.withdrawn_at, list(texts), settled


def submit(client, text):
    data = {name: getattr(text, name) for name in text.TEXT_FIELDS} | {"change_note": ""}
    return client.post(admin_url(text), {**data, "_submit": "1"}, follow=True)


def settle(client, text):
    before = text.page.revisions.get(status="returned")
    return do(client, text, "settle", note=before.review_notes.get().pk)


def withdrawn(scene):
    text = scene.public()
    text.page.withdraw(make.editor(), "It was wrong.")
    return text


def approve(client, text, **data):
    return do(client, text, "approve", **{"kind": "full", "tick": make.ticks(text), **data})


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


BEGIN = {
    "submit": Scene.draft,
    "settle a note": Scene.returned_with_passage,
    "approve a correction": Scene.again,
    "cancel": lambda scene: scene.public(publish_at=tomorrow()),
    "open a draft": Scene.public,
    "restore": Scene.replaced,
    "withdraw": Scene.public,
    "reinstate": withdrawn,
}
STEPS = {
    "submit": submit,
    "take back": lambda client, text: do(client, text, "take_back"),
    "return": lambda client, text: do(client, text, "return", note="Shorter."),
    "note on a passage": lambda client, text: do(
        client, text, "note", field="body", passage=text.body, text="Shorter."
    ),
    "settle a note": settle,
    "approve": approve,
    "approve a correction": lambda client, text: approve(client, text, kind="correction"),
    "schedule": lambda client, text: approve(
        client, text, publish_at=f"{timezone.localtime(tomorrow()):%Y-%m-%dT%H:%M}"
    ),
    "cancel": lambda client, text: do(client, text, "cancel"),
    "open a draft": lambda client, text: do(client, text.page, "edit"),
    "restore": lambda client, text: do(client, text, "restore"),
    "withdraw": lambda client, text: do(client, text.page, "withdraw", reason="It was wrong."),
    "reinstate": lambda client, text: do(client, text.page, "reinstate"),
}


def test_the_table_names_every_change_for_both_kinds():
    assert set(TABLE["article"]) == set(TABLE["answer"]) == set(STEPS)


@pytest.mark.parametrize(("kind", "change", "person", "sentence"), CASES)
def test_who_may(client, kind, change, person, sentence):
    page, before, response = try_change(client, Scene(kind), change, person)
    shown = text_of(response).replace("&#x27;", "’")
    assert response.status_code == 200 and sentence in shown
    assert (standing(page) != before) == (sentence in ALLOWED)
