"""The register of a program's editions: read with its chain checked, and an entry more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.content import DocumentNotes, Gone, Noted, Notes
from shnor_docs.model.edition import Edition, Register
from shnor_docs.model.numbering import Numbers
from shnor_docs.russian.dates import format_date
from shnor_docs.source.canonical import folder_digest
from shnor_docs.source.layout import EDITION, EDITIONS, PROGRAMS, REGISTER
from shnor_docs.source.reading import Found, bytes_of, found_at, is_taken
from shnor_docs.source.records.loading import load
from shnor_docs.source.text import SourceText, read_source
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.writing import Data, Layout, entry_source

BROKEN = declare("ШД750", Severity.ERROR, "цепочка реестра редакций нарушена")
SNAPSHOT = declare("ШД751", Severity.ERROR, "файлы утверждённой редакции изменены")

UNKNOWN = declare("ШД754", Severity.ERROR, "папка редакции, о которой реестр не знает")

HEAD = """\
# Реестр редакций программы. Его ведёт команда «shnor-docs approve»: каждая запись скреплена с прежней.
# Правка руками рвёт цепочку, и проверка об этом скажет.
"""


@dataclass(frozen=True, slots=True)
class LoadedRegister:
    """The editions of a program with what is wrong with them; without a register there are none."""

    editions: tuple[Edition, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    source: SourceText | None = None
    tree: nodes.Mapping | None = None

    @property
    def last(self) -> Edition | None:
        """The edition in force."""
        return self.editions[-1] if self.editions else None

    def locate(self, edition: Edition) -> Location:
        """Where the register tells of an edition."""
        if self.source is None or self.tree is None:
            return Location(REGISTER)
        return self.source.location(nodes.locate(self.tree, ("editions", self.editions.index(edition))))


def edition_folder(program: Path, edition: int) -> Path:
    """The folder that holds the files of an edition."""
    return program / EDITIONS / str(edition)


def load_register(program: Path, root: Path) -> LoadedRegister:
    """The register in a program's folder; entries of a broken chain are told and not used."""
    path = program / REGISTER
    if not is_taken(path):
        return LoadedRegister()
    source = read_source(path, path.relative_to(root).as_posix(), root)
    if isinstance(source, Diagnostic):
        return LoadedRegister(diagnostics=(source,))
    tree, found = read_tree(source)
    register, refused = load(Register, tree, source) if tree else (None, [])
    loaded = LoadedRegister(register.editions if register else (), (*found, *refused), source, tree)
    return replace(loaded, diagnostics=(*loaded.diagnostics, *_broken(loaded)))


def _broken(loaded: LoadedRegister) -> Iterator[Diagnostic]:
    """The first entry that is not as it was written, or does not follow the one before it."""
    previous: Edition | None = None
    for place, entry in enumerate(loaded.editions, 1):
        follows = entry.previous == (previous.digest if previous else None)
        if entry.digest != entry.sealed() or not follows or entry.edition != place:
            message = f"запись о редакции {place} изменена, вставлена или удалена не командой approve"
            hint = "верните register.yaml из резервной копии или из git: реестр ведёт только «shnor-docs approve»"
            yield Diagnostic.of(BROKEN, message, loaded.locate(entry), hint)
            return
        previous = entry


def changed_editions(loaded: LoadedRegister, program: Path, only: int | None = None) -> Iterator[Diagnostic]:
    """Editions whose files are gone or are others by now; ``only`` names the one to look at."""
    for entry in loaded.editions[only - 1 : only] if only else loaded.editions:
        folder = edition_folder(program, entry.edition)
        if found_at(folder) is not Found.FOLDER or folder_digest(folder) != entry.content:
            message = f"файлы редакции {entry.edition} в папке {EDITIONS}/{entry.edition} изменены или удалены"
            hint = "верните папку из резервной копии или из git: утверждённая редакция не меняется"
            yield Diagnostic.of(SNAPSHOT, message, loaded.locate(entry), hint)


