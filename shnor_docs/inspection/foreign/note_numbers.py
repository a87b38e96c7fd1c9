"""The numbers that marks of notes print, in the order of reading."""

from __future__ import annotations

from collections import Counter

from shnor_docs.inspection.foreign.tree import MarkKind
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.numbering.formats import printed
from shnor_docs.rendering.package.xml import Element, W, value_of, whole_number

_KINDS = {MarkKind.FOOTNOTE: ("footnotePr", "decimal"), MarkKind.ENDNOTE: ("endnotePr", "lowerRoman")}
_GOES_ON = ("", "continuous")


class NoteNumbers:
    """Counts the marks of notes; ``unclear`` are the kinds of notes whose numbers depend on pages or sections."""

    def __init__(self, file: WordFile) -> None:
        self._said = {kind: _said(file, name) for kind, (name, _) in _KINDS.items()}
        self._counts: Counter[MarkKind] = Counter()
        self.unclear: set[MarkKind] = set()

    def next(self, kind: MarkKind) -> str:
        """The number of the next mark; empty if it is not known."""
        said = self._said[kind]
        look = _KINDS[kind][1] if said is None else value_of(said, "numFmt") or _KINDS[kind][1]
        start = 1 if said is None else whole_number(value_of(said, "numStart"), 1)
        number = printed(start + self._counts[kind], look)
        self._counts[kind] += 1
        if number is None or (said is not None and value_of(said, "numRestart") not in _GOES_ON):
            self.unclear.add(kind)
            return ""
        return number


def _said(file: WordFile, name: str) -> Element | None:
    """What the document says of its notes: a section of it, else its settings."""
    by_section = next(file.root.iterfind(f".//{W}sectPr/{W}{name}"), None)
    if by_section is not None and by_section.find(f"{W}numFmt") is not None:
        return by_section
    return file.settings.find(f"{W}{name}") if file.settings is not None else None
