"""The written documents of a program read again: edited by hand, stale, with tags or blanks left, at odds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.inspection.values import different_prints
from shnor_docs.model.edition import Edition
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.reading import Found, found_at
from shnor_docs.source.register import load_register
from shnor_docs.workspace.editions.verifying import State, Verdict, judged, read_written
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.results import Wish
from shnor_docs.workspace.workspace import Workspace

EDITED = declare("ШД770", Severity.WARNING, "документ правлен руками")
STALE = declare("ШД771", Severity.WARNING, "документ устарел")
TAG_LEFT = declare("ШД772", Severity.ERROR, "в документе остался тег шаблона")
NOT_OURS = declare("ШД773", Severity.WARNING, "на месте документа чужой файл")
BLANK_LEFT = declare("ШД774", Severity.WARNING, "в утверждённом документе осталось незаполненное место")
AT_ODDS = declare("ШД775", Severity.WARNING, "одно значение напечатано по-разному")

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}")
_BLANK = re.compile("_{3,}")
_KEEP = "поправьте программу и составьте документ заново: «shnor-docs render --force»"


def document_problems(workspace: Workspace, programs: Sequence[str], out: Path) -> list[Diagnostic]:
    """What is wrong with the written documents of programs; those not written yet are passed over."""
    found: list[Diagnostic] = []
    for program in programs:
        try:
            papers = [workspace.paper(task) for task in workspace.tasks(program, Wish())]
        except ShnorError:  # validation has told already
            continue
        found += _at_odds(program, papers)
        last = load_register(workspace.folder(program), workspace.root).last
        for paper in papers:
            path = out / program / paper.name
            if found_at(path) is Found.FILE:
                found += _problems(workspace, path, paper, last)
    return found


def _problems(workspace: Workspace, path: Path, paper: Paper, last: Edition | None) -> Iterator[Diagnostic]:
    place = Location(path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else str(path))
    try:
        read = read_written(path)
        verdict = judged(workspace, path, read)
    except ShnorError as error:
        yield from error.diagnostics
        return
    yield from _state(verdict, paper, place)
    is_approved = last is not None and paper.task.document in last.approved
    for paragraph in read[1]:
        if match := _TAG.search(paragraph.text):
            message = f"{paragraph.place}: в тексте осталось «{match[0]}»"
            yield Diagnostic.of(TAG_LEFT, message, place, "проверьте шаблон: «shnor-docs template check»")
        if is_approved and _BLANK.search(paragraph.text):
            message = f"{paragraph.place}: осталось незаполненное место: «{paragraph.text[:60]}»"
            yield Diagnostic.of(BLANK_LEFT, message, place, _KEEP)


def _state(verdict: Verdict, paper: Paper, place: Location) -> Iterator[Diagnostic]:
    match verdict.state:
        case State.AS_WRITTEN if verdict.stamp and verdict.stamp.text != paper.text:
            message = "документ составлен до последних правок программы: " + (verdict.note or "правки с тех пор есть")
            yield Diagnostic.of(STALE, message, place, "составьте его заново")
        case State.EDITED:
            for change in verdict.changes:
                yield Diagnostic.of(EDITED, f"файл правили руками: {change}", place, _KEEP)
        case State.STALE:
            yield Diagnostic.of(STALE, f"документ устарел: {verdict.note}", place, "составьте его заново")
        case State.FOREIGN:
            hint = "уберите файл или составьте документ заново: «shnor-docs render --force»"
            yield Diagnostic.of(NOT_OURS, verdict.note, place, hint)


def _at_odds(program: str, papers: Sequence[Paper]) -> Iterator[Diagnostic]:
    for source, prints in different_prints(paper.tree for paper in papers):
        told = ", ".join(f"«{text}» ({document})" for text, document in prints.items())
        message = f"значение «{source}» напечатано по-разному: {told}"
        hint = "печатайте его везде одним способом: уберите лишний фильтр"
        yield Diagnostic.of(AT_ODDS, message, Location(f"{PROGRAMS}/{program}"), hint)
