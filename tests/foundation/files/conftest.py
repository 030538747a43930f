"""What the tests of uploads share: a person in an office, and her requests by the protocol."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import User
from bening.foundation.files import selectors
from bening.foundation.files.models import Upload
from bening.foundation.units.models import Unit
from tests.factories import NOW, YEAR, make_membership, make_unit
from tests.foundation.files.servers import clamd, folder_only, store  # noqa: F401
from tests.strict_client import StrictClient

PART = "application/offset+octet-stream"


@dataclass
class Sender:
    """Somebody who uploads by the protocol."""

    user: User
    unit: Unit
    client: StrictClient

    @property
    def address(self) -> str:
        return reverse("files:uploads", kwargs={"unit": self.unit.code, "year": YEAR})

    def send(self, method: str, url: str = "", body: bytes = b"", **headers: Any) -> HttpResponse:
        """A request with ``Tus-Resumable``; header names with underscores, ``None`` leaves one out."""
        given = {"Tus_Resumable": "1.0.0", **headers}
        named = {name.replace("_", "-"): str(value) for name, value in given.items() if value is not None}
        kind = named.pop("Content-Type", PART)
        return self.client.generic(method, url or self.address, body, headers=named, CONTENT_TYPE=kind)

    def start(self, size: int, metadata: Mapping[str, str] | None = None, **headers: Any) -> HttpResponse:
        words = {"filename": "sk tim.pdf", **(metadata or {})}
        header = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in words.items())
        return self.send("POST", Upload_Length=size, Upload_Metadata=header, Content_Type="", **headers)

    def started(self, size: int, metadata: Mapping[str, str] | None = None) -> str:
        """The address of a new upload."""
        response = self.start(size, metadata)
        assert response.status_code == 201, response.content
        return response["Location"]

    def append(self, url: str, offset: int, body: bytes, **headers: Any) -> HttpResponse:
        return self.send("PATCH", url, body, Upload_Offset=offset, **headers)

    def uploaded(self, content: bytes, metadata: Mapping[str, str] | None = None) -> Upload:
        """A file that was received whole."""
        url = self.started(len(content), metadata)
        response = self.append(url, 0, content)
        assert response.status_code == 204, response.content
        return self.upload_at(url)

    def upload_at(self, url: str) -> Upload:
        upload = selectors.own_upload(self.unit, YEAR, self.user, url.rsplit("/", 1)[1])
        assert upload is not None
        return upload


@pytest.fixture
def sender(client_for: Callable[[object], StrictClient]) -> Callable[..., Sender]:
    """``sender(unit=None, role=Role.STAFF)`` gives somebody of an office."""

    def make(unit: Unit | None = None, role: Role = Role.STAFF) -> Sender:
        membership = make_membership(unit or make_unit(), role)
        return Sender(membership.user, membership.unit, client_for(membership.user))

    return make


@pytest.fixture
def ani(sender: Callable[..., Sender]) -> Sender:
    """Ani, who uploads while the clock stands still."""
    return sender()


@pytest.fixture
def still_clock():
    """The clock of these tests; ``shift`` moves it."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
