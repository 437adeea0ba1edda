"""What the database itself holds of every kind of text: what may not be, and what it looks up."""

from django.db import models

CONSTRAINTS = [
    models.CheckConstraint(
        condition=~models.Q(reviewed_by=models.F("author")),
        name="%(class)s_reviewer_not_author",
        violation_error_message="Nobody approves a text of their own.",
    ),
    models.CheckConstraint(
        condition=~models.Q(status="approved")
        | models.Q(reviewed_by__isnull=False, publish_at__isnull=False),
        name="%(class)s_approved_by_somebody",
    ),
    models.UniqueConstraint(
        fields=["page", "publish_at"],
        condition=models.Q(status="approved", cancelled_at=None),
        name="%(class)s_one_text_at_a_time",
    ),
    models.UniqueConstraint(
        fields=["page"],
        condition=models.Q(status__in=["draft", "submitted"]),
        name="%(class)s_one_open_text",
    ),
]

INDEXES = [
    models.Index(fields=["page", "status", "publish_at"], name="%(class)s_public"),
    # The date first: with the status first, SQLite would take this index to look for the
    # approved texts of one page, and read all there are.
    models.Index(fields=["submitted_at", "status"], name="%(class)s_queue"),
    # What the desk lists. They hold the rows of those lists only, so that a list costs
    # nothing for what was approved long ago.
    models.Index(fields=["author"], condition=models.Q(status="draft"), name="%(class)s_drafts"),
    models.Index(
        fields=["submitted_at"],
        condition=models.Q(status="submitted"),
        name="%(class)s_waits",
    ),
    models.Index(
        fields=["publish_at"],
        condition=models.Q(status="approved", cancelled_at=None),
        name="%(class)s_later",
    ),
    models.Index(
        fields=["review_due"],
        condition=models.Q(status="approved", cancelled_at=None),
        name="%(class)s_due",
    ),
]
