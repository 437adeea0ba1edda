"""Keeps addresses that are a key out of the log: whoever reads it could open the page."""

import logging

# Everything below is a signed link of one asker or subscriber, or of somebody with an account.
SECRET_PATHS = (
    "/questions/yours/",
    "/questions/confirm/",
    "/newsletter/confirm/",
    "/newsletter/yours/",
    "/newsletter/stop/",
    "/account/invitation/",
    "/account/email/",
    "/account/password/new/",
)
HIDDEN = "…"


class HidesSignedLinks(logging.Filter):
    """Cuts the signed part off the address that Django logs with a refusal or a failure."""

    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(_without_key(each) for each in record.args)
        return True


def _without_key(value):
    if isinstance(value, str):
        for path in SECRET_PATHS:
            if path in value:
                return value[: value.index(path) + len(path)] + HIDDEN
    return value
