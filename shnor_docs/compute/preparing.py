"""A formula made ready for its data: its words known, its conditions judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from shnor_docs.compute.frame import Frame
from shnor_docs.compute.problem import NO_SOURCE, NotComputable
from shnor_docs.compute.scope import Scope
from shnor_docs.model.formula import Formula
from shnor_docs.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Prepared:
    """``number`` is the result of ``evaluate`` alone; both raise NotComputable for one that the data do not give.

    A rule for each school asks for hundreds of numbers whose traces nobody may ever look at.
    """

    words: str
    number: Callable[[Scope], Fraction]
    evaluate: Callable[[Scope], Trace]


@dataclass(frozen=True, slots=True)
class Setting:
    """The tables by id, how a formula inside a formula is prepared, and the names of indicators by id."""

    frames: Mapping[str, Frame]
    prepare: Callable[[Formula], Prepared]
    names: Mapping[str, str]

    def frame(self, table: str) -> Frame:
        """The table of this id.

        Raises NotComputable: there is none.
        """
        if table not in self.frames:
            hint = "есть: " + ", ".join(self.frames)
            raise NotComputable(NO_SOURCE, f"таблицы данных «{table}» нет", hint=hint)
        return self.frames[table]
