"""Shares typed in texts beside the numbers that they are made of (INVENTORY D-34, D-35)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from shnor_docs.compute.exact import counts_giving, decimals, round_half_up
from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.value import with_unit
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import Words

WRONG_SHARE = declare("ШД528", Severity.WARNING, "доля в тексте не равна отношению чисел рядом")
OVER_WHOLE = declare("ШД529", Severity.WARNING, "доля в тексте больше 100 %")
WRONG_PARTS = declare("ШД530", Severity.WARNING, "части в тексте не дают целого")

_NUM = r"\d{1,6}(?:,\d{1,2})?"
_K_OF_N = re.compile(
    rf"(?<![\d,])(?P<part>\d{{1,6}})(?:\s+[а-яё]+)?\s+из\s+(?P<whole>\d{{1,6}})(?:\s+[а-яё]+){{0,3}}\s*[(–-]\s*(?:это\s+)?(?P<share>{_NUM})\s*%"
)
_P_OF_N = re.compile(rf"(?P<share>{_NUM})\s*%\s*\(\s*(?P<part>\d{{1,6}})(?:\s+[а-яё]+)?\s+из\s+(?P<whole>\d{{1,6}})")
_OVER = re.compile(
    rf"(?P<share>{_NUM})\s*%\s+(?:(?:всех|от общего числа)\s+)?(?:школ|педагог|учител|обучающ|учащ|выпускник|участник)"
)
_GROUPS = re.compile(
    rf"(?P<whole>\d{{1,6}})\s*(?:[а-яё]+\s+){{0,4}}\((?P<share>{_NUM})\s*%\)[^.;()]{{0,80}}?из них[^()]{{0,60}}?"
    rf"(?P<one>\d{{1,6}})\s*(?:[а-яё]+\s+){{0,3}}\((?P<first>{_NUM})\s*%\)[^()]{{0,60}}?"
    rf"(?P<two>\d{{1,6}})\s*(?:[а-яё]+\s+){{0,3}}\((?P<second>{_NUM})\s*%\)"
)

_TOO_MANY = 1000


@in_each_text
def shares(one: PrintedText) -> Iterator[Finding]:
    """«63 % (10 из 15)»: 10 of 15 are 66,7 %."""
    for pattern in (_K_OF_N, _P_OF_N) if one.is_prose and "%" in one.text and " из " in one.text else ():
        for match in pattern.finditer(one.text):
            part, whole, share = int(match["part"]), int(match["whole"]), _amount(match["share"])
            if whole and not _agrees(part, whole, share):
                exact = round_half_up(Fraction(100 * part, whole), max(1, decimals(share)))
                message = f"«{match[0]}»: {part} из {whole} – это {with_unit(exact, '%')}"
                yield _wrong(WRONG_SHARE, message, one.path, match)


@in_each_text
def over(one: PrintedText) -> Iterator[Finding]:
    """No «120 % школ»."""
    for match in _OVER.finditer(one.text) if one.is_prose and "%" in one.text else ():
        if _amount(match["share"]) > 100:
            yield _wrong(OVER_WHOLE, f"«{match[0]}»: больше, чем все", one.path, match)


@in_each_text
def parts(one: PrintedText) -> Iterator[Finding]:
    """«10 (38 %), из них 2 (8 %) и 8 (30 %)»: one number of all gives the three shares, or none does."""
    for match in _GROUPS.finditer(one.text) if one.is_prose and "из них" in one.text else ():
        reason = _contradiction(match)
        if reason:
            yield _wrong(WRONG_PARTS, f"«{match[0]}»: {reason}", one.path, match)


def _contradiction(match: re.Match[str]) -> str:
    whole, one, two = (int(match[name]) for name in ("whole", "one", "two"))
    if one + two != whole:
        return f"{one} и {two} – это {one + two}, а не {whole}"
    pairs = [(whole, match["share"]), (one, match["first"]), (two, match["second"])]
    fits = [n for n in _wholes(whole, _amount(match["share"])) if _agrees(whole, n, _amount(match["share"]))]
    wrong = [
        f"{k} – не {with_unit(_amount(p), '%')}" for k, p in pairs if not any(_agrees(k, n, _amount(p)) for n in fits)
    ]
    return f"если {whole} – это {match['share']} %, то {', '.join(wrong)}" if wrong and fits else ""


def _wholes(part: int, share: Decimal) -> range:
    """The numbers of things of which ``part`` are about such a share; none if they are too many to tell."""
    if not 1 < share <= 100:
        return range(0)
    found = range(max(part, int(100 * part / (share + 1))), int(100 * part / (share - 1)) + 1)
    return found if len(found) <= _TOO_MANY else range(0)


def _agrees(part: int, whole: int, share: Decimal) -> bool:
    return part in counts_giving(share, whole)


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _wrong(code: Code, message: str, path: Path, match: re.Match[str]) -> Finding:
    hint = "исправьте числа; число, которое вычисляется, лучше поставить ссылкой {{ facts.… }}"
    return Finding(code, message, (*path, Words.at(match.string, *match.span())), hint)
