"""Names of files: those that a program's folder holds and those that are made of it, on every system."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.forms.subjects import settings_for, subject_kind, subjects
from shnor_docs.model.content import Content
from shnor_docs.model.form import SubjectKind
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.structure import SAME_FILE
from shnor_docs.source.files import safe_file_name

LONG_NAME = declare("ШД033", Severity.WARNING, "имя файла слишком длинное для Windows")
FOREIGN_NAME = declare("ШД034", Severity.WARNING, "имя файла годится не для всякой системы")

LONGEST = 160
"""Characters; with 100 for the folders above, Windows opens the file (MAX_PATH is 260)."""


def short_names(content: Content) -> Iterator[Finding]:
    """The file of a document can be opened in Windows, where the whole path is limited."""
    longest = {kind: max((len(s.name) + 1 for s in subjects(content, kind)), default=0) for kind in SubjectKind}
    for index, settings in enumerate(content.program.documents):
        name = settings.file_name or settings.id
        kind = subject_kind(content, settings)
        length = len(f"{name}.docx") + (longest[kind] if kind else 0)
        if length > LONGEST:
            what = " с названием школы или муниципалитета" if kind and longest[kind] else ""
            message = f"имя файла{what} — {length} знаков: вместе с папками Windows может его не открыть"
            yield Finding(LONG_NAME, message, ("documents", index, "file_name"), f"сократите до {LONGEST} знаков")


def names_of_subjects(content: Content) -> Iterator[Finding]:
    """No form of one school overwrites that of another."""
    for index, settings in enumerate(content.program.documents):
        kind = subject_kind(content, settings)
        seen: dict[str, str] = {}
        for subject in subjects(content, kind) if kind else ():
            name = safe_file_name(f"{settings_for(settings, subject).file_name}.docx").casefold()
            if name in seen:
                message = f"формы для «{seen[name]}» и «{subject.id}» пишутся в один файл «{name}»"
                yield Finding(SAME_FILE, message, ("documents", index), "сделайте названия школ разными")
            seen.setdefault(name, subject.id)


def files_of_the_program(content: Content) -> Iterator[Finding]:
    """The files that a program names can lie on every system: it may be cloned, sent and opened elsewhere."""
    for path, name in _named_files(content):
        wrong = _wrong_step(name)
        if wrong is not None:
            message = f"имя «{wrong}» годится не для всякой системы: в Windows такого файла быть не может"
            hint = f"переименуйте файл или папку, например в «{safe_file_name(wrong)}», и поправьте имя здесь"
            yield Finding(FOREIGN_NAME, message, path, hint)


@lru_cache(1024)
def _wrong_step(name: str) -> str | None:
    return next((step for step in PurePosixPath(name).parts if safe_file_name(step) != step), None)


def _named_files(content: Content) -> Iterator[tuple[Path, str]]:
    for index, document in enumerate(content.program.documents):
        for number, section in enumerate(document.sections):
            if section.file:
                yield ("documents", index, "sections", number, "file"), str(section.file)
    for index, source in enumerate(content.program.data):
        yield ("data", index, "file"), source.file
