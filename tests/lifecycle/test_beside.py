"""Two texts side by side: nothing is left out, what is the same is not marked, what differs is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shnor_docs.documents.tree import Document, Kind, Unit, text_of, walk
from shnor_docs.lifecycle.beside import Line, Pair, beside
from shnor_docs.workspace import Workspace
from tests.samples import ROOT


def document(*units: Unit) -> Document:
    return Document("d", "program", "Документ", "", "", "", Unit("d", Kind.DOCUMENT, children=units))


def paragraph(text: str, name: str = "one/1", number: str = "") -> Unit:
    return Unit(name, Kind.PARAGRAPH, text_of(text), number)


def row(name: str, *cells: str) -> Unit:
    return Unit(name, Kind.ROW, children=tuple(Unit(f"{name}.{n}", Kind.CELL, text_of(c)) for n, c in enumerate(cells)))


def shown(line: Line | None) -> str:
    """The line with marked words in brackets, cells parted by a bar."""
    if line is None:
        return "—"
    return " | ".join("".join(f"[{p.text}]" if p.is_changed else p.text for p in cell) for cell in line.cells)


def told(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(shown(pair.before), shown(pair.after)) for pair in pairs if pair.is_changed]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            (paragraph("Создать 5 школ до конца года."),),
            (paragraph("Создать 7 школ до конца года."),),
            [("Создать [5] школ до конца года.", "Создать [7] школ до конца года.")],
        ),
        ((paragraph("Первое."),), (paragraph("Первое."), paragraph("Второе.")), [("—", "[Второе.]")]),
        ((paragraph("Первое."), paragraph("Второе.")), (paragraph("Второе."),), [("[Первое.]", "—")]),
        ((paragraph("Не то."),), (paragraph("Другое"),), [("—", "[Другое]"), ("[Не то.]", "—")]),
        (
            (row("r.a", "1.1", "Первая мера", "2021"), row("r.b", "1.2", "Вторая", "2021")),
            (row("r.a", "1.1", "Первая мера", "2022"), row("r.c", "1.2", "Новая работа", "2022")),
            [
                ("1.1 | Первая мера | [2021]", "1.1 | Первая мера | [2022]"),
                ("—", "[1.2] | [Новая работа] | [2022]"),
                ("[1.2] | [Вторая] | [2021]", "—"),
            ],
        ),
        ((paragraph("Пункт", number="1."),), (paragraph("Пункт", number="2."),), [("[1]. Пункт", "[2]. Пункт")]),
    ],
)  # fmt: skip
def test_what_differs_is_marked(
    before: tuple[Unit, ...], after: tuple[Unit, ...], expected: list[tuple[str, str]]
) -> None:
    assert told(beside(document(*before), document(*after))) == expected


def text(line: Line) -> str:
    return "\n".join("".join(piece.text for piece in cell) for cell in line.cells)


def words(unit: Unit) -> list[str]:
    """All words of a text; the number of a row is printed by its first cell."""
    return " ".join(f"{'' if one.kind is Kind.ROW else one.number} {one.plain}" for one in walk(unit)).split()


@pytest.mark.parametrize("name", ["rybinsk-2020-2022", "tyumen-2023"])
def test_both_texts_are_whole(name: str) -> None:
    for new in Workspace(ROOT).documents(name):
        old = replace(new, root=_without_every_third(new.root))
        pairs = beside(old, new)
        for tree, lines in ((old, [p.before for p in pairs]), (new, [p.after for p in pairs])):
            assert " ".join(text(line) for line in lines if line).split() == words(tree.root)
        assert any(pair.is_changed for pair in pairs)
        assert not any(pair.is_changed for pair in beside(new, new))


def _without_every_third(unit: Unit) -> Unit:
    return replace(unit, children=tuple(_without_every_third(c) for n, c in enumerate(unit.children) if n % 3 != 2))
