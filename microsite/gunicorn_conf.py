"""How gunicorn serves the site, for `manage.py serve` and for a service manager alike.

HOST and PORT say where it listens (127.0.0.1:8000 without them); WEB_CONCURRENCY, gunicorn's
own variable, how many processes. One process with threads keeps the local-memory cache in one
piece; more than one wants a shared CACHE_URL.
"""

import os
import signal

from django.conf import settings

_host = os.environ.get("HOST") or "127.0.0.1"
_port = os.environ.get("PORT") or "8000"

bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
wsgi_app = "microsite.wsgi"
worker_class = "gthread"
threads = 8
keepalive = 5
# Requests here take milliseconds; whoever stops the server should not wait for a lost one.
graceful_timeout = 10
# A slow leak in any library ends with its process; the jitter keeps several from leaving at once.
max_requests = 5000
max_requests_jitter = 500
# Load the site before listening: an error shows at once, not as workers that die in turn.
preload_app = True
# The control socket wants a writable home, which a service need not have.
control_socket_disable = True
# Which proxy may say "this came over https" is Django's to decide (TRUSTED_PROXIES).
forwarded_allow_ips = ""
# No access log: addresses carry what people search for.
loglevel = "warning"


def post_worker_init(worker):
    """Leave Ctrl-C to the master, which then tells each worker to stop.

    A terminal sends it to all of them. A worker that hears it twice may wait for a lock of its
    own for ever (seen with gunicorn 27.0.1, about once in ten stops).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def when_ready(server):
    """Say where the site is and how to get in, once the socket listens."""
    lines = [f"{settings.SITE_NAME} is at {settings.BASE_URL}/ (Ctrl-C stops it)"]
    if settings.BASE_URL.split("://")[1] != bind:
        lines.append(f"It listens on {bind}; ALLOWED_HOSTS names the hosts that it answers to.")
    lines.append("Make an administrator: .venv/bin/python manage.py createsuperuser")
    if settings.DEMO:
        lines.append("Make sample people:    .venv/bin/python manage.py create_demo_users")
    print(*lines, sep="\n", flush=True)
