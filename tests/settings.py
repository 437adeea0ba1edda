"""The site's own settings under a fixed environment, so that no .env leaks into the tests."""

import os
import tempfile

os.environ.update(
    SECRET_KEY="tests-only-" + "abcdefghij" * 5,
    BASE_URL="http://127.0.0.1:8000",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    DEBUG="0",
    DEMO="1",
    SITE_NAME="Needlewise",
    TIME_ZONE="America/New_York",
    EMAIL_URL="memorymail://",
    CACHE_URL="locmemcache://",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", "sqlite:///:memory:"),
    MEDIA_ROOT=tempfile.mkdtemp(prefix="needlewise-media-"),
)

from microsite.settings import *  # noqa: F403

# An empty folder instead of what collectstatic may have left.
STATIC_ROOT = tempfile.mkdtemp(prefix="needlewise-static-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
