"""The report as PDF/A; the same frozen content gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from bening.rooms.assessment.reports.lhe import Report

TEMPLATE = Path(__file__).parent / "templates" / "lhe.typ"


def report_pdf(report: Report) -> bytes:
    """The document, dated with the signature."""
    from bening.foundation.documents.typst import render_pdf  # typst is wanted only here

    data = {
        "title": report.title,
        "subtitle": report.subtitle,
        "facts": report.facts,
        "basis": report.basis,
        "tables": [
            {"title": one.title, "columns": one.columns, "rows": one.rows, "numeric": one.numeric}
            for one in report.tables
        ],
        "conclusion": report.conclusion,
        "signatures": report.signatures,
        "foot": report.foot,
    }
    return render_pdf(TEMPLATE, data, at=report.at)
