"""What the program that a clone was made from has become since, decided change by change: taken, or asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shnor_docs.lifecycle.comparison import CATALOGUE, FILES, Change, ChangeKind, Path, compare
from shnor_docs.lifecycle.naming import child
from shnor_docs.lifecycle.prose_merging import MergedProse, merged_prose
from shnor_docs.lifecycle.wording import printed, told
from shnor_docs.model.content import Content

OF_THE_CLONE = ("open_points", "cloned_from")
"""Fields that a clone writes for itself."""


class Sides(NamedTuple):
    """The clone as it was made, as it would be made today, and as it stands."""

    base: Content
    theirs: Content
    ours: Content


@dataclass(frozen=True, slots=True)
class Take:
    """A change of theirs that ours does not stand against; ``prose`` is the whole new text, if it is prose."""

    change: Change
    line: str
    prose: MergedProse | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person has to decide: three values as reports print them; ``quote`` is where in a text of ours."""

    path: Path
    owner: str
    base: str | None
    theirs: str | None
    ours: str | None
    quote: str | None = None
    reason: str = ""


def merged(sides: Sides) -> Iterator[Take | Ask]:
    """What is to be taken and what asked, in the order of the model; what both sides say alike is neither."""
    seen: set[Path] = set()
    for change in compare(sides.base, sides.theirs):
        if change.path[0] == CATALOGUE or change.path[0] in OF_THE_CLONE:
            continue
        if _is_prose(change):
            if change.path not in seen:
                seen.add(change.path)
                yield from _prose(change, sides)
        else:
            yield from _decided(change, sides)


def _is_prose(change: Change) -> bool:
    texts = isinstance(change.before, str) and isinstance(change.after, str)
    return change.kind is ChangeKind.CHANGED and change.position is not None and texts


def value_at(content: Content, path: Path) -> object:
    """The value at a path of ids; None if there is none."""
    if path[0] == FILES:
        return content.files.get(str(path[1]))
    node: object = content.program
    for step in path:
        node = child(node, step)
    return node


def _prose(change: Change, sides: Sides) -> Iterator[Take | Ask]:
    base, theirs, ours = (value_at(content, change.path) for content in sides)
    line = told(change, sides.base, sides.theirs)
    owner = f"{line.owner}: {line.what}".strip(": ")
    if not isinstance(ours, str):
        yield Ask(change.path, owner, printed(base), printed(theirs), None, reason="у вас этого текста нет")
        return
    found = merged_prose(str(base), str(theirs), ours)
    for was, now in found.taken:
        yield Take(change, f"{owner} {printed(was) or 'добавлено:'} → {printed(now)}", found)
    for clash in found.clashes:
        told_values = (printed(clash.base), printed(clash.theirs), printed(clash.ours))
        yield Ask(change.path, owner, *told_values, quote=_quote(clash.ours))


_LONGEST_QUOTE = 60


def _quote(text: str) -> str | None:
    """The first words of a paragraph, as they stand in one line."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= _LONGEST_QUOTE:
        return line or None
    return line[:_LONGEST_QUOTE].rpartition(" ")[0] or line[:_LONGEST_QUOTE]


def _decided(change: Change, sides: Sides) -> Iterator[Take | Ask]:
    line, ours = told(change, sides.base, sides.theirs), value_at(sides.ours, change.path)
    before, after = _values(change, sides)
    if change.kind is ChangeKind.MOVED:
        yield from _moved(change, sides)
    elif ours == after or (ours is None and change.kind is ChangeKind.REMOVED):
        return
    elif ours == before and after is not None:
        yield Take(change, line.line(change.kind))
    else:
        owner = f"{line.owner}: {line.what}".strip(": ")
        yield Ask(change.path, owner, printed(before), printed(after), printed(ours))


def _values(change: Change, sides: Sides) -> tuple[object, object]:
    """The whole values before and after; a change of files and records has them."""
    if change.kind is ChangeKind.CHANGED:
        return value_at(sides.base, change.path), value_at(sides.theirs, change.path)
    return change.before, change.after


def _moved(change: Change, sides: Sides) -> Iterator[Take | Ask]:
    before = change.before if isinstance(change.before, tuple) else change.path
    name, line = change.path[-1], told(change, sides.base, sides.theirs)
    if _neighbours(sides.ours, change.path, sides.theirs) == _neighbours(sides.theirs, change.path, sides.ours):
        return
    if value_at(sides.ours, before) is None:
        yield Ask(change.path, line.owner, line.before, line.after, None, reason="у вас этой записи здесь нет")
    elif _neighbours(sides.ours, before, sides.base) == _neighbours(sides.base, before, sides.ours):
        yield Take(change, line.line(change.kind))
    else:
        owner = f"{line.owner}: порядок"
        yield Ask(before, owner, line.before, line.after, f"своё место «{name}»")


def _neighbours(content: Content, path: Path, other: Content) -> tuple[object, ...]:
    """The ids of a list in their order, those only that the other edition has there too."""
    mine, theirs = (_ids(one, path[:-1]) for one in (content, other))
    return tuple(name for name in mine if name in theirs)


def _ids(content: Content, path: Path) -> list[object]:
    records = value_at(content, path) if path else ()
    return [getattr(record, "id", None) for record in records] if isinstance(records, tuple) else []
