"""The only writer of users' YAML: an edit replaces a span of a file and leaves every other byte as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.files import write_together
from shnor_docs.source.reading import read_file
from shnor_docs.source.text import BOM, LINE_BREAK, SourceText, fingerprint

CHANGED = declare("ШД008", Severity.ERROR, "файл изменился после чтения")


class Edit(NamedTuple):
    """Replace characters ``start:end`` of a decoded text; LF in it becomes the file's line break."""

    start: int
    end: int
    replacement: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap; raises ValueError if they do, for that is a bug of ours."""
    match = LINE_BREAK.search(text)
    line_break = match[0] if match else "\n"
    end = len(text)
    for edit in sorted(edits, reverse=True):
        if not 0 <= edit.start <= edit.end <= end:
            raise ValueError(f"edits overlap or leave the text: {edit}")
        text = text[: edit.start] + edit.replacement.replace("\n", line_break) + text[edit.end :]
        end = edit.start
    return text


def apply_edits(source: SourceText, edits: Iterable[Edit]) -> None:
    """Edit a file in place, whole or not at all; its BOM and line breaks stay.

    Raises :class:`ShnorError` if the file is another one by now than was read, or cannot be written.
    """
    apply_together([(source, edits)])


def apply_together(changes: Iterable[tuple[SourceText, Iterable[Edit]]]) -> None:
    """Edit files in place, all of them or none.

    Raises :class:`ShnorError` like :func:`apply_edits`.
    """
    changes = list(changes)
    files = {source.path: _edited_bytes(source, edits) for source, edits in changes}
    write_together(files, {source.path: source.shown for source, _ in changes})


def _edited_bytes(source: SourceText, edits: Iterable[Edit]) -> bytes:
    data = read_file(source.path, source.shown)
    if isinstance(data, Diagnostic) or fingerprint(data) != source.fingerprint:
        message = f"файл «{source.path.name}» изменился после чтения, правка в него не внесена"
        hint = "сохраните файл и повторите команду"
        raise ShnorError(Diagnostic.of(CHANGED, message, Location(source.shown), hint))
    text = edited(data.removeprefix(BOM).decode(), edits)
    return (BOM if data.startswith(BOM) else b"") + text.encode()
