"""Phrases that stand for a deadline and have no days of their own."""

from __future__ import annotations

import re

from shnor_docs.model.deadline.terms import DeadlineKind, Wording
from shnor_docs.model.notation import NotationError, any_case

_ABSENT = re.compile(r"[-–—−_]+")
_DECLARED = any_case(r"событие\s*[:–—-]\s*(.+)")
_OPENERS = (
    (DeadlineKind.BY_DOCUMENT, any_case(r"(?:по (?:плану|графику|расписанию)|согласно|в соответствии с) .+")),
    (DeadlineKind.BY_DOCUMENT, any_case(r"в сроки,? установленные .+")),
    (
        DeadlineKind.OBSERVATION,
        any_case(
            r"(?:по (?:окончании|итогам)|за|на (?:начало|конец)|в течение|два предыдущих|кажд\w+ учебный год)"
            r" .+"
        ),
    ),
    (
        DeadlineKind.EVENT,
        any_case(
            r"(?:в (?:рамках|период|ходе|день|дни)|по (?:мере|запросу|согласованию|необходимости|факту)|"
            r"после|перед|во время|при|одновременно с|со? (?:дня|момента)) .+"
        ),
    ),
)
_GENITIVE_AFTER_SOGLASNO = any_case(
    r"согласно\s+(план|график|приказ|договор|регламент|протокол|устав|перечн|календар|расписани|соглашени|"
    r"положени|распоряжени|постановлени|порядк|списк)(а|я)\b"
)


def read_absent(text: str) -> Wording | None:
    """A dash that says «does not apply», or None."""
    return Wording(DeadlineKind.NOT_APPLICABLE, "–") if _ABSENT.fullmatch(text) else None


def read_declared(text: str) -> Wording | None:
    """A phrase after «событие:», or None."""
    if declared := _DECLARED.fullmatch(text):
        return read_opened(declared[1]) or Wording(DeadlineKind.EVENT, declared[1], prefix="событие")
    return None


def read_opened(text: str) -> Wording | None:
    """A phrase known by its first words, or None; NotationError for their two common mistakes."""
    if wrong := _GENITIVE_AFTER_SOGLASNO.match(text):
        raise NotationError(f"«{wrong[0]}»: после «согласно» нужен дательный падеж", f"согласно {_dative(wrong)}")
    if text.lower().startswith("в течении "):
        raise NotationError(f"«{text}»: срок пишется с «в течение»", "в течение" + text[len("в течении") :])
    return next((Wording(kind, text) for kind, opener in _OPENERS if opener.fullmatch(text)), None)


def _dative(wrong: re.Match[str]) -> str:
    """«плану» from «плана», «положению» from «положения»."""
    return wrong[1] + {"а": "у", "я": "ю"}[wrong[2].lower()]
