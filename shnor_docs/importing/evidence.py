"""What was decided about a place of a foreign document, how surely, and what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from shnor_docs.inspection.foreign.remarks import Place

T = TypeVar("T")


class Certainty(StrEnum):
    """How sure a decision is; the value is its Russian name."""

    CERTAIN = "точно"
    LIKELY = "вероятно"
    GUESSED = "предположительно"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a place was taken for: «таблица 2 – план мероприятий»."""

    what: str
    place: Place
    certainty: Certainty
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say; ``about``: the model path or the file of the result, where it is an open point."""

    about: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Taken(Generic[T]):
    """What was made of a place, with the reasons."""

    value: T
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
