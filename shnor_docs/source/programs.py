"""A program's folder and the catalogue as text, as records, and as places to point at."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, create_model

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.document import Kinds, KindSettings
from shnor_docs.model.indicator import Catalogue, Indicator
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.source import nodes
from shnor_docs.source.loading import load
from shnor_docs.source.migrations import migrated
from shnor_docs.source.text import SourceText, Span, read_source
from shnor_docs.source.yaml_tree import read_node, read_tree

WRITTEN_TWICE = declare("ШД130", Severity.ERROR, "раздел записан и в program.yaml, и в своём файле")
SHARED_ID = declare("ШД131", Severity.ERROR, "идентификатор в общем файле повторяется")

PROGRAM = "program.yaml"
CATALOGUE = "indicators.yaml"
KINDS = "kinds.yaml"

M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True)
class LoadedCatalogue:
    """What programs share: ``indicators.yaml``, and the kinds of documents of ``kinds.yaml``."""

    indicators: MappingOf[str, Indicator]
    diagnostics: tuple[Diagnostic, ...]
    kinds: MappingOf[str, KindSettings] = field(default_factory=dict)
    texts: MappingOf[str, SourceText] = field(default_factory=dict)

    def locate(self, indicator: str) -> Location:
        """The place of an indicator's formula, or of what is written nearest to it."""
        source = self.texts[CATALOGUE]
        tree, _ = read_tree(source)
        index = list(self.indicators).index(indicator)
        return source.location(nodes.locate(tree, ("indicators", index, "formula"))) if tree else Location(CATALOGUE)


@dataclass(frozen=True, slots=True)
class LoadedProgram:
    """A program's content, None if it cannot be read; its diagnostics; the texts and trees it was read from.

    ``trees`` holds the tree of each field that stands in a file of its own, and under ``""`` that of
    ``program.yaml``.
    """

    id: str
    content: Content | None
    diagnostics: tuple[Diagnostic, ...]
    texts: MappingOf[str, SourceText]
    trees: MappingOf[str, tuple[SourceText, nodes.Mapping]]

    def locate(self, path: nodes.Path) -> Location:
        """The place of a model path; ``("files", name, offset)`` is a place in a section file."""
        if path and path[0] == "files":
            return self._in_file(*path[1:])
        source, tree = self.trees.get(str(path[0]) if path else "", self.trees[""])
        return source.location(nodes.locate(tree, path))

    def _in_file(self, name: object, offset: object = 0) -> Location:
        source = self.texts[next(shown for shown in self.texts if shown.endswith(f"/{self.id}/{name}"))]
        start = offset if isinstance(offset, int) else 0
        end = source.text.find("}}", start) + 2
        return source.location(Span(start, max(start, end)))


def load_catalogue(root: Path) -> LoadedCatalogue:
    """The shared files of a workspace; with errors in the catalogue no indicator is known."""
    texts: dict[str, SourceText] = {}
    catalogue, found = _record(root / CATALOGUE, root, Catalogue, texts)
    declared, wrong = _record(root / KINDS, root, Kinds, texts) if (root / KINDS).exists() else (None, [])
    indicators = {indicator.id: indicator for indicator in catalogue.indicators} if catalogue else {}
    kinds = {kind.id: kind for kind in declared.kinds} if declared else {}
    return LoadedCatalogue(indicators, (*found, *wrong), kinds, texts)


def _record(path: Path, root: Path, model: type[M], texts: dict[str, SourceText]) -> tuple[M | None, list[Diagnostic]]:
    """The record of a file of the workspace; its text joins ``texts``."""
    source = read_source(path, path.relative_to(root).as_posix(), root)
    if isinstance(source, Diagnostic):
        return None, [source]
    texts[source.shown] = source
    tree, found = read_tree(source)
    record, refused = load(model, tree, source) if tree else (None, [])
    repeated = _repeated(record, tree, source) if record and tree else ()
    return record, [*found, *refused, *repeated]


