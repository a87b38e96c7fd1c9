"""Slips that are wrong in any text: a word typed twice, «согласно» with the wrong case (RULES §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rules.wording.body import Mend, Spot, rule

REPEATED = declare("ШД888", Severity.WARNING, "слово повторено")
WRONG_CASE = declare("ШД889", Severity.WARNING, "предлог с другим падежом")

_REPEATED = re.compile(r"(?<![А-Яа-яЁё-])(?P<word>[а-яё]+)(?P<again>[ \u00a0]+(?P=word))(?![А-Яа-яЁё-])")
_DATIVE = {
    "плана": "плану",
    "графика": "графику",
    "приказа": "приказу",
    "перечня": "перечню",
    "списка": "списку",
    "порядка": "порядку",
    "закона": "закону",
    "устава": "уставу",
    "договора": "договору",
    "регламента": "регламенту",
    "расписания": "расписанию",
    "положения": "положению",
    "постановления": "постановлению",
    "распоряжения": "распоряжению",
    "приложения": "приложению",
    "протокола": "протоколу",
}
_ACCORDING = re.compile(rf"(?<=\b[Сс]огласно )(?:{'|'.join(_DATIVE)})\b")
_DURING = re.compile(
    r"(?<=\b[Вв] )течении(?= (?:\d|всего|срока|года|месяца|недели|периода|дня|дней|учебного|календарного|реализации))"
)
_AFTER = re.compile(r"(?<=\b[Пп]о )(?P<word>окончанию|завершению|истечению|прибытию)\b")


def _repeated(text: str) -> Iterator[Spot]:
    """No word stands twice running."""
    for match in _REPEATED.finditer(text):
        mend = Mend(*match.span(), match["word"], is_safe=False)
        yield Spot(*match.span(), f"слово повторено: «{match[0]}»", "оставьте одно", mend)


def _cases(text: str) -> Iterator[Spot]:
    """«Согласно плану», «в течение года», «по окончании» (RULES §3)."""
    for match in _ACCORDING.finditer(text):
        yield _wrong(match, "согласно", _DATIVE[match[0]])
    for match in _DURING.finditer(text):
        yield _wrong(match, "в", "течение")
    for match in _AFTER.finditer(text):
        yield _wrong(match, "по", f"{match[0][:-1]}и")


def _wrong(match: re.Match[str], preposition: str, right: str) -> Spot:
    mend = Mend(*match.span(), right, is_safe=False)
    return Spot(*match.span(), f"«{preposition} {match[0]}»", f"напишите «{preposition} {right}»", mend)


repeated_words = rule(REPEATED, _repeated)
wrong_cases = rule(WRONG_CASE, _cases)
