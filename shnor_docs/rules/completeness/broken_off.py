"""Texts that break off in the middle of a sentence, and two measures in one row (INVENTORY D-06, D-07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause
from shnor_docs.model.roadmap import Item
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import Use, in_each_measure, in_each_record, in_each_use
from shnor_docs.sameness import KEPT
from shnor_docs.source.text import Span, Words

BROKEN = declare("ШД278", Severity.WARNING, "текст обрывается на полуслове")
TWO_MEASURES = declare("ШД279", Severity.WARNING, "в одной строке плана два мероприятия")

_HELPING = re.compile(
    r"\s(?P<word>в|во|на|по|с|со|к|ко|о|об|обо|от|до|из|у|для|при|без|под|над|за|через|между|среди|и|или|а|но|что|чтобы|"
    r"который|которая|которое|которые|также|путём|путем|не)[\s.]*$"
)
_OBLIQUE = re.compile(r"(?P<word>\b[а-яё-]*(?:тельн|ическ|альн|ивн|онн)(?:ых|ого|ому|ую))[.\s]*$")
_PAIRED = re.compile(
    r"(?P<word>(?:региональн|федеральн|муниципальн|школьн|образовательн|педагогическ|социальн|методическ|управленческ)ой"
    r"(?:\s+и\s+[а-яё]+ой)?)[.\s]*$"
)
_ENUMERATED = re.compile(
    r"[:;(–]|уровн|этап|вид[аеуы]|тип[аеуы]|организаци|сфер|част|од(?:ин|на|но|ной|ного)\b|кажд|друг"
)
_NOT_NOUNS = re.compile(r"(?:по|из|от|для|до|без|у|о|с|к|на|в|и|как|более|менее|самых|всех|этих|таких)$", re.IGNORECASE)
_LAST_WORDS = 120
_ELSEWHERE = frozenset({"documents", "texts"})
_PARAGRAPH = re.compile(r"\n\s*\n")


def texts(content: Content) -> Iterator[Finding]:
    """Names of indicators, measures, results, tasks and clauses end where their sentence ends."""
    yield from _of_indicators(content)
    yield from _of_records(content)


@in_each_use
def _of_indicators(one: Use) -> Iterator[Finding]:
    yield from _broken(one.entry.name, (*one.path, "id"), exactly=False)
    yield from _broken(one.use.evidence or "", (*one.path, "evidence"))


@in_each_record
def _of_records(found: tuple[Path, Record]) -> Iterator[Finding]:
    path, record = found
    fields = _sentences(type(record))
    if not fields or not path or path[0] in _ELSEWHERE or (isinstance(record, Clause) and record.clauses):
        return
    for field in fields:
        if isinstance(text := getattr(record, field), str):
            yield from _broken(text, (*path, field))


@cache
def _sentences(record: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold sentences."""
    return tuple(name for name in ("text", "result") if name in record.model_fields)


def _broken(text: str, path: Path, exactly: bool = True) -> Iterator[Finding]:
    if word := _last_word(text):
        told = " ".join(text.split()[-4:])
        place = (*path, Words.at(text, *word)) if exactly else path
        yield Finding(BROKEN, f"текст обрывается: «…{told}»", place, "допишите его: слово в конце ждёт продолжения")


@lru_cache(KEPT)
def _last_word(text: str) -> Span | None:
    """Where the word stands with which a text of several words breaks off; None if it does not."""
    match = _HELPING.search(text, _end(text)) or _without_noun(text)
    return Span(*match.span("word")) if match and len(text.split()) > 1 else None


def _end(text: str) -> int:
    """Where the last words begin: more of a long text need not be looked through."""
    return max(0, len(text) - _LAST_WORDS)


def _without_noun(text: str) -> re.Match[str] | None:
    """An adjective at the end whose noun is missing: «динамика образовательных», not «на уровнях: школьном …»."""
    found = _OBLIQUE.search(text, _end(text)) or _PAIRED.search(text, _end(text))
    if not found or _ENUMERATED.search(text[max(0, found.start() - 60) : found.start()]):
        return None
    before = text[: found.start("word")].split()
    return found if before and not _NOT_NOUNS.match(before[-1]) else None


@in_each_measure
def measures(measure: tuple[Path, str, Item]) -> Iterator[Finding]:
    """A row of the plan is one measure: of two paragraphs each is one."""
    path, number, item = measure
    parts = [part.strip() for part in _PARAGRAPH.split(item.text) if not part.lstrip().startswith(("-", "*", "1"))]
    if len(parts) > 1 and all(part[:1].isupper() and not part.endswith(":") for part in parts):
        message = f"в пункте {number} мероприятий {len(parts)}: срок и результат каждого не назначить и не проверить"
        hint = "запишите каждое мероприятие своей строкой или соедините их в одну фразу"
        yield Finding(TWO_MEASURES, message, ("roadmap", *path, "text"), hint)
