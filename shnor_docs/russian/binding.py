"""No-break spaces: what a line's end may not part. Each rule changes a space into a no-break one and nothing else.

Sources: ГОСТ 8.417 (a number and its unit); А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора» (shortened
words, initials, dashes).
"""

from __future__ import annotations

import re

from shnor_docs.russian.dates import MONTHS_GENITIVE
from shnor_docs.russian.numerals import NBSP

SPACE = f"[ {NBSP}]"
_MONTHS = "|".join(MONTHS_GENITIVE)
_UNITS = (
    r"гг\.|год\w*|лет\b|в\.|вв\.|руб\w*|коп\w*|тыс\.|тысяч\w*|млн|млрд|миллион\w*|чел\w*|школ\w*|балл(?:а|ов|ы)?\b|час\w*|мин\b"
    r"|дн\w{1,4}\b|день|недел\w*|месяц\w*|раза?\b|класс\w{0,3}\b|экз\.|ед\.|шт\.|процент\w*|п\.|к?м\b|см\b"
    r"|м[²³]|кв\.|кг\b|т\b|[КМГ]Б\b|[КМГ]бит|°C|₽|уч\.|" + _MONTHS
)
_SHORTENED = (
    "ст|п|пп|подп|ч|гл|абз|разд|ул|пер|пр|просп|пл|наб|д|корп|стр|кв|оф|каб|им|пос|с|дер|обл|р|оз|т|вып|рис|табл|прил|"
    "прим|см|ср|тел|проф|акад|доц"
)
_ROMAN = "[IVXLC]+"

_DIGIT = re.compile(r"\d")

Binding = re.Pattern[str]

_WITH_DASH: tuple[Binding, ...] = (re.compile(rf"(?<=\S) (?=[–—](?:{SPACE}|$))", re.MULTILINE),)
_WITH_SIGN: tuple[Binding, ...] = (re.compile(r"(?<=[№§]) (?=\w)"),)
_WITH_DOT: tuple[Binding, ...] = (
    re.compile(r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ]\.|[А-ЯЁ][а-яё])"),
    re.compile(rf"(?<=[а-яё]) (?=[А-ЯЁ]\.{SPACE}?[А-ЯЁ]\b)"),
    re.compile(rf"\b(?:{_SHORTENED})\. (?=\d|№)"),
    # «2022 г. Школы» is a year before a sentence, «г. Минусинск» is a town
    re.compile(rf"(?<!\d{{4}} )(?<!\d{{4}}{NBSP})\bг\. (?=[А-ЯЁ\d«])"),
    re.compile(rf"(?<!\d )(?<!\d{NBSP})\b(?:{_SHORTENED})\. (?=[А-ЯЁ\d«]|{_ROMAN}\b)"),
    re.compile(r"\bт\. (?=[дпекчо]\.)"),
    re.compile(r"\bн\. (?=э\.)"),
    re.compile(rf"\b[ив] (?=т\.{SPACE}?[дпч]\.|др\.|пр\.)"),
    re.compile(r"(?<=[IVX]) (?=в\.|вв\.|кв)"),
)
_WITH_DIGIT: tuple[Binding, ...] = (
    re.compile(rf"(?<=\d) (?={_UNITS})"),
    re.compile(r"(?<=\d\d) (?=г\.)"),
    re.compile(r"(?<!\d)\d{1,3} (?=\d{3}(?!\d|[./-]\d))"),
    re.compile(r"(?<=\d) (?=%)"),
    # «5 ноября 2019 г.», «в 2019 г.»: a month of no day may stay behind, or a narrow column could not hold its date
    re.compile(rf"(?:\d{SPACE}(?:{_MONTHS})|\b(?:в|во|с|со|к|до|на|за|от|по)) (?=\d{{4}}{SPACE}(?:г\.|года?\b))"),
)


def bound(text: str) -> str:
    """The text with its spaces made no-break ones where a line may not end; its length stays."""
    if " " not in text:
        return text
    if "–" in text or "—" in text:
        text = _with(text, _WITH_DASH)
    if "№" in text or "§" in text:
        text = _with(text, _WITH_SIGN)
    if "." in text:
        text = _with(text, _WITH_DOT)
    return _with(text, _WITH_DIGIT) if _DIGIT.search(text) else text


def _with(text: str, rules: tuple[Binding, ...]) -> str:
    for rule in rules:
        text = rule.sub(_no_break, text)
    return text


def _no_break(match: re.Match[str]) -> str:
    """What a rule found with its space, which is its last sign or all of it, made a no-break one."""
    return match[0][:-1] + NBSP
