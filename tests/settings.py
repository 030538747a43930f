"""The product's own settings over a throw-away data folder; only the cost of passwords is lowered."""

import atexit
import os
import shutil
import tempfile

if "BENING_DATA" not in os.environ or not os.environ.get("BENING_TEST_DATA"):
    _folder = tempfile.mkdtemp(prefix="bening-test-")
    os.environ["BENING_DATA"] = _folder
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)

from bening.config.settings import *  # noqa: F403
from bening.config.settings import INSTALLED_APPS, STATIC_ROOT, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
ZEAL_SHOW_ALL_CALLERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
