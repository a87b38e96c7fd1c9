"""What is kept of an import: places with their neighbours; no clone and no saved state has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.importing.report.kept import Kept, Spot
from shnor_docs.source.layout import IMPORTED
from shnor_docs.source.states import files_of
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editing.changes import Change, Put
from shnor_docs.workspace.editing.reading import opened_for_editing
from shnor_docs.workspace.importing import import_program, references
from shnor_docs.workspace.importing.keeping import kept_import
from shnor_docs.workspace.importing.references import proven, repeated
from shnor_docs.workspace.importing.surroundings import around
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.importing.papers_by_hand import ORDER, PROGRAM, new_workspace, word_file


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = new_workspace(tmp_path / "space")
    files = word_file(tmp_path / "приказ.docx", ORDER), word_file(tmp_path / "программа.docx", PROGRAM)
    import_program(made, files, "lesnoy")
    return Workspace(made.root)


@pytest.fixture
def known(space: Workspace) -> Kept:
    found = kept_import(space, "lesnoy")
    assert found
    return found


def test_a_paragraph_stands_between_its_neighbours(known: Kept) -> None:
    found = around(known, Spot(file="приказ.docx", way=(("абзац", 7),)))
    assert [(line.text.partition(" ")[0], line.is_meant) for line in found.lines] == [
        ("Об", False), ("В", False), ("1.", True), ("2.", False), ("2.1.", False),
    ]  # fmt: skip


def test_a_cell_stands_in_its_row_under_the_first_one(known: Kept) -> None:
    found = around(known, Spot(file="программа.docx", way=(("таблица", 1), ("строка", 4), ("ячейка", 2))))
    assert [row[0].text for row in found.rows] == ["Наименование программы", "Задачи программы", "Сроки реализации"]
    assert [line.text for row in found.rows for line in row if line.is_meant] == ["2020-2022 годы"]
    assert found.rows[1][1].text == "1. Обучить учителей;\n2. Поддержать школы."


def test_of_a_whole_table_its_beginning_is_shown(known: Kept) -> None:
    found = around(known, Spot(file="программа.docx", way=(("таблица", 1),)))
    assert len(found.rows) == 4
    assert not any(line.is_meant for row in found.rows for line in row)


def test_no_place_is_the_beginning(known: Kept) -> None:
    assert around(known, Spot(file="приказ.docx")).lines[1].text == "ПРИКАЗ"


@pytest.mark.parametrize("way", [(("абзац", 99),), (("таблица", 9), ("строка", 1)), (("надпись", 1), ("абзац", 1))])
def test_a_place_without_words_has_no_neighbours(known: Kept, way: tuple[tuple[str, int], ...]) -> None:
    found = around(known, Spot(file="приказ.docx", way=way))
    assert (found.lines, found.rows) == ((), ())


def test_no_clone_and_no_state_has_it(space: Workspace) -> None:
    assert (space.folder("lesnoy") / IMPORTED).is_file()
    clone_program(space, "lesnoy", CloneOrder("copy", "2023-2025"))
    assert not (space.root / "programs/copy" / IMPORTED).exists()
    assert not [name for name in files_of(space.root, "lesnoy") if name.endswith(IMPORTED)]


def test_only_what_prints_the_same_is_proven(space: Workspace) -> None:
    good = next(one for one in repeated(opened_for_editing(space, "lesnoy")) if one.offer.words == "Лесного района")
    bad: tuple[Change, ...] = (Put(("title",), "Другая программа"), Put(("period",), "никогда"))
    assert good.changes
    there = sorted(space.root.iterdir())
    assert proven(space, "lesnoy", (*bad, *good.changes)) == good.changes
    assert sorted(space.root.iterdir()) == there


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("школ Лесного\nрайона.", "школ {{ x }}."),
        ("Нелесного района, Лесного районам", None),
        ("{{ a | f('Лесного района') }} Лесного района", "{{ a | f('Лесного района') }} {{ x }}"),
    ],
)
def test_only_whole_words_outside_of_references_are_replaced(text: str, new: str | None) -> None:
    assert references._referring(text, references.Offer("Лесного района", "{{ x }}", ())) == (new or text)
