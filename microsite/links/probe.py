"""Whether an address is still there: HEAD, then GET where needed, redirects followed."""

import http.client
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from articles.link_check import Outcome

from .connection import request
from .safety import NoSuchHost, NotPublic

MOST_REDIRECTS = 6
# Seconds between two requests to one host.
PAUSE = 2
PERMANENT, TEMPORARY = {301, 308}, {302, 303, 307}
# The site is there, but not for programs, or not so often. A person can open it.
NOT_FOR_PROGRAMS = {401, 402, 403, 405, 406, 407, 418, 429, 451, 999}


@dataclass(frozen=True)
class Found:
    """What became of one address."""

    outcome: Outcome
    status: int | None = None
    final_address: str = ""
    problem: str = ""


def host_of(address):
    """Whom an address asks; "" when it can't be read."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


class Pace:
    """Keeps a pause between requests to one host, whoever sends them."""

    def __init__(self, pause=None):
        self._pause = PAUSE if pause is None else pause
        self._lock = threading.Lock()
        self._next = {}

    def wait(self, address):
        """Come back when this host may be asked again."""
        host = host_of(address)
        with self._lock:
            now = time.monotonic()
            mine = max(now, self._next.get(host, now))
            self._next[host] = mine + self._pause
        time.sleep(mine - now)


def probe(address, pace):
    """Open one address as a browser would, without reading what it holds; returns Found."""
    here, hops = address, []
    try:
        while True:
            status, location = _ask(here, pace)
            if status not in PERMANENT | TEMPORARY or not location:
                return _judge(address, here, status, hops)
            hops.append(status)
            if len(hops) > MOST_REDIRECTS:
                return _failed("It leads from one address to the next without end.", status)
            here = urljoin(here, _decoded(location))
    except NotPublic as error:
        return _failed(str(error))
    except NoSuchHost:
        return _failed("There is no such website any more.")
    except ssl.SSLError:
        return _failed("Its certificate is wrong, so browsers warn of it.")
    except TimeoutError:
        return _failed("It did not answer in time.")
    except (OSError, http.client.HTTPException, ValueError):
        return _failed("It does not answer as websites do.")


def _ask(address, pace):
    """Status and Location by HEAD; by GET where a server does not like HEAD."""
    pace.wait(address)
    try:
        status, location = request("HEAD", address)
    except ssl.SSLError:
        raise
    except (OSError, http.client.HTTPException):
        status, location = None, ""
    if status is None or (status >= 400 and status != 429):
        pace.wait(address)
        return request("GET", address)
    return status, location


def _judge(address, here, status, hops):
    final = here if hops else ""
    if status in NOT_FOR_PROGRAMS:
        problem = f"The site does not let programs in ({status}). Open it yourself."
        return Found(Outcome.BLOCKED, status, final, problem)
    if status in (404, 410):
        return _failed(f"The page is gone ({status}).", status, final)
    if not 200 <= status < 300:
        return _failed(f"The site answers with an error ({status}).", status, final)
    if hops and _is_home(here) and not _is_home(address):
        problem = "It leads to the home page now: what we cite may be gone."
        return Found(Outcome.MOVED, status, final, problem)
    if hops and hops[0] in PERMANENT:
        return Found(Outcome.MOVED, status, final, "It has moved for good.")
    return Found(Outcome.THERE, status, final)


def _failed(problem, status=None, final=""):
    return Found(Outcome.FAILED, status, final, problem)


def _is_home(address):
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _decoded(location):
    """A Location header as text: the standard library reads headers as Latin-1."""
    return location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
