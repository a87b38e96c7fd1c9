"""Texts that break off: they end with a word that calls for another, or a list has an item without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText
from shnor_docs.rules.wording.body import Spot, blanked, body, rule

UNFINISHED = declare("ШД891", Severity.WARNING, "текст обрывается")
EMPTY_ITEM = declare("ШД892", Severity.WARNING, "пункт списка пуст")

_OPEN = re.compile(
    r"(?<![\w-])(?P<word>и|или|а также|на|в|во|по|для|с|со|от|до|из|к|ко|об|при|за|под|над|между|через|без)\Z"
)
_ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<word>[а-яё]+(?:ческ|тельн|альн|онн|ивн|вн)(?:их|ых|ой|ом|ого|ую|ому|ими|ыми)"
    r"|(?<=, )[а-яё]+(?:тельн|альн|ивн)(?:ая|ое|ые|ый))\Z"
)
"""Adjectives that are never used as nouns, in a case in which they are no predicate."""
_FRAGMENTS = frozenset({"texts", "preamble", "dative", "command", "blank", "genitive", "prepositional"})
_SENTENCES = frozenset({"text", "result", "name", "evidence", "consequences"})
"""Fields that hold a whole sentence or name."""
_EMPTY = re.compile(
    r"^(?P<indent>[ \t]*)(?P<sign>[-*+])[ \t]+\S[^\n]*(?:\n[ \t]+\S[^\n]*)*\n+(?P=indent)(?P<mark>(?P=sign))[ \t]*$",
    re.MULTILINE,
)
_CONTINUED = frozenset({"cards", "forms"})
"""Their titles end with the place for a name: «КАРТА … в ____»."""


def unfinished(content: Content) -> Iterator[Finding]:
    """No text ends with a preposition, a conjunction or an adjective without its noun."""
    for one in body(content).texts:
        if not _FRAGMENTS.isdisjoint(one.path) or (one.path[0] in _CONTINUED and one.path[-1] == "title"):
            continue
        text = one.text.rstrip()
        if text[-1:].islower() and (match := _open_end(one, text)):
            message = f"текст обрывается{one.where}: «…{' '.join(text[-40:].split())}»"
            yield Finding(UNFINISHED, message, one.at(*match.span("word")), "допишите его")


def _open_end(one: PrintedText, text: str) -> re.Match[str] | None:
    tail = blanked(text)[-80:]
    pattern = _OPEN if _OPEN.search(tail) else _ADJECTIVE
    return pattern.search(text) if pattern is _OPEN or one.field in _SENTENCES else None


def _empty(text: str) -> Iterator[Spot]:
    """No list has an item without words."""
    for match in _EMPTY.finditer(text):
        message = f"пункт списка пуст: после «{match['mark']}» ничего нет"
        yield Spot(*match.span("mark"), message, "допишите пункт или уберите его")


empty_items = rule(EMPTY_ITEM, _empty)