def _repeated(record: Record, tree: nodes.Mapping, source: SourceText) -> Iterator[Diagnostic]:
    """Every record of a shared list whose id an earlier one has: programs could not tell which they mean."""
    for name in type(record).model_fields:
        seen: set[str] = set()
        entries = getattr(record, name)
        for index, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            if entry.id in seen:
                place = source.location(nodes.locate(tree, (name, index, "id")))
                yield Diagnostic.of(SHARED_ID, f"идентификатор «{entry.id}» уже занят", place, "дайте записи другой")
            seen.add(entry.id)


def load_program(folder: Path, root: Path, catalogue: LoadedCatalogue) -> LoadedProgram:
    """The program of a folder inside the workspace ``root``, with all that is wrong in its files."""
    reader = _Reader(folder, root)
    program = reader.program()
    files = reader.sections(program) if program else {}
    tables = reader.tables(program) if program else {}
    content = Content(program, catalogue.indicators, files, catalogue.kinds, tables) if program else None
    return LoadedProgram(folder.name, content, tuple(reader.diagnostics), reader.texts, reader.trees)


class _Reader:
    """Reads the files of one program, gathering texts, trees and diagnostics as it goes."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, SourceText] = {}
        self.trees: dict[str, tuple[SourceText, nodes.Mapping]] = {}

    def read(self, name: str) -> SourceText | None:
        path = self.folder / name
        source = read_source(path, path.relative_to(self.root).as_posix(), self.root)
        if isinstance(source, Diagnostic):
            self.diagnostics.append(source)
            return None
        self.texts[source.shown] = source
        return source

    def program(self) -> Program | None:
        source = self.read(PROGRAM)
        tree, found = read_tree(source) if source else (None, [])
        self.diagnostics += found
        if source is None or tree is None:
            return None
        tree, found = migrated(tree, source)
        self.diagnostics += found
        if tree is None:
            return None
        self.trees[""] = source, tree
        program, found = load(Program, tree, source)
        self.diagnostics += found
        parts = [self.part(name, tree) for name in SPLIT_FIELDS if (self.folder / f"{name}.yaml").exists()]
        if program is None or None in parts:
            return None
        return program.model_copy(update={name: value for part in parts if part for name, value in part.items()})

    def part(self, name: str, tree: nodes.Mapping) -> dict[str, Any] | None:
        """The field that stands in ``<name>.yaml``; None if it cannot be read."""
        source = self.read(f"{name}.yaml")
        node, found = read_node(source) if source else (None, [])
        self.diagnostics += found
        if source is None or node is None:
            return None
        if entry := tree.entry(name):
            place = self.trees[""][0].location(entry[0].span)
            message = f"«{name}» записан и здесь, и в файле {source.shown}"
            self.diagnostics.append(Diagnostic.of(WRITTEN_TWICE, message, place, "оставьте одно из двух"))
        key = nodes.Scalar(name, node.start, node.start)
        wrapped = nodes.Mapping(((key, node),), node.start, node.end)
        self.trees[name] = source, wrapped
        record, found = load(_part_model(name), wrapped, source)
        self.diagnostics += found
        return {name: getattr(record, name)} if record else None

    def tables(self, program: Program) -> dict[str, DataTable]:
        """The declared data tables; those that cannot be read are left out."""
        if not program.data:
            return {}
        from shnor_docs.source.data import read_table

        tables = {}
        for declared in program.data:
            table, found = read_table(declared, self.folder, self.root, program.schools)
            self.diagnostics += found
            if table:
                tables[declared.id] = table
        return tables

    def sections(self, program: Program) -> dict[str, str]:
        """Markdown of the section files, by the path that the documents name."""
        wanted = {str(s.file) for document in program.documents for s in document.sections if s.file}
        read = {name: self.read(name) for name in sorted(wanted)}
        return {name: source.text for name, source in read.items() if source}


@cache
def _part_model(name: str) -> type[BaseModel]:
    info = Program.model_fields[name]
    fields: dict[str, Any] = {name: (info.rebuild_annotation(), info)}
    model: type[BaseModel] = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    return model
