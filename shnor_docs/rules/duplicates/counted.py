"""How many goals, tasks, indicators or stages a text says the program has (D-15, D-19, D-22)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.sameness import KEPT
from shnor_docs.source.text import Words

MISCOUNTED = declare("ШД264", Severity.WARNING, "текст называет другое число целей, задач, показателей или этапов")

_NUMERALS = {
    form: number
    for number, forms in enumerate(
        (
            "один одна одну одной",
            "два две двух",
            "три трёх трех",
            "четыре четырёх четырех",
            "пять пяти",
            "шесть шести",
            "семь семи",
            "восемь восьми",
            "девять девяти",
            "десять десяти",
        ),
        1,
    )
    for form in forms.split()
}
_COUNTED = (
    rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMERALS)})\s+(?:(?:целев|основн|ключев|стратегическ)\w+\s+)?"
    r"(?P<what>цел(?:ь|и|ей)|задач\w*|показател\w+|индикатор\w*|этап\w*)"
)
_VERB = r"(?:содержит|включает|предусматривает|решает|ставит|определяет|устанавливает|преследует|состоит\s+из)"
_CLAIMS = (
    re.compile(rf"\b(?:программа|концепция)\s+{_VERB}\s+{_COUNTED}(?=\s*[.,:;(]|\s*$)", re.IGNORECASE | re.MULTILINE),
    re.compile(rf"\bвсе[хм]?\s+{_COUNTED}\s+(?:программы|концепции)\b", re.IGNORECASE),
)
"""Words that count all of them: «два показателя программы не изменились» counts only some."""
_ONE_GOAL = re.compile(r"достижени[еяю] (?:(?:этой|поставленной|указанной|данной|основной) )?цели\b(?! и задач)")
_LISTS = {"цел": "goals", "зад": "tasks", "пок": "indicators", "инд": "indicators", "эта": "stages"}
_NAMES = {"goals": "целей", "tasks": "задач", "indicators": "показателей", "stages": "этапов"}


def claims(content: Content) -> Iterator[Finding]:
    """A text that says how many of them the program has says it rightly."""
    for path, text in _counting(content):
        for match in _claims(text):
            what, said = _LISTS[match["what"].lower()[:3]], _number(match["number"].lower())
            count = len(getattr(content.program, what))
            if count and said != count:
                yield _found(f"«{match[0]}», а {_NAMES[what]} в программе {count}", path, text, match)
        if len(content.program.goals) > 1:
            for match in _ONE_GOAL.finditer(text):
                goals = len(content.program.goals)
                yield _found(f"«{match[0]}» – как об одной, а целей в программе {goals}", path, text, match)


@in_each_text
def _counting(one: PrintedText) -> Iterator[tuple[Path, str]]:
    """The texts that say how many of something there are."""
    if one.is_prose and (_claims(one.text) or ("достижени" in one.text and _ONE_GOAL.search(one.text))):
        yield one.path, one.text


@lru_cache(KEPT)
def _claims(text: str) -> tuple[re.Match[str], ...]:
    return tuple(match for pattern in _CLAIMS for match in pattern.finditer(text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS[text]


def _found(message: str, path: Path, text: str, match: re.Match[str]) -> Finding:
    return Finding(MISCOUNTED, message, (*path, Words.at(text, *match.span())), "исправьте текст или перечень")
