"""Sending what is due: edition by edition, batch by batch, over one connection."""

from collections import Counter

from django.conf import settings

from .delivery import Delivery, State
from .edition import Edition
from .letter import Letter
from .mail_line import Away, MailLine, NotOurs, PutOff, Refused, Unclear
from .sender_name import sender_name

# How often a message is begun anew when the connection breaks before it is handed over.
TRIES = 3
SENT, PUT_OFF, REFUSED, UNCLEAR = "sent", "put off", "refused", "unclear"


def never():
    """For a sender that nobody stops."""
    return False


class Sender:
    """One run. `counts` says what became of the messages, `away` why it ended early, if it did."""

    def __init__(self, stop=never):
        self.stop = stop
        self.name = sender_name()
        self.line = MailLine()
        self.counts = Counter()
        self.away = ""

    def run(self, put_off_too=False):
        """Send all that is due until there is nothing left, the server is away, or `stop()`."""
        Delivery.objects.recover()
        for edition in Edition.objects.going_out():
            Delivery.objects.fan_out(edition)
        if put_off_too:
            Delivery.objects.try_again_now()
        if settings.MAIL_CONFIGURED:
            try:
                self._send_all()
            finally:
                Delivery.objects.release(self.name)
                self.line.close()
        for edition in Edition.objects.exclude(started_at=None).filter(finished_at=None):
            Delivery.objects.settle(edition)

    @property
    def report(self):
        """What the run did, in one line."""
        names = (SENT, PUT_OFF, REFUSED, UNCLEAR)
        line = ", ".join(f"{self.counts[name]} {name}" for name in names)
        return f"{line}. The mail server is away: {self.away}." if self.away else f"{line}."

    def _send_all(self):
        while not self.stop() and (batch := Delivery.objects.take(self.name)):
            letters = {}
            for delivery in batch:
                if self.stop():
                    return
                edition = delivery.edition
                # Made anew for each batch: what was withdrawn meanwhile leaves the letter.
                if edition.pk not in letters:
                    letters[edition.pk] = Letter(edition)
                try:
                    self._send(delivery, letters[edition.pk])
                except Away as error:
                    self.away = str(error)
                    return

    def _send(self, delivery, letter):
        links = letter.links(delivery.subscriber)
        for left in reversed(range(TRIES)):
            try:
                self.line.hand_over(letter, links, delivery.begin)
            except Away:
                if not left or self.stop():
                    raise
                continue
            except NotOurs:
                return
            except PutOff:
                delivery.put_off()
                self.counts[PUT_OFF] += 1
            except Refused as refusal:
                delivery.end(State.GONE if refusal.is_gone else State.REFUSED)
                self.counts[REFUSED] += 1
            except Unclear:
                delivery.end(State.UNCLEAR)
                self.counts[UNCLEAR] += 1
            else:
                delivery.end(State.SENT)
                self.counts[SENT] += 1
            return
