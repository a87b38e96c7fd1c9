"""Where a remark is to be mended: a screen of the menu, a field, or a file that no screen has."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location
from shnor_docs.page.addresses import field_url
from shnor_docs.page.forms.parts import entry_of, part_of
from shnor_docs.page.menu import MENU, Entry
from shnor_docs.source.layout import (
    AMENDING,
    CATALOGUE,
    EDITIONS,
    FORM,
    GLOSSARY,
    KINDS,
    PROGRAMS,
    REGISTER,
    RULES,
    TYPOGRAPHY,
)
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.workspace.editing.changes import FILES
from shnor_docs.workspace.editing.placing import path_about

SHARED = {
    CATALOGUE: "Каталог показателей",
    GLOSSARY: "Словарь названий и имён",
    KINDS: "Виды документов",
    TYPOGRAPHY: "Типографика",
    AMENDING: "Слова приказов об изменении",
    FORM: "Оформление документов",
    RULES: "Настройки правил",
}
"""What the files that programs share are called."""
HISTORY = MENU[-1]


class Place(NamedTuple):
    """The screen of the menu, None for what all programs share; the address of the field; the place in words."""

    entry: Entry | None
    url: str = ""
    words: str = ""


def place_of(loaded: LoadedProgram, diagnostic: Diagnostic) -> Place:
    """Where a remark on a program is to be mended."""
    location = diagnostic.location
    name = location.file.removeprefix(f"{PROGRAMS}/{loaded.id}/")
    path = path_about(loaded, diagnostic)
    if path is None:
        entry = entry_of("documents") if name.endswith((".docx", ".pptx")) else None
        return Place(entry, words=in_words(location))
    if PurePosixPath(name).parts[:1] in ((REGISTER,), (EDITIONS,)):
        return Place(HISTORY, words=in_words(location))
    if path[:1] == (FILES,) and not name.endswith(".md"):
        return _of_other_file(loaded, name, location)
    entry = entry_of(part_of(path))
    if location.sheet is not None:
        return Place(entry, words=in_words(location))
    return Place(entry, field_url(loaded.id, path))


def _of_other_file(loaded: LoadedProgram, name: str, location: Location) -> Place:
    """A data table leads to the record that declares it, a template to the documents."""
    declared = loaded.content.program.data if loaded.content else ()
    index = next((index for index, source in enumerate(declared) if str(source.file) == name), None)
    if index is not None:
        return Place(entry_of("data"), field_url(loaded.id, ("data", index)), in_words(location))
    return Place(entry_of("documents" if name.endswith((".docx", ".pptx")) else "data"), words=in_words(location))


def in_words(location: Location) -> str:
    """A place that no field has: a file, its sheet and cell, a part of a template, a line."""
    name = PurePosixPath(location.file).name
    steps = [SHARED.get(location.file) or _kind_of(name)]
    if location.sheet is not None:
        steps.append(f"лист «{location.sheet}»" + (f", ячейка {location.cell}" if location.cell else ""))
    if location.part:
        steps.append(location.part)
    if location.line is not None and location.sheet is None:
        steps.append(f"строка {location.line}")
    return ", ".join(steps)


def _kind_of(name: str) -> str:
    kinds = {".docx": "шаблон", ".pptx": "шаблон слайдов", ".xlsx": "книга", ".csv": "таблица"}
    return f"{kinds.get(PurePosixPath(name).suffix.lower(), 'файл')} «{name}»"
