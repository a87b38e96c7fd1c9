"""Numbers of the rules that a region sets for itself: shares, years, the cut-off of the regression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from shnor_docs.compute.identification.rows import Rule
from shnor_docs.model.notation import NotationError
from shnor_docs.model.value import parse_number

PERCENT = "percent"


def parameters(rule: Rule) -> dict[str, int | Decimal]:
    """The rule's numbers by name, as they are set now."""
    record: Any = rule
    found = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: value for name, value in found.items() if isinstance(value, int | Decimal)}


def with_parameters(rule: Rule, written: Mapping[str, str]) -> Rule:
    """The rule with other numbers, as a person writes them («0,5»).

    Raises NotationError: the rule has no such parameter, or the number is not one it can take.
    """
    known = parameters(rule)
    unknown = [name for name in written if name not in known]
    if unknown:
        told = ", ".join(f"{name}={value}" for name, value in known.items())
        raise NotationError(f"параметра «{unknown[0]}» у правила нет", f"есть: {told}" if told else "у него их нет")
    record: Any = rule
    changed: Rule = replace(record, **{name: _number(name, text, known[name]) for name, text in written.items()})
    return changed


def _number(name: str, text: str, now: int | Decimal) -> int | Decimal:
    number = parse_number(text)
    if isinstance(now, Decimal):
        if number < 0:
            raise NotationError(f"{name} – не меньше 0, а указано {text}", "")
        return number
    if number != int(number) or number < 1 or (name == PERCENT and number > 100):
        limits = "от 1 до 100" if name == PERCENT else "от 1"
        raise NotationError(f"{name} – целое число {limits}, а указано {text}", "")
    return int(number)
