"""Run as a program with OIDC switched on: a provider on this machine, and people who come from it.

Prints one JSON object: what each person saw. It is a program of its own because the apps of OIDC are only installed
where BENING_OIDC_ISSUER is set.
"""

from __future__ import annotations

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from django.test import Client

PERSON: dict[str, object] = {}


class Provider(BaseHTTPRequestHandler):
    """Discovery, token and userinfo; whoever asks is ``PERSON``."""

    def _send(self, data: dict[str, object]) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if self.path.startswith("/.well-known/"):
            names = {"authorization_endpoint": "masuk", "token_endpoint": "token", "userinfo_endpoint": "orang"}
            self._send({"issuer": base, "jwks_uri": f"{base}/kunci"} | {k: f"{base}/{v}" for k, v in names.items()})
        else:
            self._send(PERSON)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._send({"access_token": "abc", "token_type": "Bearer"})

    def log_message(self, *args: object) -> None:
        """Quiet."""


def main() -> None:
    """Set everything up, let four people knock, print what happened."""
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ["BENING_OIDC_ISSUER"] = f"http://127.0.0.1:{server.server_port}"
    os.environ["BENING_OIDC_CLIENT_ID"] = "bening"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    print(json.dumps(stories()))


def stories() -> dict[str, object]:
    from bening.foundation.accounts.models import User
    from tests import factories

    factories.make_user("Budi", email="Budi@contoh.invalid")
    factories.make_user("Lama", email="lama@contoh.invalid", is_active=False)
    told: dict[str, object] = {"button": "Masuk dengan Akun instansi" in Client().get("/akun/masuk/").content.decode()}
    for name, email, verified in (
        ("known", "budi@contoh.invalid", True),
        ("unverified", "budi@contoh.invalid", False),
        ("unknown", "asing@contoh.invalid", True),
        ("closed", "lama@contoh.invalid", True),
    ):
        PERSON.clear()
        PERSON.update({"sub": name, "email": email, "email_verified": verified, "name": name})
        told[name] = knock(Client())
    told["users"] = User.objects.count()
    return told


def knock(client: Client) -> list[object]:
    """Go through the provider; whether one is in, and what the page says."""
    away = client.get("/akun/oidc/instansi/login/")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    back = client.get("/akun/oidc/instansi/login/callback/", {"code": "x", "state": state})
    page = client.get("/akun/profil/")
    if page.status_code != 200:
        page = client.get(back["Location"])
    return ["Akun saya" in page.content.decode(), page.content.decode()]


if __name__ == "__main__":
    main()
