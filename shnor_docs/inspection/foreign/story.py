"""What is read along with a text: its place, open fields and comments, and everything told about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from shnor_docs.diagnostics import Code
from shnor_docs.inspection.foreign.fields import Fields
from shnor_docs.inspection.foreign.looks import Looks
from shnor_docs.inspection.foreign.note_numbers import NoteNumbers
from shnor_docs.inspection.foreign.remarks import Place, Remark
from shnor_docs.inspection.foreign.tree import Mark
from shnor_docs.inspection.formatting import Formats
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.numbering.counting import Counters
from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.provenance.words import Way


@dataclass(slots=True)
class Anchor:
    """Where a comment stands, and the text it is about."""

    place: Place
    text: str = ""


@dataclass(slots=True, eq=False)
class Reading:
    """What the texts of one file share."""

    file: WordFile
    formats: Formats
    looks: Looks
    note_numbers: NoteNumbers
    remarks: list[Remark] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    notes: list[tuple[Mark, Place]] = field(default_factory=list)
    """Marks of notes in the order of reading."""


class Story:
    """One text of a file (the body, a note, a header) while it is read."""

    def __init__(self, shared: Reading, title: str, part: str, root: Element, counters: Counters) -> None:
        self.shared = shared
        self.title = title
        self.fields = Fields(root)
        self.counters = counters
        self.box_counters = Counters(shared.formats.lists)
        """Text boxes are counted by themselves: where Word would put them among the text is not told."""
        self.relations = {one.id: one for one in shared.file.package.relations.get(part, ())}
        self.counting = True
        self.sections = 0
        self.boxes_deep = 0
        self.contents_deep = 0
        self._open_comments: list[str] = []
        self._gathered: defaultdict[tuple[Code, str], list[str]] = defaultdict(list)

    def remark(self, code: Code, what: str, way: Way, text: str = "") -> None:
        """Tell of one thing that was not understood or left out."""
        self.shared.remarks.append(Remark(code, what, Place(self.title, way), text.strip()))

    def gather(self, code: Code, what: str, text: str = "") -> None:
        """Tell the same at the end of the paragraph, with all its pieces together."""
        self._gathered[code, what].append(text)

    def flush(self, way: Way) -> None:
        """Tell what was gathered in a paragraph."""
        for (code, what), pieces in self._gathered.items():
            self.remark(code, what, way, "".join(pieces))
        self._gathered.clear()

    def comment(self, number: str, way: Way, *, is_open: bool) -> None:
        """Take an end of a comment's range."""
        self.shared.anchors.setdefault(number, Anchor(Place(self.title, way)))
        if is_open:
            self._open_comments.append(number)
        elif number in self._open_comments:
            self._open_comments.remove(number)

    def quote(self, text: str) -> None:
        """Give text to the comments that are about it."""
        for number in self._open_comments:
            self.shared.anchors[number].text += text

    def note(self, mark: Mark, way: Way) -> None:
        """Take the mark of a note."""
        self.shared.notes.append((mark, Place(self.title, way)))

    @property
    def used_counters(self) -> Counters:
        """The counters of the text that is being read."""
        return self.box_counters if self.boxes_deep else self.counters
