"""An open .xlsx: its sheets by name, and the texts and formats that their cells refer to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from shnor_docs.diagnostics import Severity, ShnorError, declare
from shnor_docs.source.data.archive import NOT_A_WORKBOOK, Archive, open_archive, refused
from shnor_docs.source.data.numbers import MAIN, NumberFormat, number_formats
from shnor_docs.source.data.sheet import Sheet
from shnor_docs.source.data.sheet_xml import read_sheet, string_text

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
    strings: tuple[str, ...]
    formats: tuple[NumberFormat, ...]

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
            return read_sheet(_part(self.archive, wanted[0].part), file, wanted[0].name, self.strings, self.formats)
        except (ParseError, ValueError, IndexError) as error:
            raise _damaged(file) from error


def open_workbook(data: bytes, file: str) -> Workbook:
    """The workbook in ``data``; ``file`` is how diagnostics name it. Raises ShnorError if it is unusable."""
    archive = open_archive(data, file)
    try:
        return _opened(archive)
    except (ParseError, ValueError, IndexError, KeyError) as error:
        raise _damaged(file) from error


def _damaged(file: str) -> ShnorError:
    return refused(NOT_A_WORKBOOK, file, f"книга «{file}» повреждена", "откройте её в Excel и сохраните заново")


def _opened(archive: Archive) -> Workbook:
    main = next(iter(_related(archive, "", "/officeDocument").values()))
    book, parts = _tree(archive, main), _related(archive, main)
    entries = [
        SheetEntry(e.get("name", ""), parts[e.get(f"{{{_RELATIONS}}}id", "")], e.get("state", "visible") == "visible")
        for e in book.iter(f"{MAIN}sheet")
    ]
    is_1904 = any(e.get("date1904") in {"1", "true"} for e in book.iter(f"{MAIN}workbookPr"))
    strings = next(iter(_related(archive, main, "/sharedStrings").values()), None)
    styles = next(iter(_related(archive, main, "/styles").values()), None)
    return Workbook(
        archive,
        tuple(entry for entry in entries if "/worksheets/" in f"/{entry.part}"),
        shared_strings(_tree(archive, strings)) if strings else (),
        number_formats(_tree(archive, styles), is_1904) if styles else (),
    )


def shared_strings(tree: Element) -> tuple[str, ...]:
    """The texts of the workbook's string table."""
    return tuple(string_text(item) for item in tree.iter(f"{MAIN}si"))


def _related(archive: Archive, part: str, kind: str = "") -> dict[str, str]:
    """Parts that a part refers to, by the id of the relation, of the kind if one is given."""
    folder, name = posixpath.split(part)
    relations = fromstring(archive.part(posixpath.join(folder, "_rels", f"{name}.rels")))
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:]
        for relation in relations
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
    }


def _tree(archive: Archive, part: str) -> Element:
    return fromstring(_part(archive, part))


def _part(archive: Archive, name: str) -> bytes:
    """A part's XML; the names of «Strict Open XML» become the usual ones."""
    data = archive.part(name)
    if _STRICT not in data[:2000]:
        return data
    return data.replace(_STRICT, MAIN[1:-1].encode()).replace(_STRICT_RELATIONS, _RELATIONS.encode())
