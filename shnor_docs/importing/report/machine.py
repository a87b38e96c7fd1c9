"""The machine-readable twin of a report."""

from __future__ import annotations

from typing import Any

from shnor_docs.importing.coverage import Lost
from shnor_docs.importing.report.report import Report


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data for JSON."""
    draft, coverage = report.draft, report.coverage
    return {
        "program": report.program,
        "written": report.is_written,
        "sources": list(report.sources),
        "files": list(draft.files),
        "coverage": {
            "words": coverage.words,
            "words_found": coverage.words_found,
            "cells": coverage.cells,
            "cells_found": coverage.cells_found,
            "lost": [_lost(one) for one in coverage.lost],
            "added": [{"document": one.unit.where, "words": list(one.words)} for one in coverage.added],
            "reworded": [{"file": one.where, "place": str(one.place), "text": one.text} for one in coverage.reworded],
            "moved": [{"file": one.where, "place": str(one.place), "text": one.text} for one in coverage.moved],
        },
        "decisions": [
            {
                "file": one.file,
                "place": str(one.what.place),
                "what": one.what.what,
                "certainty": one.what.certainty.value,
                "reason": one.what.reason,
            }
            for one in draft.decisions
        ],
        "questions": [
            {"file": one.file, "place": str(one.what.place), "about": one.what.about, "text": one.what.text}
            for one in draft.questions
        ],
        "left": [
            {"file": one.file, "place": str(one.what.place), "text": one.what.text, "reason": one.what.reason}
            for one in draft.left
        ],
        "kept_as_text": [{"file": one.file, "place": str(one.place)} for one in report.refused],
        "contradictions": [one.to_json() for one in draft.contradictions],
        "repeated": [
            {"words": one.words, "reference": one.reference, "places": list(one.places)} for one in draft.offers
        ],
        "remarks": [one.to_json() for one in report.remarks],
    }


def _lost(one: Lost) -> dict[str, Any]:
    unit = one.unit
    return {"file": unit.where, "place": str(unit.place), "words": list(one.words), "text": unit.text}
