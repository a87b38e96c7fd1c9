"""The form of any .docx measured against the profile of its date, with what the workspace sets otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from shnor_docs.diagnostics import Diagnostic, ShnorError, has_errors
from shnor_docs.model.layout import PROFILES, FormSettings, Profile, by_date, with_own
from shnor_docs.source.form import load_form

if TYPE_CHECKING:
    from shnor_docs.inspection.findings import Finding


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found in one file; ``refused`` tells why it could not be read at all."""

    file: str
    profile: Profile | None = None
    day: date | None = None
    findings: tuple[Finding, ...] = ()
    refused: tuple[Diagnostic, ...] = field(default=())

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Everything found, as a report prints it."""
        return [*self.refused, *(finding.diagnostic(self.file) for finding in self.findings)]

    @property
    def has_errors(self) -> bool:
        """Whether the file does not pass."""
        return has_errors(self.diagnostics)


def check_form(root: Path, paths: Sequence[Path], profile: str | None = None) -> list[Measured]:
    """Each file measured; ``profile`` stands over ``form.yaml`` of the workspace ``root``, and both over the date.

    Raises:
        ShnorError: ``form.yaml`` has errors.
    """
    own, found = load_form(root)
    if own is None:
        raise ShnorError(*found)
    return [_measured(path, own, profile) for path in paths]


def _measured(path: Path, own: FormSettings, named: str | None) -> Measured:
    from shnor_docs.inspection.form.checking import measured, take_apart
    from shnor_docs.inspection.word_files import read_word_file

    file = path.as_posix()
    try:
        reading = take_apart(read_word_file(path, file))
    except ShnorError as error:
        return Measured(file, refused=error.diagnostics)
    name = named or own.profile
    profile = with_own(PROFILES[name] if name else by_date(reading.day), own)
    return Measured(file, profile, reading.day, tuple(measured(reading, profile)))