def _unknown_editions(loaded: LoadedRegister, program: Path, root: Path) -> Iterator[Diagnostic]:
    """Folders of editions that the register does not tell of: it was cut or is gone."""
    known = {str(entry.edition) for entry in loaded.editions}
    for folder in sorted((program / EDITIONS).glob("[0-9]*")):
        if folder.name not in known and any(path.is_file() for path in folder.rglob("*")):
            message = f"папка {EDITIONS}/{folder.name} есть, а в реестре такой редакции нет"
            hint = f"верните {REGISTER} из резервной копии или из git: его удалили или укоротили"
            yield Diagnostic.of(UNKNOWN, message, Location(folder.relative_to(root).as_posix()), hint)


def may_be_approved(program: Path) -> bool:
    """Whether the folder of a program has anything that only an approval brings."""
    return any(is_taken(program / name) for name in (REGISTER, EDITIONS))


def register_problems(program: Path, root: Path) -> list[Diagnostic]:
    """Why the editions of a program cannot be trusted; nothing for a program that was never approved."""
    if not may_be_approved(program):
        return []
    loaded = load_register(program, root)
    if any(problem.is_error for problem in loaded.diagnostics):
        return list(loaded.diagnostics)
    changed = changed_editions(loaded, program)
    return [*loaded.diagnostics, *changed, *_unknown_editions(loaded, program, root)]


def register_text(editions: Iterable[Edition]) -> str:
    """The text of a register."""
    return HEAD + entry_source("editions", [_data(entry) for entry in editions], Layout(list_step=0)) + "\n"


def _data(entry: Edition) -> Data:
    documents = [
        {**document.model_dump(exclude={"approved"}), **({"approved": "да"} if document.approved else {})}
        for document in entry.documents
    ]
    told = entry.model_dump(exclude={"documents"}, exclude_none=True)
    texts: dict[str, Data] = {key: str(value) for key, value in told.items()}
    return {**texts, "date": format_date(entry.date, "digital"), "documents": documents}


@dataclass(frozen=True)
class InForce:
    """What an edition has printed: its number, the numbers of its units and what orders made of them."""

    edition: int | None = None
    numbers: Numbers = field(default_factory=dict)
    notes: Notes = field(default_factory=dict)


def in_force(program: Path, root: Path) -> InForce:
    """What the edition in force has printed; the folder of an edition speaks for itself."""
    path = program / EDITION
    if not is_taken(path) and (last := load_register(program, root).last):
        path = edition_folder(program, last.edition) / PROGRAMS / program.name / EDITION
    return _told(path)


def edition_told(program: Path) -> int | None:
    """The number of the edition that a program's folder is; None for a program in work."""
    return _told(program / EDITION).edition


def edition_text(edition: int, numbers: Numbers, notes: Notes) -> bytes:
    """What the folder of an edition says of it."""
    told: dict[str, object] = {"edition": edition, "numbers": numbers}
    if notes:
        told["notes"] = {document: _written(of) for document, of in notes.items()}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _written(notes: DocumentNotes) -> dict[str, object]:
    units = {unit: [note.text, *note.acts] for unit, note in notes.units.items()}
    return {"acts": notes.acts, "units": units, "gone": [asdict(gone) for gone in notes.gone]}


def _noted(told: Mapping[str, Any]) -> DocumentNotes:
    units = {unit: Noted(tuple(map(str, acts)), str(text)) for unit, (text, *acts) in told["units"].items()}
    gone = tuple(Gone(**{key: str(value) for key, value in one.items()}) for one in told["gone"])
    return DocumentNotes(tuple(map(str, told["acts"])), units, gone)


def _told(path: Path) -> InForce:
    """What a file says of its edition; one that is not there or was spoilt says nothing (ШД751 tells of it)."""
    try:
        return _read(bytes_of(path, path.name)) if found_at(path) is Found.FILE else InForce()
    except ShnorError:
        return InForce()


@lru_cache(64)
def _read(data: bytes) -> InForce:
    """What the bytes of such a file say: the same objects for the same bytes."""
    try:
        told = json.loads(data)
        numbers = {scope: {key: str(number) for key, number in of.items()} for scope, of in told["numbers"].items()}
        notes = {document: _noted(of) for document, of in told.get("notes", {}).items()}
        return InForce(int(told["edition"]), numbers, notes)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return InForce()
