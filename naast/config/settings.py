"""Settings of Naast, from the environment. Importing them starts nothing and reads no database.

NAAST_DEMO=1          demo world, demo accounts, sign-in by one click; never on a real installation
NAAST_SECRET_KEY      required outside the demo
NAAST_KEYS            file with the keys of the controllers (see naast.core.crypto)
NAAST_HOSTS           host names, comma-separated
NAAST_VAR             folder for what this machine makes (default: var/)
DATABASE_URL          the app's log-in; without it the embedded PostgreSQL is used
DATABASE_OWNER_URL    the log-in that migrates
NAAST_DATABASE_ROLE   app (default), owner, or superuser (embedded only: tests and the demo world)
NAAST_PROXIES         how many proxies stand before Naast (default 0): to know who tries a password,
                      and whether to believe what they say about https
NAAST_HAT_MONTHS      how long who supported somebody may not decide about her, and the other way
                      round, after matter and objection (default 12)
NAAST_FILE_MB         how large a document may be that somebody adds to a file (default 10)
NAAST_NUMBERS         file with national numbers, for where no municipality is known (default: ours)
NAAST_URL             address of this installation in messages (default: https, first host)
NAAST_SMTP_URL        smtp://user:password@host:port (STARTTLS; ?tls=off without) or smtps://…;
                      without it the server's own, and in the demo mail lands in var/outbox/
NAAST_MAIL_FROM       sender of mails: Naast <naast@example.org>
NAAST_TEXT_PROVIDER   dotted path of a function that sends text messages, NAAST_LETTER_PROVIDER one
                      that posts letters (see naast.core.outbox.providers); in the demo: var/outbox/
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from naast.config import postgres

BASE_DIR = Path(__file__).resolve().parents[2]
VAR = postgres.VAR
DEMO = os.environ.get("NAAST_DEMO") == "1"
PROXIES = int(os.environ.get("NAAST_PROXIES", "0"))
DEBUG = False


def _secret_key() -> str:
    if key := os.environ.get("NAAST_SECRET_KEY"):
        return key
    if os.environ.get("DATABASE_URL") and not DEMO:
        raise RuntimeError("Set NAAST_SECRET_KEY: a long random text that only this server knows.")
    file = VAR / "secret_key"
    if not file.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("NAAST_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "naast.core.policy",
    "naast.core.identity",
    "naast.core.audit",
    "naast.core.crypto",
    "naast.core.files",
    "naast.core.outbox",
    "naast.core.paper",
    "naast.core.search",
    "naast.core.ui",
    "naast.supply.places",
    "naast.supply.law",
    "naast.supply.organisations",
    "naast.supply.supporters",
    "naast.supply.services",
    "naast.supply.cooperation",
    "naast.supply.training",
    "naast.support.people",
    "naast.support.keeping",
    "naast.support.keys",
    "naast.support.encounters",
    "naast.support.matching",
    "naast.support.casework",
    "naast.support.outreach",
    "naast.support.decisions",
    "naast.learning.experience",
    "naast.learning.concerns",
    "naast.learning.insight",
    "naast.learning.inventory",
    "naast.learning.steering",
    "naast.entrances.portal",
    "naast.entrances.desk",
    "naast.entrances.api",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "naast.config.middleware.Headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # also for what those below answer
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "naast.core.ui.middleware.KindWords",
    "naast.config.middleware.NoNullBytes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "naast.config.middleware.Acting",
    "naast.core.identity.middleware.SignedIn",
    "naast.entrances.portal.layout.CodeStillHolds",
    "naast.entrances.portal.layout.PlaceOfThePath",
    # After the municipality is known: who is refused here still reads whom to call.
    "django.middleware.csrf.CsrfViewMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "naast.config.urls"
WSGI_APPLICATION = "naast.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "naast.entrances.portal.layout.context",
                "naast.entrances.desk.context.desk",
            ],
        },
    },
]

# ---------------------------------------------------------------- database

DATABASE_ROLE = os.environ.get("NAAST_DATABASE_ROLE", "app")


def _database() -> dict[str, object]:
    options: dict[str, object] = {}
    if DATABASE_ROLE != "owner":
        # Row policies make planning cost more than running: keep each statement's plan with its
        # connection from the second time on. Who acts is read anew each time (decision 0012).
        options |= {"server_side_binding": True, "prepare_threshold": 1}
    if DATABASE_ROLE == "app":
        # New connections cost three times the work of a page; a pool also bounds the backends.
        options["pool"] = {"min_size": 1, "max_size": int(os.environ.get("NAAST_POOL", "8"))}
    name = "DATABASE_OWNER_URL" if DATABASE_ROLE == "owner" else "DATABASE_URL"
    address = os.environ.get(name)
    if address is None:
        users = {"app": "naast_app", "owner": "naast_owner", "superuser": "postgres"}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get("NAAST_DATABASE", postgres.DATABASE),
            "USER": users[DATABASE_ROLE],
            "HOST": str(postgres.socket_folder()),
            "PORT": str(postgres.PORT),
            "OPTIONS": options,
        }
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**options, **query},
    }


DATABASES = {"default": _database() | {"ATOMIC_REQUESTS": True}}

# Who connects with more than the app's rights (tests, commands) steps down to the app's role
# while somebody acts, so that both walls stand in tests as they do in production.
ACTING_ROLE = None if DATABASE_ROLE == "app" else "naast_app"

# ---------------------------------------------------------------- language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]  # each in its own words
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# ---------------------------------------------------------------- who comes in

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "naast.core.identity.adapters.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation sent to that address
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to whom we do not know
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # the second factor still comes after it
ACCOUNT_FORMS = {
    "login": "naast.core.identity.forms.LoginForm",
    "reauthenticate": "naast.core.identity.forms.ReauthenticateForm",
    "reset_password": "naast.core.identity.forms.ResetPasswordForm",
    "reset_password_from_key": "naast.core.identity.forms.NewPasswordForm",
}
MFA_ADAPTER = "naast.core.identity.adapters.OurWords"
MFA_FORMS = {
    "authenticate": "naast.core.identity.forms.CodeForm",
    "reauthenticate": "naast.core.identity.forms.CodeAgainForm",
    "activate_totp": "naast.core.identity.forms.ActivateForm",
}
# Wrong passwords and codes are slowed down by allauth's own limits. They are counted per web
# process (Django's local memory): with two processes somebody gets at most twice as many tries.
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Naast"
MFA_ALLOW_UNVERIFIED_EMAIL = True

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "naast"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "naast_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "naast.core.ui.views.csrf_failed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 3
FILE_UPLOAD_HANDLERS = ["naast.core.files.uploads.InMemoryOnly"]
NAAST_FILE_MB = int(os.environ.get("NAAST_FILE_MB", "10"))
NAAST_NUMBERS = os.environ.get("NAAST_NUMBERS", "")

# The demo runs on plain http on one's own machine; everything else is https only.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
# Anybody can send this header. Only a proxy in front, which overwrites it, makes it true.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# ---------------------------------------------------------------- static files

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

# ---------------------------------------------------------------- messages and jobs

NAAST_URL = os.environ.get(
    "NAAST_URL", "http://127.0.0.1:8000" if DEMO else f"https://{ALLOWED_HOSTS[0]}"
).rstrip("/")
NAAST_OUTBOX = VAR / "outbox"
_FILES = "naast.core.outbox.providers.files" if DEMO else ""
NAAST_PROVIDERS = {
    "mail": "naast.core.outbox.providers.mail",
    "text": os.environ.get("NAAST_TEXT_PROVIDER", _FILES),
    "letter": os.environ.get("NAAST_LETTER_PROVIDER", _FILES),
}

_SMTP = urlsplit(os.environ.get("NAAST_SMTP_URL", ""))
EMAIL_BACKEND = (
    "naast.core.outbox.providers.MailFiles"
    if DEMO and not _SMTP.hostname
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = _SMTP.hostname or "localhost"
EMAIL_USE_SSL = _SMTP.scheme == "smtps"
EMAIL_USE_TLS = _SMTP.scheme == "smtp" and dict(parse_qsl(_SMTP.query)).get("tls") != "off"
EMAIL_PORT = _SMTP.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)
EMAIL_HOST_USER = unquote(_SMTP.username or "")
EMAIL_HOST_PASSWORD = unquote(_SMTP.password or "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get(
    "NAAST_MAIL_FROM", f"Naast <naast@{urlsplit(NAAST_URL).hostname}>"
)

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# ---------------------------------------------------------------- Naast's own

NAAST_KEYS = Path(os.environ.get("NAAST_KEYS", VAR / "keys.json"))
NAAST_HAT_MONTHS = int(os.environ.get("NAAST_HAT_MONTHS", "12"))
NAAST_LEAVE_URL = "https://www.buienradar.nl/"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"careful": {"()": "naast.config.logs.WithoutSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "careful"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
