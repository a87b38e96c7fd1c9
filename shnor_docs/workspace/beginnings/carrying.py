"""What a program from another workspace needs of the files that its programs share, carried into those of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from shnor_docs.compute.cycles import needed
from shnor_docs.model.content import Content
from shnor_docs.model.program import Program
from shnor_docs.rules.declension import printed_forms
from shnor_docs.russian.declension.known import key
from shnor_docs.source.catalogue import LoadedCatalogue, load_catalogue
from shnor_docs.source.layout import CATALOGUE, GLOSSARY, KINDS
from shnor_docs.source.text import BOM, SourceText
from shnor_docs.source.yaml import nodes
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.source.yaml.tree import read_tree
from shnor_docs.source.yaml.tree_edits import insert_entry, insert_item, remove
from shnor_docs.source.yaml.writing import Data, Layout, after_key
from shnor_docs.workspace.editing.meaning import meaning

EMPTY: Mapping[str, str] = {CATALOGUE: "schema_version: 1\n", KINDS: "kinds: []\n", GLOSSARY: "names: []\n"}
"""Files that are made where an entry needs one."""


class Entries(NamedTuple):
    """A list of a shared file: the key of its entries' names, and the names that a program needs."""

    file: str
    list: str
    name: str
    wanted: frozenset[str]


def carried(content: Content, foreign: Path, root: Path, is_used: Callable[[str], bool]) -> dict[str, bytes]:
    """The shared files of the workspace ``root`` that change: with the entries that the content needs and they lack.

    Entries are taken from the workspace ``foreign``. An indicator of another meaning under the same id is replaced
    unless it ``is_used``.
    """
    theirs, ours = load_catalogue(foreign), load_catalogue(root)
    found: dict[str, bytes] = {}
    for entries in _needed(content, theirs):
        if entries.file not in theirs.texts:
            continue
        source = _tree(theirs.texts[entries.file].text)
        before = ours.texts[entries.file].text if entries.file in ours.texts else EMPTY[entries.file]
        text = before
        for name in sorted(entries.wanted):
            text = _with(text, entries, source, name, replaces=_is_other(name, theirs, ours) and not is_used(name))
        if text != before:
            found[entries.file] = _bytes(root / entries.file, text)
    return found


def named_indicators(program: Program) -> frozenset[str]:
    """Ids of the indicators that a program names."""
    of_facts = (fact.indicator for fact in program.facts if fact.indicator)
    return frozenset((*(use.id for use in program.indicators), *of_facts))


def _needed(content: Content, theirs: LoadedCatalogue) -> Iterator[Entries]:
    program = content.program
    named = named_indicators(program)
    formulas = {name: entry.formula for name, entry in theirs.indicators.items() if entry.formula}
    kinds = frozenset(settings.kind for settings in program.documents) & theirs.kinds.keys()
    names = frozenset(key(request.name) for request in printed_forms(content) if not request.own)
    yield Entries(CATALOGUE, "indicators", "id", frozenset((*named, *needed(sorted(named), formulas))))
    yield Entries(CATALOGUE, "nouns", "one", frozenset(noun.one for noun in theirs.nouns))
    yield Entries(KINDS, "kinds", "id", kinds)
    yield Entries(GLOSSARY, "names", "name", names)


def _is_other(name: str, theirs: LoadedCatalogue, ours: LoadedCatalogue) -> bool:
    """Whether both have an indicator of this id, and not the same one."""
    mine = ours.indicators.get(name)
    return mine is not None and name in theirs.indicators and mine != theirs.indicators[name]


def _with(text: str, entries: Entries, source: nodes.Mapping, name: str, *, replaces: bool) -> str:
    """The text of a shared file with an entry that the source has; one that is there stays, unless it ``replaces``."""
    taken, place = _place(source, entries, name), _place(_tree(text), entries, name)
    entry = None if taken is None else nodes.find(source, (entries.list, taken))
    if entry is None or (place is not None and not replaces):
        return text
    if place is not None:
        text = edited(text, [remove(text, _tree(text), (entries.list, place))])
    return edited(text, [_added(text, _tree(text), entries.list, meaning(entry))])


def _added(text: str, tree: nodes.Mapping, list_: str, data: Data) -> Edit:
    entry = tree.entry(list_)
    if entry is None:
        return insert_entry(text, tree, (), list_, [data])
    name, node = entry
    if isinstance(node, nodes.Sequence) and node.items and not node.flow:
        return insert_item(text, tree, (list_,), len(node.items), data)
    end = "\n" if node.end == len(text) else ""
    return Edit(text.index(":", name.end) + 1, node.end, after_key([data], Layout()) + end)


def _place(tree: nodes.Mapping, entries: Entries, name: str) -> int | None:
    node = tree.get(entries.list)
    items = node.items if isinstance(node, nodes.Sequence) else ()
    return next((index for index, item in enumerate(items) if _name(item, entries.name) == key(name)), None)


def _name(item: nodes.Node, field: str) -> str:
    name = item.get(field) if isinstance(item, nodes.Mapping) else None
    return key(name.text) if isinstance(name, nodes.Scalar) else ""


def _tree(text: str) -> nodes.Mapping:
    """The tree of a file that is known to be read."""
    tree, _ = read_tree(SourceText(Path(), "", text))
    assert tree is not None
    return tree


def _bytes(path: Path, text: str) -> bytes:
    """The text under the mark at its beginning that the file has."""
    has_mark = path.is_file() and path.read_bytes().startswith(BOM)
    return (BOM if has_mark else b"") + text.encode()
