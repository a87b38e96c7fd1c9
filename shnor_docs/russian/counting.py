"""How a text asks for a number: with a noun, in words, in a gender, in a case. The messages of errors are Russian."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from shnor_docs.russian.declension.cases import Case, find_case
from shnor_docs.russian.numerals import (
    NBSP,
    Gender,
    Noun,
    agree,
    agree_genitive,
    find_noun,
    format_number,
    in_words,
    spelled,
)

GENDERS: dict[str, Gender] = {"мужской": "m", "женский": "f", "средний": "n"}
GENDERS |= {"masculine": "m", "feminine": "f", "neuter": "n"}
LONGEST = 10**12
"""Longer numbers no document spells."""

_UNKNOWN = "как склоняется «{0}», программа не знает: впишите слово в indicators.yaml, в nouns"
_NO_FORM = (
    "слово «{0}» после числа ставится только в именительный и родительный падеж: напишите его сами, а число – {1}"
)


class Manner(NamedTuple):
    """What stands in the brackets of a filter: a noun, a gender, a case, in any order; each may be left out."""

    noun: str = ""
    gender: Gender | None = None
    case: Case = "nominative"


def manner(arguments: Iterable[str]) -> Manner:
    """The manner that the arguments ask for; ValueError if two of them are of one kind."""
    found: dict[str, object] = {}
    for word in arguments:
        kind, value = _meant(word)
        if kind in found:
            raise ValueError(f"«{word}»: в скобках – одно слово, один род и один падеж")
        found[kind] = value
    return Manner(**found)  # type: ignore[arg-type]


def _meant(word: str) -> tuple[str, object]:
    if case := find_case(word):
        return "case", case
    gender = GENDERS.get(word.strip().lower())
    return ("gender", gender) if gender else ("noun", word.strip())


def in_digits_and_words(number: Decimal, asked: Manner, unit: str = "") -> str:
    """«3 (три) школы», «3 (трёх) школ»; ValueError for a fraction, or a noun in a case that nobody knows."""
    _check(number)
    word = asked.noun or unit
    if asked.case == "nominative" and asked.gender is None:
        return in_words(number, word)
    noun = find_noun(word) if word else None
    gender = asked.gender or (noun.gender if noun else "m")
    counted = _after(number, noun, asked.case) if noun else word
    shown = f"{format_number(number)} ({spelled(int(number), gender, asked.case)})"
    return shown + (f"{NBSP}{counted}" if counted else "")


def in_words_only(number: Decimal, asked: Manner) -> str:
    """«двадцати одной»; the gender is that of a noun, if one is named. ValueError for a fraction."""
    _check(number)
    gender = asked.gender or (_known(asked.noun).gender if asked.noun else "m")
    return spelled(int(number), gender, asked.case)


def with_noun(number: Decimal, asked: Manner) -> str:
    """«5 школ»; in the genitive «(не менее) 2 школ». ValueError for a noun that is not known."""
    if not asked.noun:
        raise ValueError("назовите слово: agree('школа')")
    return f"{format_number(number)}{NBSP}{_after(number, _known(asked.noun), asked.case)}"


def _after(number: Decimal, noun: Noun, case: Case) -> str:
    if case == "nominative":
        return agree(number, *noun.forms)
    if case == "genitive":
        return agree_genitive(number, noun)
    raise ValueError(_NO_FORM.format(noun.one, "фильтром spelled"))


def _known(word: str) -> Noun:
    noun = find_noun(word)
    if noun is None:
        raise ValueError(_UNKNOWN.format(word))
    return noun


def _check(number: Decimal) -> None:
    if number != int(number):
        raise ValueError(f"«{format_number(number)}» — дробное число, прописью печатаются только целые")
    if abs(number) >= LONGEST:
        raise ValueError("такие большие числа прописью не печатаются")
