"""Who may keep a copy of a response, and a cache that may go away without taking the page along.

A public page is the same for everyone, so anybody may keep it, but everybody
asks again before showing it: a withdrawn safety text must not linger. With the ETag that
Django's ConditionalGetMiddleware adds, asking again costs a 304 and no body.
"""

import logging
import time
from functools import wraps

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from django.utils.cache import cc_delim_re
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

PUBLIC = "public, max-age=0, must-revalidate"
FORM = "private, no-store"
NEVER = "no-store"
IMMUTABLE = "public, max-age=31536000, immutable"

# Answers that are true for every visitor. A refusal or a failure is not: it must not be kept.
SHAREABLE_STATUSES = frozenset({200, 301, 302, 304, 308, 404, 410})

# Django's admin depends on the visitor and says so itself (never_cache).
DESK = "/admin/"
# The account pages depend on the visitor, too, and show secrets.
ACCOUNT = "/account/"

logger = logging.getLogger(__name__)


class CachePolicyMiddleware:
    """Gives every response outside the desk its Cache-Control.

    A page that says nothing gets `public, max-age=0, must-revalidate`; what must not be kept gets
    `no-store`, whatever the view said. A response that sets a cookie or varies by cookie is a
    mistake on a public page: it is never marked public, and the cookie is left for tests to find.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(DESK):
            return response
        if request.path_info.startswith(ACCOUNT):
            response.headers["Cache-Control"] = FORM
        elif not _may_be_shared(request, response):
            if "no-store" not in _words(response, "Cache-Control"):
                response.headers["Cache-Control"] = NEVER
        elif not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = PUBLIC
        return response


def form_page(view):
    """Decorator: nobody keeps the page, the browser included, because people type into it."""
    return _with_cache_control(view, FORM)


def immutable(view):
    """Decorator for files whose name changes with their content: keep them for a year, never ask.

    Only a file that was found is marked; a refusal or a redirect keeps the ordinary policy.
    """
    return _with_cache_control(view, IMMUTABLE, statuses=(200, 304))


def _with_cache_control(view, value, statuses=None):
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if statuses is None or response.status_code in statuses:
            response.headers["Cache-Control"] = value
        return response

    return wrapper


def _may_be_shared(request, response):
    return (
        request.method in ("GET", "HEAD")
        and response.status_code in SHAREABLE_STATUSES
        and not response.cookies
        and not response.has_header("Set-Cookie")
        and not _words(response, "Vary") & {"cookie", "*"}
    )


def _words(response, header):
    return {word.lower() for word in cc_delim_re.split(response.get(header, "")) if word}


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache that finds nothing while Redis is away, instead of failing the page.

    It then behaves like Django's dummy cache: nothing is found, everything may be added. What
    counts in it (attempts, for instance) must treat a missing counter as "not seen yet". One
    warning a minute is logged. Entries written before an outage are found again after it, so
    nothing may be stored here whose deletion must be certain.
    """

    WARN_EVERY = 60  # seconds

    def __init__(self, server, params):
        super().__init__(server, params)
        self._warned_at = None

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(True, super().add, key, value, timeout, version)

    def get(self, key, default=None, version=None):
        return self._ask(default, super().get, key, default, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._ask(None, super().set, key, value, timeout, version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(False, super().touch, key, timeout, version)

    def delete(self, key, version=None):
        return self._ask(False, super().delete, key, version)

    def get_many(self, keys, version=None):
        return self._ask({}, super().get_many, list(keys), version)

    def has_key(self, key, version=None):
        return self._ask(False, super().has_key, key, version)

    def incr(self, key, delta=1, version=None):
        """As with Redis there, a ValueError says that the key does not exist."""
        value = self._ask(None, super().incr, key, delta, version)
        if value is None:
            raise ValueError(f"Key '{key}' not found.")
        return value

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        """The keys that were not stored: all of them while Redis is away."""
        return self._ask(list(data), super().set_many, data, timeout, version)

    def delete_many(self, keys, version=None):
        self._ask(None, super().delete_many, list(keys), version)

    def clear(self):
        return self._ask(False, super().clear)

    def _ask(self, fallback, method, *args):
        try:
            return method(*args)
        except (RedisConnectionError, RedisTimeoutError) as error:
            self._warn(error)
            return fallback

    def _warn(self, error):
        now = time.monotonic()
        if self._warned_at is None or now - self._warned_at >= self.WARN_EVERY:
            self._warned_at = now
            # The class alone: the message could carry the address with its password.
            logger.warning("The cache is away (%s); pages go on without it.", type(error).__name__)
