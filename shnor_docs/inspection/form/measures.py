"""Lengths of Word in the units in which the standard and a person count."""

from __future__ import annotations

TWIPS_IN_MM = 1440 / 25.4
TOLERANCE = 0.6
"""mm: Word keeps twentieths of a point, people type rounded centimetres («1,5 см» is 850 twips, 14.99 mm)."""


def mm(twips: float) -> float:
    """Twips as millimetres."""
    return twips / TWIPS_IN_MM


def shown_mm(twips: float) -> str:
    """A length in twips as «12,5 мм»."""
    return f"{number(mm(twips))} мм"


def number(value: float, digits: int = 1) -> str:
    """A number with a decimal comma and no idle zeros: «12,5», «20»."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".").replace(".", ",")


def listed(values: tuple[float, ...]) -> str:
    """«12, 13 или 14»."""
    texts = [number(value) for value in values]
    return " или ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
