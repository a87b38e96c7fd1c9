"""Random change sets over document trees: what officials change between two editions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from shnor_docs.documents.tree import Document, Kind, Run, Unit, walk

WORDS = (
    "школа",
    "района",
    "и",
    "не менее",
    "в 2024 году",
    "МКУ «Центр»",
    "20 %",
    "родители",
    "по итогам",
    "(далее)",
    "качество_образования",
    "5*3",
    "1.",
    "–",
    "№ 7",
    "«СОШ № 3 «Радуга»»",
    "исключить",
    "раздел 2",
    "слова",
)
SIGNS = (",", ";", ".", ":")
FIXED = frozenset(
    {"draft", "marks", "contents", "approvals", "issuer", "form", "date", "number", "command", "post", "name"}
)
MOST_EDITS = 6

Edit = Callable[[Unit], Unit]


class Trees(tuple[Document, ...]):
    """Documents that a failing test does not print."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{len(self)} documents"


@st.composite
def changed(draw: st.DrawFn, trees: Sequence[Document]) -> Trees:
    """The documents after some random edits."""
    new = list(trees)
    fresh = count(1)
    for _ in range(draw(st.integers(1, MOST_EDITS))):
        place = draw(st.integers(0, len(new) - 1))
        new[place] = _edited(draw, new[place], fresh)
    return Trees(new)


def _edited(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    kind = draw(st.sampled_from(EDITS))
    return kind(draw, tree, fresh)


def _units(tree: Document) -> list[Unit]:
    slots = [
        slot
        for slot in tree.root.children
        if slot.id not in FIXED and not (tree.kind == "order" and slot.id == "place")
    ]
    return [unit for slot in slots for unit in walk(slot)]


def _swapped(tree: Document, old: Unit, new: tuple[Unit, ...]) -> Document:
    def inside(unit: Unit) -> Unit:
        children: list[Unit] = []
        for child in unit.children:
            children += new if child is old else (inside(child),)
        return replace(unit, children=tuple(children))

    return replace(tree, root=inside(tree.root))


def _with_text(unit: Unit, text: str) -> Unit:
    return replace(unit, text=(Run(text),))


def _words(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """Other words, words more, words less, at a random place of a random text."""
    texts = [unit for unit in _units(tree) if len(unit.plain.split()) > 1]
    if not texts:
        return tree
    unit = draw(st.sampled_from(texts))
    tokens = re.split("([ \u00a0])", unit.plain)
    words = tokens[::2]
    start = draw(st.integers(0, len(words) - 1))
    end = min(len(words), start + draw(st.integers(0, 3)))
    come = draw(st.lists(st.sampled_from(WORDS), max_size=3))
    sign = draw(st.sampled_from(("", *SIGNS)))
    text = " ".join([*words[:start], *come, *words[end:]]).strip() + sign
    return _swapped(tree, unit, (_with_text(unit, text or "текст"),))


def _figures(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """Another number or date."""
    texts = [unit for unit in _units(tree) if re.search(r"\d", unit.plain)]
    if not texts:
        return tree
    unit = draw(st.sampled_from(texts))
    number = draw(st.sampled_from(re.findall(r"\d+", unit.plain)))
    other = str(draw(st.integers(0, 2030)))
    return _swapped(tree, unit, (_with_text(unit, unit.plain.replace(number, other, 1)),))


MOVABLE = (Kind.ROW, Kind.ITEM, Kind.CLAUSE, Kind.SECTION, Kind.PARAGRAPH, Kind.GROUP)


def _siblings(draw: st.DrawFn, tree: Document) -> tuple[Unit, ...]:
    """Units of one kind that stand side by side; none if there are none."""
    parents = [unit for unit in _units(tree) if not _is_tied(unit)]
    rows = [tuple(c for c in parent.children if c.kind is kind) for parent in parents for kind in MOVABLE]
    kinds = sorted({row[0].kind for row in rows if len(row) > 1})
    if not kinds:
        return ()
    kind = draw(st.sampled_from(kinds))
    return draw(st.sampled_from([row for row in rows if len(row) > 1 and row[0].kind is kind]))


def _is_tied(unit: Unit) -> bool:
    """Whether a table's cells reach over several rows, so that a row less would leave a hole."""
    return unit.kind is Kind.TABLE and any(
        cell.span[1] > 1 for row in unit.children for cell in row.children if row.kind is Kind.ROW
    )


def _gone(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """A row, a list item, a paragraph, a clause or a section less."""
    row = _siblings(draw, tree)
    return _swapped(tree, draw(st.sampled_from(row)), ()) if row else tree


def _come(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """One more, after a random one."""
    row = _siblings(draw, tree)
    if not row:
        return tree
    unit = draw(st.sampled_from(row))
    copy = _renamed(unit, next(fresh), draw(st.sampled_from(WORDS)))
    pair = (copy, unit) if draw(st.booleans()) else (unit, copy)
    return _swapped(tree, unit, pair)


def _renamed(unit: Unit, ordinal: int, word: str) -> Unit:
    """A copy with other ids and texts, and a number after that of the original."""
    text = unit.plain
    if text:
        numbered = re.fullmatch(r"[\d.]+", text)
        text = f"{text.rstrip('.')}.{ordinal}" if numbered else f"{text} {word} {ordinal}"
    number = f"{unit.number.rstrip('.')}.{ordinal}." if unit.number else ""
    children = tuple(_renamed(child, ordinal, word) for child in unit.children)
    runs = (Run(text),) if text else ()
    return replace(unit, id=f"{unit.id}_{ordinal}", text=runs, number=number, children=children)


def _moved(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """Two siblings change places."""
    row = _siblings(draw, tree)
    if not row:
        return tree
    place = draw(st.integers(0, len(row) - 2))
    one, other = row[place : place + 2]
    marker = replace(one, id="marker")
    return _swapped(_swapped(_swapped(tree, one, (marker,)), other, (one,)), marker, (other,))


def _passport(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """Another content of a position of the passport, or of any other cell."""
    cells = [unit for unit in _units(tree) if unit.kind is Kind.CELL]
    named = [unit for unit in cells if unit.id.startswith("passport.") and unit.id.endswith(".content")]
    if not cells:
        return tree
    cell = draw(st.sampled_from(named or cells))
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
    return _swapped(tree, cell, (replace(_with_text(cell, text), children=()),))


def _section(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """Another title of a section, or half of its text gone."""
    sections = [unit for unit in _units(tree) if unit.kind is Kind.SECTION and unit.text]
    if not sections:
        return tree
    unit = draw(st.sampled_from(sections))
    if draw(st.booleans()):
        return _swapped(tree, unit, (_with_text(unit, f"{unit.plain} {draw(st.sampled_from(WORDS))}"),))
    return _swapped(tree, unit, (replace(unit, children=unit.children[: (len(unit.children) + 1) // 2]),))


def _rewritten(draw: st.DrawFn, tree: Document, fresh: count[int]) -> Document:
    """A word more in every text of a slot: an appendix that is told in a new edition."""
    if tree.kind == "order":
        return tree
    word = f"{draw(st.sampled_from(WORDS))} {next(fresh)}"

    def rewritten(unit: Unit) -> Unit:
        text = (Run(f"{word} {unit.plain} {word}"),) if unit.text else ()
        return replace(unit, text=text, children=tuple(map(rewritten, unit.children)))

    slots = (rewritten(slot) if slot.id == "body" else slot for slot in tree.root.children)
    return replace(tree, root=replace(tree.root, children=tuple(slots)))


EDITS = (_words, _words, _figures, _figures, _gone, _gone, _come, _come, _moved, _passport, _section, _rewritten)
