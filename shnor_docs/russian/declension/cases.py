"""The six cases by their English and Russian names."""

from __future__ import annotations

from typing import Literal, get_args

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]

CASES: tuple[Case, ...] = get_args(Case)
OBLIQUE: tuple[Case, ...] = CASES[1:]
"""The cases other than the nominative, in the order of a grammar."""

RUSSIAN: dict[Case, str] = {
    "nominative": "именительный",
    "genitive": "родительный",
    "dative": "дательный",
    "accusative": "винительный",
    "instrumental": "творительный",
    "prepositional": "предложный",
}
GENITIVE: dict[Case, str] = {case: f"{name[:-2]}ого" for case, name in RUSSIAN.items()}
"""«(нет) творительного (падежа)»."""

_BY_NAME = {name: case for case, russian in RUSSIAN.items() for name in (case, russian)}


def find_case(name: str) -> Case | None:
    """The case called so, «творительный» or ``instrumental``; None for any other word."""
    return _BY_NAME.get(name.strip().lower())
