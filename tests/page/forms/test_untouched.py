"""What is opened and saved without a change leaves every byte as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shnor_docs.page.forms.drawing import box_at
from shnor_docs.page.forms.filled import Filled
from shnor_docs.page.forms.inputs import is_input
from shnor_docs.page.forms.naming import meant
from shnor_docs.page.forms.screens import filled
from shnor_docs.page.forms.shapes import ListOf, MapOf, RecordOf, Shape
from shnor_docs.page.forms.values import ROOT, typed
from shnor_docs.page.session import Session
from shnor_docs.source.yaml.nodes import Mapping, Node
from shnor_docs.source.yaml.nodes import Path as ModelPath
from shnor_docs.workspace.editing.writing import write
from tests.page.serving import copied_sample

PROGRAMS = ("rybinsk-2020-2022", "minusinsk-2020-2022", "tyumen-2023", "uglich-2020-2022", "seryshevo-2021")


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_field_typed_as_it_stands_changes_nothing(tmp_path: Path, program: str) -> None:
    session = Session(copied_sample(tmp_path, program))
    form = filled(session, program)
    paths = list(_inputs(form, ROOT, form.node(()), ()))
    for name in form.opened.loaded.trees:
        if name:
            paths += _inputs(form, ROOT.fields[name].shape, form.node((name,)), (name,))
    assert len(paths) > 80
    texts = {path: meant(form, path, box_at(form, path).text) for path in paths}
    changes = [typed(path, text, is_final=True, written=form.node(path)) for path, text in texts.items()]
    assert dict(write(session.workspace(), program, changes, form.seen).after) == {}


def _inputs(form: Filled, shape: Shape, node: Node | None, path: ModelPath) -> Iterator[ModelPath]:
    """Every place with an input where something is written."""
    if node is None:
        return
    if is_input(shape):
        yield path
        return
    match shape:
        case RecordOf():
            for name, field in shape.fields.items():
                yield from _inputs(form, field.shape, _at(node, name), (*path, name))
        case ListOf(item):
            for index, inner in enumerate(getattr(node, "items", ())):
                yield from _inputs(form, item, inner, (*path, index))
        case MapOf(_, value) if isinstance(node, Mapping):
            for key, inner in node.entries:
                yield from _inputs(form, value, inner, (*path, key.text))


def _at(node: Node, name: str) -> Node | None:
    return node.get(name) if isinstance(node, Mapping) else None
