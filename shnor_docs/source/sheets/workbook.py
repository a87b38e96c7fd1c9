"""An open .xlsx: its sheets by name, and the texts and formats that their cells refer to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from shnor_docs.diagnostics import Severity, ShnorError, declare
from shnor_docs.source.sheets.archive import NOT_A_WORKBOOK, RESAVE, Archive, open_archive, refused
from shnor_docs.source.sheets.origin import origin_of_main
from shnor_docs.source.sheets.sheet import Sheet
from shnor_docs.source.sheets.sheet_xml import DamagedError, read_sheet
from shnor_docs.source.sheets.styles import MAIN, NO_STYLES, Styles, read_styles
from shnor_docs.source.sheets.texts import NO_TEXTS, Texts, shared_texts

NO_SHEET = declare("ШД404", Severity.ERROR, "в книге нет такого листа")

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class SheetEntry(NamedTuple):
    """A sheet in the workbook's list, and the part that holds it."""

    name: str
    part: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook: its sheets in order, and what their cells refer to."""

    archive: Archive
    entries: tuple[SheetEntry, ...]
    texts: Texts
    styles: Styles

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all sheets, in order."""
        return tuple(entry.name for entry in self.entries)

    def sheet(self, name: str | None = None) -> Sheet:
        """The sheet of that name, without one the first visible; ShnorError if there is none."""
        wanted = [entry for entry in self.entries if (entry.is_visible if name is None else entry.name == name)]
        file = self.archive.file
        if not wanted:
            listed = "есть листы: " + ", ".join(f"«{known}»" for known in self.names)
            raise refused(NO_SHEET, file, f"в книге «{file}» нет листа «{name or ''}»", listed)
        try:
            return read_sheet(_part(self.archive, wanted[0].part), file, wanted[0].name, self.texts, self.styles)
        except (ParseError, ValueError, IndexError) as error:
            raise _damaged(file, str(error) if isinstance(error, DamagedError) else "") from error


def open_workbook(data: bytes, file: str) -> Workbook:
    """The workbook in ``data``; ``file`` is how diagnostics name it. Raises ShnorError if it is unusable."""
    archive = open_archive(data, file)
    try:
        return _opened(archive)
    except (ParseError, ValueError, IndexError, KeyError) as error:
        raise _damaged(file) from error


def _damaged(file: str, reason: str = "") -> ShnorError:
    message = f"книга «{file}» повреждена" + (f": {reason}" if reason else "")
    return refused(NOT_A_WORKBOOK, file, message, "откройте её в Excel и сохраните заново")


def _opened(archive: Archive) -> Workbook:
    main = _main(archive)
    book, relations = _tree(archive, main), _related(archive, main)
    sheets = {relation.id: relation.part for relation in relations if relation.kind == "worksheet"}
    entries = (
        (e.get(f"{{{_RELATIONS}}}id", ""), e.get("name", ""), e.get("state", "visible") == "visible")
        for e in book.iter(f"{MAIN}sheet")
    )
    is_1904 = any(e.get("date1904") in {"1", "true"} for e in book.iter(f"{MAIN}workbookPr"))
    strings, styles = _of_kind(relations, "sharedStrings"), _of_kind(relations, "styles")
    return Workbook(
        archive,
        tuple(SheetEntry(name, sheets[id_], is_visible) for id_, name, is_visible in entries if id_ in sheets),
        shared_texts(_tree(archive, strings)) if strings else NO_TEXTS,
        read_styles(_tree(archive, styles), is_1904) if styles else NO_STYLES,
    )


def _main(archive: Archive) -> str:
    """The part that the package names as its document; ShnorError if it is no workbook."""
    file = archive.file
    main = _of_kind(_related(archive, ""), "officeDocument")
    if main is None:
        message = f"в «{file}» нет связи с книгой (officeDocument): файл повреждён или это не книга Excel"
        raise refused(NOT_A_WORKBOOK, file, message, RESAVE)
    root = "" if main.endswith(".bin") else _tree(archive, main).tag.rpartition("}")[2]
    if what := origin_of_main(main, root):
        raise refused(NOT_A_WORKBOOK, file, f"«{file}» — {what}", RESAVE)
    return main


class _Relation(NamedTuple):
    id: str
    kind: str
    part: str


def _related(archive: Archive, part: str) -> list[_Relation]:
    """Parts of the package that a part refers to."""
    folder, name = posixpath.split(part)
    relations = fromstring(archive.part(posixpath.join(folder, "_rels", f"{name}.rels")))
    return [
        _Relation(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], _target(folder, found))
        for found in relations
        if found.get("TargetMode") != "External"
    ]


def _target(folder: str, relation: Element) -> str:
    target = relation.get("Target", "").partition("#")[0].replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target))[1:]


def _of_kind(relations: Iterable[_Relation], kind: str) -> str | None:
    """The first part of a kind."""
    return next((relation.part for relation in relations if relation.kind == kind), None)


def _tree(archive: Archive, part: str) -> Element:
    return fromstring(_part(archive, part))


def _part(archive: Archive, name: str) -> bytes:
    """A part's XML; the names of «Strict Open XML» become the usual ones."""
    data = archive.part(name)
    if _STRICT not in data[:2000]:
        return data
    return data.replace(_STRICT, MAIN[1:-1].encode()).replace(_STRICT_RELATIONS, _RELATIONS.encode())
