"""A tree into any pydantic model; what pydantic refuses becomes a Russian diagnostic at its exact span."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.russian.likeness import meant, nearest
from shnor_docs.sameness import Same, once_for_each
from shnor_docs.source.records.refusals import EXPECTED_KINDS, Refusal, refusal
from shnor_docs.source.records.shapes import NOTHING, Shape, shape_at, shape_of_model
from shnor_docs.source.records.sharing import shared
from shnor_docs.source.text import SourceText, Span
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find, locate

UNKNOWN_KEY = declare("ШД120", Severity.ERROR, "неизвестный ключ")
MISSING_KEY = declare("ШД121", Severity.ERROR, "нет обязательного ключа или значения")

KEY_OF_DICTIONARY = "[key]"
"""What pydantic adds to the path of an error in a dictionary's key."""

M = TypeVar("M", bound=BaseModel)


def load(model: type[M], tree: Mapping, source: SourceText) -> tuple[M | None, list[Diagnostic]]:
    """The record a tree means, or None with everything that is wrong in it."""
    shape = shape_of_model(model)
    try:
        return model.model_validate(plain(tree, shape)), []
    except ValidationError as error:
        details = _best_branches(tree, error.errors(include_url=False))
        return None, list(dict.fromkeys(_diagnostic(detail, tree, shape, source) for detail in details))


def plain(node: Node, shape: Shape = NOTHING) -> Any:
    """The tree as plain data: texts, lists and dictionaries, and records of lists that were read before.

    What is left blank is None, except that a record's key without a value counts as not written: the field's
    default holds. Of two equal keys the first counts (the repetition is reported when the file is read).
    """
    if isinstance(node, Scalar):
        return None if node.is_blank else node.text
    if isinstance(node, Sequence):
        items = shape.items or NOTHING
        found = [_plain_item(item, Same(items)) for item in node.read]
        return [shared(items.records[0], item) for item in found] if len(items.records) == 1 else found
    return _plain_mapping(node, shape)


def _of_item(node: Node, shape: Same[Shape]) -> Any:
    return plain(node, shape.value)


_plain_item = once_for_each(_of_item)
"""Items of lists: after an edit most of them are the very nodes of before."""


def _plain_mapping(node: Mapping, shape: Shape) -> dict[str, Any]:
    keys, values = shape.keys, shape.values or NOTHING
    data: dict[str, Any] = {}
    for key, value in node.entries:
        known = keys.get(key.text)
        if key.text in data or (known and isinstance(value, Scalar) and value.is_blank):
            continue
        data[key.text] = plain(value, known.shape if known else values)
    return data


def _best_branches(tree: Mapping, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of union branches that the author did not mean.

    Pydantic reports every branch («a text», «a record with keys»); who wrote a record should not read that a
    text was expected. The branch meant is the one whose errors lie deepest, not about the kind of value.
    """
    best: dict[Path, tuple[int, bool]] = {}
    for detail in details:
        if (union := _union_place(tree, detail)) is not None:
            best[union] = max(best.get(union, (0, False)), _nearness(tree, detail))
    return [
        detail
        for detail in details
        if (union := _union_place(tree, detail)) is None or _nearness(tree, detail) == best[union]
    ]


def _nearness(tree: Mapping, detail: ErrorDetails) -> tuple[int, bool]:
    return len(_written_path(tree, detail["loc"])), detail["type"] not in EXPECTED_KINDS


def _union_place(tree: Mapping, detail: ErrorDetails) -> Path | None:
    """The place of the first union on the error's way; its branch is a step that the tree does not have."""
    loc = detail["loc"]
    for count in range(len(loc)):
        if find(tree, loc[: count + 1]) is None:
            is_own = loc[count] == KEY_OF_DICTIONARY or (count == len(loc) - 1 and detail["type"] == "missing")
            return None if is_own else loc[:count]
    return None


def _written_path(tree: Mapping, loc: Path) -> Path:
    """The error's path without the names of union branches and other steps that the tree does not have."""
    path: Path = ()
    for step in loc:
        if find(tree, (*path, step)) is not None:
            path = (*path, step)
    return path


def _diagnostic(detail: ErrorDetails, tree: Mapping, shape: Shape, source: SourceText) -> Diagnostic:
    path, name = _written_path(tree, detail["loc"]), str(detail["loc"][-1]) if detail["loc"] else ""
    node = find(tree, path) or tree
    if detail["type"] == "extra_forbidden":
        span, found = _key_span(tree, path), _unknown_key(name, shape_at(shape, path[:-1]))
    elif detail["type"] == "missing":
        span, found = _missing_key(name, tree, path, shape, source)
    elif name == KEY_OF_DICTIONARY:
        span = _key_span(tree, path)
        found = refusal(detail, Scalar(str(path[-1]), *span))
    elif isinstance(node, Scalar) and node.is_blank:
        span, found = _key_span(tree, path), Refusal(MISSING_KEY, "значение не заполнено", "впишите его")
    else:
        span, found = node.span, refusal(detail, node)
    return Diagnostic.of(found.code, found.message, source.location(span), found.hint)


def _unknown_key(name: str, shape: Shape) -> Refusal:
    keys = shape.keys
    near = nearest(name, keys)
    listed = "здесь возможны ключи: " + ", ".join(f"«{key}»" for key in keys)
    hint = f"возможно, имелось в виду {meant(near, name)}{_titled(keys[near].title)}" if near else listed
    return Refusal(UNKNOWN_KEY, f"неизвестный ключ «{name}»", hint)


def _missing_key(name: str, tree: Mapping, path: Path, shape: Shape, source: SourceText) -> tuple[Span, Refusal]:
    parent_path = path[:-1] if path and path[-1] == name else path
    key = shape_at(shape, parent_path).keys.get(name)
    title = _titled(key.title) if key else ""
    parent = find(tree, parent_path)
    if isinstance(parent, Mapping) and (entry := parent.entry(name)):
        return entry[0].span, Refusal(MISSING_KEY, f"не заполнен ключ «{name}»{title}", "впишите значение")
    span = parent.entries[0][0].span if isinstance(parent, Mapping) and parent.entries else locate(tree, path)
    if key and source.location(span).sheet:
        return span, Refusal(MISSING_KEY, f"в строке не заполнено: {key.title}", f"впишите в столбец «{key.title}»")
    return span, Refusal(MISSING_KEY, f"нет обязательного ключа «{name}»{title}", f"добавьте «{name}: …»")


def _titled(title: str) -> str:
    return f" ({title})" if title else ""


def _key_span(tree: Mapping, path: Path) -> Span:
    """Span of the key that a path ends with; of the value, if it ends with an index."""
    parent = find(tree, path[:-1])
    if isinstance(parent, Mapping) and path and (entry := parent.entry(str(path[-1]))):
        return entry[0].span
    return locate(tree, path)
