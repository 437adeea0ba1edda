"""`manage.py serve`: the site under gunicorn, on HOST and PORT."""

import os
import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from microsite.bootstrap import loopback_url


class Command(BaseCommand):
    """Becomes gunicorn (the process is replaced, so signals reach it directly)."""

    help = "Serve the site with gunicorn on HOST and PORT (127.0.0.1:8000 without them)."
    # `migrate` ran them a moment ago.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")

    def handle(self, *, host, port, **options):
        os.environ.update(HOST=host, PORT=port)
        if settings.IS_LOOPBACK:
            # Links, redirects and the same-origin check follow the address of this run.
            os.environ["BASE_URL"] = loopback_url(host, port)
        config = settings.BASE_DIR / "microsite" / "gunicorn_conf.py"
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", str(config)])  # noqa: S606
