"""A program cloned for a new period: its files copied, cleared, moved by edits, and what stays open listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from shnor_docs.diagnostics import Location, ShnorError
from shnor_docs.lifecycle.asking import carried_points, emptied_groups, name_points
from shnor_docs.lifecycle.baselines import Baseline, Values, new_baselines, replaced_periods, with_baselines
from shnor_docs.lifecycle.clearing import cleared_paths, tree_of, without
from shnor_docs.lifecycle.move import Move
from shnor_docs.lifecycle.moving import moved
from shnor_docs.lifecycle.names import Renaming
from shnor_docs.lifecycle.shift import Shift
from shnor_docs.lifecycle.staging import empty_answers, unpack_workbooks
from shnor_docs.lifecycle.written import written
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.model.period import PeriodRange
from shnor_docs.model.places import Path as ModelPath
from shnor_docs.model.places import path_of
from shnor_docs.model.program import Program
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.layout import PROGRAM
from shnor_docs.source.programs import LoadedProgram, load_program
from shnor_docs.source.silencing import UNUSED
from shnor_docs.source.text import BOM, LINE_BREAK, SourceText
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.migrations import schema_version
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.tree_edits import replace_scalar
from shnor_docs.source.yaml.writing import Layout, after_dash, scalar_source

POINTS = "open_points.yaml"
POINTS_HEADER = "# Открытые вопросы: что осталось решить. Решив вопрос, удалите его запись.\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What to clone into: the new period, new names, and whether finished measures stay.

    ``origin`` names the source and its version; ``computed`` are its values that were computed from data.
    """

    period: PeriodRange
    origin: str
    computed: Values = field(default_factory=dict)
    renaming: Renaming = field(default_factory=Renaming)
    new_municipality: bool = False
    new_authority: bool = False
    keep_finished: bool = True


def clone(folder: Path, root: Path, catalogue: LoadedCatalogue, request: Request) -> LoadedProgram:
    """Turn the copy of a valid program that lies in ``folder`` into its clone, and read it.

    Raises:
        ShnorError: the new period counts in years of another kind.
    """
    before = load_program(folder, root, catalogue)
    _prepare(folder, root, before)
    source = load_program(folder, root, catalogue)
    former = _program(source)
    shift = Shift.between(former.period, request.period, source.locate(("period",)))
    baselines = list(new_baselines(former, request.computed))
    renewed = {found.place for found in baselines}
    paths = list(cleared_paths(former, shift, renewed, keep_finished=request.keep_finished))
    _clear(root, source, paths, baselines)
    cleared = load_program(folder, root, catalogue)
    move = Move(_program(cleared), former, shift, replaced_periods(former, baselines), request.renaming)
    points = [
        *_still_open(_program(before), cleared),
        *carried_points(former, shift, request.origin, renewed),
        *emptied_groups(former, move.program),
        *name_points(former, municipality=request.new_municipality, authority=request.new_authority),
        *_move(root, cleared, move),
    ]
    _sign(folder, request.origin)
    _list_points(folder, points)
    return load_program(folder, root, catalogue)


def _prepare(folder: Path, root: Path, loaded: LoadedProgram) -> None:
    unpack_workbooks(folder, loaded)
    if loaded.content:
        empty_answers(root, loaded.content)
    (folder / POINTS).unlink(missing_ok=True)


def _still_open(before: Program, cleared: LoadedProgram) -> Iterator[OpenPoint]:
    """What was open in the source, at places that the clone has too."""
    content = cleared.content
    for point in before.open_points:
        if content and (point.place in content.files or path_of(content.program, point.place) is not None):
            yield point


def drop_permissions(loaded: LoadedProgram, root: Path) -> None:
    """Remove comments that silence nothing in the clone any more: a deadline may have moved into the period."""
    edits: dict[str, list[Edit]] = {}
    for found in loaded.diagnostics:
        if found.code is UNUSED:
            source = loaded.texts[found.location.file]
            edits.setdefault(source.shown, []).append(_without_comment(source, found.location))
    for shown, of_file in edits.items():
        _rewrite(root / shown, edited(loaded.texts[shown].text, of_file))


def _without_comment(source: SourceText, place: Location) -> Edit:
    """Without the comment, and without its line if it stands alone there."""
    line, column = place.line or 1, place.column or 1
    start, end = (
        source.line_starts[line - 1],
        source.offset(place.end_line or line, place.end_column or column),
    )
    before = source.text[start : source.offset(line, column)]
    if before.strip():
        return Edit(start + len(before.rstrip()), end, "")
    after = LINE_BREAK.match(source.text, end)
    return Edit(start, after.end() if after else end, "")


def _program(loaded: LoadedProgram) -> Program:
    if loaded.content is None:
        raise ShnorError(*loaded.diagnostics)
    return loaded.content.program


def _clear(root: Path, loaded: LoadedProgram, paths: list[ModelPath], baselines: list[Baseline]) -> None:
    """Remove values from their files, and write the new baselines."""
    version = written_version(loaded)
    for name, (source, _) in loaded.trees.items():
        text = without(source.text, name, version, [path for path in paths if _file_of(path, loaded) == name])
        if name == _file_of(("indicators",), loaded):
            text = with_baselines(text, name, version, baselines)
        _rewrite(root / source.shown, text)


def written_version(loaded: LoadedProgram) -> int:
    """The schema version that the program is written in; its loaded trees are in the current one."""
    source = loaded.source_of("")
    tree, _ = read_tree(source)
    version = schema_version(tree, source)[0] if tree else None
    assert version is not None, "the program was read"
    return version


def _file_of(path: ModelPath, loaded: LoadedProgram) -> str:
    """The key, among the loaded trees, of the file that a model path stands in."""
    return str(path[0]) if path[0] in loaded.trees else ""


def _move(root: Path, loaded: LoadedProgram, move: Move) -> list[OpenPoint]:
    edits: dict[str, list[Edit]] = {}
    points: list[OpenPoint] = []
    for scalar in written(loaded):
        for found in moved(move, scalar):
            if isinstance(found, OpenPoint):
                points.append(found)
            else:
                edits.setdefault(scalar.source.shown, []).append(found)
    for shown, of_file in edits.items():
        _rewrite(root / shown, edited(loaded.texts[shown].text, of_file))
    return points


def _sign(folder: Path, origin: str) -> None:
    """Write the lineage into ``program.yaml``, below the period."""
    path = folder / PROGRAM
    text = path.read_bytes().removeprefix(BOM).decode()
    tree = tree_of(text, "")
    if tree.get("cloned_from"):
        _rewrite(path, edited(text, [replace_scalar(text, tree, ("cloned_from",), origin)]))
        return
    period = tree.get("period")
    end = period.end if period else tree.end
    source = scalar_source(origin, Layout())
    _rewrite(path, edited(text, [Edit(end, end, f"\ncloned_from: {source}")]))


def _list_points(folder: Path, points: Iterable[OpenPoint]) -> None:
    latest = {(point.place, point.quote): point for point in points}
    entries = (point.model_dump(exclude_none=True) for point in latest.values())
    lines = "".join(f"-{after_dash(entry, Layout())}\n" for entry in entries)
    if lines:
        (folder / POINTS).write_text(POINTS_HEADER + lines, encoding="utf-8")


def _rewrite(path: Path, text: str) -> None:
    """Write a text under the BOM that the file had; its line breaks are in the text."""
    data = path.read_bytes()
    path.write_bytes((BOM if data.startswith(BOM) else b"") + text.encode())
