"""Typography of official Russian text: no-break spaces, quotes, dashes, percent signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from shnor_docs.russian.dates import MONTHS_GENITIVE
from shnor_docs.russian.numerals import NBSP
from shnor_docs.russian.quotes import ADDRESS, find_addresses, with_paired_quotes

Percent = Literal["spaced", "unspaced"]
"""ГОСТ 8.417 prints «5 %» with a space; the older printing tradition prints «5%» without one."""

_SPACE = f"[ {NBSP}]"
_UNITS = r"г\.|гг\.|год\w*|лет|руб\w*|тыс\.|млн|млрд|чел\w*|школ\w*|балл\w*|час\w*|мин\b|шт\.|км|п\.|" + "|".join(
    MONTHS_GENITIVE
)
_SHORTENED = r"г|ст|п|пп|подп|ч|гл|абз|ул|стр|им|пос"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_RULES: tuple[Rule, ...] = (
    (re.compile(f"{_SPACE}{{2,}}"), lambda run: NBSP if NBSP in run[0] else " "),
    (re.compile(rf"(?<=[ {NBSP}])-(?={_SPACE})"), "–"),
    (re.compile(rf"(?<=\S) (?=[–—](?:{_SPACE}|$))", re.MULTILINE), NBSP),
    # «2020-2022 годы»: only before the word for years, other numbers may be codes
    (re.compile(rf"(?<=\b\d{{4}})-(?=\d{{4}}{_SPACE}?(?:г\.|гг|год|уч))"), "–"),
    (re.compile(rf"(?<=[№§]){_SPACE}?(?=\w)"), NBSP),
    # legal bases print a Latin N for the number sign
    (re.compile(rf"(?<=[\s(])N{_SPACE}?(?=\d)"), f"№{NBSP}"),
    (re.compile(r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])"), NBSP),
    (re.compile(r"(?<=[а-яё]) (?=[А-ЯЁ]\. ?[А-ЯЁ]\b)"), NBSP),
    (re.compile(rf"(?<!\d )(?<!\d{NBSP})\b({_SHORTENED})\. (?=[А-ЯЁ\d«])"), rf"\1.{NBSP}"),
    (re.compile(r"\b(т\.) ?(?=[дпек]\.)"), rf"\1{NBSP}"),
    (re.compile(r"\bи (?=т\.)"), f"и{NBSP}"),
    (re.compile(rf"(?<=\d) (?={_UNITS})"), NBSP),
    (re.compile(rf"(?<=[а-яё]) (?=\d{{4}}{_SPACE}(?:г\.|года\b))"), NBSP),
)
_KEPT = "\ufdd4"
"""Stands for an address while the text around it is typeset; a noncharacter, no text holds it."""
_PERCENT = re.compile(rf"(?<=\d){_SPACE}?%")


KEPT_TEXTS = 65_536
"""How many typeset texts a process remembers: rules and documents ask for the same ones again and again."""


@lru_cache(KEPT_TEXTS)
def typeset(text: str, percent: Percent = "spaced") -> str:
    """The text with the signs and spaces of official typography; typesetting it again changes nothing.

    Straight quotes in pairs become «ёлочки», a lone hyphen a dash, double spaces single ones; no-break spaces bind
    №, §, initials, shortened words, units and a dash to their neighbours. No other sign is lost, and addresses of
    the internet stay as they are.
    """
    return spaced(with_paired_quotes(text), percent)


@lru_cache(KEPT_TEXTS)
def spaced(text: str, percent: Percent = "spaced") -> str:
    """:func:`typeset` but for quotes, which pair over a whole paragraph: for a piece of one."""
    kept = [match[0] for match in find_addresses(text)]
    if kept:
        text = ADDRESS.sub(_KEPT, text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    text = _PERCENT.sub(f"{NBSP}%" if percent == "spaced" else "%", text)
    return re.sub(_KEPT, lambda _: kept.pop(0), text) if kept else text


_INITIALS_FIRST = re.compile(rf"((?:[А-ЯЁ]\.{_SPACE}?){{1,2}})(\S+)")


def signature_name(full_name: str) -> str:
    """«Фамилия Имя Отчество» or «Фамилия И.О.» as a signature prints it: «И.О. Фамилия».

    A name of one word comes back as it is, one with initials first keeps its order.
    """
    if match := _INITIALS_FIRST.fullmatch(full_name.strip()):
        return f"{match[1].translate({32: None, 160: None})}{NBSP}{match[2]}"
    surname, *given = full_name.replace(".", ". ").split() or [""]
    initials = "".join(f"{name[0]}." for name in given[:2])
    return f"{initials}{NBSP}{surname}" if initials else surname
