"""Sessions that know whose they are, so that their owner can see and end them.

Nothing is stored for that but the user, the moment of signing in and the name of the browser:
no internet address, and nothing of what is visited. A session is gone after twelve hours.
"""

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.dateparse import parse_datetime

SIGNED_IN = "signed_in"
# Words in what a browser says of itself -> its name; the first that is found counts.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrom": "Chrome"}
BROWSERS |= {"CriOS": "Chrome", "FxiOS": "Firefox", "Safari": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows"}
SYSTEMS |= {"Macintosh": "Mac", "CrOS": "Chromebook", "Linux": "Linux"}


class SessionManager(BaseSessionManager):
    use_in_migrations = False

    def open(self):
        """Sessions that have not expired."""
        return self.filter(expire_date__gt=timezone.now())


class Session(AbstractBaseSession):
    """One browser in which somebody signed in, or is about to."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions"
    )

    objects = SessionManager()

    class Meta(AbstractBaseSession.Meta):
        ordering = ["-expire_date"]

    def __str__(self):
        # Django's would show the key.
        return f"{self.browser}, {self.number}"

    @classmethod
    def get_session_store_class(cls):
        return SessionStore

    @property
    def number(self):
        """Names the session to its owner. The key itself opens it, so it is never shown."""
        return salted_hmac("people.session", self.pk, algorithm="sha256").hexdigest()[:16]

    @property
    def signed_in_at(self):
        """When its owner signed in, or None."""
        return parse_datetime(self.get_decoded().get(SIGNED_IN, {}).get("at", ""))

    @property
    def browser(self):
        """“Firefox on Windows”."""
        return self.get_decoded().get(SIGNED_IN, {}).get("browser", "a browser")


class SessionStore(DatabaseStore):
    """Django's sessions in the database, with the user in a column."""

    @classmethod
    def get_model_class(cls):
        return Session

    def create_model_instance(self, data):
        session = super().create_model_instance(data)
        session.user_id = data.get("_auth_user_id")
        return session


def browser_name(user_agent):
    """The browser and the system in two words; nothing else of what the browser tells."""
    browser = next((name for word, name in BROWSERS.items() if word in user_agent), "a browser")
    system = next((name for word, name in SYSTEMS.items() if word in user_agent), "")
    return f"{browser} on {system}" if system else browser


def on_signed_in(request, user, **signal):
    """Write down when and with which browser, and clear away what has expired."""
    name = browser_name(request.META.get("HTTP_USER_AGENT", ""))
    request.session[SIGNED_IN] = {"at": timezone.now().isoformat(), "browser": name}
    Session.objects.filter(expire_date__lte=timezone.now()).delete()
