"""Forms of names that a person has read in a window and agrees to, written into the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as FilePath

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.model.glossary import NameForms
from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.source.files import write_atomically
from shnor_docs.source.layout import GLOSSARY
from shnor_docs.source.reading import is_taken
from shnor_docs.source.records.loading import load
from shnor_docs.source.text import BOM, SourceText, read_source
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import CHANGED, edited
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.tree_edits import insert_entry, insert_item, remove, replace_value
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.glossary_writing import HEADER, first_names, place_of_name
from shnor_docs.workspace.workspace import Workspace

Forms = Mapping[Case, str]
NO_GLOSSARY = ""
"""What a window has seen where there is no glossary yet."""


def seen_glossary(workspace: Workspace) -> str:
    """The fingerprint of the glossary as it lies."""
    source = _read(workspace)
    return source.fingerprint if source else NO_GLOSSARY


def agree(workspace: Workspace, names: Mapping[str, Forms], seen: str) -> None:
    """Write forms of names, all of them agreed to by a person who has ``seen`` the glossary of that fingerprint.

    Raises:
        ShnorError: others have changed it since, or it cannot be read or written; nothing is written.
    """
    with turn(workspace.root):
        source = _read(workspace)
        if (source.fingerprint if source else NO_GLOSSARY) != seen:
            message, hint = "словарь тем временем изменили", "обновите страницу: ничего не записано"
            raise ShnorError(Diagnostic.of(CHANGED, message, Location(GLOSSARY), hint))
        text = source.text if source else f"{HEADER}names: []\n"
        for name, forms in names.items():
            text = _with(text, name, forms)
        _write(workspace.root / GLOSSARY, text)


def _read(workspace: Workspace) -> SourceText | None:
    if not is_taken(workspace.root / GLOSSARY):
        return None
    source = read_source(workspace.root / GLOSSARY, GLOSSARY, workspace.root)
    if isinstance(source, Diagnostic):
        raise ShnorError(source)
    return source


def _write(path: FilePath, text: str) -> None:
    has_mark = path.is_file() and path.read_bytes().startswith(BOM)
    write_atomically(path, (BOM if has_mark else b"") + text.encode(), GLOSSARY)


def _with(text: str, name: str, forms: Forms) -> str:
    tree = _tree(text)
    place = place_of_name(tree, name)
    if place is None:
        return _with_entry(text, tree, name, forms)
    known = _known(text, place)
    agreed = {*(known.confirmed if known else ()), *forms}
    stays = known is not None and known.unchanging and set(forms.values()) == {known.name}
    if not stays:
        text = _put(text, ("names", place, "unchanging"), None)
        for case, form in forms.items():
            text = _put(text, ("names", place, case), form)
    return _put(text, ("names", place, "confirmed"), _cases(agreed))


def _with_entry(text: str, tree: nodes.Mapping, name: str, forms: Forms) -> str:
    is_unchanging = set(forms.values()) == {name}
    said = {"unchanging": "да"} if is_unchanging else {str(case): form for case, form in forms.items()}
    entry = {"name": name, **said, "confirmed": _cases(set(forms))}
    names = tree.get("names")
    if isinstance(names, nodes.Sequence) and names.items:
        return edited(text, [insert_item(text, tree, ("names",), len(names.items), entry)])
    return edited(text, [first_names(text, tree, [entry])])


def _put(text: str, path: tuple[str | int, ...], value: str | None) -> str:
    tree = _tree(text)
    is_written = nodes.find(tree, path) is not None
    if value is None:
        return edited(text, [remove(text, tree, path)]) if is_written else text
    if is_written:
        return edited(text, [replace_value(text, tree, path, value)])
    return edited(text, [insert_entry(text, tree, path[:-1], str(path[-1]), value)])


def _cases(cases: set[Case]) -> str:
    return ", ".join(case for case in OBLIQUE if case in cases)


def _known(text: str, place: int) -> NameForms | None:
    """The entry as it is understood; None if it is not."""
    node = nodes.find(_tree(text), ("names", place))
    record, _ = load(NameForms, node, _source(text)) if isinstance(node, nodes.Mapping) else (None, [])
    return record if isinstance(record, NameForms) else None


def _tree(text: str) -> nodes.Mapping:
    """The tree of the glossary.

    Raises:
        ShnorError: it cannot be read.
    """
    tree, found = read_tree(_source(text))
    if tree is None:
        raise ShnorError(*found)
    return tree


def _source(text: str) -> SourceText:
    return SourceText(FilePath(GLOSSARY), GLOSSARY, text)
