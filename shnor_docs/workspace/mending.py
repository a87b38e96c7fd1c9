"""Faults mended in the files themselves: every fix that diagnostics offer, all files together or none."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Fix
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.text import SourceText, shared_start
from shnor_docs.source.yaml.edits import Edit, apply_together, edited
from shnor_docs.source.yaml.nodes import Mapping, Node, Scalar
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.workspace.workspace import Workspace

ROUNDS = 20
"""A fix may uncover another; more rounds than these would mean that two fixes undo each other."""


@dataclass(frozen=True, slots=True)
class Change:
    """What fixes make of a file: its text as read, and as it is to be."""

    source: SourceText
    text: str
    count: int

    def diff(self) -> str:
        """The difference as ``diff -u`` shows it."""
        before, after = (text.splitlines(keepends=True) for text in (self.source.text, self.text))
        lines = difflib.unified_diff(before, after, self.source.shown, self.source.shown)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ Нет конца строки\n" for line in lines)


def mended(space: Workspace, programs: Sequence[str] = (), *, unsafe: bool = False) -> tuple[Change, ...]:
    """The files of the programs (default: all) with their faults mended, safely or also ``unsafe``; none is written.

    Raises:
        ShnorError: there is no such program, or its folder cannot be copied.
    """
    names = tuple(programs or space.programs)
    first = _changes(space, names, unsafe=unsafe)
    if not first:
        return ()
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(space.root, Path(folder), names)
        counts: dict[str, int] = {}
        for _ in range(ROUNDS):
            found = _changes(Workspace(copy), names, unsafe=unsafe)
            if not found:
                break
            for change in found:
                counts[change.source.shown] = counts.get(change.source.shown, 0) + change.count
            write(found)
        sources = {source.shown: source for name in names for source in space.load(name).texts.values()}
        texts = {shown: _text(copy / shown) for shown in counts}
    return tuple(Change(sources[shown], texts[shown], count) for shown, count in sorted(counts.items()))


def write(changes: Iterable[Change]) -> None:
    """Write the mended files, all of them or none.

    Raises:
        ShnorError: one of them is another file by now than was read, or cannot be written.
    """
    apply_together([(change.source, _edits(change.source.text, change.text)) for change in changes])


def _edits(before: str, after: str) -> Iterator[Edit]:
    """The characters that differ, line by line, and no others: line breaks of the file stay what they are."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = list(accumulate(map(len, old), initial=0))
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            yield from (_trimmed(starts[n], old[n], new[n - a + c]) for n in range(a, b) if old[n] != new[n - a + c])
        elif tag != "equal":
            replacement = "".join(new[c:d]).replace("\r\n", "\n")
            yield Edit(starts[a], starts[b], replacement)


def _copied(root: Path, target: Path, programs: Iterable[str]) -> Path:
    """A workspace that holds these programs and what they share."""
    for path in root.glob("*.yaml"):
        shutil.copyfile(path, target / path.name)
    for name in programs:
        shutil.copytree(root / PROGRAMS / name, target / PROGRAMS / name, symlinks=True)
    return target


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _changes(space: Workspace, programs: Iterable[str], *, unsafe: bool) -> list[Change]:
    """One round of fixes, file by file."""
    found: list[Change] = []
    for program in programs:
        loaded = space.load(program)
        for source in loaded.texts.values():
            edits = _sound(source, sorted(set(_wanted(source, loaded.diagnostics, unsafe=unsafe))))
            if edits:
                found.append(Change(source, edited(source.text, edits), len(edits)))
    return found


def _wanted(source: SourceText, diagnostics: Iterable[Diagnostic], *, unsafe: bool) -> Iterator[Edit]:
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix and fix.location.file == source.shown and (fix.is_safe or unsafe) and (edit := edit_of(source, fix)):
            yield edit


def edit_of(source: SourceText, fix: Fix) -> Edit | None:
    """The characters of a file that a fix changes; None if the file has other ones in its place."""
    place = fix.location
    if None in (place.line, place.column, place.end_line, place.end_column):
        return None
    start = source.offset(place.line or 1, place.column or 1)
    end = source.offset(place.end_line or 1, place.end_column or 1)
    found = source.text[start:end]
    if found != fix.faulty and " ".join(found.split()) != fix.faulty:
        return None
    return _trimmed(start, found, fix.replacement)


def mended_text(source: SourceText, fix: Fix) -> str | None:
    """The text of a file with one fault mended; None if it has other words there, or would not be read as before."""
    edit = edit_of(source, fix)
    return edited(source.text, [edit]) if edit and _sound(source, [edit]) else None


def _trimmed(start: int, found: str, new: str) -> Edit:
    """The edit that makes ``new`` of what is found at a place, without the characters that stay."""
    same = shared_start(found, new)
    found, new, start = found[same:], new[same:], start + same
    tail = shared_start(found[::-1], new[::-1])
    return Edit(start, start + len(found) - tail, new[: len(new) - tail])


def _sound(source: SourceText, edits: list[Edit]) -> list[Edit]:
    """The edits that do not overlap and leave the YAML of the file what it is, but for the words of its values."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    if not source.shown.endswith(".yaml"):
        return kept
    shape = _shape(source)
    if _shape_after(source, kept) == shape:
        return kept
    return [edit for edit in kept if _shape_after(source, [edit]) == shape]


def _shape_after(source: SourceText, edits: Iterable[Edit]) -> object:
    return _shape(SourceText(source.path, source.shown, edited(source.text, edits)))


def _shape(source: SourceText) -> object:
    """Keys and lists of a YAML file without the words of its values; None if it cannot be read."""
    root, _ = read_node(source)
    return None if root is None else _shape_of(root)


def _shape_of(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.style
    if isinstance(node, Mapping):
        return tuple((key.text, _shape_of(value)) for key, value in node.entries)
    return [_shape_of(item) for item in node.items]
