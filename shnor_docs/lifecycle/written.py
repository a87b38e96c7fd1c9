"""Every scalar that a program's files write, beside the typed value that the model made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shnor_docs.model.base import Record
from shnor_docs.model.dates import parse_day
from shnor_docs.model.period import Period
from shnor_docs.model.places import Path
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml import nodes


class Written(NamedTuple):
    """A scalar of a file: its value, whose field it stands in, and the model path (``("files", name)`` for prose).

    Of an entry keyed by a period or a date, the key is written too: ``value`` is then that period or date.
    """

    path: Path
    value: object
    node: nodes.Scalar
    source: SourceText
    record: Record
    field: str

    @property
    def text(self) -> str:
        """The text as it lies in the file, quotes and line breaks included."""
        return self.source.text[self.node.start : self.node.end]


def written(loaded: LoadedProgram) -> Iterator[Written]:
    """The scalars of all files of a program that could be read, in the order of the model."""
    if loaded.content is None:
        return
    program = loaded.content.program
    for name in type(program).model_fields:
        source, tree = loaded.trees.get(name, loaded.trees[""])
        if (node := tree.get(name)) is not None:
            yield from _inside(getattr(program, name), node, Written((name,), None, _NOWHERE, source, program, name))
    for name, text in loaded.content.files.items():
        source = next(s for shown, s in loaded.texts.items() if shown.endswith(f"/{loaded.id}/{name}"))
        yield Written(("files", name), text, nodes.Scalar(text, 0, len(source.text), "|"), source, program, "files")


_NOWHERE = nodes.Scalar("", 0, 0)


def _inside(value: object, node: nodes.Node, at: Written) -> Iterator[Written]:
    match value, node:
        case Record(), nodes.Mapping():
            for key, child in node.entries:
                if key.text in type(value).model_fields:
                    inner = at._replace(path=(*at.path, key.text), record=value, field=key.text)
                    yield from _inside(getattr(value, key.text), child, inner)
        case tuple(), nodes.Sequence():
            for index, (item, child) in enumerate(zip(value, node.items, strict=False)):
                yield from _inside(item, child, at._replace(path=(*at.path, index)))
        case Mapping(), nodes.Mapping():
            yield from _entries(value, node, at)
        case _, nodes.Scalar() if not node.is_blank:
            yield at._replace(value=value, node=node)


def _entries(value: Mapping[object, object], node: nodes.Mapping, at: Written) -> Iterator[Written]:
    for written_key, child in node.entries:
        key = next((key for key in value if _means(written_key.text, key)), None)
        if key is not None:
            inner = at._replace(path=(*at.path, key))
            if not isinstance(key, str):
                yield inner._replace(value=key, node=written_key)
            yield from _inside(value[key], child, inner)


def _means(text: str, key: object) -> bool:
    if isinstance(key, Period):
        return Period.read(text) == key
    return text == key if isinstance(key, str) else parse_day(text) == key
