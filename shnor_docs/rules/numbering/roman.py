"""Roman numerals of stages and sections."""

from __future__ import annotations

from itertools import pairwise

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> int:
    """The number of an upper-case Roman numeral; signs that are none count as nothing."""
    values = [_VALUES.get(sign, 0) for sign in text]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))
