"""Reading of targets as officials write them."""

from __future__ import annotations

import re
from dataclasses import replace

from shnor_docs.model.deadline.moment import read_moment
from shnor_docs.model.notation import NotationError, any_case, first_parsed, squeezed
from shnor_docs.model.target.conditions import (
    WORDS,
    Comparison,
    Condition,
    Direction,
    Document,
    Threshold,
    Trend,
    YesNo,
)
from shnor_docs.model.value import parse_number
from shnor_docs.russian.numerals import find_noun

Group = tuple[Condition, ...]
"""Conditions that must hold together: «>= 80 % и рост»."""

EXAMPLES = (
    "примеры: «не менее 80 %», «не более 5 %», «2 школы», «да», «рост», «положительная динамика», "
    "«не менее 80 % и рост», «отлично от нуля», «не менее 90 % на декабрь 2023»; "
    'в кавычках: ">= 80 %", "документ: Приказ о составе группы"'
)
"""What a hint shows. YAML gives «>» and «!» at the start of a text, and «: » in it, a sense of their own."""

_SIGNS = {word: comparison for comparison, word in WORDS.items() if word} | {
    **{comparison.value: comparison for comparison in Comparison},
    "≥": Comparison.AT_LEAST,
    "≤": Comparison.AT_MOST,
    "≠": Comparison.NOT_EQUAL,
    "не ниже": Comparison.AT_LEAST,
    "не меньше": Comparison.AT_LEAST,
    "не выше": Comparison.AT_MOST,
    "не больше": Comparison.AT_MOST,
    "свыше": Comparison.MORE,
}
_AFTER = {
    "и более": Comparison.AT_LEAST,
    "и выше": Comparison.AT_LEAST,
    "и менее": Comparison.AT_MOST,
    "и ниже": Comparison.AT_MOST,
}


