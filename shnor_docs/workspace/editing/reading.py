"""A program opened for editing: what it means, how it is written, and which files cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.program import SPLIT_FIELDS
from shnor_docs.source.layout import PROGRAM
from shnor_docs.source.programs import WORKBOOKS, LoadedProgram
from shnor_docs.source.text import fingerprint
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence
from shnor_docs.workspace.editing.changes import FILES
from shnor_docs.workspace.editing.disk import reader_of
from shnor_docs.workspace.editing.remembering import recalled
from shnor_docs.workspace.editing.texts import Reader, Texts, own_file
from shnor_docs.workspace.workspace import Drafted, Workspace

ATTEMPTS = 5
"""How often a program is read anew that is changed while it is read."""


@dataclass(frozen=True)
class Opened:
    """A program as a window sees it, were it full of errors. No rule was asked yet."""

    drafted: Drafted
    _texts: Texts = field(repr=False, compare=False)

    @property
    def loaded(self) -> LoadedProgram:
        """What the files mean, ready to be printed."""
        return self.drafted.printed

    @property
    def seen(self) -> dict[str, str]:
        """The fingerprints of all files read so far, by inner path: what a change made in this window rests upon."""
        return {file: fingerprint(data) for file, data in self._texts.before.items() if data is not None}

    @property
    def faulty_files(self) -> tuple[str, ...]:
        """The files that are written wrongly: no form can mend that, :class:`Write` mends the whole text."""
        return tuple(file for file in (PROGRAM, *map(_own, SPLIT_FIELDS)) if not self._texts.is_sound(file))

    def node(self, path: Path) -> Node | None:
        """What is written at a path, also where the model refuses it; None if nothing is, or nothing can be read."""
        try:
            return self._texts.find(path)
        except ShnorError:
            return None

    def text_of(self, file: str) -> str | None:
        """The text of a file; None if there is none, or if it is no text in UTF-8."""
        return self._texts.readable(file)

    def file_of(self, path: Path) -> str:
        """The file in which a path is written, or would be."""
        return file_of(self._texts, path)

    def why_not(self, path: Path) -> ShnorError | None:
        """Why a place cannot be edited: a workbook holds it, its file is faulty; None if it can be."""
        try:
            self._texts.home(path)
        except ShnorError as error:
            return error
        return None


def opened_for_editing(workspace: Workspace, program: str) -> Opened:
    """A program with everything that a window needs to show and to edit it.

    Raises:
        ShnorError: there is no such program.
    """
    folder = workspace.folder(program)
    for _ in range(ATTEMPTS):
        drafted = workspace.drafted(program)
        texts = Texts(program, _reader(drafted.loaded, reader_of(folder, workspace.root)))
        _read_all(texts)
        if all(_is_same(texts, source.shown, source.fingerprint) for source in drafted.loaded.texts.values()):
            break
    return Opened(drafted, texts)


def file_of(texts: Texts, path: Path) -> str:
    """The file in which a path is written, or would be."""
    if path and path[0] == FILES:
        return str(path[1])
    name = str(path[0]) if path else ""
    own, book = own_file(name), WORKBOOKS.get(name)
    if book and texts.data(book) is not None:
        return book
    if own and (texts.data(own) is not None or not texts.stands_in_main(name)):
        return own
    return PROGRAM


def _reader(loaded: LoadedProgram, read: Reader) -> Reader:
    """Reads what was loaded as it was then; from the disk what was not, or what is no longer remembered."""
    fingerprints = {_inner(source.shown): source.fingerprint for source in loaded.texts.values()}
    return lambda file: recalled(fingerprints.get(file, "")) or read(file)


def _inner(shown: str) -> str:
    """The inner path of a file of a program."""
    return shown.split("/", 2)[2]


def _own(field: str) -> str:
    return f"{field}.yaml"


def _is_same(texts: Texts, shown: str, read: str) -> bool:
    data = texts.data(_inner(shown))
    return data is not None and fingerprint(data) == read


def _read_all(texts: Texts) -> None:
    """Read the files that hold fields, and those of the sections."""
    for file in (PROGRAM, *map(_own, SPLIT_FIELDS), *WORKBOOKS.values()):
        _try(texts, file)
    for file in list(_sections(texts)):
        _try(texts, file)


def _try(texts: Texts, file: str) -> None:
    try:
        texts.data(file)
    except ShnorError:
        return


def _sections(texts: Texts) -> Iterator[str]:
    """The files that sections of documents name, as far as that can be read."""
    try:
        documents = texts.find(("documents",))
    except ShnorError:
        return
    for document in documents.items if isinstance(documents, Sequence) else ():
        sections = document.get("sections") if isinstance(document, Mapping) else None
        for section in sections.items if isinstance(sections, Sequence) else ():
            file = section.get("file") if isinstance(section, Mapping) else None
            if isinstance(file, Scalar) and file.text:
                yield file.text
