"""Django settings, from ``bening.config.env``: one file for every way to run."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from bening.config.env import Environment, SettingError
from bening.config.stores import clamd_address, stamp_options, storage_options

env = Environment()

DATA = env.data
DEBUG = env.flag("BENING_DEBUG")
SECRET_KEY = env.secret_key()

DEMO = env.flag("BENING_DEMO")
DEMO_DATE = date.fromisoformat(env.text("BENING_DEMO_DATE")) if DEMO else None

PUBLIC_URL = (env.text("BENING_URL") or f"http://127.0.0.1:{env.number('BENING_PORT')}").rstrip("/")
_public = urlsplit(PUBLIC_URL)
if not _public.hostname:
    raise SettingError(
        f"BENING_URL harus berupa alamat lengkap seperti https://bening.contoh.go.id, bukan “{PUBLIC_URL}”."
    )
SECURE = _public.scheme == "https"
ALLOWED_HOSTS = sorted({_public.hostname, "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "bening.foundation.accounts",  # before allauth: its templates win
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "bening.foundation.kit",
    "bening.foundation.units",
    "bening.foundation.audit",
    "bening.foundation.jobs",
    "bening.foundation.files",
    "bening.foundation.notifications",
    "bening.foundation.machines",
    "bening.foundation.deadlines",
    "bening.rooms.plans",
    "bening.rooms.evidence",
    "bening.rooms.assessment",
    "bening.front",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads by a random length against BREACH
    "csp.middleware.CSPMiddleware",
    "bening.config.middleware.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "bening.foundation.accounts.middleware.RefusedFormMiddleware",
    "bening.config.middleware.FullDiskMiddleware",
    "bening.config.access.AccessMiddleware",
    "bening.config.middleware.ReadOnlyGetMiddleware",
]

ROOT_URLCONF = "bening.config.urls"
WSGI_APPLICATION = "bening.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["bening.foundation.kit.templatetags.kit", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bening.front.context.page",
            ],
        },
    }
]

_database_url = env.text("DATABASE_URL")
if _database_url:
    DATABASES = {"default": dj_database_url.parse(_database_url, conn_max_age=60, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "bening.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                    " PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-8000;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # unique by a constraint on lower(email)
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "bening.foundation.accounts.backends.Backend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "bening.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _public.scheme
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # django-axes counts these, in the database
ACCOUNT_FORMS = {
    "login": "bening.foundation.accounts.allauth_forms.LoginForm",
    "reset_password": "bening.foundation.accounts.allauth_forms.ResetPasswordForm",
    "reset_password_from_key": "bening.foundation.accounts.allauth_forms.ResetPasswordKeyForm",
    "change_password": "bening.foundation.accounts.allauth_forms.ChangePasswordForm",
    "set_password": "bening.foundation.accounts.allauth_forms.SetPasswordForm",
    "reauthenticate": "bening.foundation.accounts.allauth_forms.ReauthenticateForm",
}
MFA_ADAPTER = "bening.foundation.accounts.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "bening.foundation.accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "bening.foundation.accounts.second_factor_forms.ReauthenticateCodeForm",
    "activate_totp": "bening.foundation.accounts.second_factor_forms.ActivateTOTPForm",
    "generate_recovery_codes": "bening.foundation.accounts.second_factor_forms.GenerateRecoveryCodesForm",
    "add_webauthn": "bening.foundation.accounts.second_factor_forms.AddWebAuthnForm",
    "edit_webauthn": "bening.foundation.accounts.second_factor_forms.EditWebAuthnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bening"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

OIDC = bool(env.text("BENING_OIDC_ISSUER"))
if OIDC:
    SOCIALACCOUNT_LOGIN_ON_GET = True  # our CSP lets forms go to ourselves only
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_ADAPTER = "bening.foundation.accounts.social.SocialAccountAdapter"
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "instansi",
                    "name": env.text("BENING_OIDC_NAME"),
                    "client_id": env.text("BENING_OIDC_CLIENT_ID"),
                    "secret": env.text("BENING_OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": env.text("BENING_OIDC_ISSUER")},
                }
            ],
        }
    }

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "bening.foundation.accounts.addresses.client_address"
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True

LANGUAGE_CODE = "id"
TIME_ZONE = env.text("BENING_TIME_ZONE")
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/statis/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [__file__.rsplit("/config/", 1)[0] + "/static"]
STORAGES = {
    "default": storage_options(env.text("BENING_STORAGE_URL"), DATA / "files"),
    "staticfiles": {"BACKEND": "bening.config.static.StaticStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_MAX_AGE = 31_536_000 if not DEBUG else 0

SESSION_ENGINE = "bening.foundation.accounts.sessions"
SESSION_COOKIE_NAME = "bening"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "bening.front.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = False
X_FRAME_OPTIONS = "DENY"
if env.flag("BENING_TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

# Counters of allauth's rate limits: shared by all processes of this machine.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA / "cache"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DECREE_MAX_BYTES = 25 * 1024 * 1024
UPLOAD_MAX_BYTES = env.number("BENING_UPLOAD_MAX_MB") * 1024 * 1024
QUOTA_UNIT_BYTES = env.number("BENING_QUOTA_UNIT_MB") * 1024 * 1024
QUOTA_WAITING_BYTES = env.number("BENING_QUOTA_WAITING_MB") * 1024 * 1024
TSA_URL, TSA_CERTIFICATES = stamp_options(env.text("BENING_TSA_URL"), env.text("BENING_TSA_CERTIFICATES"))
CLAMD = clamd_address(env.text("BENING_CLAMD"))

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("BENING_MAIL_FROM")
_mail = urlsplit(env.text("BENING_MAIL_URL"))
if _mail.scheme:
    if _mail.scheme not in {"smtp", "smtps"} or not _mail.hostname:
        raise SettingError("BENING_MAIL_URL harus berbentuk smtp://pengguna:sandi@server:587?tls=1.")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname
    EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 25)
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = parse_qs(_mail.query).get("tls") == ["1"]
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "bening.config.logs.MaskingFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
    },
}
