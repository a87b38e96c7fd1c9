"""Edited workbooks taken back into a program's YAML: what would change, what of it is doubtful, the change itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.lifecycle.comparison import ChangeKind
from shnor_docs.lifecycle.differences import Difference, differences
from shnor_docs.model.numbering import with_numbers
from shnor_docs.rules import FACTS, STRUCTURE, check
from shnor_docs.source.excel import excel_edits, read_excel_part
from shnor_docs.source.excel.columns import BOOKS, Book
from shnor_docs.source.excel.completeness import check_complete
from shnor_docs.source.excel.doubts import doubts
from shnor_docs.source.excel.editing import difference
from shnor_docs.source.excel.naming import names_of
from shnor_docs.source.excel.reading import ExcelPart
from shnor_docs.source.files import shown_path, telling
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import WORKBOOKS, LoadedProgram, part_model, wrapped
from shnor_docs.source.reading import is_taken
from shnor_docs.source.records.loading import load
from shnor_docs.source.register import in_force
from shnor_docs.source.text import SourceText
from shnor_docs.source.unfinished import alone, sweep
from shnor_docs.source.yaml.edits import Edit, apply_together, edited
from shnor_docs.workspace.workspace import Workspace

NO_WORKBOOK = declare("ШД023", Severity.ERROR, "в папке нет книг программы")
NOT_AGREED = declare("ШД727", Severity.ERROR, "правки книги требуют согласия")
OTHER_PROGRAM = declare("ШД728", Severity.ERROR, "книга выгружена из другой программы")
KEPT_IN_WORKBOOK = declare("ШД729", Severity.ERROR, "раздел программы и так ведётся в книге")

SHOWN = 80
"""How many signs of a record that comes or goes are shown."""
_COUNTED = {
    ChangeKind.ADDED: "добавлено",
    ChangeKind.REMOVED: "удалено",
    ChangeKind.MOVED: "перемещено",
    ChangeKind.CHANGED: "изменено",
}


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking workbooks back means: the changes, the edits of each file, what to tell, what to ask about."""

    differences: tuple[Difference, ...]
    edits: tuple[tuple[SourceText, tuple[Edit, ...]], ...]
    warnings: tuple[Diagnostic, ...]
    doubts: tuple[Diagnostic, ...]

    def lines(self) -> list[str]:
        """The changes as a person reads them, each at its place, then how many of each kind there are."""
        if not self.edits:
            return ["Правок нет: файлы программы не изменятся."]
        kinds = [found.change.kind for found in self.differences]
        total = ", ".join(f"{word} {kinds.count(kind)}" for kind, word in _COUNTED.items())
        return [*map(_line, self.differences), f"Всего: {total}."]

    def carry_out(self) -> list[str]:
        """Edit the program's YAML; the files that changed, as the workspace names them.

        All files change or none; of two commands that change one program, the second waits and is refused.

        Raises:
            ShnorError: a file is another one by now, or cannot be written.
        """
        if self.edits:
            source, _ = self.edits[0]
            home = source.path.parent
            sweep(home)
            with telling(home, source.shown), alone(home):
                apply_together(self.edits)
        return [source.shown for source, _ in self.edits]


def _line(found: Difference) -> str:
    """A change at its place; of what comes or goes, the beginning of its text too."""
    text = {ChangeKind.ADDED: found.told.after, ChangeKind.REMOVED: found.told.before}.get(found.change.kind)
    return f"{found.place}: {found}" + (f": {shorten(text, SHOWN, placeholder='…')}" if text else "")


def taking(workspace: Workspace, program: str, folder: Path) -> Taking:
    """What taking the folder's workbooks back into the program would do; nothing is written yet.

    What nobody edited keeps its bytes.

    Raises:
        ShnorError: there is no workbook, or one is wrong, or what it says does not fit the program.
    """
    content = workspace.content(program)
    loaded = replace(workspace.load(program), content=content)
    books = {book: folder / book.file for book in BOOKS.values() if is_taken(folder / book.file)}
    if not books:
        shown = shown_path(folder, workspace.root)
        hint = f"сначала выгрузите их: shnor-docs excel {program} --out ПАПКА"
        raise ShnorError(Diagnostic.of(NO_WORKBOOK, f"в папке «{shown}» нет книг", Location(shown), hint))
    parts, values, found = _read(workspace, loaded, books)
    after = _with(workspace, loaded, parts, values)
    assert after.content is not None
    wrong = check(after.content, after.locate, STRUCTURE)
    if has_errors(wrong):
        raise ShnorError(*(d for d in wrong if d.is_error))
    changes = differences(loaded, after, workspace.catalogue)
    asked = [
        doubt
        for book, part in parts.items()
        for doubt in doubts(book, content, after.content, part, _moved(book, changes))
    ]
    edits = tuple(_edits(loaded, values))
    return Taking(changes, edits, (*found, *_news(loaded, after)), tuple(asked) if edits else ())


