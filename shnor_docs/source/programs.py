"""A program's folder and the catalogue as text, as records, and as places to point at."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.data import DataTable
from shnor_docs.model.glossary import with_forms
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.russian.declension.known import use_names
from shnor_docs.russian.numerals import Noun, use_nouns
from shnor_docs.sameness import Kept
from shnor_docs.source.catalogue import LoadedCatalogue
from shnor_docs.source.files import safe_file_name
from shnor_docs.source.layout import PROGRAM
from shnor_docs.source.reading import MISSING, is_taken
from shnor_docs.source.records.loading import load
from shnor_docs.source.signs import strange_signs, without_unprinted
from shnor_docs.source.text import SourceText, Span, Words, read_source
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.migrations import CURRENT_VERSION, schema_version, upgraded
from shnor_docs.source.yaml.traps import conflicts
from shnor_docs.source.yaml.tree import KEPT_TEXT, read_node, read_tree

BAD_NAME = declare("ШД009", Severity.WARNING, "имя папки не годится для программы")
WRITTEN_TWICE = declare("ШД130", Severity.ERROR, "раздел записан и в program.yaml, и в своём файле")

PROGRAM_ID_HINT = "латинские строчные буквы, цифры и «-»: rybinsk-2026-2028"
WORKBOOKS = {"roadmap": "roadmap.xlsx", "indicators": "targets.xlsx"}
"""Fields that a workbook may hold in place of YAML."""


@dataclass(frozen=True, slots=True)
class LoadedProgram:
    """A program's content, None if it cannot be read; its diagnostics; the texts and trees it was read from.

    ``trees`` holds the tree of each field that stands in a file of its own, and under ``""`` that of
    ``program.yaml``; ``waived`` are the diagnostics that comments or the workspace silence.
    """

    id: str
    content: Content | None
    diagnostics: tuple[Diagnostic, ...]
    texts: MappingOf[str, SourceText]
    trees: MappingOf[str, tuple[SourceText, nodes.Mapping]]
    waived: tuple[Diagnostic, ...] = ()

    def locate(self, path: nodes.Path) -> Location:
        """The place of a model path; ``("files", name)`` is a section file, a last step of words a place in a text."""
        words = path[-1] if path and isinstance(path[-1], Words) else None
        source, span = self._written(path[:-1] if words else path)
        return source.location(words.within(source.text, span) if words else span)

    def source_of(self, field: str) -> SourceText:
        """The text in which a field of the program is written."""
        return self.trees.get(field, self.trees[""])[0]

    def _written(self, path: nodes.Path) -> tuple[SourceText, Span]:
        if path and path[0] == "files":
            source = self.texts[next(shown for shown in self.texts if shown.endswith(f"/{self.id}/{path[1]}"))]
            return source, Span(0, len(source.text))
        return _written(self.trees, path)


def _written(trees: MappingOf[str, tuple[SourceText, nodes.Mapping]], path: nodes.Path) -> tuple[SourceText, Span]:
    source, tree = trees.get(str(path[0]) if path else "", trees[""])
    return source, nodes.locate(tree, path)


def is_program_id(name: str) -> bool:
    """Whether a folder of this name may hold a program on every system."""
    return bool(re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)) and safe_file_name(name) == name


def load_program(folder: Path, root: Path, catalogue: LoadedCatalogue) -> LoadedProgram:
    """The program of a folder inside the workspace ``root``, with all that is wrong in its files."""
    use_nouns(catalogue.nouns)
    use_names(catalogue.names)
    reader = _Reader(folder, root, catalogue.nouns)
    reader.check_name()
    program = reader.program()
    files = reader.sections(program) if program else {}
    tables = reader.tables(program) if program else {}
    content = None
    if program:
        program = with_forms(program, catalogue.names)
        content = Content(
            program,
            catalogue.indicators,
            files,
            catalogue.kinds,
            tables,
            names=catalogue.names,
            typography=catalogue.typography,
        )
    return LoadedProgram(folder.name, content, tuple(reader.diagnostics), reader.texts, reader.trees)


class _Reader:
    """Reads the files of one program, gathering texts, trees and diagnostics as it goes."""

    def __init__(self, folder: Path, root: Path, nouns: tuple[Noun, ...]) -> None:
        self.folder, self.root, self.nouns, self.version = folder, root, nouns, CURRENT_VERSION
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, SourceText] = {}
        self.trees: dict[str, tuple[SourceText, nodes.Mapping]] = {}

    def check_name(self) -> None:
        if not is_program_id(self.folder.name):
            place = Location(self.folder.relative_to(self.root).as_posix())
            message = f"имя папки «{self.folder.name}» не годится для программы"
            self.diagnostics.append(Diagnostic.of(BAD_NAME, message, place, f"переименуйте папку: {PROGRAM_ID_HINT}"))

    def read(self, name: str, named_at: nodes.Path | None = None) -> SourceText | None:
        """The text of a file; what is missing is reported where it is named, if it is."""
        path = self.folder / name
        source = read_source(path, path.relative_to(self.root).as_posix(), self.root)
        if isinstance(source, Diagnostic):
            is_named = named_at is not None and source.code is MISSING
            if named_at and is_named:
                naming, span = _written(self.trees, named_at)
                source = replace(source, location=naming.location(span))
            self.diagnostics.append(source)
            return None
        self.texts[source.shown] = source
        return source

    def program(self) -> Program | None:
        source = self.read(PROGRAM)
        if source is None:
            return None
        main, self.version = _read_main(source, self.nouns)
        self.diagnostics += main.diagnostics
        if main.tree is None:
            return None
        self.trees[""] = source, main.tree
        parts = [self.part(name, main.tree) for name in SPLIT_FIELDS if is_taken(self.folder / f"{name}.yaml")]
        parts += [
            self.workbook(name, file, main.tree) for name, file in WORKBOOKS.items() if is_taken(self.folder / file)
        ]
        if not isinstance(main.record, Program) or None in parts:
            return None
        return main.record.model_copy(update={name: value for part in parts if part for name, value in part.items()})

    def part(self, name: str, tree: nodes.Mapping) -> dict[str, Any] | None:
        """The field that stands in ``<name>.yaml``; None if it cannot be read."""
        source = self.read(f"{name}.yaml")
        return self.taken(name, source, _read_part(name, source, self.version, self.nouns), tree) if source else None

    def workbook(self, name: str, file: str, tree: nodes.Mapping) -> dict[str, Any] | None:
        """The field that stands in a workbook; None if it cannot be read."""
        from shnor_docs.source.excel import read_excel_part

        path = self.folder / file
        part, found = read_excel_part(name, path, path.relative_to(self.root).as_posix(), self.root)
        self.diagnostics += found
        if part is None:
            return None
        return self.taken(name, part.source, _loaded(name, wrapped(name, part.node), part.source), tree)

    def taken(self, name: str, source: SourceText, part: _Part, main: nodes.Mapping) -> dict[str, Any] | None:
        """The field that a file of its own holds; None if it is wrong."""
        self.diagnostics += part.diagnostics
        if part.tree is None:
            return None
        if entry := main.entry(name):
            place = self.trees[""][0].location(entry[0].span)
            message = f"«{name}» записан и здесь, и в файле {source.shown}"
            self.diagnostics.append(Diagnostic.of(WRITTEN_TWICE, message, place, "оставьте одно из двух"))
        self.trees[name] = source, part.tree
        return {name: getattr(part.record, name)} if part.record else None

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
        wanted = {
            str(section.file): ("documents", index, "sections", number, "file")
            for index, document in enumerate(program.documents)
            for number, section in enumerate(document.sections)
            if section.file
        }
        read = {name: self.read(name, place) for name, place in sorted(wanted.items())}
        for source in filter(None, read.values()):
            self.diagnostics += (*conflicts(source), *strange_signs(source))
        return {name: without_unprinted(source.text) for name, source in read.items() if source}


_mains = Kept["tuple[_Part, int]"](KEPT_TEXT)
_parts = Kept["_Part"](KEPT_TEXT)
"""What read files mean: an equal text means the same."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of a program as a tree and as a record, each None if it cannot be."""

    diagnostics: tuple[Diagnostic, ...]
    tree: nodes.Mapping | None = None
    record: BaseModel | None = None


