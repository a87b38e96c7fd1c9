"""The target of an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shnor_docs.model.notation import Notation
from shnor_docs.model.target.conditions import Document, Situation, TargetKind, Threshold
from shnor_docs.model.target.parsing import EXAMPLES, Group, parse_groups
from shnor_docs.model.value import ABSENT


@dataclass(frozen=True, slots=True)
class Target(Notation):
    """A target: groups of conditions, one group for each audience; without any it is not set.

    ``str`` gives the official Russian text, ``notation`` the YAML text, ``compare`` judges a number.
    """

    groups: tuple[Group, ...] = ()

    title = "Целевое значение"
    description = f"Целевое значение, {EXAMPLES}."
    json_types = ("string", "integer", "number")

    @classmethod
    def parse(cls, text: str) -> Target:
        """The target that the text means; NotationError says why it means none."""
        return cls(parse_groups(text))

    @property
    def notation(self) -> str:
        """Canonical text: «>= 80 % и рост», «>= 4 для школьных команд; >= 4 для управленческих команд»."""
        return "; ".join(" и ".join(part.notation for part in group) for group in self.groups) or ABSENT

    def __str__(self) -> str:
        return "; ".join(" и ".join(map(str, group)) for group in self.groups) or ABSENT

    @property
    def kind(self) -> TargetKind:
        """The kind of its only condition; compound when it has several; none when it has none."""
        kinds = [condition.kind for group in self.groups for condition in group]
        if len(kinds) > 1:
            return TargetKind.COMPOUND
        return kinds[0] if kinds else TargetKind.NONE

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """The numbers that it sets."""
        return tuple(part for group in self.groups for part in group if isinstance(part, Threshold))

    @property
    def _threshold(self) -> Threshold | None:
        return next(iter(self.thresholds), None)

    @property
    def amount(self) -> Decimal | None:
        """The number of its first threshold, for a table of numbers; None without one."""
        return self._threshold.amount if self._threshold else None

    @property
    def unit(self) -> str:
        """The unit of that number: «%», «школа», or empty."""
        return self._threshold.unit if self._threshold else ""

    def compare(self, value: Decimal, previous: Decimal | None = None, *, growth_is_good: bool = True) -> bool | None:
        """Whether the value, in the target's unit, reaches it; None when numbers do not decide.

        ``previous`` is the value of the period before; ``growth_is_good`` tells what «положительная динамика»
        means. A proving document beside a number is left to the reader; targets of several audiences need
        several values and are not decided.
        """
        judged = [group for group in self.groups if not all(isinstance(part, Document) for part in group)]
        if len(judged) != 1:
            return None
        situation = Situation(value, previous, growth_is_good)
        answers = {condition.holds(situation) for condition in judged[0]}
        if False in answers:
            return False
        return None if None in answers else True
