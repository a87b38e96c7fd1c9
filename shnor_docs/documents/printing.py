"""How a value prints in running text, and the filters a reference may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from shnor_docs.documents.appendices import Placement
from shnor_docs.documents.names.declined import asked_case, in_case, signature
from shnor_docs.documents.references import PATTERN, BadReference
from shnor_docs.documents.scope import Blank, UsedIndicator
from shnor_docs.model.base import Record, Statement
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.program import Fact, Stage, StatementList
from shnor_docs.model.target import Target
from shnor_docs.model.value import Value
from shnor_docs.russian.counting import Manner, in_digits_and_words, in_words_only, manner, with_noun
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.russian.likeness import perhaps
from shnor_docs.russian.numerals import format_number

Arguments = tuple[str, ...]
"""What stands in the brackets of a filter."""

MAX_PRECISION = 6
MOST_NAMED = 5


def printed(value: object, path: str = "") -> str:
    """The value as official Russian text; ``path`` is how the reference calls it, for the hint.

    Raises:
        BadReference: the value is a list or a record, which has no form inside a line.
    """
    if isinstance(value, str | Value | Target | Deadline):
        return str(value)
    if isinstance(value, Fact):
        return str(_fact(value))
    if isinstance(value, Statement):
        return value.text
    if isinstance(value, UsedIndicator):
        return value.entry.name
    if isinstance(value, Period | PeriodRange):
        return value.in_words()
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, Decimal | int):
        return format_number(Decimal(value))
    if isinstance(value, date):
        return format_date(value, "verbal")
    if value is None:
        raise BadReference("значение не задано", "задайте его в данных программы")
    raise BadReference("это не одно значение, в строке его не напечатать", _parts_hint(value, path))


def _parts_hint(value: object, path: str) -> str:
    """How to name a part that prints: a field of a record, a record of a list, a value by its key."""
    if isinstance(value, Record):
        parts = [f".{name}" for name in type(value).model_fields if name != "id" and _prints(getattr(value, name))]
        return _listed("назовите поле", path, parts)
    if isinstance(value, Mapping):
        return _listed("назовите ключ", path, [f"[{key}]" for key in value])
    records = value.items if isinstance(value, StatementList) else value
    ids = [getattr(record, "id", None) for record in records] if isinstance(records, tuple) else []
    return _listed("назовите запись", path, [f".{name}" for name in ids if name])


def _listed(what: str, path: str, parts: list[str]) -> str:
    named = [f"{{{{ {path}{part} }}}}" if path else part for part in parts[:MOST_NAMED]]
    return f"{what}: {', '.join(named)}" if named else "впишите его в данные программы"


def _prints(value: object) -> bool:
    """Whether a reference to the value gives text; a text with references of its own does not."""
    try:
        text = printed(value)
    except BadReference:
        return False
    return bool(text) and not PATTERN.search(text)


def _fact(fact: Fact) -> Value:
    return Value(fact.value, fact.unit or "", None)


def _amount(value: object) -> Decimal:
    amount = value.value if isinstance(value, Fact) else getattr(value, "amount", value)
    if isinstance(amount, Decimal | int) and not isinstance(amount, bool):
        return Decimal(amount)
    raise BadReference(f"«{printed(value)}» — не число, а фильтру нужно число")


def _number(value: object, arguments: Arguments) -> str:
    precision = _precision(arguments[0]) if arguments else getattr(value, "precision", None)
    return format_number(_amount(value), precision)


def _precision(written: str) -> int:
    if written.isdecimal() and int(written) <= MAX_PRECISION:
        return int(written)
    hint = f"в скобках — сколько знаков после запятой, от 0 до {MAX_PRECISION}: number(1)"
    raise BadReference(f"у фильтра «number» непонятно «{written}»", hint)


def _words(value: object, arguments: Arguments) -> str:
    unit = (value.unit if isinstance(value, Fact | Value) else None) or ""
    return _counted(value, arguments, partial(in_digits_and_words, unit=unit))


def _counted(value: object, arguments: Arguments, wording: Callable[[Decimal, Manner], str]) -> str:
    amount = _amount(value)
    try:
        return wording(amount, manner(arguments))
    except ValueError as error:
        raise BadReference(str(error)) from None


def _digital(value: object, arguments: Arguments) -> str:
    return format_date(_date(value, "digital"), "digital")


def _official(value: object, arguments: Arguments) -> str:
    return format_date(_date(value, "official"), "verbal")


def _date(value: object, name: str) -> date:
    if isinstance(value, date):
        return value
    raise BadReference(f"фильтр «{name}» печатает только даты")


def _in_named_case(case: Case, value: object, arguments: Arguments) -> str:
    return in_case(value, case)


FILTERS: Mapping[str, Callable[[object, Arguments], str]] = {
    "number": _number,
    "words": _words,
    "spelled": lambda value, arguments: _counted(value, arguments, in_words_only),
    "agree": lambda value, arguments: _counted(value, arguments, with_noun),
    "digital": _digital,
    "official": _official,
    "case": lambda value, arguments: in_case(value, asked_case("case", arguments)),
    **{case: partial(_in_named_case, case) for case in OBLIQUE},
    "signature": lambda value, _: signature(value),
    "lower": lambda value, _: printed(value)[:1].lower() + printed(value)[1:],
    "capital": lambda value, _: printed(value)[:1].upper() + printed(value)[1:],
}
"""Filters of a line."""

Filters = tuple[tuple[str, Arguments], ...]

LIST_FILTERS = frozenset({"numbered", "bulleted"})
"""Filters of a list that stands as a paragraph of its own."""


def filtered(value: object, filters: Filters, path: str = "") -> str:
    """The value after its filters, as text; ``path`` is how the reference calls it.

    Raises:
        BadReference: an unknown filter, or one that does not suit the value.
    """
    if isinstance(value, Placement):
        return mention(value, filters)
    if isinstance(value, Blank):
        return value
    for name, argument in filters:
        if name not in FILTERS:
            raise _no_filter(name)
        value = FILTERS[name](value, argument)
    return printed(value, path)


def _no_filter(name: str) -> BadReference:
    known = (*FILTERS, *sorted(LIST_FILTERS))
    return BadReference(f"нет фильтра «{name}»", perhaps(name, known, "есть: " + ", ".join(known)))


def mention(placement: Placement, filters: Filters, home: str | None = None) -> str:
    """How a text of ``home`` names an appendix; the only filter is its case.

    Raises:
        BadReference: another filter.
    """
    name, arguments = filters[0] if filters else ("", ())
    case = asked_case(name, arguments) if name == "case" else name
    if case not in placement.cases or len(filters) > 1:
        raise BadReference(f"приложение не печатается с фильтром «{name}»", "есть: dative, genitive, prepositional")
    return placement.mention(case, home)


def is_list(value: object) -> bool:
    """Whether the value prints as a list when it stands alone."""
    if isinstance(value, StatementList):
        return True
    return isinstance(value, tuple) and all(isinstance(v, Statement | Stage | UsedIndicator) for v in value)
