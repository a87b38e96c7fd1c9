"""The years that a text names."""

from __future__ import annotations

import re

from shnor_docs.model.period import PeriodRange

_YEAR = r"(?:19|20)\d\d(?:\s*/\s*(?:20)?\d\d)?"
_RANGE = re.compile(rf"({_YEAR})\s*(?:год\w*|гг?\.?)?\s*(?:[-–—]|по|до)\s*({_YEAR})(?!\d)", re.I)
_PLANNED = re.compile(
    rf"({_YEAR})\s*(?:год|г\.?)\s+и\s+(?:на\s+)?плановый\s+период\s+(?:{_YEAR})\s*(?:[-–—]|и)\s*({_YEAR})", re.I
)
_FOR_YEAR = re.compile(rf"(?:на|за|в|–|-|\()\s*({_YEAR})\s*(?:учебн\w+\s+)?(?:год|г\.)", re.I)


def period_in(text: str) -> PeriodRange | None:
    """The years that a text is about: a range, «на 2020 год и плановый период 2021 и 2022 годов», or one year."""
    for pattern in (_PLANNED, _RANGE):
        if found := pattern.search(text):
            return PeriodRange.read(f"{_tight(found[1])}-{_tight(found[2])}")
    found = _FOR_YEAR.search(text)
    return PeriodRange.read(_tight(found[1])) if found else None


def _tight(year: str) -> str:
    return "".join(year.split())
