"""The files of one program as texts under change: which of them holds a place, and what is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.source.layout import PROGRAM, PROGRAMS
from shnor_docs.source.programs import WORKBOOKS, wrapped
from shnor_docs.source.text import BOM, SourceText, decode
from shnor_docs.source.yaml.edits import Edit
from shnor_docs.source.yaml.migrations import CURRENT_VERSION, MIGRATIONS, VERSION_KEY
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, find
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.workspace.editing.drafts import Draft, Home
from shnor_docs.workspace.editing.meaning import Plain, meaning

NOT_EDITABLE = declare("ШД036", Severity.ERROR, "это место здесь не изменить")

Reader = Callable[[str], bytes | None]
"""The bytes of a file by its inner path; None if there is none."""


class NotAsWanted(Exception):
    """An edit would make a file say something else than is wanted: a bug of ours, caught before it is written."""


class Texts:
    """The files of a program, each read when it is first asked for, and changed only here until all are written."""

    def __init__(self, program: str, read: Reader) -> None:
        self.program, self._read = program, read
        self.before: dict[str, bytes | None] = {}
        """What was read, by inner path."""
        self._after: dict[str, bytes | None] = {}
        self._drafts: dict[str, Draft] = {}
        self._sources: dict[str, tuple[bytes, SourceText]] = {}

    def data(self, file: str) -> bytes | None:
        """The bytes of a file as they are now; None if there is none."""
        self._settle(file)
        if file in self._after:
            return self._after[file]
        if file not in self.before:
            self.before[file] = self._read(file)
        return self.before[file]

    def text(self, file: str) -> str | None:
        """The text of a file; None if there is none.

        Raises:
            ShnorError: the file is no text in UTF-8.
        """
        data = self.data(file)
        return None if data is None else self._source(file, data).text

    def readable(self, file: str) -> str | None:
        """The text of a file; None if there is none, or it is no text in UTF-8."""
        try:
            return self.text(file)
        except ShnorError:
            return None

    def change(self, file: str, text: str | None) -> None:
        """Another text of a file, with the mark at its beginning that it had; None takes the file away.

        Raises:
            ShnorError: nothing could read the file any more.
        """
        before = self.data(file) or b""
        data = None if text is None else (BOM if before.startswith(BOM) else b"") + text.encode()
        if data is not None:
            self._source(file, data)
        self._after[file] = data

    def begin(self, field: str, text: str, wanted: Plain) -> None:
        """Write a field into a new file of its own."""
        self._take(f"{field}.yaml", text, wanted)

    def edit(
        self,
        home: Home,
        edits: Iterable[Edit],
        wanted: Callable[[Plain], Plain],
        place: Path = (),
        rank: int | None = None,
    ) -> None:
        """Edit a file so that it says what is ``wanted`` of what it says; ``place`` is all that the edits are about.

        An entry more has a ``rank`` among those that its record may have.

        Raises:
            Clumsy: the edits touch others that are to be settled first.
        """
        draft = self._drafts.get(home.file) or Draft(home, self._said(home))
        draft.take(edits, wanted, place, rank)
        self._drafts[home.file] = draft

    def settle(self) -> None:
        """Put all edits together.

        Raises:
            ShnorError: nothing could read a file any more.
            NotAsWanted: a file would say something else than is wanted; that is a bug of ours.
        """
        for file in list(self._drafts):
            self._settle(file)

    def changed(self) -> dict[str, bytes | None]:
        """The files that are others by now than they were, with their bytes.

        Raises:
            ShnorError: like :meth:`settle`.
        """
        self.settle()
        return {file: data for file, data in self._after.items() if data != self.before.get(file)}

    def _settle(self, file: str) -> None:
        if draft := self._drafts.pop(file, None):
            self._take(file, draft.text, draft.wanted if file == PROGRAM else _only(draft.wanted))

    def _said(self, home: Home) -> Plain:
        """What a file says, under the key of its field."""
        said = parsed(self._source(home.file, self.data(home.file) or b"")).said
        return said if home.file == PROGRAM else {home.file.removesuffix(".yaml"): said}

    def _take(self, file: str, text: str, wanted: Plain) -> None:
        is_sound = self.data(file) is None or self.is_sound(file)
        self.change(file, text)
        made = parsed(self._source(file, self._after[file] or b""))
        if made.node is None or made.said != wanted:
            raise NotAsWanted(file) if is_sound else self.refusal(file, f"в файле {file} ошибка записи", MEND)

    def home(self, path: Path, *, beside: bool = False) -> Home | None:
        """Where a path is written, or would be; None for a field that stands nowhere and may have its own file.

        With ``beside`` it may be as it was before edits of other places.

        Raises:
            ShnorError: the place is in a workbook, or in a file that cannot be read.
        """
        field = str(path[0]) if path else ""
        own = own_file(field)
        file = own if own and (own in self._drafts or self.data(own) is not None) else PROGRAM
        if beside and (draft := self._drafts.get(file)) and not draft.meets(path):
            return draft.home if own in (None, file) or draft.home.tree.entry(field) else None
        self._check_version()
        self._check_workbook(field)
        if own and file == own:
            source = self._source(own, self.data(own) or b"")
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
        """Whether nothing is wrong with how a YAML file is written; one that is not there is no worse."""
        try:
            data = self.data(file)
            read = None if data is None else parsed(self._source(file, data))
        except ShnorError:
            return False
        if read is None or has_errors(read.found):
            return read is None and file != PROGRAM
        return isinstance(read.node, Mapping) if file == PROGRAM else read.node is not None

    def _main(self) -> Home:
        data = self.data(PROGRAM)
        source = self._source(PROGRAM, b"" if data is None else data)
        node = self._node(source)
        if not isinstance(node, Mapping):
            raise self.refusal(PROGRAM, f"файл {PROGRAM} записан не так, как нужно", MEND)
        return Home(PROGRAM, source.text, node)

    def _source(self, file: str, data: bytes) -> SourceText:
        """The text of bytes, the same for the same bytes."""
        known = self._sources.get(file)
        if known is None or known[0] is not data:
            source = decode(data, FilePath(file), f"{PROGRAMS}/{self.program}/{file}")
            if isinstance(source, Diagnostic):
                raise ShnorError(source)
            self._sources[file] = known = data, source
        return known[1]

    def _node(self, source: SourceText) -> Node:
        read = parsed(source)
        if read.node is None:
            raise self.refusal(source.path.name, f"в файле {source.path.name} ошибка записи", MEND, read.found)
        return read.node

    def _check_workbook(self, field: str) -> None:
        book = WORKBOOKS.get(field)
        if book and self.data(book) is not None:
            title = Program.model_fields[field].title
            message = f"«{title}» этой программы ведётся в книге Excel {book}: здесь её не изменить"
            raise self.refusal(book, message, f"измените {book} в Excel, сохраните и закройте книгу")

    def _check_version(self) -> None:
        try:
            node = parsed(self._source(PROGRAM, self.data(PROGRAM) or b"")).node
        except ShnorError:
            return
        version = node.get(VERSION_KEY) if isinstance(node, Mapping) else None
        if not isinstance(version, Scalar) or not version.text.isdecimal():
            return
        if int(version.text) != CURRENT_VERSION and int(version.text) in MIGRATIONS:
            message = f"программа записана по прежним правилам (версия {version.text})"
            raise self.refusal(PROGRAM, message, "изменить её можно только правкой текста файлов")

    def refusal(self, file: str, message: str, hint: str, found: Iterable[Diagnostic] = ()) -> ShnorError:
        """Why something cannot be changed, and what to do; with the errors that were found in the file."""
        place = Location(f"{PROGRAMS}/{self.program}/{file}")
        return ShnorError(Diagnostic.of(NOT_EDITABLE, message, place, hint), *(d for d in found if d.is_error))


MEND = "исправьте текст этого файла целиком"

KEPT_TREES = 64


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a file, None if it has none; what is wrong with it; what it says."""

    node: Node | None
    found: tuple[Diagnostic, ...]
    said: Plain


@lru_cache(KEPT_TREES)
def parsed(source: SourceText) -> Parsed:
    """A file read as YAML; an equal text is read once."""
    node, found = read_node(source)
    return Parsed(node, tuple(found), None if node is None else meaning(node))


def own_file(field: str) -> str | None:
    """The name of the file that may hold a field of the program alone; None if the field has none."""
    return f"{field}.yaml" if field in SPLIT_FIELDS else None


def _only(data: Plain) -> Plain:
    """What stands in the file of one field."""
    assert isinstance(data, dict)
    return next(iter(data.values()))
