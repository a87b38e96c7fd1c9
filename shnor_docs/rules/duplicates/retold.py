"""A goal, a task or a result that a text tells once more by hand, in the same words or in others (D-14, D-15, D-16)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content, once
from shnor_docs.rules.duplicates.words import Stems, by_runs, runs, shortened, words
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import prose
from shnor_docs.source.text import Words

RETOLD = declare("ШД263", Severity.WARNING, "текст записан второй раз, а не взят ссылкой")

_OWNERS = {"goals": "цель", "tasks": "задачу", "results": "ожидаемый результат"}
_ENOUGH = 8
"""A shorter statement may stand in a text by chance."""
_SAME = 0.75
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*(?:\n|[-*+|#]|\d+[.)]\s))[^\n]+)*")


class Told(NamedTuple):
    """A statement of a list: its reference, what it is in the accusative, its text, how many runs of words it has."""

    reference: str
    what: str
    text: str
    size: int


@once
def _told(content: Content) -> dict[Stems, list[Told]]:
    """The long statements by every three words in a row."""
    return by_runs(
        (Told(f"{name}.{record.id}", what, record.text, len(runs(record.text))), record.text)
        for name, what in _OWNERS.items()
        for record in getattr(content.program, name)
        if len(words(record.text)) >= _ENOUGH
    )


def statements(content: Content) -> Iterator[Finding]:
    """No section, passport field, stage or clause tells a statement that it could refer to."""
    told = _told(content)
    for path, text in prose(content) if told else ():
        if _may_retell(path):
            for match in _PARAGRAPH.finditer(text):
                yield from _retold(match, text, path, told)


def _may_retell(path: Path) -> bool:
    return path[0] in {"files", "documents", "passport", "stages", "orders", "texts"}


def _retold(match: re.Match[str], text: str, path: Path, told: dict[Stems, list[Told]]) -> Iterator[Finding]:
    here = runs(match[0])
    common = Counter(one for run in here for one in told.get(run, ()))
    for one, count in common.most_common(1):
        if count >= _SAME * min(one.size, max(len(here), _ENOUGH)):
            is_same = " ".join(words(one.text)) in " ".join(words(match[0]))
            how = "слово в слово" if is_same else "другими словами"
            message = f"текст повторяет {one.what} «{shortened(one.text)}» {how}: изменят одно – останется другое"
            hint = f"поставьте вместо этого ссылку {{{{ {one.reference} }}}}"
            yield Finding(RETOLD, message, (*path, Words.at(text, *match.span())), hint)
