"""Somebody who walks through pages and notices what is wrong with them."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"


class Walker:
    """Wraps a page: signs in as a persona, opens addresses, and checks each page seen."""

    def __init__(self, page: Page, axe_source: str, *, javascript: bool) -> None:
        self.page = page
        self.javascript = javascript
        self._axe = axe_source
        self.complaints: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "422" not in text:
            self.complaints.append(f"{self.page.url}: {text}")

    def sign_in(self, persona: str) -> None:
        """One press on the sign-in page of the demo."""
        self.page.goto("/akun/masuk/")
        self.page.locator(f"form[action$='/akun/contoh/{persona}/'] button").click()
        expect(self.page.locator("h1")).to_be_visible()

    def open(self, address: str, status: int = 200) -> None:
        response = self.page.goto(address)
        assert response is not None
        assert response.status == status, f"{address}: {response.status}"
        self.look()

    def look(self) -> None:
        """The page seen has one h1, fits its width, and axe and the console have nothing to say."""
        expect(self.page.locator("h1")).to_have_count(1)
        self.fits()
        if self.javascript:
            assert self.barriers() == []
        assert self.complaints == []

    def press(self, words: str) -> None:
        """A press on the button or link that says exactly this."""
        page = self.page
        page.get_by_role("button", name=words, exact=True).or_(
            page.get_by_role("link", name=words, exact=True)
        ).first.click()

    def unfold(self, words: str) -> None:
        """Opens the part of the page that hides behind these words."""
        self.page.locator("summary", has_text=words).first.click()

    def reads(self, heading: str) -> None:
        """The page that came has this heading, and nothing is wrong with it."""
        expect(self.page.locator("h1")).to_contain_text(heading)
        self.look()

    def says(self, words: str) -> None:
        """The words stand on the page."""
        expect(self.page.locator("body")).to_contain_text(words)

    def picture(self, name: str, *, height: int = 800) -> None:
        """Keeps a small picture of the page for the documentation, where BENING_SCREENSHOTS=1."""
        if os.environ.get("BENING_SCREENSHOTS") != "1":
            return
        width = self.page.viewport_size["width"]  # type: ignore[index]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("window.scrollTo(0, 0)")
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")
        picture.quantize(colors=128, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)

    def fits(self) -> None:
        """Nothing makes the page scroll sideways."""
        if not self.javascript:
            return
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} is {over} px too wide"

    def barriers(self) -> list[str]:
        """What axe finds, one line each."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self._axe)
        result = self.page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", WCAG)
        return [
            f"{violation['id']}: {violation['help']} – {node['target']} {node['html'][:160]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
