"""Values by period, found by any name of the period."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from shnor_docs.model.notation import NotationError
from shnor_docs.model.period.year import Period, PeriodLike

T = TypeVar("T")


class PeriodMap(Mapping[Period, T]):
    """A frozen mapping of periods of one kind, in order; its keys are found by Period, 2022 or "2022".

    As a pydantic field ``PeriodMap[Target]`` it takes a mapping with such keys.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[Any, T] | Iterable[tuple[PeriodLike, T]] = ()) -> None:
        """Raise NotationError for a key that is no period, a period given twice, or kinds mixed."""
        pairs = values.items() if isinstance(values, Mapping) else values
        by_period: dict[Period, T] = {}
        for key, value in pairs:
            period = Period.of(key)
            _check_joins(period, by_period)
            by_period[period] = value
        self._values = {period: by_period[period] for period in sorted(by_period)}

    def __getitem__(self, key: PeriodLike) -> T:
        try:
            return self._values[Period.of(key)]
        except NotationError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[Period]:
        return iter(self._values)

    def items(self) -> ItemsView[Period, T]:
        """The pairs in order."""
        return self._values.items()

    def values(self) -> ValuesView[T]:
        """The values in the order of their periods."""
        return self._values.values()

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PeriodMap) and self._values == other._values

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return f"PeriodMap({ {str(period): value for period, value in self._values.items()} })"

    @property
    def first(self) -> T | None:
        """The value of the earliest period; None of an empty map."""
        return next(iter(self._values.values()), None)

    @property
    def latest(self) -> T | None:
        """The value of the last period; None of an empty map."""
        return next(reversed(self._values.values()), None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A mapping whose wrong keys and values are each reported at their place."""
        (value_type,) = get_args(source) or (Any,)
        mapping = core_schema.dict_schema(handler.generate_schema(Period), handler.generate_schema(value_type))
        checked = core_schema.no_info_before_validator_function(_checked_keys, mapping)
        return core_schema.no_info_after_validator_function(
            cls,
            checked,
            serialization=core_schema.plain_serializer_function_ser_schema(dict, return_schema=mapping),
        )


def _check_joins(period: Period, others: Iterable[Period]) -> None:
    for other in others:
        if period == other:
            raise NotationError(f"период {period} указан дважды", "оставьте одно значение на период")
        if period.is_academic != other.is_academic:
            raise NotationError(
                f"календарный и учебный годы вместе: {other} и {period}", "используйте годы одного вида"
            )


def _checked_keys(raw: object) -> object:
    """The mapping as a dict, once its keys are known to be distinct periods of one kind.

    A key that is no period is left for the dict schema, which reports it at its place.
    """
    if not isinstance(raw, Mapping):
        return raw
    seen: list[Period] = []
    for key in raw:
        try:
            period = Period.of(key)
        except NotationError:
            continue
        _check_joins(period, seen)
        seen.append(period)
    return dict(raw)
