"""Deadlines: texts such as «до 18.02.2022» or «ежегодно, август» as typed values."""

from shnor_docs.model.deadline.deadline import Deadline
from shnor_docs.model.deadline.terms import DeadlineKind
from shnor_docs.model.period import DateRange

__all__ = ["DateRange", "Deadline", "DeadlineKind"]
