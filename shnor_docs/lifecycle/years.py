"""Years inside prose and titles: those of the program's period move, those of cited acts stay, others are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from shnor_docs.lifecycle.shift import Shift
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.russian.dates import SCHOOL_YEAR, SCHOOL_YEARS, YEAR, YEARS
from shnor_docs.russian.declension.cases import Case
from shnor_docs.russian.years import ANY_YEAR, BUDGET_PERIOD, DASH, FOR_YEARS, OF_OTHERS, ONE_YEAR, SPAN, TOKEN

_KEY_IN_REFERENCE = re.compile(rf"(?<=[\['\"]){SPAN}(?=['\"]?\])")
_OF_BASELINE = re.compile(r"\.\s*baseline\s*\[\s*['\"]?\Z")
"""Before the period of a baseline, which does not move with the others."""
_CITED_DATE = re.compile(r"\bот\s+\Z", re.IGNORECASE)
_DUE = re.compile(r"\b(?:до|к|по|с|со|не\s+позднее|по\s+состоянию\s+на)\s+\Z", re.IGNORECASE)
_AFTER_TITLE = re.compile(r"»\s+на\s+\Z")
_CLAUSE = 300
"""How far before a year the words are looked for that tell whose it is."""


class Verdict(StrEnum):
    """What a clone does with years in a text."""

    MOVE = "move"
    ASK = "ask"


class Mention(NamedTuple):
    """Years at ``start:end`` of a text; ``replacement`` is what they become if they move."""

    start: int
    end: int
    verdict: Verdict
    replacement: str


def mentions(text: str, shift: Shift, *, own: bool) -> Iterator[Mention]:
    """Years of the text that are to move or to be asked about; those to stay are left out.

    ``own`` tells that the whole text is about the program's own time: its title, a measure, a target. Years listed
    one by one are asked about where the new period has more or fewer of them.
    """
    listed = [match.span() for match in BUDGET_PERIOD.finditer(text)] if len(shift.new) != len(shift.old) else []
    for token in TOKEN.finditer(text):
        kind, found = token.lastgroup, token[0]
        before = text[max(0, token.start() - _CLAUSE) : token.start()]
        if kind == "reference":
            yield from _keys(token, shift)
        elif kind == "day" and (verdict := _of_day(found, before, shift, own)):
            yield Mention(*token.span(), verdict, _each_year(found, shift))
        elif kind in ("range", "year") and (verdict := _of_years(found, before, shift, own)):
            end, replacement = _in_new_years(text, token, shift)
            is_listed = any(first <= token.start() < last for first, last in listed)
            yield Mention(token.start(), end, Verdict.ASK if is_listed else verdict, replacement)


def with_years_moved(text: str, shift: Shift) -> str:
    """A short typed text («июль 2020 – июнь 2021», «2020-2022») with all its years moved."""

    def moved(token: re.Match[str]) -> str:
        return _range(token[0], shift) or (_clamped(token[0], shift) if token["range"] else _plain(token[0], shift))

    return TOKEN.sub(moved, text)


def with_years_fitted(text: str, shift: Shift) -> str:
    """The same where a shorter period has to hold the years: a target set for its third year is set for its last."""
    return TOKEN.sub(lambda token: _range(token[0], shift) or _each_span(token[0], shift), text)


def _keys(reference: re.Match[str], shift: Shift) -> Iterator[Mention]:
    """Periods in the brackets of a reference: ``targets[2022]``."""
    for key in _KEY_IN_REFERENCE.finditer(reference[0]):
        if _OF_BASELINE.search(reference[0], 0, key.start()):
            continue
        start = reference.start() + key.start()
        if period := Period.read(key[0].strip()):
            yield Mention(start, start + len(key[0]), Verdict.MOVE, shift.period(period).notation)


def _of_day(found: str, before: str, shift: Shift, own: bool) -> Verdict | None:
    if _CITED_DATE.search(before) or not _years(found) & set(shift.near_years):
        return None
    is_ours = _years(found) <= {*shift.old_years, shift.old_years.stop}
    return Verdict.MOVE if own or (is_ours and _DUE.search(before)) else Verdict.ASK


def _of_years(found: str, before: str, shift: Shift, own: bool) -> Verdict | None:
    if _range(found, shift) or (len(shift.old) == 1 and found == str(shift.old.start) and FOR_YEARS.search(before)):
        return Verdict.ASK if OF_OTHERS.search(before) else Verdict.MOVE
    years = _years(found)
    if not years & set(shift.near_years) or _AFTER_TITLE.search(before):
        return None
    if _outlasts(found, shift) and len(shift.new) > len(shift.old):
        return Verdict.ASK
    is_ours = years <= {*shift.old_years, shift.old_years.stop}
    is_planned = "/" in found and FOR_YEARS.search(before)
    return Verdict.MOVE if is_ours and (own or is_planned) else Verdict.ASK


def _outlasts(text: str, shift: Shift) -> bool:
    """Whether a range begins in the old period and ends after it: a longer period leaves its beginning open."""
    ends = _ends(text)
    return ends is not None and int(ends[0][:4]) in shift.old_years and int(ends[2][:4]) >= shift.old_years.stop


def _years(text: str) -> set[int]:
    return {int(year) for year in ANY_YEAR.findall(text)}


def _plain(text: str, shift: Shift) -> str:
    """Every year of the text as many years later, ends of academic years written short included."""

    def later(match: re.Match[str]) -> str:
        first = int(match[1]) + shift.years
        if not match[2]:
            return str(first)
        return f"{first}/{first + 1 if len(match[2]) == 4 else f'{(first + 1) % 100:02}'}"

    return re.sub(rf"(?<!\d)({ONE_YEAR})(?:/({ONE_YEAR}|\d\d))?(?!\d)", later, text)


def _each_year(text: str, shift: Shift) -> str:
    return ANY_YEAR.sub(lambda year: str(shift.year(int(year[0]))), text)


def _ends(text: str) -> tuple[str, str, str] | None:
    """The two ends of a range and what stands between them."""
    match = re.fullmatch(rf"({SPAN})({DASH})({SPAN})", text)
    return (match[1], match[2], match[3]) if match else None


def _range(text: str, shift: Shift) -> str | None:
    """The new period in place of the old one, its dash as it was; None for other years."""
    ends = _ends(text)
    if ends is None or len(shift.old) == 1 or PeriodRange.read(f"{ends[0]}-{ends[2]}") != shift.old:
        return None
    return _joined(str(shift.new.start), ends[1], str(shift.new.end))


def _clamped(text: str, shift: Shift) -> str:
    """A range moved; its end stays inside a shorter period if its start does."""
    first, dash, last = _ends(text) or (text, "", text)
    start, end = _plain(first, shift), _plain(last, shift)
    limit = str(shift.new.end)
    if len(limit) == len(end) and start <= limit < end and int(last[:4]) in shift.old_years:
        end = limit
    return _joined(start, dash, end)


def _joined(first: str, dash: str, last: str) -> str:
    return first if first == last else f"{first}{dash}{last}"


def _in_new_years(text: str, token: re.Match[str], shift: Shift) -> tuple[int, str]:
    """Where the replaced text ends, and what replaces it: years with the words «год», «годы» agreeing."""
    found, before = token[0], text[: token.start()]
    whole = len(shift.old) == 1 and found == str(shift.old.start) and FOR_YEARS.search(before)
    if whole and len(shift.new) > 1:
        new = str(shift.new)
    else:
        first, dash, last = _ends(found) or (found, "", found)
        new = _range(found, shift) or _joined(_each_span(first, shift), dash, _each_span(last, shift))
    was_many, is_many = bool(_ends(found)), bool(_ends(new))
    if was_many == is_many:
        return token.end(), new
    return _agreeing(text, token.end(), new, is_many)


def _each_span(text: str, shift: Shift) -> str:
    """Every year and academic year of the text moved; an end written short stays short."""

    def moved(match: re.Match[str]) -> str:
        found = Period.read(match[0])
        if found is None:  # «2020/2022» is no academic year
            return _each_year(match[0], shift)
        period = shift.period(found)
        return period.notation if len(match[0]) != len("2021/22") else f"{period.year}/{(period.year + 1) % 100:02}"

    return re.sub(rf"(?<!\d){SPAN}(?!\d)", moved, text)


_CASES: tuple[Case, ...] = ("nominative", "genitive", "instrumental", "prepositional", "dative")
_TO_ONE = {many[case]: one[case] for case in _CASES for many, one in ((SCHOOL_YEARS, SCHOOL_YEAR), (YEARS, YEAR))}
_TO_MANY = {
    one[case]: many[case] for case in reversed(_CASES) for many, one in ((SCHOOL_YEARS, SCHOOL_YEAR), (YEARS, YEAR))
}
_TO_ONE["гг."], _TO_MANY["г."] = "г.", "гг."


def _agreeing(text: str, end: int, new: str, is_many: bool) -> tuple[int, str]:
    forms = _TO_MANY if is_many else _TO_ONE
    for old in sorted(forms, key=len, reverse=True):
        words = re.compile(rf"(\s+){re.escape(old).replace(chr(92) + ' ', chr(92) + 's+')}(?!\w)").match(text, end)
        if words:
            return words.end(), f"{new}{words[1]}{forms[old]}"
    return end, new
