"""Settings of the site: one file, read from the environment.

Every default is the safe one. What can't have a safe default (the secret, the
hosts, the public address) is not invented: without it the site refuses to start
with a sentence that names the variable. README.md has the table of variables.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured

from microsite.account_settings import account_settings
from microsite.headers import content_security_policy, permissions_policy

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "localhost", "::1"}

env = environ.Env()
if (BASE_DIR / ".env").is_file():
    # Variables that are already set win over the file.
    env.read_env(BASE_DIR / ".env")


def required(name, why):
    """The variable's value; raises ImproperlyConfigured with `why` when it is empty."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment or in .env: {why}")
    return value


def parsed(name, read, example, **options):
    """The variable read by `read`; a value that can't be read raises ImproperlyConfigured."""
    try:
        return read(name, **options)
    except (ValueError, TypeError, KeyError, environ.ImproperlyConfigured) as error:
        # The value is not repeated: it may hold a password.
        raise ImproperlyConfigured(f"{name} can't be read. Write it like {example}.") from error


# --- what kind of installation this is ------------------------------------------

DEBUG = parsed("DEBUG", env.bool, "0 or 1", default=False)
DEMO = parsed("DEMO", env.bool, "0 or 1", default=False)
SITE_NAME = env.str("SITE_NAME", default="Needlewise")

SECRET_KEY = required("SECRET_KEY", "a random text of 50 characters or more.")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured(
        "SECRET_KEY is too weak. Make a new one: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
    )

BASE_URL = required("BASE_URL", "the public address, such as https://www.example.org.").rstrip("/")
_base = parsed("BASE_URL", lambda name: urlsplit(BASE_URL), "https://www.example.org")
if _base.scheme not in ("http", "https") or not _base.hostname or _base.path or _base.query:
    raise ImproperlyConfigured(f"BASE_URL must look like https://www.example.org, not {BASE_URL}.")
IS_LOOPBACK = _base.hostname in LOOPBACK
IS_HTTPS = _base.scheme == "https"
if not IS_LOOPBACK and not IS_HTTPS:
    raise ImproperlyConfigured(
        "BASE_URL must start with https:// for every address but this machine's own: "
        "passwords of clinicians travel over it."
    )
if DEBUG and not IS_LOOPBACK:
    raise ImproperlyConfigured(
        "DEBUG=1 shows secrets to visitors. Set DEBUG=0 on a public address."
    )

TRUSTED_PROXIES = parsed("TRUSTED_PROXIES", env.int, "1", default=0)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS: the host names that this site answers to.")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts; * lets anybody forge links.")

# --- assembly --------------------------------------------------------------------

INSTALLED_APPS = [
    "microsite.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "markdownx",
    "simple_history",
    "import_export",
    "allauth.account",
    "allauth.mfa",
    "microsite.people",
    "microsite.publishing",
    "microsite.search",
    "microsite.mail",
    "clinics",
    "articles",
    "articles.questions",
    "articles.newsletter",
    "microsite.apps.MicrositeConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Outside the ETag: what is compressed differs from time to time, the page does not.
    "microsite.compression.PublicGZipMiddleware",
    # Outside everything that changes the body or the headers, so that the ETag is of what is sent.
    "django.middleware.http.ConditionalGetMiddleware",
    "microsite.caching.CachePolicyMiddleware",
    "microsite.publishing.middleware.FormerAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # So that a history knows who made a change.
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "microsite.urls"
WSGI_APPLICATION = "microsite.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "microsite.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- data ------------------------------------------------------------------------

DATABASES = {
    "default": parsed(
        "DATABASE_URL",
        env.db_url,
        "postgres://user:password@127.0.0.1:5432/needlewise",
        default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}",
    )
}
if DATABASES["default"].get("ENGINE") not in (
    "django.db.backends.sqlite3",
    "django.db.backends.postgresql",
):
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgres://.")
DATABASES["default"]["CONN_MAX_AGE"] = parsed("CONN_MAX_AGE", env.int, "60", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        # A deferred transaction that reads and then writes fails at once with
        # "database is locked" when another one writes; an immediate one waits.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": parsed(
        "CACHE_URL", env.cache_url, "rediscache://127.0.0.1:6379/0", default="locmemcache://"
    )
}
if CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
    # A cache that is away must cost speed, never the page.
    CACHES["default"]["BACKEND"] = "microsite.caching.ForgivingRedisCache"
    CACHES["default"].setdefault("OPTIONS", {}).update(
        {"socket_timeout": 1, "socket_connect_timeout": 1}
    )
else:
    CACHES["default"].setdefault("OPTIONS", {})["MAX_ENTRIES"] = 5000

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "microsite.static_storage.SiteStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "microsite.upload_cap.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- people ------------------------------------------------------------------------

vars().update(account_settings(SITE_NAME, TRUSTED_PROXIES, IS_LOOPBACK))

# --- mail --------------------------------------------------------------------------

if env.str("EMAIL_URL", default=""):
    vars().update(
        parsed("EMAIL_URL", env.email_url, "smtp+tls://user:password@mail.example.org:587")
    )
else:
    # Nothing is sent and nothing is lost: messages wait in the outbox, see microsite/mail.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MAIL_CONFIGURED = bool(env.str("EMAIL_URL", default=""))
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <no-reply@{_base.hostname}>"
)
# Where mail servers report what they could not deliver (the envelope's sender of letters).
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default="") or DEFAULT_FROM_EMAIL

# --- language and time ---------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="America/New_York")
if TIME_ZONE not in available_timezones():
    raise ImproperlyConfigured(f"TIME_ZONE={TIME_ZONE} is unknown. Use a name like America/Denver.")

# --- security --------------------------------------------------------------------------

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "microsite.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TRUSTED_PROXIES:
    # Only a proxy that we were told of may say that the visitor came over https.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = content_security_policy()
PERMISSIONS_POLICY = permissions_policy()

# --- markdownx: our renderer, our guarded endpoints (microsite/urls.py) -------------------

MARKDOWNX_MARKDOWNIFY_FUNCTION = "articles.rendering.preview"
MARKDOWNX_URLS_PATH = "/admin/markdownx/preview/"
MARKDOWNX_UPLOAD_URLS_PATH = "/admin/markdownx/upload/"

# --- logging: to standard error, no personal data -------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "filters": {"hide": {"()": "microsite.log_filter.HidesSignedLinks"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "formatter": "plain",
            "filters": ["hide"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handler would mail the request, form texts included, to ADMINS.
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Robots knock with any host name; the visitor gets a 400, nobody needs a traceback.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
