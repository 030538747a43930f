"""Files in an S3-compatible store: written once, the server's own checksum before anything is acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from bening.foundation.files.storage import check_overwriting, digest_of

IN_MEMORY = 8 * 1024 * 1024
SECONDS = 20
MISSING = 404
HOME_REGION = "us-east-1"
TAKEN = {"PreconditionFailed", "412", "ConditionalRequestConflict"}


class ImmutableS3Storage(S3Storage):
    """For names that are derived from the content or used once: a name that is taken keeps its bytes."""

    def get_default_settings(self) -> dict[str, Any]:
        """Private objects by path-style addresses, downloads spooled to disk above 8 MiB, no endless waiting."""
        from botocore.config import Config

        return super().get_default_settings() | {
            "file_overwrite": True,
            "default_acl": None,
            "querystring_auth": True,
            "max_memory_size": IN_MEMORY,
            "client_config": Config(
                s3={"addressing_style": "path"},
                signature_version="s3v4",
                connect_timeout=SECONDS,
                read_timeout=60,
                retries={"max_attempts": 4, "mode": "standard"},
            ),
        }

    def _save(self, name: str, content: File) -> str:
        """Write an object that does not exist yet; returns after the store acknowledged these very bytes.

        The SHA-256 travels with them and is checked by the store, and so is the condition that the name is free.
        Raises ObjectTakenError where other bytes stand there.
        """
        try:
            self._put(name, content, IfNoneMatch="*")
        except ClientError as error:
            if error.response["Error"]["Code"] not in TAKEN:
                raise
            with self.open(name, "rb") as kept:
                before = digest_of(kept)
            if check_overwriting(name, before, digest_of(content)):
                self._put(name, content)
        return name

    def _put(self, name: str, content: File, **conditions: str) -> None:
        content.seek(0)
        self.connection.meta.client.put_object(
            Bucket=self.bucket_name,
            Key=self._normalize_name(clean_name(name)),
            Body=content.file,
            ChecksumAlgorithm="SHA256",
            ContentType="application/octet-stream",
            **conditions,
        )

    def written(self, below: str = "") -> Iterator[tuple[str, datetime]]:
        """The name of every object below a folder (ending in a slash; "" is all) and when it was written."""
        prefix = f"{self.location.strip('/')}/" if self.location else ""
        for entry in self.bucket.objects.filter(Prefix=prefix + below):
            yield entry.key.removeprefix(prefix), entry.last_modified

    def remove_half_written(self, before: datetime) -> int:
        """0: an object that was not sent to its end does not exist."""
        return 0

    def prepare(self) -> None:
        """Make the bucket where it does not exist yet. Raises ClientError where the store refuses."""
        client = self.connection.meta.client
        try:
            client.head_bucket(Bucket=self.bucket_name)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != MISSING:
                raise
            elsewhere = self.region_name != HOME_REGION
            place = {"CreateBucketConfiguration": {"LocationConstraint": self.region_name}} if elsewhere else {}
            client.create_bucket(Bucket=self.bucket_name, **place)
