"""Signs that a keyboard lacks: dashes, ranges, №, minus, decimal comma, groups of digits. No letter or digit is lost.

Sources: ГОСТ 8.417 (space before «%»); А. Э. Мильчин, Л. К. Чельцова, «Справочник издателя и автора» (ranges, groups of
digits, decimal comma).
"""

from __future__ import annotations

import re

from shnor_docs.russian.binding import SPACE
from shnor_docs.russian.numerals import MINUS, NBSP

_YEAR = r"(?:19|20)\d\d"
_COUNTED = (
    rf"{SPACE}?(?:%|‰|°)|{SPACE}(?:класс|лет\b|год|человек|чел\.|дн|день|недел|месяц|час|балл|раз\b|раза\b|руб|тыс\.|млн|"
    r"школ|учен|мест|процент|минут|мин\b|п\.п\.|стр\.|уровн|этап)"
)
_MONEY = rf"{SPACE}?(?:руб|чел\b|чел\.|человек|тыс\.|₽|школ|учен|обучающ)"
_FRACTIONAL = rf"{SPACE}?(?:%|п\.п\.|процент|балл(?:а|ов|ы)?\b|млн|млрд|тыс\.|руб)"
_MONTH = (
    "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
)

_SPACES = re.compile(f"{SPACE}{{2,}}")
_LONE_HYPHEN = re.compile(rf"(?:(?<=[ {NBSP}])|^)-(?={SPACE})", re.MULTILINE)
_YEARS = re.compile(
    rf"(?<![\d№/.-])(?<!№[ {NBSP}])(?P<first>{_YEAR})(?:-|{SPACE}[-–]{SPACE})(?P<last>{_YEAR})(?![\d/]|[.-]\d)"
)
_NUMBERS = re.compile(
    rf"(?<![\w№/,.-])(?<!№[ {NBSP}])\d{{1,4}}-\d{{1,4}}(?={_COUNTED})"
    rf"|(?<=\bпп\.[ {NBSP}])\d{{1,4}}-\d{{1,4}}(?![\w-]|\.\d)|(?<=\bстр\.[ {NBSP}])\d{{1,4}}-\d{{1,4}}(?![\w-])"
)
_ROMANS = re.compile(r"\b(?<!-)([IVX]+)-([IVX]+)\b(?!-)")
_MONTHS = re.compile(rf"\b({_MONTH})-(?=(?:{_MONTH})\b)", re.IGNORECASE)
_AFTER_MONTH = re.compile(rf"(?:{_MONTH}){SPACE}\Z", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<=[№§])(?=[\w])")
_LATIN_N = re.compile(rf"(?<=[\s(])N{SPACE}?(?=\d)")
_THAT_IS = re.compile(r"\bт\.(?=[дпекч]\.)")
_NEW_ERA = re.compile(r"\bн\.(?=э\.)")
_MINUS = re.compile(rf"(?<![^\s(«])-(?=\d+(?:[.,]\d+)?(?:{SPACE}?(?:%|°)|{SPACE}(?:п\.|процент|балл)))")
_POINT = re.compile(rf"(?<![\d.,])(?P<whole>\d+)\.(?=\d+(?:{_FRACTIONAL}))")
_GROUPS = re.compile(rf"(?<![\w№.,/-])(?<!№[ {NBSP}])[1-9]\d{{4,14}}(?=(?:,\d+)?(?:{_MONEY}))")
_BEFORE_PERCENT = re.compile(r"(?<=\d)(?=%)")
_DIGIT = re.compile(r"\d")


def official(text: str) -> str:
    """The text with the signs of official papers; spaces that a line's end may not part are left to ``bound``."""
    if "  " in text or NBSP in text:
        text = _SPACES.sub(lambda run: NBSP if NBSP in run[0] else " ", text)
    if "-" in text or "–" in text:
        text = _dashes(text)
    if "№" in text or "§" in text or "N" in text:
        text = _LATIN_N.sub(f"№{NBSP}", _NUMBER_SIGN.sub(NBSP, text))
    if "." in text:
        text = _NEW_ERA.sub(f"н.{NBSP}", _THAT_IS.sub(f"т.{NBSP}", text))
    return _numbers(text) if _DIGIT.search(text) else text


def _dashes(text: str) -> str:
    if "-" in text:
        text = _LONE_HYPHEN.sub("–", _MINUS.sub(MINUS, text))
        text = _ROMANS.sub(r"\1–\2", _MONTHS.sub(r"\1–", text))
        text = _NUMBERS.sub(_range, text)
    return _YEARS.sub(_years, text)


def _numbers(text: str) -> str:
    if "." in text:
        text = _POINT.sub(r"\g<whole>,", text)
    if "%" in text:
        text = _BEFORE_PERCENT.sub(NBSP, text)
    return _GROUPS.sub(lambda number: f"{int(number[0]):,}".replace(",", NBSP), text)


def _years(found: re.Match[str]) -> str:
    """«2020–2022»; what does not go forward is no range, nor is «декабрь 2020 – 2022»."""
    start = found.start()
    if found["first"] >= found["last"] or _AFTER_MONTH.search(found.string, max(0, start - 12), start):
        return found[0]
    return f"{found['first']}–{found['last']}"


def _range(found: re.Match[str]) -> str:
    first, last = found[0].split("-")
    return f"{first}–{last}" if int(first) < int(last) else found[0]
