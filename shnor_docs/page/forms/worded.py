"""Diagnostics in the words of the screens: values, records and fields by the names that a person sees there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.model.base import Record
from shnor_docs.page.forms.choices import caption, choices
from shnor_docs.page.forms.fieldwise import fieldwise
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.parts import entry_of, part_of
from shnor_docs.page.forms.shapes import (
    Field,
    ListOf,
    MapOf,
    RecordOf,
    Reference,
    Selection,
    Shape,
    fields_of,
    shape_at,
)
from shnor_docs.page.forms.tokens import told
from shnor_docs.page.forms.values import ROOT
from shnor_docs.page.forms.words import title_of
from shnor_docs.page.plain_words import without_notation
from shnor_docs.page.remarks.places import SHARED
from shnor_docs.source.layout import PROGRAM
from shnor_docs.source.yaml.nodes import Mapping as MappingNode
from shnor_docs.source.yaml.nodes import Node, Path, Sequence, find
from shnor_docs.workspace.editing.placing import path_about

_EXAMPLE = re.compile(r"\{\{[^{}]*(?:…|\bID\b)[^{}]*\}\}")
"""A reference that a hint leaves to be completed."""
_ANY = re.compile(r"\{\{[^{}]*\}\}")
_FILE = re.compile(r"(?:[\w.-]+/)*(?P<stem>[\w.-]+)\.(?:yaml|md)")
_CHOSEN = re.compile(r"(?<![\w«])[a-z]+ \(([а-яё ]+)\)")
"""A choice by its word in files and, in brackets, as it is shown."""
_BY_BUTTON = "кнопкой «Значение…»"
_BRACKETS = re.compile(r"\[(«[^«»\[\]]*»(?:, «[^«»\[\]]*»)*)\]")
_PIECE = re.compile(r"⟨[^⟨⟩]*⟩|«[^«»]*»|[^⟨«]+|[⟨«]")
_WORD = re.compile(r"(?<![\w./@-])(?P<name>[a-z][a-z0-9_]*)(?P<file>\.yaml)?(?![\w/@-]|\.\w)(?:: (?P<value>\w+))?")


def worded(filled: Filled, diagnostic: Diagnostic, path: Path | None = None) -> Diagnostic:
    """The diagnostic as an official reads it; advice that names what only files know is left out.

    ``path`` is what it is about, if that is known already. What is said of a Word template stays: its tags are written
    so there.
    """
    if diagnostic.location.file.endswith((".docx", ".pptx")):
        return diagnostic
    if path is None:
        path = path_about(filled.opened.loaded, diagnostic) or ()
    diagnostic = fieldwise(diagnostic, path)
    names, fix = names_of(filled), diagnostic.fix
    return replace(
        diagnostic,
        message=said(filled, diagnostic.message, path),
        hint=without_notation(said(filled, diagnostic.hint, path)),
        fix=fix and replace(fix, faulty=told(fix.faulty, names), replacement=told(fix.replacement, names)),
    )


def said(filled: Filled | None, text: str, path: Path = ()) -> str:
    """The text with names for what only files know: for references, ids of records, fields, files.

    Without a program, values are what a button puts into a text, and ids stay.
    """
    if not re.search("[a-z]", text):
        return text
    text = _CHOSEN.sub(r"\1", text)
    text = told(_EXAMPLE.sub(_BY_BUTTON, text), names_of(filled)) if filled else _ANY.sub(_BY_BUTTON, text)
    return _BRACKETS.sub(r"\1", "".join(_piece(filled, piece, path) for piece in _PIECE.findall(text)))


def _piece(filled: Filled | None, piece: str, path: Path) -> str:
    if piece[0] == "«":
        word = piece[1:-1]
        if is_file := _FILE.fullmatch(word):
            return _called(filled, word, is_file["stem"])
        name = _choice(word, path) or _record_name(filled, word) or _field_title(word, path)
        return f"«{name}»" if name else piece
    return piece if piece[0] == "⟨" else _WORD.sub(lambda match: _word(filled, match, path), piece)


def _choice(word: str, path: Path) -> str:
    """What a list to choose from shows for a word, if the path is of one; empty if it is not or has no such word."""
    shape = shape_at(ROOT, path)
    return dict(shape.options).get(word, "") if isinstance(shape, Selection) else ""


def _called(filled: Filled | None, file: str, stem: str) -> str:
    """A file by what it holds, and by the name under which it lies in its folder."""
    title = _file_title(PurePosixPath(file).name) or _section_title(filled, file)
    return f"«{title}» ({stem})" if title else f"«{stem}»"


def _section_title(filled: Filled | None, file: str) -> str:
    """The title of the section whose text the file is; empty if no section names it."""
    documents = items_of(filled.node(("documents",))) if filled else ()
    sections = (section for document in documents for section in items_of(find(document, ("sections",))))
    name = PurePosixPath(file).name
    found = (one for one in sections if PurePosixPath(text_of(find(one, ("file",)))).name == name)
    return next((text_of(find(one, ("title",))) for one in found), "")


def _word(filled: Filled | None, match: re.Match[str], path: Path) -> str:
    name, value = match["name"], match["value"]
    rest = f": {value}" if value else ""
    if match["file"]:
        title = _file_title(match[0].removesuffix(rest))
        return f"«{title}»{rest}" if title else match[0]
    field = _field(name, path)
    if field:
        return f"«{title_of(field)}»" + (f": {_value(filled, field.shape, value)}" if value else "")
    found = _record_name(filled, name)
    return f"«{found}»{rest}" if found else match[0]


def _value(filled: Filled | None, shape: Shape, value: str) -> str:
    if isinstance(shape, Reference) and filled:
        named = choices(filled, shape.to, ()).get(value)
    else:
        named = dict(shape.options).get(value) if isinstance(shape, Selection) else None
    return f"«{named}»" if named else value


def _file_title(name: str) -> str:
    """The screen that has what a file holds, or what the file is called; empty for a file of our own."""
    stem = name.removesuffix(".yaml")
    is_ours = stem in ROOT.fields or name == PROGRAM
    return SHARED.get(name) or (entry_of(part_of((stem,))).title if is_ours else "")


def _field_title(name: str, path: Path) -> str:
    field = _field(name, path)
    return title_of(field) if field else ""


def _field(name: str, path: Path) -> Field | None:
    """The field of a name in the records around the path, from the nearest on; else the only one called so."""
    for end in range(len(path), -1, -1):
        shape = shape_at(ROOT, path[:end])
        if isinstance(shape, RecordOf) and name in shape.fields:
            return shape.fields[name]
    return _fields().get(name)


@cache
def _fields() -> Mapping[str, Field]:
    """The fields whose name has one title in all records."""
    found: dict[str, dict[str, Field]] = {}
    for record in _records(ROOT, set()):
        for name, field in fields_of(record).items():
            found.setdefault(name, {})[title_of(field)] = field
    return {name: next(iter(fields.values())) for name, fields in found.items() if len(fields) == 1}


def _records(shape: Shape, seen: set[type[Record]]) -> Iterator[type[Record]]:
    match shape:
        case RecordOf(record) if record not in seen:
            seen.add(record)
            yield record
            for field in fields_of(record).values():
                yield from _records(field.shape, seen)
        case ListOf(item):
            yield from _records(item, seen)
        case MapOf(_, value):
            yield from _records(value, seen)


def _record_name(filled: Filled | None, key: str) -> str:
    """What the record of an id is called; empty if there is none, or records of one id have several names."""
    if filled is None:
        return ""
    if "ids" not in filled.kept:
        names: dict[str, set[str]] = {}
        trees = (tree for _, tree in filled.opened.loaded.trees.values())
        for found, record in _named(*trees, filled.shared):
            names.setdefault(found, set()).add(caption(filled, record))
        filled.kept["ids"] = {found: next(iter(called)) for found, called in names.items() if len(called) == 1}
    name = filled.kept["ids"].get(key, "")
    return "" if name == key else name


def _named(*nodes: Node | None) -> Iterator[tuple[str, Node]]:
    for node in nodes:
        if isinstance(node, MappingNode):
            if key := text_of(find(node, ("id",))):
                yield key, node
            yield from _named(*(value for _, value in node.entries))
        elif isinstance(node, Sequence):
            yield from _named(*items_of(node))
