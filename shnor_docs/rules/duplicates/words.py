"""Words of a text for comparison: case, endings and signs left out, references passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from shnor_docs.documents.references import PATTERN
from shnor_docs.sameness import KEPT

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*%?")
_STEM = 5
"""So many first letters tell a Russian word apart from others whatever its ending: «школы» and «школьный» differ."""
_RUN = 3
_MANY = 8

T = TypeVar("T")
Stems = tuple[str, ...]
Runs = frozenset[Stems]


@lru_cache(KEPT)
def words(text: str) -> Stems:
    """The words in lower case, «ё» as «е», what stands in references left out."""
    return tuple(_WORD.findall(PATTERN.sub(" ", text).lower().replace("ё", "е")))


@lru_cache(KEPT)
def stems(text: str) -> Stems:
    """The words without their endings."""
    return tuple(word[:_STEM] for word in words(text))


@lru_cache(KEPT)
def runs(text: str) -> Runs:
    """Every three words in a row, without their endings: what two tellings of one thing have in common."""
    return runs_of(stems(text))


def runs_of(found: Stems) -> Runs:
    """Every three of the words in a row."""
    return frozenset(found[start : start + _RUN] for start in range(len(found) - _RUN + 1))


def by_runs(texts: Iterable[tuple[T, str]]) -> dict[Stems, list[T]]:
    """Whose text has each three words in a row; those that many have tell nothing, and are left out."""
    found: dict[Stems, list[T]] = {}
    for owner, text in texts:
        for run in runs(text):
            found.setdefault(run, []).append(owner)
    return {run: owners for run, owners in found.items() if len(owners) <= _MANY}


def share(part: Runs, whole: Iterable[Stems]) -> float:
    """How much of the first stands in the second, 0 to 1."""
    return len(part.intersection(whole)) / len(part) if part else 0.0


def shortened(text: str, limit: int = 70) -> str:
    """The beginning of a text in one line, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"
