"""An order written into the files of a program: its record, and the document that prints it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from pathlib import Path

from shnor_docs.model.content import Content
from shnor_docs.source.copying import copy_folder
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.programs import LoadedProgram, wrapped
from shnor_docs.source.reading import bytes_of
from shnor_docs.source.text import BOM
from shnor_docs.source.yaml.edits import edited
from shnor_docs.source.yaml.nodes import Mapping, Sequence
from shnor_docs.source.yaml.tree import read_node
from shnor_docs.source.yaml.tree_edits import insert_item, remove, replace_value
from shnor_docs.source.yaml.writing import Data


def paper_of(record: MappingOf[str, Data], paper: str, now: Content) -> dict[str, Data] | None:
    """The document that prints the order; None if one does already. Two that have no number yet need two names."""
    name = str(record["id"])
    if any(settings.order == name and not settings.consolidates for settings in now.program.documents):
        return None
    file = f"Приказ от {{{{ orders.{name}.date | digital }}}} № {{{{ orders.{name}.number }}}}"
    if any(order.is_draft and order.id != name for order in now.program.orders):
        file += f" ({name})"
    return {"id": paper, "kind": "order", "file_name": file, "order": name}


def with_order(
    loaded: LoadedProgram, record: dict[str, Data], paper: dict[str, Data] | None, old: int | None
) -> dict[str, bytes]:
    """The program's files, by their names, with the order and its document written."""
    changes: dict[str, list[tuple[str, Data, int | None]]] = {}
    for field, value, place in (("orders", record, old), ("documents", paper, None)):
        if value is not None:
            source = loaded.source_of(field)
            changes.setdefault(source.path.name, []).append((field, value, place))
    return {name: _with(loaded, of_file) for name, of_file in changes.items()}


def without_order(loaded: LoadedProgram, order: str) -> dict[str, bytes]:
    """The program's files, by their names, without the order and the documents that print it."""
    assert loaded.content is not None
    program = loaded.content.program
    gone: dict[str, list[int]] = {
        "orders": [n for n, one in enumerate(program.orders) if one.id == order],
        "documents": [n for n, one in enumerate(program.documents) if one.order == order],
    }
    texts: dict[str, str] = {}
    for field, places in gone.items():
        source = loaded.source_of(field)
        text = texts.get(source.path.name, source.text)
        for place in reversed(places):
            text = edited(text, [remove(text, _tree(loaded, field, text), (field, place))])
        texts[source.path.name] = text
    return {name: _mark(loaded, name) + text.encode() for name, text in texts.items()}


def _with(loaded: LoadedProgram, changes: list[tuple[str, Data, int | None]]) -> bytes:
    source = loaded.source_of(changes[0][0])
    text = source.text
    for field, value, old in changes:
        tree = _tree(loaded, field, text)
        if old is not None:
            text = edited(text, [replace_value(text, tree, (field, old), value)])
            continue
        items = tree.get(field)
        assert isinstance(items, Sequence)
        text = edited(text, [insert_item(text, tree, (field,), len(items.items), value)])
    return _mark(loaded, source.path.name) + text.encode()


def _mark(loaded: LoadedProgram, name: str) -> bytes:
    """The mark with which a file begins, if it has one."""
    source = next(one for one in loaded.texts.values() if one.path.name == name)
    return BOM if bytes_of(source.path, source.shown).startswith(BOM) else b""


def _tree(loaded: LoadedProgram, field: str, text: str) -> Mapping:
    """The tree of a file of the program whose text is another by now."""
    node, _ = read_node(replace(loaded.source_of(field), text=text))
    if field in loaded.trees:
        assert node is not None
        return wrapped(field, node)
    assert isinstance(node, Mapping)
    return node


def laid_down(home: Path, root: Path, program: str, files: MappingOf[str, bytes]) -> None:
    """A copy of a program in the workspace ``root``, with other texts of some of its files."""
    folder = root / PROGRAMS / program
    copy_folder(home / PROGRAMS / program, folder, f"{PROGRAMS}/{program}")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for path in sorted(home.glob("*.yaml")):
        shutil.copyfile(path, root / path.name)
