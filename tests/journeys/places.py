"""Addresses of the example year."""

from bening.cli.demo_year.people import KERINCI
from bening.cli.demo_year.seed import YEAR

UNIT = f"/satker/{KERINCI}/{YEAR}"
PLAN = f"{UNIT}/rencana/"
NEXT_YEAR = f"/satker/{KERINCI}/{YEAR + 1}"


def item(code: str) -> str:
    """The page of one item of Kerinci's plan."""
    return f"{PLAN}butir/{code}/"
