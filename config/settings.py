"""All settings, from the environment. With nothing set: development, SQLite, files as broker and as mail.

HANDRAIL_ENV=production refuses to start without its secrets. .env.example names every variable.
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from config.broker import broker
from config.buckets import bucket
from config.content_policy import content_security_policy
from config.databases import database
from config.logs import logging_to_console

BASE_DIR = Path(__file__).resolve().parent.parent
HANDRAIL_ENV = env.one_of("HANDRAIL_ENV", ("development", "production"), default="development")
PRODUCTION = HANDRAIL_ENV == "production"
HANDRAIL_DEMO = env.flag("HANDRAIL_DEMO")

if PRODUCTION:
    env.require(
        "SECRET_KEY", "HANDRAIL_MASTER_KEY or HANDRAIL_KEY_SERVICE", "HANDRAIL_TRAIL_KEY", "HANDRAIL_CHECKPOINT_KEY",
        "ALLOWED_HOSTS", "SMTP_HOST", "BASE_URL", "DATABASE_URL", "REDIS_URL",
    )  # fmt: skip
    if HANDRAIL_DEMO:
        raise ImproperlyConfigured("HANDRAIL_DEMO=1 weakens sign-in and is refused in production.")

HANDRAIL_HOME = env.private_folder(Path(env.text("HANDRAIL_HOME", str(BASE_DIR / "var"))).resolve())
#: Own rows of schools and local authorities, see docs/overlays.md.
_of_the_demo = BASE_DIR / "config/demo/overlays" if HANDRAIL_DEMO else None
HANDRAIL_OVERLAYS = env.folder("HANDRAIL_OVERLAYS", _of_the_demo)
_keys = env.private_folder(HANDRAIL_HOME / "keys")
_made_keys = None if PRODUCTION else _keys

# Secrets ---------------------------------------------------------------------------------------------------

SECRET_KEY = env.text("SECRET_KEY") or env.made_once(_keys / "secret_key")
HANDRAIL_KEY_SERVICE = env.text("HANDRAIL_KEY_SERVICE", "vault.masters.LocalMasterKeys")
HANDRAIL_KEYS = {  # newest first; the older ones only open what they once sealed
    "master": env.keys("HANDRAIL_MASTER_KEY", folder=_made_keys),
    "trail": env.keys("HANDRAIL_TRAIL_KEY", folder=_made_keys),
    "checkpoint": env.keys("HANDRAIL_CHECKPOINT_KEY", folder=_made_keys),
}

# Where it answers ------------------------------------------------------------------------------------------

DEBUG = False
BASE_URL = env.text("BASE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "people.holding.token_refused"
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

HTTPS = BASE_URL.startswith("https://")
if PRODUCTION and not HTTPS and not BASE_URL.startswith(("http://localhost", "http://127.0.0.1")):
    raise ImproperlyConfigured(
        "BASE_URL must start with https:// in production (http:// only for localhost)."
    )

# Rooms -----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "oversight",
    "evidence",
    "referrals",
    "people",
    "trail",
    "vault",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "config.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.BrowserPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.middleware.SessionsEnd",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "people.middleware.LoginRequired",
    "people.middleware.RefusalsKept",
    "people.middleware.CurrentSchool",
    "people.middleware.SecondFactorRequired",
    "config.limiting.NotTooOften",
    "people.holding.GivesBackWhatWasHeld",
    "config.middleware.SaysWhatToPress",
]

FORM_RENDERER = "people.forms.base.GovukRenderer"
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
                "csp.context_processors.nonce",
                "people.navigation.navigation",
                "people.context.who",
                "referrals.context.let_in",
                "referrals.context.watchdog",
            ],
        },
    },
]

# Records ---------------------------------------------------------------------------------------------------

DATABASES = {"default": database(env.text("DATABASE_URL"), default=HANDRAIL_HOME / "handrail.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, shared by all processes: signing in must not depend on the broker being up.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "handrail_cache"},
    "here": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}},
}
TRAIL_CHECKPOINT_FOLDER = env.text("CHECKPOINT_FOLDER", str(HANDRAIL_HOME / "checkpoints"))
TRAIL_CHECKPOINT_MAIL = env.words("CHECKPOINT_MAIL")
TRAIL_CHECKPOINT_BUCKET = bucket(secure=PRODUCTION)  # all three outside, where nobody here can change them
HANDRAIL_AUDIENCES = env.text("HANDRAIL_AUDIENCES")  # own rows of who may read what: decision 0013

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"

# Broker: rows in the database are the record of work, messages only wake the worker ------------------------

CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = broker(env.text("REDIS_URL"), HANDRAIL_HOME / "broker")
CELERY_IMPORTS = ("people.tasks", "trail.tasks", "referrals.tasks", "evidence.tasks", "oversight.tasks")
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 600  # seconds; below the broker's visibility timeout
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False  # a broker that is down must not hold up a page; the sweep finds the work
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "config.one_beat.OneBeat"
CELERY_BEAT_SYNC_EVERY = 1  # so that the schedule file tells that beat is alive
CELERY_BEAT_SCHEDULE_FILENAME = str(HANDRAIL_HOME / "celerybeat-schedule")

# Mail ------------------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "Handrail <handrail@localhost>")
EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
_tls = env.one_of("SMTP_TLS", ("starttls", "tls", "none"), default="starttls")
EMAIL_USE_TLS, EMAIL_USE_SSL = _tls == "starttls", _tls == "tls"
EMAIL_TIMEOUT = 20  # seconds
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = str(HANDRAIL_HOME / "mail")

# Text messages, where a child may be in danger now and somebody asked for them: decision 0025 -----------------

SMS_URL = env.address("SMS_URL", why="the message names a telephone and carries a token", secure=PRODUCTION)
SMS_TOKEN = env.text("SMS_TOKEN")
SMS_BODY = env.json_object("SMS_BODY", '{"to": "{to}", "text": "{text}", "reference": "{reference}"}')
SMS_TIMEOUT = 20  # seconds

# Sign-in ---------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_rules = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_rules}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
    {"NAME": f"{_rules}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_rules}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # signing up is closed: the adapter says so
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to addresses that strangers type
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900  # seconds
MFA_ADAPTER = "people.adapters.MFAAdapter"
MFA_TOTP_ISSUER = "Handrail"

# Sessions and headers --------------------------------------------------------------------------------------

_host = "__Host-" if HTTPS else ""  # such a cookie goes to no other host
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_host}handrail", f"{_host}csrftoken"
HANDRAIL_LAST_COOKIE = f"{_host}handrail_last"
SESSION_COOKIE_AGE = env.number("IDLE_MINUTES", 60) * 60  # seconds without a request
CASE_IDLE_SECONDS = env.number("CASE_IDLE_MINUTES", 15) * 60  # the same for whoever sees cases
SESSION_ENGINE = "people.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000  # bytes: a long account of what happened is never refused
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # no disk: decision 0014
FILE_UPLOAD_MAX_MEMORY_SIZE = 19_000_000  # bytes: what is larger is let go while it comes in
CONTENT_SECURITY_POLICY = content_security_policy()

# Static files ----------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(HANDRAIL_HOME / "static")))
WHITENOISE_USE_FINDERS = not PRODUCTION and not HANDRAIL_DEMO
_hashed = "whitenoise.storage.CompressedManifest" if PRODUCTION or HANDRAIL_DEMO else ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"{_hashed or 'django.contrib.staticfiles.storage.'}StaticFilesStorage"},
}

# Watching: no log ever holds a name, a query string or what was typed ----------------------------------------

METRICS_TOKEN = env.text("METRICS_TOKEN")  # empty: /metrics is not there
_form = env.one_of("LOG_FORMAT", ("line", "json"), default="line")
LOGGING = logging_to_console(env.text("LOG_LEVEL", "INFO"), _form)
