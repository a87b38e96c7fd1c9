"""What a target may demand; each condition prints itself and judges a number, or says that it cannot."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shnor_docs.model.deadline.moment import Moment
from shnor_docs.model.value import with_unit
from shnor_docs.russian.numerals import MINUS, NBSP


class TargetKind(StrEnum):
    """The nature of a target, which tells how its reaching is judged."""

    THRESHOLD = "порог"
    YES_NO = "да/нет"
    DOCUMENT = "документ"
    TREND = "динамика"
    COMPOUND = "составное"
    NONE = "не установлено"


class Comparison(StrEnum):
    """How an amount is compared with the target's."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    NOT_EQUAL = "!="


WORDS = {
    Comparison.AT_LEAST: "не менее",
    Comparison.AT_MOST: "не более",
    Comparison.MORE: "более",
    Comparison.LESS: "менее",
    Comparison.EQUAL: "",
    Comparison.NOT_EQUAL: "не равно",
}
_HOLDS = {
    Comparison.AT_LEAST: operator.ge,
    Comparison.AT_MOST: operator.le,
    Comparison.MORE: operator.gt,
    Comparison.LESS: operator.lt,
    Comparison.NOT_EQUAL: operator.ne,
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What a condition is judged by: the value, that of the previous period, and which direction is good."""

    value: Decimal
    previous: Decimal | None = None
    growth_is_good: bool = True


class Condition:
    """One demand of a target. By default no number decides it."""

    __slots__ = ()

    @property
    def kind(self) -> TargetKind:
        """What the demand is."""
        raise NotImplementedError

    @property
    def notation(self) -> str:
        """Its canonical text."""
        raise NotImplementedError

    def holds(self, situation: Situation) -> bool | None:
        """Whether it is met; None when the numbers do not tell."""
        return None


@dataclass(frozen=True, slots=True)
class Threshold(Condition):
    """«Не менее 80 % ШНОР (ежегодно) на декабрь 2023 г.».

    ``lead`` stands before («вовлечение»), ``scope`` names whose share or which audience («ШНОР»,
    «для школьных команд»), ``moment`` when it must be reached.
    """

    comparison: Comparison
    amount: Decimal
    unit: str = ""
    scope: str = ""
    lead: str = ""
    is_yearly: bool = False
    moment: Moment | None = None

    @property
    def kind(self) -> TargetKind:
        """A threshold."""
        return TargetKind.THRESHOLD

    @property
    def notation(self) -> str:
        """«>= 80 % ШНОР (ежегодно) на декабрь 2023»."""
        amount = with_unit(self.amount, self.unit).replace(MINUS, "-")
        sign = "" if self.comparison is Comparison.EQUAL else self.comparison.value
        when = f"на {self.moment.notation()}" if self.moment else ""
        return _joined(self.lead, sign, amount, self.scope, self._yearly, when).replace(NBSP, " ")

    def __str__(self) -> str:
        when = f"на{NBSP}{self.moment.printed()}" if self.moment else ""
        return _joined(self.lead, self._bound, self.scope, self._yearly, when)

    @property
    def _bound(self) -> str:
        if self.comparison is Comparison.NOT_EQUAL and self.amount == 0 and not self.unit:
            return "отлично от нуля"
        words = WORDS[self.comparison]
        if not words:
            return with_unit(self.amount, self.unit)
        return f"{words}{NBSP}{with_unit(self.amount, self.unit, genitive=True)}"

    @property
    def _yearly(self) -> str:
        return "(ежегодно)" if self.is_yearly else ""

    def holds(self, situation: Situation) -> bool:
        """Whether the value stands so to the amount, both in the target's unit; a bare plan may be surpassed."""
        comparison = self.comparison
        if comparison is Comparison.EQUAL:
            comparison = Comparison.AT_LEAST if situation.growth_is_good else Comparison.AT_MOST
        return bool(_HOLDS[comparison](situation.value, self.amount))


@dataclass(frozen=True, slots=True)
class YesNo(Condition):
    """«Да», or «Сайт УО (да/нет)», which demands a yes of its subject."""

    expected: bool
    subject: str = ""

    @property
    def kind(self) -> TargetKind:
        """Yes or no."""
        return TargetKind.YES_NO

    @property
    def notation(self) -> str:
        """«да», «нет», «Сайт УО (да/нет)»."""
        return f"{self.subject} (да/нет)" if self.subject else str(self)

    def __str__(self) -> str:
        return f"{self.subject} (да/нет)" if self.subject else ("да" if self.expected else "нет")

    def holds(self, situation: Situation) -> bool:
        """Whether the value, 1 for yes and 0 for no, is the expected one."""
        return bool(situation.value) is self.expected


@dataclass(frozen=True, slots=True)
class Document(Condition):
    """A document that proves the result: «Приказ о составе рабочей группы»."""

    name: str

    @property
    def kind(self) -> TargetKind:
        """A document."""
        return TargetKind.DOCUMENT

    @property
    def notation(self) -> str:
        """«документ: Аналитический отчёт»."""
        return f"документ: {self.name}" if self.name else "документ"

    def __str__(self) -> str:
        return self.name or "документ"


class Direction(StrEnum):
    """Where a value must go against the previous period."""

    GROWTH = "рост"
    FALL = "снижение"
    POSITIVE = "положительная динамика"


@dataclass(frozen=True, slots=True)
class Trend(Condition):
    """«Рост доли педагогов»; whether «положительная динамика» is growth, the indicator tells."""

    direction: Direction
    subject: str = ""

    @property
    def kind(self) -> TargetKind:
        """A direction of change."""
        return TargetKind.TREND

    @property
    def notation(self) -> str:
        """«рост», «снижение доли ОУ», «положительная динамика»."""
        return _joined(self.direction.value, self.subject)

    def __str__(self) -> str:
        return self.notation

    def holds(self, situation: Situation) -> bool | None:
        """Whether the value moved so since the previous one; None without that."""
        if situation.previous is None:
            return None
        if self.direction is Direction.GROWTH or (self.direction is Direction.POSITIVE and situation.growth_is_good):
            return situation.value > situation.previous
        return situation.value < situation.previous


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
