"""A change carried out on a program's texts: only the span that it is about is written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from shnor_docs.diagnostics import Diagnostic, Location, ShnorError
from shnor_docs.model.program import Program
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.records.shapes import shape_at, shape_of_model
from shnor_docs.source.yaml import tree_edits
from shnor_docs.source.yaml.moving import move_item
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar, Sequence, find
from shnor_docs.source.yaml.writing import file_source
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Put, Remove, Write, written
from shnor_docs.workspace.editing.drafts import Clumsy, Home
from shnor_docs.workspace.editing.lines import with_lines
from shnor_docs.workspace.editing.meaning import Plain, at, meaning, nested, with_items, with_value, without
from shnor_docs.workspace.editing.texts import NOT_EDITABLE, Texts, own_file

PROGRAM_SHAPE = shape_of_model(Program)


def apply(texts: Texts, changes: Iterable[Change]) -> None:
    """Carry out changes one after the other; what changes nothing touches no byte.

    Raises:
        ShnorError: a place is not there, or cannot be edited.
    """
    for run in _runs(changes):
        try:
            _apply(texts, *run)
        except LookupError as error:
            raise _nowhere(texts) from error
    texts.settle()


def _runs(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes one by one; items inserted one below the other as one run."""
    run: list[Change] = []
    for change in changes:
        if run and not _goes_on(run, change):
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def _goes_on(run: list[Change], change: Change) -> bool:
    first = run[0]
    if not isinstance(first, Insert) or not isinstance(change, Insert):
        return False
    return (first.path, first.index + len(run)) == (change.path, change.index)


def _apply(texts: Texts, change: Change, *rest: Change) -> None:
    match change:
        case Write(file, text):
            _rewrite(texts, file, text)
        case Put(path, None, keep):
            home = texts.home(path, beside=True)
            if home and find(home.tree, path) is not None:
                _take_away(texts, path, keep=keep)
        case Put(path, value):
            try:
                _put(texts, path, written(value))
            except Clumsy:
                texts.settle()
                _put(texts, path, written(value))
        case Insert(path, index, value):
            more = (written(item.value) for item in rest if isinstance(item, Insert))
            _insert(texts, path, index, [written(value), *more])
        case Remove(path):
            _take_away(texts, path)
        case Move(path, target, index):
            _move(texts, path, target, index)


def _rewrite(texts: Texts, file: str, text: str) -> None:
    is_yaml = file.endswith(".yaml")
    was_sound = is_yaml and texts.is_sound(file)
    texts.change(file, with_lines(texts.readable(file) or "", text))
    if was_sound and not texts.is_sound(file):
        raise texts.refusal(file, f"в новом тексте файла {file} ошибка записи, прежний цел", "исправьте её и сохраните")


def _put(texts: Texts, path: Path, value: Plain) -> None:
    home = texts.home(path, beside=True)
    if home is None:
        texts.begin(str(path[0]), file_source(nested(path[1:], value)), nested(path[1:], value))
        return
    node = find(home.tree, path)
    if node is None:
        _make(texts, home, path, value)
        return
    if meaning(node) != value:
        edit = tree_edits.replace_value(home.text, home.tree, path, _ended_as(node, value))
        texts.edit(home, [edit], partial(with_value, path=path, value=value), path)


def _make(texts: Texts, home: Home, path: Path, value: Plain) -> None:
    """Write a value where nothing stands: its first step that is missing, with all below it."""
    depth = next(n for n in range(len(path), -1, -1) if find(home.tree, path[:n]) is not None)
    place, step, inner = path[:depth], path[depth], nested(path[depth + 1 :], value)
    node, text, tree, rank = find(home.tree, place), home.text, home.tree, None
    if node is None or _is_empty(node):
        edit = tree_edits.replace_value(text, tree, place, nested(path[depth:], value))
    elif isinstance(node, Mapping):
        order = tuple(shape_at(PROGRAM_SHAPE, place).keys)
        edit = tree_edits.insert_entry(text, tree, place, str(step), inner, order)
        rank = order.index(str(step)) if step in order else len(order)
    elif isinstance(node, Sequence) and step == len(node.items):
        edit = tree_edits.insert_item(text, tree, place, len(node.items), inner)
    else:
        raise LookupError(f"nothing can be made at {path}")
    touched = place if rank is None else (*place, step)
    texts.edit(home, [edit], partial(with_value, path=path, value=value), touched, rank)


def _insert(texts: Texts, path: Path, index: int, values: list[Plain]) -> None:
    home = texts.home(path)
    node = find(home.tree, path) if home else None
    if home is None or node is None or _is_empty(node):
        if index:
            raise LookupError(f"no place {index} in an empty list")
        _put(texts, path, values)
        return
    edit = tree_edits.insert_items(home.text, home.tree, path, index, values)
    texts.edit(home, [edit], partial(with_items, path=path, index=index, values=values))


def _take_away(texts: Texts, path: Path, *, keep: bool = False) -> None:
    home = texts.home(path)
    if home is None:
        raise LookupError(f"nothing at {path}")
    if len(path) == 1 and home.file == own_file(str(path[0])):
        texts.change(home.file, None)
        return
    parent = find(home.tree, path[:-1])
    if keep and isinstance(parent, Mapping) and not parent.flow:
        edit = tree_edits.blank(home.text, home.tree, path)
        texts.edit(home, [edit], partial(with_value, path=path, value=None), path)
    else:
        texts.edit(home, [tree_edits.remove(home.text, home.tree, path)], partial(without, path=path))


def _move(texts: Texts, path: Path, target: Path, index: int) -> None:
    """With its comments where both lists are written in lines of one file; else what it says is written anew."""
    home = texts.home(path)
    item = find(home.tree, path) if home else None
    if home is None or item is None or target[: len(path)] == path:
        raise LookupError(f"nothing at {path}, or within itself")
    if path[:-1] == target and index in (path[-1], int(str(path[-1])) + 1):
        return
    try:
        edits = move_item(home.text, home.tree, path, target, index)
    except LookupError:
        _insert(texts, target, index, [written(meaning(item))])
        _take_away(texts, _shifted(path, target, index))
    else:
        texts.edit(home, edits, partial(_moved, path=path, target=target, index=index))


def _moved(data: Plain, path: Path, target: Path, index: int) -> Plain:
    return without(with_items(data, target, index, [at(data, path)]), _shifted(path, target, index))


def _shifted(path: Path, target: Path, index: int) -> Path:
    """A path after an item more in the list ``target``."""
    depth = len(target)
    if path[:depth] == target and isinstance(step := path[depth], int) and index <= step:
        return (*target, step + 1, *path[depth + 1 :])
    return path


def _ended_as(node: Node, value: Plain) -> Plain:
    """A text with the line breaks at its end that a block scalar had: the model has none, nor have windows."""
    if not isinstance(node, Scalar) or node.style not in ("|", ">") or not isinstance(value, str):
        return value
    return value + node.text[len(node.text.rstrip("\n")) :]


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_blank
    return not (node.entries if isinstance(node, Mapping) else node.items)


def _nowhere(texts: Texts) -> ShnorError:
    place = Location(f"{PROGRAMS}/{texts.program}")
    message = "этого места в файлах программы нет: его убрали или записали иначе"
    return ShnorError(Diagnostic.of(NOT_EDITABLE, message, place, "обновите страницу и повторите правку"))
