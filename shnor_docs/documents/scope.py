"""What a reference of prose finds: paths over the model, ids as keys, indicators joined with the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from shnor_docs.documents.appendices import Placement, placements
from shnor_docs.documents.marks import BLANK_DATE, BLANK_NUMBER
from shnor_docs.documents.names.declined import MissingForm
from shnor_docs.documents.references import BadReference, Reference
from shnor_docs.model.base import Record
from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.model.content import Content, once
from shnor_docs.model.indicator import Indicator, IndicatorUse
from shnor_docs.model.notation import NotationError
from shnor_docs.model.order import Order
from shnor_docs.model.period import Period, PeriodMap, PeriodRange
from shnor_docs.model.program import Budget, Fact, FundingSource, StatementList
from shnor_docs.model.value import Value
from shnor_docs.russian.declension.cases import find_case
from shnor_docs.russian.likeness import meant, nearest
from shnor_docs.sameness import Kept, Same, once_for_each


class Blank(str):
    """A line to write on, in place of what a draft does not have yet; filters leave it as it is."""

    __slots__ = ()


_BLANK = Blank("____")
_REQUISITES = {"date": Blank(BLANK_DATE), "number": Blank(BLANK_NUMBER)}
"""What a text prints that refers to the date or number of an order in draft."""

_ENDS = ("start", "end")
"""The first and the last year of the program's period."""

_MEASURED = frozenset({"baseline", "actuals"})


@dataclass(frozen=True, slots=True)
class UsedIndicator:
    """An indicator of the catalogue as a program uses it."""

    entry: Indicator
    use: IndicatorUse
    computed: Mapping[Period, Value] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id common to both."""
        return self.entry.id

    def field(self, name: str) -> object:
        """A field of the use or of the catalogue's entry; measured amounts carry their unit."""
        if name in _MEASURED:
            given = self.values(getattr(self.use, name))
            return PeriodMap({**given, **self.computed}) if name == "actuals" else given
        owner: Record = self.use if name in IndicatorUse.model_fields and name != "id" else self.entry
        return getattr(owner, name)

    def values(self, amounts: PeriodMap[Decimal]) -> PeriodMap[Value]:
        """Amounts by period as values with the indicator's unit and precision."""
        entry = self.entry
        return PeriodMap(
            {period: Value(amount, entry.printed_unit, entry.precision) for period, amount in amounts.items()}
        )


INDICATOR_FIELDS = tuple(dict.fromkeys((*Indicator.model_fields, *IndicatorUse.model_fields)))


@once
def used_indicators(content: Content) -> tuple[UsedIndicator, ...]:
    """The program's indicators in its order; those that the catalogue lacks are left to the rules."""
    uses = tuple(use for use in content.program.indicators if use.id in content.catalogue)
    entries = tuple(content.catalogue[use.id] for use in uses)
    key = (*map(Same, uses), *map(Same, entries), Same(content.computed))
    return _used.of(key, lambda: _joined(entries, uses, content.computed))


_used = Kept[tuple[UsedIndicator, ...]](16)
"""The indicators of a few programs: the same objects as long as nothing in them changes."""


def _joined(
    entries: tuple[Indicator, ...], uses: tuple[IndicatorUse, ...], computed: Mapping[tuple[str, Period], Value]
) -> tuple[UsedIndicator, ...]:
    found = by_indicator(computed)
    return tuple(UsedIndicator(entry, use, found.get(use.id, {})) for entry, use in zip(entries, uses, strict=True))


def by_indicator(values: Mapping[tuple[str, Period], Value]) -> dict[str, dict[Period, Value]]:
    """The computed values of each indicator."""
    found: dict[str, dict[Period, Value]] = {}
    for (name, period), value in values.items():
        found.setdefault(name, {})[period] = value
    return found


def resolve(content: Content, reference: Reference) -> object:
    """The value at the reference's path, before filters; a line to write on if it is missing and its place is open.

    Raises:
        BadReference: no such name; the hint names the nearest one.
    """
    try:
        return _resolved(content, reference)
    except BadReference:
        if is_open(content, reference):
            return _BLANK
        raise


