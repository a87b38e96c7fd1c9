"""Changes of one file, told by meaning: what git asks of an external diff program."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.lifecycle.comparison import compare
from shnor_docs.lifecycle.wording import told
from shnor_docs.model.content import Content
from shnor_docs.model.indicator import Catalogue, Indicator, IndicatorUse
from shnor_docs.model.program import SPLIT_FIELDS, Program
from shnor_docs.source.layout import CATALOGUE, PROGRAM
from shnor_docs.source.programs import part_model, wrapped
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.records.loading import load
from shnor_docs.source.text import SourceText, decode
from shnor_docs.source.yaml.migrations import VERSION_KEY, migrated
from shnor_docs.source.yaml.nodes import Mapping as Tree
from shnor_docs.source.yaml.nodes import Node
from shnor_docs.source.yaml.traps import conflicts
from shnor_docs.source.yaml.tree import read_node

M = TypeVar("M", bound=BaseModel)

NO_FILE = "/dev/null"
"""What git names instead of the old version of a new file, or the new version of a removed one."""


def file_changes(name: str, old: str, new: str, catalogue: Mapping[str, Indicator]) -> list[str]:
    """Lines that tell what changed in a file of a workspace; ``name`` is its path in the repository.

    ``catalogue`` names the indicators. A file that cannot be read, or is not of a program, is compared by lines.
    """
    try:
        before, after = _source(name, old), _source(name, new)
    except ShnorError as error:
        return _problems(error)
    try:
        contents = [_content(PurePosixPath(name), source, catalogue) for source in (before, after)]
    except ShnorError as error:
        lines = before.text.splitlines(), after.text.splitlines()
        return [*_problems(error), *difflib.unified_diff(*lines, name, name, lineterm="")]
    return [told(change, *contents).line(change.kind) for change in compare(*contents)]


def _problems(error: ShnorError) -> list[str]:
    return [f"{d.location}: {d.message}" for d in error.diagnostics]


def _source(name: str, path: str) -> SourceText:
    found = decode(b"" if path == NO_FILE else bytes_of(Path(path), name), Path(path), name)
    if isinstance(found, Diagnostic):
        raise ShnorError(found)
    return found


def _content(file: PurePosixPath, source: SourceText, catalogue: Mapping[str, Indicator]) -> Content:
    """What the file holds, as the content of a program that holds nothing else."""
    if file.suffix == ".md":
        if found := list(conflicts(source)):
            raise ShnorError(*found)
        return Content(_program({}), catalogue, {str(file): source.text})
    if not source.text:
        return Content(_program({}), catalogue)
    node, found = read_node(source)
    if node is None:
        raise ShnorError(*found)
    if file.stem in SPLIT_FIELDS and not _is_catalogue(file, node):
        part = _loaded(part_model(file.stem), wrapped(file.stem, node), source)
        return Content(_program({file.stem: getattr(part, file.stem)}), catalogue)
    return _whole(file, node, source, catalogue)


def _is_catalogue(file: PurePosixPath, node: Node) -> bool:
    """``indicators.yaml`` of the workspace has its version; that of a program is a bare list."""
    return file.name == CATALOGUE and isinstance(node, Tree) and node.get(VERSION_KEY) is not None


def _whole(file: PurePosixPath, node: Node, source: SourceText, catalogue: Mapping[str, Indicator]) -> Content:
    tree, found = migrated(node, source) if isinstance(node, Tree) else (None, [])
    if tree is None or file.name not in (CATALOGUE, PROGRAM):
        raise ShnorError(*found)
    if file.name == PROGRAM:
        return Content(_loaded(Program, tree, source), catalogue)
    shared = _loaded(Catalogue, tree, source).indicators
    uses = tuple(IndicatorUse(id=entry.id) for entry in shared)
    return Content(_program({"indicators": uses}), {entry.id: entry for entry in shared})


def _loaded(model: type[M], tree: Tree, source: SourceText) -> M:
    record, found = load(model, tree, source)
    if record is None:
        raise ShnorError(*found)
    return record


def _program(values: dict[str, Any]) -> Program:
    """A program of nothing but these fields, to be compared with another such one."""
    required = dict.fromkeys(Program.model_fields)
    defaults = {name: Program.model_fields[name].get_default(call_default_factory=True) for name in SPLIT_FIELDS}
    return Program.model_construct(**{**required, **defaults, **values})
