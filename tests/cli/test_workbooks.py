"""The command ``excel`` as an official calls it: what it shows before it writes, when it asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.small_workspace import SmallWorkspace

if TYPE_CHECKING:
    from conftest import Run

ITEMS = "".join(f"    - {{id: m{n}, text: Дело {n}}}\n" for n in range(4))
ROADMAP = f"roadmap:\n  groups:\n  - id: first\n    title: Первая\n    items:\n{ITEMS}"


@pytest.fixture
def books(small: SmallWorkspace, run: Run) -> Path:
    """The folder with the workbook of a plan of four measures."""
    small.program(ROADMAP)
    assert run("-C", small.root, "excel", "small").code == 0
    return small.root / "out/small"


def edit(books: Path, delete: int = 0) -> None:
    """Change one measure, delete some of the others."""
    book = load_workbook(books / "roadmap.xlsx")
    sheet = book.worksheets[0]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Дело 0"]
    cell.value = "Другое дело"
    sheet.delete_rows(cell.row + 1, delete)
    book.save(books / "roadmap.xlsx")


def test_changes_are_shown_before_they_are_made(small: SmallWorkspace, books: Path, run: Run) -> None:
    edit(books, delete=1)
    before = (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")
    shown = run("-C", small.root, "excel", "small", "--take", books, "--dry-run")
    assert shown.code == 0
    assert "«Дело 0» → «Другое дело»" in shown.out
    assert "исключено: мероприятие 1.2: «Дело 1»" in shown.out
    assert shown.out.splitlines()[-1] == "Всего: добавлено 0, удалено 1, перемещено 0, изменено 1."
    assert (small.root / "programs/small/program.yaml").read_text(encoding="utf-8") == before
    made = run("-C", small.root, "excel", "small", "--take", books)
    assert made.code == 0
    assert made.out == shown.out + "Изменён файл programs/small/program.yaml\n"
    assert "Дело 1" not in (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


def test_a_large_deletion_needs_a_yes(small: SmallWorkspace, books: Path, run: Run) -> None:
    edit(books, delete=2)
    before = (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")
    refused = run("-C", small.root, "excel", "small", "--take", books)
    assert refused.code == 1
    assert "ШД725" in refused.err
    assert "ШД727" in refused.err
    assert (small.root / "programs/small/program.yaml").read_text(encoding="utf-8") == before
    assert run("-C", small.root, "excel", "small", "--take", books, "--yes").code == 0
    assert "Другое дело" in (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "code"), [("да", 0), ("нет", 1), ("", 1)])
def test_at_a_keyboard_it_asks(
    small: SmallWorkspace, books: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    import io
    import sys

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    edit(books, delete=2)
    monkeypatch.setattr(sys, "stdin", Keyboard(f"{answer}\n"))
    assert run("-C", small.root, "excel", "small", "--take", books).code == code


def test_taking_prints_no_path_of_the_machine(small: SmallWorkspace, books: Path, run: Run, tmp_path: Path) -> None:
    edit(books, delete=2)
    commands = [
        ("excel", "small", "--take", tmp_path / "nowhere"),
        ("excel", "small", "--take", books),
        ("excel", "small", "--take", books, "--yes"),
    ]
    for command in commands:
        shown = run("-C", small.root, *command)
        assert str(tmp_path.parent) not in shown.out + shown.err


def test_keys_of_taking_need_a_folder_to_take_from(small: SmallWorkspace, run: Run) -> None:
    small.program(ROADMAP)
    assert run("-C", small.root, "excel", "small", "--yes").code == 2
