"""A goal, a task or a result that a text tells once more by hand, in the same words or in others (D-14, D-15, D-16)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.base import Statement
from shnor_docs.model.content import Content
from shnor_docs.rules.duplicates.words import Stems, by_runs, runs, shortened, words
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import InEach, PrintedText, in_each_text
from shnor_docs.sameness import once_for_all
from shnor_docs.source.text import Words

RETOLD = declare("ШД263", Severity.WARNING, "текст записан второй раз, а не взят ссылкой")

_OWNERS = {"goals": "цель", "tasks": "задачу", "results": "ожидаемый результат"}
_ENOUGH = 8
"""A shorter statement may stand in a text by chance."""
_SAME = 0.75
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*(?:\n|[-*+|#]|\d+[.)]\s))[^\n]+)*")


Statements = tuple[Statement, ...]


class Told(NamedTuple):
    """A statement of a list: its reference, what it is in the accusative, its text, how many runs of words it has."""

    reference: str
    what: str
    text: str
    size: int


def statements(content: Content) -> Iterable[Finding]:
    """No section, passport field, stage or clause tells a statement that it could refer to."""
    program = content.program
    return _retelling(program.goals, program.tasks, program.results)(content)


@once_for_all
def _retelling(goals: Statements, tasks: Statements, results: Statements) -> InEach[Finding]:
    """What is found in each text beside such statements."""
    told = _told({"goals": goals, "tasks": tasks, "results": results})

    @in_each_text
    def found(one: PrintedText) -> Iterator[Finding]:
        for match in _PARAGRAPH.finditer(one.text) if told and one.is_prose and _may_retell(one.path) else ():
            yield from _retold(match, one.text, one.path, told)

    return found


def _told(statements: Mapping[str, Statements]) -> dict[Stems, list[Told]]:
    """The long statements by every three words in a row."""
    return by_runs(
        (Told(f"{name}.{record.id}", _OWNERS[name], record.text, len(runs(record.text))), record.text)
        for name, records in statements.items()
        for record in records
        if len(words(record.text)) >= _ENOUGH
    )


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
