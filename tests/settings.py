"""The project's settings with what makes tests quick; databases and broker come from tests.services."""

from config.settings import *  # noqa: F403

# Quick, and no security is at stake: invented people, thrown away afterwards.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No second factor unless a test turns this off: each page's own rules are what is tested.
HANDRAIL_DEMO = True
LOGGING_CONFIG = None
BASE_URL = "http://testserver"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
