"""What a run of the outbox did, in words."""

from dataclasses import dataclass, field

NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Report:
    """Counts of one run, and the events that need a person."""

    sent: int = 0
    failed: int = 0
    """Failed now; those with attempts left are tried again by themselves."""
    waiting: int = 0
    """In the outbox after the run: to be tried again, or not due yet."""
    unclear: list = field(default_factory=list)
    given_up: list = field(default_factory=list)

    @property
    def is_stuck(self):
        """Whether something stays in the outbox until a person decides."""
        return bool(self.unclear or self.given_up)

    def __str__(self):
        parts = [f"{self.sent} sent, {self.failed} failed, {self.waiting} waiting"]
        if self.unclear:
            parts.append(
                f"{len(self.unclear)} claimed but never marked as sent, so perhaps sent and not "
                f"tried again by itself: {_some(self.unclear)}"
            )
        if self.given_up:
            parts.append(
                f"{len(self.given_up)} given up after a week of failures: {_some(self.given_up)}"
            )
        return "; ".join(parts) + "."


def _some(events):
    more = len(events) - NAMED_AT_MOST
    return ", ".join(events[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")
