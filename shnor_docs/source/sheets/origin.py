"""What a file is that was taken for a workbook: said so that an official knows what to do."""

from __future__ import annotations

from collections.abc import Collection

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

_BEGINNINGS = (
    (OLE, "книга старого формата .xls, даже если имя кончается на .xlsx"),
    (b"%PDF", "документ PDF"),
    (b"{\\rtf", "документ RTF"),
    (b"Rar!", "архив RAR"),
    (b"7z\xbc\xaf", "архив 7-Zip"),
)
_MARKUP = (
    (b"<html", "веб-страница под именем книги: так выгружают отчёты 1С и порталы"),
    (b"<table", "веб-страница под именем книги: так выгружают отчёты 1С и порталы"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "«Таблица XML 2003», а не книга .xlsx"),
)
_OF_OTHER_PROGRAMS = (
    ("mimetype", "файл LibreOffice или OpenOffice (.ods)"),
    ("index/document.iwa", "таблица Apple Numbers"),
)
_ROOTS = {"document": "документ Word", "presentation": "презентация PowerPoint"}
_HEAD = 4_000


def origin(data: bytes) -> str | None:
    """What a file is that is no zip, by how it begins; None if that is not known."""
    head = data[:_HEAD].lower()
    by_beginning = next((what for start, what in _BEGINNINGS if data.startswith(start)), None)
    return by_beginning or next((what for sign, what in _MARKUP if sign in head), None)


def origin_of_zip(names: Collection[str]) -> str:
    """What a zip is that is no package of Office, by the folded names of its files."""
    return next((what for name, what in _OF_OTHER_PROGRAMS if name in names), "архив zip, а не книга Excel")


def origin_of_main(part: str, root: str) -> str | None:
    """What a package of Office is, by its main part and the name of its root; None for a workbook."""
    if part.casefold().endswith(".bin"):
        return "двоичная книга Excel (.xlsb)"
    return None if root == "workbook" else _ROOTS.get(root, "не книга Excel")
