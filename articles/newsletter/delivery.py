"""Who still has to get an edition: one row for each subscriber, kept only while it goes out.

A row is taken before anything is sent, marked as handed over right before the end of the message
goes to the server, and as sent right after the server has it. So whatever dies in between leaves
either a row that was surely not sent, or one of which nobody knows: that one is never sent again.
"""

import datetime

from django.db import connection, models, transaction
from django.utils import timezone

from .edition import Edition
from .sender_name import is_dead
from .subscriber import Subscriber

A_BATCH = 100
# A sender needs seconds for a message. Whoever took one this long ago has died over it, if nobody
# can tell sooner.
TAKEN_IS_DEAD_AFTER = datetime.timedelta(minutes=10)
# Pause after each time that the server put a message off; after the last one it is given up.
PAUSES = tuple(datetime.timedelta(minutes=each) for each in (5, 15, 60, 240, 720, 1440, 1440))
# So many addresses that are gone at once are more likely a fault of a mail server.
MOST_GONE, MOST_GONE_SHARE = 20, 0.1


class State(models.TextChoices):
    WAITING = "waiting", "waiting"
    TAKEN = "taken", "taken by a sender"
    HANDED = "handed", "handed over, without an answer yet"
    SENT = "sent", "sent"
    REFUSED = "refused", "refused or given up"
    GONE = "gone", "refused because there is no such address"
    UNCLEAR = "unclear", "perhaps sent, perhaps not"


UNSETTLED = (State.WAITING, State.TAKEN, State.HANDED)


class DeliveryQuerySet(models.QuerySet):
    """Deliveries by what has to be done with them."""

    @transaction.atomic
    def fan_out(self, edition):
        """Make a row for everybody who gets this edition: once, all of them or none."""
        now = timezone.now()
        first = Edition.objects.filter(pk=edition.pk, started_at=None)
        if not first.update(started_at=now):
            return
        listed = Subscriber.objects
        audience = listed.confirmed() if edition.alert_id else listed.wanting_everything()
        rows = [
            self.model(edition=edition, subscriber_id=pk, not_before=now)
            for pk in audience.order_by("pk").values_list("pk", flat=True)
        ]
        self.bulk_create(rows, batch_size=1000)

    def due(self, now):
        """What may be sent now. Whoever left meanwhile gets nothing."""
        waiting = self.filter(state=State.WAITING, not_before__lte=now, subscriber__isnull=False)
        return waiting.filter(edition__in=Edition.objects.going_out(now).order_by().values("pk"))

    @transaction.atomic
    def take(self, sender):
        """A batch for this sender alone, each with its subscriber and edition."""
        now = timezone.now()
        due = self.due(now).order_by("edition_id", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(of=("self",), skip_locked=True)
        pks = list(due.values_list("pk", flat=True)[:A_BATCH])
        batch = self.filter(pk__in=pks, state=State.WAITING)
        batch.update(state=State.TAKEN, taken_by=sender, taken_at=now)
        taken = self.filter(pk__in=pks, state=State.TAKEN, taken_by=sender)
        return list(taken.select_related("subscriber", "edition").order_by("pk"))

    def release(self, sender):
        """Put back what this sender took and did not begin."""
        self.filter(state=State.TAKEN, taken_by=sender).update(state=State.WAITING, taken_by="")

    def recover(self):
        """Put back what a dead sender took; what it had handed over stays unclear."""
        at_work = self.filter(state__in=(State.TAKEN, State.HANDED)).order_by()
        names = filter(is_dead, at_work.values_list("taken_by", flat=True).distinct())
        long_ago = models.Q(taken_at__lt=timezone.now() - TAKEN_IS_DEAD_AFTER)
        dead = self.filter(long_ago | models.Q(taken_by__in=list(names)))
        dead.filter(state=State.TAKEN).update(state=State.WAITING, taken_by="")
        dead.filter(state=State.HANDED).update(state=State.UNCLEAR)

    def try_again_now(self):
        """Do not wait for the end of the pauses."""
        self.filter(state=State.WAITING).update(not_before=timezone.now())

    def tally(self):
        """State -> how many, of those that there are."""
        rows = self.order_by().values_list("state").annotate(count=models.Count("pk"))
        return {State(state): count for state, count in rows}

    @transaction.atomic
    def settle(self, edition, unfinished=False):
        """Keep the counts of an edition that everybody has, or that was stopped, and nothing else.

        Returns whether it is settled; with `unfinished` it is, whoever still waits. Addresses that
        are gone leave the list, unless they are too many to believe.
        """
        rows = self.filter(edition=edition)
        open_rows = rows.filter(state__in=UNSETTLED, subscriber__isnull=False)
        if edition.cancelled_at:
            open_rows = open_rows.filter(state=State.HANDED)
        if not edition.started_at or (open_rows.exists() and not unfinished):
            return False
        counts, gone = rows.tally(), rows.filter(state=State.GONE)
        if counts.get(State.GONE, 0) <= max(MOST_GONE, MOST_GONE_SHARE * sum(counts.values())):
            for subscriber in Subscriber.objects.filter(deliveries__in=gone):
                subscriber.leave()
        Edition.objects.filter(pk=edition.pk).update(
            sent=counts.get(State.SENT, 0),
            refused=counts.get(State.REFUSED, 0) + counts.get(State.GONE, 0),
            unclear=counts.get(State.UNCLEAR, 0),
            finished_at=timezone.now(),
        )
        rows.delete()
        return True


class Delivery(models.Model):
    """One edition for one subscriber."""

    State = State

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    taken_by = models.CharField(max_length=32, blank=True)
    taken_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "subscriber"], name="one_delivery_a_subscriber"
            )
        ]
        indexes = [
            models.Index(fields=["state", "not_before"], name="delivery_due"),
        ]

    def __str__(self):
        return f"{self.edition}, {self.get_state_display()}"

    def begin(self):
        """Mark it as handed over, if it is still ours and its subscriber still wants it."""
        ours = Delivery.objects.filter(
            pk=self.pk,
            state=State.TAKEN,
            taken_by=self.taken_by,
            subscriber=self.subscriber_id,
        )
        return bool(ours.update(state=State.HANDED, taken_at=timezone.now()))

    def end(self, state):
        """Write down what became of it."""
        Delivery.objects.filter(pk=self.pk).update(state=state)

    def put_off(self):
        """Try it again after a pause, or give it up after the last one."""
        if self.attempts >= len(PAUSES):
            self.end(State.REFUSED)
            return
        Delivery.objects.filter(pk=self.pk).update(
            state=State.WAITING,
            taken_by="",
            attempts=self.attempts + 1,
            not_before=timezone.now() + PAUSES[self.attempts],
        )
