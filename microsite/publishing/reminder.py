"""Reminders: who was told how long before a day that something is due, each once."""

from django.conf import settings
from django.db import models

# Days before; the last one counts for everything that is late, too.
MILESTONES = (30, 7, 0)


def milestone(days_left):
    """The reminder that is due so many days before (or after) a day, or None when it is too early.

    After days without a run it is the nearest one: those that were passed over are left out.
    """
    return min((days for days in MILESTONES if days_left <= days), default=None)


class ReminderQuerySet(models.QuerySet):
    """Reminders that were sent."""

    def reached(self):
        """(person, what, day) -> the nearest milestone of which that person was told."""
        told = self.values_list("person_id", "about", "due").annotate(models.Min("days_before"))
        return {(person, about, due): days for person, about, due, days in told}


class Reminder(models.Model):
    """One person was told once that something is due."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=80, help_text="What is due, such as articles.article-12.")
    due = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    sent_on = models.DateField()

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "about", "due", "days_before"], name="reminded_once"
            )
        ]
        indexes = [models.Index(fields=["person", "sent_on"], name="reminded_that_day")]

    def __str__(self):
        return f"{self.about}, {self.days_before} days before {self.due}"
