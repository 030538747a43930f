"""The WSGI entry point for ``bening up`` and for any other WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")

application = get_wsgi_application()
