"""The model path of a place in a file: what a diagnostic is about, so that a window can lead there."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Location
from shnor_docs.model.program import SPLIT_FIELDS
from shnor_docs.source.excel.located import CellsText
from shnor_docs.source.layout import PROGRAM, PROGRAMS
from shnor_docs.source.programs import WORKBOOKS, LoadedProgram
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar
from shnor_docs.workspace.editing.changes import FILES


def path_at(loaded: LoadedProgram, location: Location) -> Path | None:
    """The deepest path whose key or value stands at a place; ``("files", name)`` in a text file; None elsewhere."""
    home = f"{PROGRAMS}/{loaded.id}/"
    if not location.file.startswith(home):
        return None
    for field, (source, tree) in loaded.trees.items():
        if source.shown == location.file:
            return path_in(tree, source, location) or ((field,) if field else ())
    return _path_of_file(location.file.removeprefix(home))


def path_in(tree: Node, source: SourceText, location: Location) -> Path:
    """The deepest path of a file's tree whose key or value stands at a place; nothing for the file as a whole."""
    if isinstance(source, CellsText):
        return _path_of_cell(source, tree, location)
    if not location.line or location.line > len(source.line_starts):
        return ()
    return _path_at(tree, source.offset(location.line, location.column or 1))


def _path_of_file(name: str) -> Path | None:
    """What a file is about that has no tree: it cannot be read, or is a text."""
    fields = {**{f"{field}.yaml": field for field in SPLIT_FIELDS}, **{book: name for name, book in WORKBOOKS.items()}}
    if name in fields:
        return (fields[name],)
    return () if name in ("", PROGRAM) else (FILES, name)


def _path_of_cell(source: CellsText, tree: Node, location: Location) -> Path:
    """The first value that the cell gives; a workbook's records have no range of their own."""
    cells = ((path, _cell(source.location(node.span))) for path, node in _scalars(tree))
    return next((path for path, cell in cells if cell == _cell(location)), ())


def _cell(place: Location) -> tuple[str | None, str | None]:
    return place.sheet, place.cell


def _scalars(node: Node, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(node, Scalar):
        yield path, node
    for step, _, _, value in _parts(node):
        yield from _scalars(value, (*path, step))


def _path_at(node: Node, offset: int) -> Path:
    found = next(((step, value) for step, start, end, value in _parts(node) if start <= offset <= end), None)
    return () if found is None else (found[0], *_path_at(found[1], offset))


def _parts(node: Node) -> list[tuple[object, int, int, Node]]:
    """The steps from a node to those below it, each with the range of the file in which it is written."""
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Mapping):
        return [(key.text, key.start, max(key.end, value.end), value) for key, value in node.entries]
    return [(index, item.start, item.end, item) for index, item in enumerate(node.items)]
