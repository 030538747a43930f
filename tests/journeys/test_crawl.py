"""Every persona follows every link of the demo year: no error, no refusal, no broken page."""

from __future__ import annotations

import pytest
from tests.journeys.crawler import Crawler

from bening.cli.demo_year.people import PERSONAS

ONE_OF_EACH_ROLE = list({persona.role: persona for persona in PERSONAS}.values())


@pytest.mark.parametrize("persona", ONE_OF_EACH_ROLE, ids=lambda persona: persona.key)
def test_every_link_opens(demo_site: str, persona) -> None:
    crawler = Crawler(demo_site)
    crawler.sign_in(persona.key)
    crawl = crawler.crawl()
    assert crawl.problems == []
    assert len(crawl.seen) >= 8
