"""Filters of official Russian in templates: cases from the glossary, signatures, dates, numbers with words.

Each goes through its value once. What it gives is as long as a form that a person wrote, or as a number in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from jinja2 import Undefined

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.russian import counting
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.declension.cases import GENITIVE, RUSSIAN, find_case
from shnor_docs.russian.declension.known import form_of
from shnor_docs.russian.likeness import perhaps
from shnor_docs.russian.typography import signature_name, typeset

NO_FORM = declare("ШД804", Severity.ERROR, "нет формы слова, которую печатает шаблон")
NOT_FIT = declare("ШД805", Severity.ERROR, "фильтр русского языка в шаблоне не подходит к значению")

_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?")
_SPACES = str.maketrans("", "", " \u00a0")


def in_case(value: object, case: str) -> str:
    """``{{ authority | case('творительный') }}``."""
    wanted = find_case(str(case))
    if wanted is None:
        known = RUSSIAN.values()
        hint = perhaps(str(case), known, "есть: " + ", ".join(known))
        raise Refusal(NOT_FIT, f"нет падежа «{case}»", hint)
    name = _text(value, "case")
    form = form_of(name, wanted)
    if form is None:
        hint = f"впишите {wanted} в glossary.yaml; предложит форму команда «shnor-docs glossary suggest»"
        raise Refusal(NO_FORM, f"нет {GENITIVE[wanted]} падежа: «{name}»", hint)
    return typeset(form)


def signature(value: object) -> str:
    """``{{ person | signature }}``: «И.О. Фамилия»."""
    return signature_name(_text(value, "signature"))


def official(value: object) -> str:
    """``{{ date | official }}``: «23 сентября 2021 г.»; a place to write a date on stays as it is."""
    if isinstance(value, date):
        return format_date(value, "verbal")
    text = _text(value, "official")
    return _DAY.sub(lambda match: format_date(_day(match), "verbal"), text)


def _day(match: re.Match[str]) -> date:
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise Refusal(NOT_FIT, f"«{match[0]}» – не дата", "такого дня в календаре нет") from None


def with_noun(value: object, *words: str) -> str:
    """A number with its noun: «5 школ»; ``{{ n | agree('школа') }}``."""
    return _counted(counting.with_noun, value, words)


def in_digits_and_words(value: object, *words: str) -> str:
    """Digits, words and a noun: «3 (трёх) школ»; ``{{ n | words('школа', 'родительный') }}``."""
    return _counted(counting.in_digits_and_words, value, words)


def in_words(value: object, *words: str) -> str:
    """Words alone: «двадцатью одной»; ``{{ n | spelled('женский', 'творительный') }}``."""
    return _counted(counting.in_words_only, value, words)


def _counted(wording: Callable[[Decimal, counting.Manner], str], value: object, words: tuple[str, ...]) -> str:
    try:
        return wording(_number(value), counting.manner(map(str, words)))
    except ValueError as error:
        raise Refusal(NOT_FIT, str(error)) from None


def _number(value: object) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    written = (
        str(value).translate(_SPACES).replace("−", "-") if isinstance(value, str | Decimal | float | Undefined) else ""
    )
    if not _NUMBER.fullmatch(written):
        raise Refusal(NOT_FIT, f"«{str(value)[:60]}» – не число", "фильтру нужно число")
    return Decimal(written.replace(",", "."))


def _text(value: object, name: str) -> str:
    if isinstance(value, str | Undefined):
        return str(value)
    raise Refusal(NOT_FIT, f"фильтр {name} печатает только текст", "дайте ему строку: название, должность, имя")


FILTERS: Mapping[str, Callable[..., str]] = {
    "case": in_case,
    "signature": signature,
    "official": official,
    "agree": with_noun,
    "words": in_digits_and_words,
    "spelled": in_words,
}