def _any_of(words: dict[str, Comparison]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SEPARATOR = re.compile(r"\s*[;\n]\s*|\s+(?=Не (?:менее|более) )")
_AND = re.compile(r"\s+и\s+")
_THRESHOLD = any_case(
    rf"(?:(?P<lead>во?|вовлечение|охват|участие|привлечение) )?(?P<sign>{_any_of(_SIGNS)})? ?"
    rf"(?P<number>[-−]?\d[\d ]*(?:[.,]\d+)?)(?P<rest>(?: ?%| |$).*)"
)
_PERCENT = any_case(r"^ ?(?:%|процент\w*)\s*")
_WORDS = re.compile(r"(?:[«(]|[^\W\d]).*|")
_YEARLY = any_case(r"\s*\(ежегодно\)|\s*,?\s*\bежегодно\b")
_AFTER_AMOUNT = any_case(rf"^({_any_of(_AFTER)})\b\s*")
_ON = any_case(r"(?:^|\s)на (\S.*)$")
_AUDIENCE = any_case(r"^(.*?)\s*\b(для .+)$")
_NOT_ZERO = any_case(r"\b(?:отлич(?:но|на|ен|ны) от (?:нуля|0)|не равн[оаы]? (?:нулю|0))\b")
_YES_NO = any_case(r"(.+?)\s*\(да ?/ ?нет\)")
_DOCUMENT = any_case(r"документ(?:\s*[:–—-]\s*(.+))?")
_TREND = (
    (
        Direction.POSITIVE,
        any_case(r"(?:выявлена |наличие )?(?:положительн(?:ая|ой)) динамик(?:а|и)(?: (.+))?"),
    ),
    (Direction.GROWTH, any_case(r"(?:рост|увеличение|повышение)(?: (.+))?")),
    (Direction.FALL, any_case(r"(?:снижение|уменьшение|сокращение)(?: (.+))?")),
)
_NONE = any_case(r"[-–—−_]*|не установлен[оаы]?")
_BY_YEAR = re.compile(r"\b(?!\d{4}-\d\d-\d\d)(?:19|20)\d\d\s*г?\.?\s*[-–—:]\s*\d")


def parse_groups(text: str) -> tuple[Group, ...]:
    """Groups of conditions, one for each audience; none for an empty text, a dash or «не установлено».

    Raises NotationError for a text that is no target: a source of data, values of several years.
    """
    if _NONE.fullmatch(squeezed(text)):
        return ()
    if _BY_YEAR.search(text):
        raise NotationError(
            f"«{text}»: значения нескольких лет в одной строке",
            "запишите по годам: «2021: 30 %», «2022: 50 %»",
        )
    chunks = [squeezed(chunk) for chunk in _SEPARATOR.split(text.strip())]
    return tuple(_group(_unbracketed(chunk)) for chunk in chunks if chunk)


def _unbracketed(text: str) -> str:
    """The text without brackets around all of it: «(не менее 80 %)»."""
    inner = text[1:-1]
    is_whole = text.startswith("(") and text.endswith(")") and "(" not in inner
    return squeezed(inner) if is_whole else text


def _group(text: str) -> Group:
    """The conditions that «и» joins; an «и» before no condition belongs to the words («педагогов и МОУО»)."""
    if document := _document(text):
        return (document,)
    for conjunction in _AND.finditer(text):
        left, right = text[: conjunction.start()], text[conjunction.end() :]
        first = _condition(left)
        if first and _condition(right.split(" и ")[0]):
            return (first, *_group(right))
    only = _condition(text)
    if only is None:
        raise NotationError(f"непонятное целевое значение «{text}»", EXAMPLES)
    return (only,)


def _condition(text: str) -> Condition | None:
    return first_parsed(text.rstrip("."), (_yes_no, _document, _trend, _threshold))


def _yes_no(text: str) -> YesNo | None:
    if text.lower() in ("да", "нет"):
        return YesNo(text.lower() == "да")
    subject = _YES_NO.fullmatch(text)
    return YesNo(True, subject[1]) if subject else None


def _document(text: str) -> Document | None:
    match = _DOCUMENT.fullmatch(text)
    return Document(match[1] or "") if match else None


def _trend(text: str) -> Trend | None:
    matches = ((direction, form.fullmatch(text)) for direction, form in _TREND)
    return next((Trend(direction, match[1] or "") for direction, match in matches if match), None)


def _threshold(text: str) -> Threshold | None:
    match = _THRESHOLD.fullmatch(_NOT_ZERO.sub("!= 0", text))
    if match is None:
        return None
    sign = (match["sign"] or "=").lower()
    bound = Threshold(_SIGNS[sign], parse_number(match["number"]), lead=match["lead"] or "")
    return _with_words(bound, match["rest"])


def _with_words(bound: Threshold, rest: str) -> Threshold | None:
    """The bound with what follows its number: unit, «и более», «ежегодно», a date, scope.

    None for signs that are no words, and for a bound given twice («>= 30 % и более»).
    """
    if _YEARLY.search(rest):
        bound, rest = replace(bound, is_yearly=True), _YEARLY.sub("", rest)
    if (on := _ON.search(rest)) and (moment := read_moment(on[1].rstrip("."))):
        bound, rest = replace(bound, moment=moment), rest[: on.start()]
    if _PERCENT.match(rest):
        bound, rest = replace(bound, unit="%"), _PERCENT.sub("", rest)
    rest = rest.strip()
    if after := _AFTER_AMOUNT.match(rest):
        if bound.comparison is not Comparison.EQUAL:
            return None
        bound, rest = replace(bound, comparison=_AFTER[after[1].lower()]), rest[after.end() :]
    if not _WORDS.fullmatch(rest):
        return None
    return replace(bound, scope=rest) if bound.unit else _with_unit(bound, rest)


def _with_unit(bound: Threshold, rest: str) -> Threshold | None:
    """The counted noun, then the audience: «4 мероприятия для школьных команд»."""
    audience = _AUDIENCE.fullmatch(rest)
    words, scope = (audience[1], audience[2]) if audience else (rest, "")
    noun = find_noun(words)
    return replace(bound, unit=noun.one if noun else words, scope=scope)
