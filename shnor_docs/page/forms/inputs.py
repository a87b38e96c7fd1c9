"""Boxes that are one input: a text, a choice, a list of lines or of chosen records."""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.page.forms.boxes import Box
from shnor_docs.page.forms.choices import choices
from shnor_docs.page.forms.filled import Filled, items_of, text_of
from shnor_docs.page.forms.naming import names_of
from shnor_docs.page.forms.shapes import SIMPLE, Field, Line, ListOf, Reference, Selection, Shape
from shnor_docs.page.forms.tokens import shown, told
from shnor_docs.page.forms.understanding import understood
from shnor_docs.page.forms.values import holds_values
from shnor_docs.page.forms.words import hint_of, title_of
from shnor_docs.source.yaml.nodes import Node, Path, Scalar, Sequence


def is_input(shape: Shape) -> bool:
    """Whether one input takes a value of the shape."""
    return isinstance(shape, SIMPLE) or (isinstance(shape, ListOf) and isinstance(shape.item, SIMPLE))


def suits(shape: Shape, node: Node | None) -> bool:
    """Whether an input of the shape can show what is written."""
    if node is None or isinstance(node, Scalar):
        return True
    return isinstance(shape, ListOf) and all(isinstance(item, Scalar) for item in items_of(node)) and _is_list(node)


def input_box(filled: Filled, field: Field, shape: Shape, node: Node | None, path: Path) -> Box:
    """The input of a field, or of a value in it, with what is written."""
    inner = shape.item if isinstance(shape, ListOf) else shape
    texts = tuple(map(text_of, items_of(node))) if _is_list(node) else tuple(filter(None, [text_of(node)]))
    options = _options(filled, inner, path)
    said = [understood(inner, text, filled.last_good) for text in texts]
    if holds_values(shape):
        names = names_of(filled)
        texts, said = tuple(shown(text, names) for text in texts), [told(one, names) for one in said]
    return Box(
        _kind(shape, inner, options),
        path,
        title_of(field),
        hint_of(field),
        "\n".join(texts),
        "; ".join(filter(None, said)),
        options,
        (options or {}).get(field.default, field.default),
        texts,
        is_required=field.is_required,
    )


def _kind(shape: Shape, inner: Shape, options: Mapping[str, str] | None) -> str:
    """What draws it: an id that nobody has proposed is typed as a line."""
    if isinstance(shape, ListOf):
        return "picked" if options is not None else "lines"
    if isinstance(inner, Line) and inner.has_references:
        return "title"
    return "line" if isinstance(inner, Reference) and options is None else inner.kind


def _options(filled: Filled, shape: Shape, path: Path) -> Mapping[str, str] | None:
    if isinstance(shape, Selection):
        return dict(shape.options)
    return (choices(filled, shape.to, path) or None) if isinstance(shape, Reference) else None


def _is_list(node: Node | None) -> bool:
    return isinstance(node, Sequence)