def _read_main(source: SourceText, nouns: tuple[Noun, ...]) -> tuple[_Part, int]:
    """``program.yaml`` without the fields that have files of their own, and the version of its schema.

    ``nouns`` are those in use: what a target counts is read by them.
    """
    return _mains.of((source, nouns), lambda: _main(source), len(source.text))


def _main(source: SourceText) -> tuple[_Part, int]:
    tree, found = read_tree(source)
    if tree is None:
        return _Part(tuple(found)), CURRENT_VERSION
    version, wrong = schema_version(tree, source)
    if version is None:
        return _Part((*found, *wrong)), CURRENT_VERSION
    tree = upgraded(tree, version)
    program, refused = load(Program, tree, source)
    return _Part((*found, *wrong, *refused), tree, program), version


def _read_part(name: str, source: SourceText, version: int, nouns: tuple[Noun, ...]) -> _Part:
    """``<name>.yaml``, which holds one field."""
    return _parts.of((name, source, version, nouns), lambda: _part(name, source, version), len(source.text))


def _part(name: str, source: SourceText, version: int) -> _Part:
    node, found = read_node(source)
    if node is None:
        return _Part(tuple(found))
    part = _loaded(name, upgraded(wrapped(name, node), version), source)
    return replace(part, diagnostics=(*found, *part.diagnostics))


def _loaded(name: str, tree: nodes.Mapping, source: SourceText) -> _Part:
    record, refused = load(part_model(name), tree, source)
    return _Part(tuple(refused), tree, record)


def wrapped(name: str, node: nodes.Node) -> nodes.Mapping:
    """The tree of a file that holds one field, as if the field's key stood in it."""
    return nodes.Mapping(((nodes.Scalar(name, node.start, node.start), node),), node.start, node.end)


@cache
def part_model(name: str) -> type[BaseModel]:
    """The record of a file that holds one field of a program."""
    info = Program.model_fields[name]
    fields: dict[str, Any] = {name: (info.rebuild_annotation(), info)}
    model: type[BaseModel] = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    return model