def is_open(content: Content, reference: Reference) -> bool:
    """Whether an open point asks about the place that the reference names."""
    path = ".".join(reference.steps).removeprefix("program.")
    places = (point.place for point in content.program.open_points)
    return any(f"{path}.".startswith(f"{place}.") or place.startswith(f"{path}.") for place in places)


def _resolved(content: Content, reference: Reference) -> object:
    head, *way = reference.steps
    root = _root(content, head)
    value = _reached(root, tuple(way)) if way else root
    return _number_of(content, value) if isinstance(value, Fact) else value


def _walked(root: object, steps: tuple[str, ...]) -> object:
    *way, last = steps
    return _member(_reached(root, tuple(way)) if way else root, last)


_reached = once_for_each(_walked, most=1 << 12)
"""What steps reach from a field of a program: rules and documents ask for the same, and most fields stay."""


def _number_of(content: Content, fact: Fact) -> Fact | Value:
    """The fact as it is written, or the value that its indicator has by the data."""
    if fact.indicator is None or fact.period is None:
        return fact
    found = content.computed.get((fact.indicator, fact.period))
    if found is None:
        reason = f"у показателя «{fact.indicator}» нет вычисленного значения за {fact.period}"
        raise BadReference(f"число «{fact.id}» не вычислено: {reason}", "проверьте формулу показателя и данные")
    return replace(found, unit=fact.unit or found.unit)


def _root(content: Content, name: str) -> object:
    if name == "program":
        return content.program
    if name == "indicators":
        return used_indicators(content)
    if name == "appendices":
        return _appendices(content)
    if name in type(content.program).model_fields:
        return getattr(content.program, name)
    raise _unknown(name, ("program", "appendices", *type(content.program).model_fields))


@once
def _appendices(content: Content) -> tuple[Placement, ...]:
    return tuple(placements(content))


def _member(value: object, step: str) -> object:
    if isinstance(value, StatementList) and step not in StatementList.model_fields:
        return _by_id(value.items, step)
    if isinstance(value, UsedIndicator):
        if step in INDICATOR_FIELDS:
            return value.field(step)
        raise _unknown(step, INDICATOR_FIELDS)
    if isinstance(value, Order) and step in _REQUISITES:
        return getattr(value, step) or _REQUISITES[step]
    if isinstance(value, Budget | FundingSource) and step == "total":
        return Value(value.whole, value.unit) if isinstance(value, Budget) else value.whole
    if isinstance(value, PeriodRange) and step in _ENDS:
        return getattr(value, step)
    if isinstance(value, Municipality | Body) and (case := find_case(step)) and getattr(value, case, "") is None:
        raise MissingForm(value.name, case)
    if isinstance(value, Record):
        if step in type(value).model_fields:
            return getattr(value, step)
        raise _unknown(step, type(value).model_fields)
    if isinstance(value, tuple):
        return _by_id(value, step)
    if isinstance(value, Mapping):
        return _by_key(value, step)
    raise BadReference(f"у значения «{value}» нет частей, а ссылка ищет в нём «{step}»")


def _by_id(records: Iterable[object], wanted: str) -> object:
    known = tuple(records)
    for record in reversed(known):
        if getattr(record, "id", None) == wanted:
            return record
    raise _unknown(wanted, dict.fromkeys(key for record in known if (key := getattr(record, "id", None))))


def _by_key(mapping: Mapping[object, object], step: str) -> object:
    try:
        return mapping[step]
    except (KeyError, NotationError):
        keys = {str(key): value for key, value in mapping.items()}
        if step in keys:
            return keys[step]
        raise _unknown(step, keys) from None


def _unknown(name: str, known: Iterable[str]) -> BadReference:
    names = list(known)
    near = nearest(name, names)
    hint = f"есть {meant(near, name)}" if near else ("есть: " + ", ".join(names[:12]) if names else "здесь ничего нет")
    return BadReference(f"нет значения «{name}»", hint)
