"""The files of one program as texts under change: which of them holds a place, and what is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path as FilePath
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.source.layout import PROGRAM, PROGRAMS
from shnor_docs.source.programs import WORKBOOKS, wrapped
from shnor_docs.source.text import BOM, SourceText, decode
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.migrations import CURRENT_VERSION, MIGRATIONS, VERSION_KEY
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, find
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editing.meaning import Plain, meaning

NOT_EDITABLE = declare("ШД036", Severity.ERROR, "это место здесь не изменить")

Reader = Callable[[str], bytes | None]
"""The bytes of a file by its inner path; None if there is none."""


class NotAsWanted(Exception):
    """An edit would make a file say something else than is wanted: a bug of ours, caught before it is written."""


class Home(NamedTuple):
    """Where a path is written: the file, its text, and its tree, in which the path is the same as in the model."""

    file: str
    text: str
    tree: Mapping


class Texts:
    """The files of a program, each read when it is first asked for, and changed only here until all are written."""

    def __init__(self, program: str, read: Reader) -> None:
        self.program, self._read = program, read
        self.before: dict[str, bytes | None] = {}
        """What was read, by inner path."""
        self.after: dict[str, bytes | None] = {}
        """What has been changed; None where a file goes."""

    def data(self, file: str) -> bytes | None:
        """The bytes of a file as they are now; None if there is none."""
        if file in self.after:
            return self.after[file]
        if file not in self.before:
            self.before[file] = self._read(file)
        return self.before[file]

    def text(self, file: str) -> str | None:
        """The text of a file; None if there is none, or no text.

        Raises:
            ShnorError: the file is no text in UTF-8.
        """
        data = self.data(file)
        return None if data is None else self._source(file, data).text

    def change(self, file: str, text: str | None) -> None:
        """Another text of a file, with the mark at its beginning that it had; None takes the file away.

        Raises:
            ShnorError: nothing could read the file any more.
        """
        before = self.data(file) or b""
        data = None if text is None else (BOM if before.startswith(BOM) else b"") + text.encode()
        if data is not None:
            self._source(file, data)
        self.after[file] = data

    def edit(self, home: Home, edits: Iterable[Edit], wanted: Plain) -> None:
        """Edit a file so that it says what is wanted.

        Raises:
            ShnorError: nothing could read the file any more.
            NotAsWanted: it would say something else; that is a bug of ours, and nothing is changed.
        """
        self._take(home.file, edited(home.text, edits), wanted if home.file == PROGRAM else _only(wanted))

    def begin(self, field: str, text: str, wanted: Data) -> None:
        """Write a field into a new file of its own."""
        self._take(f"{field}.yaml", text, wanted)

    def _take(self, file: str, text: str, wanted: Data) -> None:
        was = self.after.get(file, self.before.get(file))
        self.change(file, text)
        node, _ = parsed(self._source(file, self.after[file] or b""))
        if node is None or meaning(node) != wanted:
            self.after[file] = was
            raise NotAsWanted(file)

    def changed(self) -> dict[str, bytes | None]:
        """The files that are others by now than they were, with their bytes."""
        return {file: data for file, data in self.after.items() if data != self.before.get(file)}

    def home(self, path: Path) -> Home | None:
        """Where a path is written, or would be; None for a field that stands nowhere and may have its own file.

        Raises:
            ShnorError: the place is in a workbook, or in a file that cannot be read.
        """
        field = str(path[0]) if path else ""
        self._check_version()
        self._check_workbook(field)
        own = own_file(field)
        if own and (data := self.data(own)) is not None:
            source = self._source(own, data)
            return Home(own, source.text, wrapped(field, self._node(source)))
        main = self._main()
        return None if own and main.tree.entry(field) is None else main

    def find(self, path: Path) -> Node | None:
        """What is written at a path."""
        home = self.home(path)
        return find(home.tree, path) if home else None

    def stands_in_main(self, field: str) -> bool:
        """Whether ``program.yaml`` holds a field; one that cannot be read may."""
        try:
            return self._main().tree.entry(field) is not None
        except ShnorError:
            return True

    def is_sound(self, file: str) -> bool:
        """Whether a file is one whose places can be edited; one that is not there is no worse.

        Raises:
            ShnorError: it cannot be read at all.
        """
        data = self.data(file)
        if data is None:
            return file != PROGRAM
        node, _ = parsed(self._source(file, data))
        return isinstance(node, Mapping) if file == PROGRAM else node is not None

    def _main(self) -> Home:
        data = self.data(PROGRAM)
        source = self._source(PROGRAM, b"" if data is None else data)
        node = self._node(source)
        if not isinstance(node, Mapping):
            raise self._refusal(PROGRAM, f"файл {PROGRAM} записан не так, как нужно", MEND)
        return Home(PROGRAM, source.text, node)

    def _source(self, file: str, data: bytes) -> SourceText:
        source = decode(data, FilePath(file), f"{PROGRAMS}/{self.program}/{file}")
        if isinstance(source, Diagnostic):
            raise ShnorError(source)
        return source

    def _node(self, source: SourceText) -> Node:
        node, found = parsed(source)
        if node is None:
            refusal = self._refusal(source.path.name, f"в файле {source.path.name} ошибка записи", MEND)
            raise ShnorError(*refusal.diagnostics, *(d for d in found if d.is_error))
        return node

    def _check_workbook(self, field: str) -> None:
        book = WORKBOOKS.get(field)
        if book and self.data(book) is not None:
            title = Program.model_fields[field].title
            message = f"«{title}» этой программы ведётся в книге Excel {book}: здесь её не изменить"
            raise self._refusal(book, message, f"измените {book} в Excel, сохраните и закройте книгу")

    def _check_version(self) -> None:
        data = self.data(PROGRAM)
        source = decode(data or b"", FilePath(PROGRAM), PROGRAM)
        node = None if isinstance(source, Diagnostic) else parsed(source)[0]
        version = node.get(VERSION_KEY) if isinstance(node, Mapping) else None
        if not isinstance(version, Scalar) or not version.text.isdecimal():
            return
        if int(version.text) != CURRENT_VERSION and int(version.text) in MIGRATIONS:
            message = f"программа записана по прежним правилам (версия {version.text})"
            raise self._refusal(PROGRAM, message, "изменить её можно только правкой текста файлов")

    def _refusal(self, file: str, message: str, hint: str) -> ShnorError:
        place = Location(f"{PROGRAMS}/{self.program}/{file}")
        return ShnorError(Diagnostic.of(NOT_EDITABLE, message, place, hint))


MEND = "исправьте текст этого файла целиком"

KEPT_TREES = 64


@lru_cache(KEPT_TREES)
def parsed(source: SourceText) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The tree of a file and what is wrong with it; an equal text is read once."""
    node, found = read_node(source)
    return node, tuple(found)


def own_file(field: str) -> str | None:
    """The name of the file that may hold a field of the program alone; None if the field has none."""
    return f"{field}.yaml" if field in SPLIT_FIELDS else None


def _only(data: Plain) -> Plain:
    """What stands in the file of one field."""
    assert isinstance(data, dict)
    return next(iter(data.values()))
