"""A typed text as the value that the file will have."""

from __future__ import annotations

from shnor_docs.model.indicator import Catalogue
from shnor_docs.model.program import Program
from shnor_docs.page.forms.shapes import Line, ListOf, Prose, RecordOf, Shape, fields_of, shape_at
from shnor_docs.source.yaml.nodes import Node, Path, Scalar
from shnor_docs.source.yaml.writing import Data
from shnor_docs.workspace.editing.changes import FILES, Change, Put, Write


class Editable(Program):
    """All that can be edited in a program's window: the program, and the catalogue of its workspace."""

    catalogue: Catalogue


ROOT = RecordOf(Editable)


def typed(path: Path, text: str, *, is_final: bool, written: Node | None = None) -> Change:
    """What a person changes who types a text in the field of a path, over what is written in it.

    What is emptied keeps its key until the person has left the field; a field that must be there keeps it for good.
    A list that is written as its only item stays so.
    """
    if path[0] == FILES:
        return Write(str(path[1]), text)
    value = value_of(shape_at(ROOT, path), text)
    if isinstance(written, Scalar) and isinstance(value, list) and len(value) == 1:
        value = value[0]
    return Put(path, value, keep=value is None and (not is_final or is_required(path)))


def value_of(shape: Shape, text: str) -> Data:
    """The value of a text: a list of its lines where a list is expected, nothing of an empty one."""
    if isinstance(shape, ListOf):
        return [line for line in map(str.strip, text.splitlines()) if line] or None
    if isinstance(shape, Prose):
        return text.rstrip() or None
    return " ".join(text.split()) or None


def holds_values(shape: Shape) -> bool:
    """Whether a text of the shape may mention values of the program."""
    inner = shape.item if isinstance(shape, ListOf) else shape
    return isinstance(inner, Prose) or (isinstance(inner, Line) and inner.has_references)


def is_list(path: Path) -> bool:
    """Whether the value at a path is a list."""
    return isinstance(shape_at(ROOT, path), ListOf)


def is_required(path: Path) -> bool:
    """Whether the model wants a value at the path."""
    owner = shape_at(ROOT, path[:-1])
    if not isinstance(owner, RecordOf):
        return False
    field = fields_of(owner.record).get(str(path[-1]))
    return bool(field and field.is_required)
