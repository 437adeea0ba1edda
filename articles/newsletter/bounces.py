"""What mail servers and mail providers tell us of addresses: they are gone, or want no more.

Nothing is counted or kept of an address: one that is gone for good, and one whose owner called our
letter spam, leaves the list at once, as if its owner had stopped the letters.
"""

import re
from email import message_from_bytes, policy
from typing import NamedTuple

from .letter import subscriber_of
from .mail_line import GONE_CODES
from .subscriber import Subscriber

# A report, not a flood.
LONGEST = 5_000_000  # bytes
MESSAGE_ID = re.compile(rb"<letter\.[\w.:-]+@[\w.-]+>")


class Read(NamedTuple):
    """What was read: how many left, and why nobody did ("" when somebody did)."""

    left: int
    why: str = ""


def take_report(content):
    """Act on one report as bytes: of a failed delivery (RFC 3464) or of a complaint (RFC 5965).

    It counts only if it names a letter of ours by its signed name, so that nobody can put others
    off the list by a forged report.
    """
    message = message_from_bytes(content[:LONGEST], policy=policy.compat32)
    if message.get_content_type() != "multipart/report":
        return Read(0, "This is no report of a failed delivery or of a complaint.")
    kind = str(message.get_param("report-type") or "").lower()
    if kind == "delivery-status" and not _is_gone(message):
        return Read(0, "The address may work again later, so it stays on the list.")
    if kind not in ("delivery-status", "feedback-report"):
        return Read(0, "This is no report of a failed delivery or of a complaint.")
    numbers = {subscriber_of(each.decode()) for each in MESSAGE_ID.findall(content[:LONGEST])}
    left = _leave(Subscriber.objects.filter(pk__in=numbers - {None}))
    return Read(left, "" if left else "It names no letter of ours to somebody on the list.")


def take_addresses(lines):
    """Take addresses off the list, one a line, as a mail provider exports them."""
    addresses = {line.strip().strip("<>").lower() for line in lines} - {""}
    left = sum(_leave(Subscriber.objects.filter(email=address)) for address in sorted(addresses))
    return Read(left, "" if left else "None of these addresses is on the list.")


def _leave(subscribers):
    found = list(subscribers)
    for subscriber in found:
        subscriber.leave()
    return len(found)


def _is_gone(message):
    """Whether a report says that an address failed for good."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        # One block for the message, and one for each address: parsed as messages of headers.
        for block in part.get_payload():
            failed = str(block.get("Action", "")).strip().lower() == "failed"
            words = str(block.get("Status", "")).split()
            if failed and words and words[0] in GONE_CODES:
                return True
    return False