def not_agreed(program: str) -> ShnorError:
    """Nobody agreed to the doubtful changes."""
    message = "правки не внесены: сказанное выше требует согласия"
    hint = "проверьте книги; если всё верно, повторите команду с ключом --yes"
    return ShnorError(Diagnostic.of(NOT_AGREED, message, Location(f"{PROGRAMS}/{program}"), hint))


def _read(
    workspace: Workspace, program: LoadedProgram, books: Mapping[Book, Path]
) -> tuple[dict[Book, ExcelPart], dict[Book, Any], list[Diagnostic]]:
    """The workbooks with the values they mean, and warnings; ShnorError with all that is wrong in them."""
    parts, values, found = {}, {}, []
    for book, path in books.items():
        part, value, diagnostics = _book(workspace, program, book, path)
        found += diagnostics
        if part is not None:
            parts[book], values[book] = part, value
    if has_errors(found):
        raise ShnorError(*found)
    return parts, values, found


def _book(
    workspace: Workspace, program: LoadedProgram, book: Book, path: Path
) -> tuple[ExcelPart | None, Any, list[Diagnostic]]:
    assert program.content is not None
    shown = shown_path(path, workspace.root)
    part, found = read_excel_part(book.field, path, shown, path.parent, names_of(program.content))
    if part is None:
        return None, None, found
    found += [*_misplaced(program, book, part, shown), *check_complete(book, program.content, part)]
    if has_errors(found):
        return part, None, found
    record, refused = load(part_model(book.field), wrapped(book.field, part.node), part.source)
    return part, getattr(record, book.field, None), [*found, *refused]


def _misplaced(program: LoadedProgram, book: Book, part: ExcelPart, shown: str) -> Iterator[Diagnostic]:
    """Workbooks that are not of this program, or of no use to it."""
    written_for = part.stamp.program
    if written_for and written_for != program.id:
        message = f"книга выгружена из программы «{written_for}», а забирает её «{program.id}»"
        hint = f"возьмите книгу программы «{program.id}»: shnor-docs excel {program.id}"
        yield Diagnostic.of(OTHER_PROGRAM, message, Location(shown), hint)
    source = program.source_of(book.field)
    if source.path.name == WORKBOOKS[book.field]:
        message = f"«{book.field}» программы ведётся в книге {source.shown}: YAML, куда внести правки, нет"
        yield Diagnostic.of(KEPT_IN_WORKBOOK, message, Location(shown), "правьте ту книгу или замените её этой")


def _with(
    workspace: Workspace, loaded: LoadedProgram, parts: Mapping[Book, ExcelPart], values: Mapping[Book, Any]
) -> LoadedProgram:
    """The program as the workbooks would have it, what they hold placed in their cells."""
    assert loaded.content is not None
    taken = loaded.content.program.model_copy(update={book.field: value for book, value in values.items()})
    program = with_numbers(taken, in_force(workspace.folder(loaded.id), workspace.root).numbers)
    trees = {book.field: (part.source, wrapped(book.field, part.node)) for book, part in parts.items()}
    after = replace(
        loaded, content=replace(loaded.content, program=program), trees={**loaded.trees, **trees}, diagnostics=()
    )
    if not loaded.content.computable:
        return after
    from shnor_docs.workspace.measuring import measured

    return replace(after, content=measured(after, workspace.catalogue)[0])


def _news(before: LoadedProgram, after: LoadedProgram) -> Iterator[Diagnostic]:
    """What validation will find when the workbooks are taken, and does not find now."""
    assert before.content is not None
    assert after.content is not None
    known = {(d.code.id, d.message) for d in check(before.content, before.locate, FACTS)}
    found = check(after.content, after.locate, FACTS)
    return (d for d in found if (d.code.id, d.message) not in known)


def _moved(book: Book, changes: tuple[Difference, ...]) -> int:
    moved = (found.change for found in changes if found.change.kind is ChangeKind.MOVED)
    return sum(change.path[0] == book.field for change in moved)


def _edits(loaded: LoadedProgram, values: Mapping[Book, Any]) -> Iterator[tuple[SourceText, tuple[Edit, ...]]]:
    """The edits of each file; both fields may stand in one."""
    assert loaded.content is not None
    texts: dict[Path, tuple[SourceText, str]] = {}
    for book, value in values.items():
        source = loaded.source_of(book.field)
        text = texts[source.path][1] if source.path in texts else source.text
        before = getattr(loaded.content.program, book.field)
        edits = excel_edits(book.field, replace(source, text=text), before, value)
        texts[source.path] = source, edited(text, edits)
    for source, text in texts.values():
        if edits := difference(source.text, text):
            yield source, tuple(edits)
