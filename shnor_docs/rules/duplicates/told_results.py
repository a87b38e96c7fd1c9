"""What a text says of results and of their times, against the values and the months (INVENTORY D-24, D-28)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.scope import UsedIndicator, used_indicators
from shnor_docs.model.content import Content, once
from shnor_docs.model.indicator import Direction
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.russian.dates import parse_month
from shnor_docs.source.text import Words

NOT_ALL = declare("ШД275", Severity.WARNING, "текст говорит обо всех показателях, а достигнуты не все")
OTHER_TIMES = declare("ШД276", Severity.WARNING, "число раз в год расходится с названными месяцами")

_ALL = re.compile(
    r"(?:достижени\w+|достигнут\w*|выполнен\w*|положительн\w+ динамик\w+)[^.\n]{0,60}"
    r"\bпо всем (?:целевым )?показателям",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<times>\d|один|два|три|четыре)\s+раза?\s+в\s+(?:учебный\s+)?год\s*\((?P<months>[а-яё ,и–-]{3,60})\)",
    re.IGNORECASE,
)
_WORDS = {"один": 1, "два": 2, "три": 3, "четыре": 4}


def claims(content: Content) -> Iterator[Finding]:
    """Results are reached «по всем показателям» only if every indicator has a plan and its value moved."""
    for path, text in _of_all(content):
        for match in _ALL.finditer(text):
            if reason := _why_not(content):
                place = (*path, Words.at(text, *match.span()))
                yield Finding(NOT_ALL, f"«{match[0]}», но {reason}", place, "назовите показатели, которые достигнуты")


@in_each_text
def _of_all(one: PrintedText) -> Iterator[tuple[Path, str]]:
    """The texts that tell of results of all indicators."""
    if one.is_prose and "по всем" in one.text and _ALL.search(one.text):
        yield one.path, one.text


@once
def _why_not(content: Content) -> str:
    found = used_indicators(content)
    stuck = [one.entry.name for one in found if not _improved(one)]
    if stuck:
        return f"не улучшились {len(stuck)} из {len(found)}, например «{stuck[0]}»"
    if found and not any(one.use.target or one.use.targets for one in found):
        return "целевых значений нет ни у одного показателя"
    return ""


def _improved(one: UsedIndicator) -> bool:
    """Whether the last value is better than the one before; without two values nothing is known."""
    computed = {at: value.amount for at, value in one.computed.items() if value.amount is not None}
    amounts = {**one.use.actuals, **computed}
    periods = sorted(amounts, key=lambda at: at.first_day)[-2:]
    if len(periods) < 2 or periods[0].is_academic != periods[1].is_academic:
        return True
    before, after = (amounts[at] for at in periods)
    return after < before if one.entry.direction is Direction.FALL else after > before


@in_each_text
def times(one: PrintedText) -> Iterator[Finding]:
    """«два раза в год (март, сентябрь и декабрь)» names three."""
    for match in _TIMES.finditer(one.text) if one.is_prose and "раз" in one.text else ():
        months = [word for word in re.findall(r"[а-яё]+", match["months"].lower()) if parse_month(word)]
        said = _WORDS.get(match["times"].lower()) or int(match["times"])
        if months and len(months) != said and "–" not in match["months"] and "-" not in match["months"]:
            message = f"«{match[0]}»: раз в год – {said}, а месяцев названо {len(months)}"
            place = (*one.path, Words.at(one.text, *match.span()))
            yield Finding(OTHER_TIMES, message, place, "исправьте число или месяцы")
