"""Hashed, compressed static files; files that name missing files fail the build."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names carry the hash of their content, so that a phone keeps them for a year.

    From source in debug mode the plain names are used.
    """

    manifest_strict = True

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002 - Django's signature
        if settings.DEBUG and not force:
            return super(CompressedManifestStaticFilesStorage, self)._url(self.stored_name, name, force)
        return super().url(name, force)
