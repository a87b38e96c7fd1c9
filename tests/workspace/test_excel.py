"""``shnor-docs excel``: workbooks out of a program, edits back into its YAML."""

from pathlib import Path

import openpyxl
import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.excel import write_workbooks
from shnor_docs.workspace.starting import init_workspace, new_program
from shnor_docs.workspace.taking import Taking, taking


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    init_workspace(tmp_path)
    new_program(Workspace(tmp_path), "demo", "2026-2028", "Образец")
    return Workspace(tmp_path)


def sources(workspace: Workspace) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (workspace.root / "programs" / "demo").glob("*.yaml")}


def taken(workspace: Workspace, folder: Path) -> Taking:
    return taking(Workspace(workspace.root), "demo", folder)


def test_taking_back_what_nobody_edited_changes_no_byte(workspace: Workspace, tmp_path: Path) -> None:
    before = sources(workspace)
    write_workbooks(workspace, "demo", tmp_path / "books")

    found = taken(workspace, tmp_path / "books")

    assert (found.differences, found.warnings, found.doubts, found.carry_out()) == ((), (), (), [])
    assert sources(workspace) == before


def test_an_edited_cell_changes_its_line_only(workspace: Workspace, tmp_path: Path) -> None:
    before = sources(workspace)
    roadmap, _ = write_workbooks(workspace, "demo", tmp_path / "books")
    replace_cell(roadmap, "Создание рабочей группы по поддержке школ", "Создание проектной группы")

    found = taken(workspace, tmp_path / "books")
    assert sources(workspace) == before
    assert found.carry_out() == ["programs/demo/roadmap.yaml"]

    old = before["roadmap.yaml"].decode().splitlines()
    new = (workspace.root / "programs/demo/roadmap.yaml").read_text(encoding="utf-8").splitlines()
    assert [(a.strip(), b.strip()) for a, b in zip(old, new, strict=True) if a != b] == [
        ("text: Создание рабочей группы по поддержке школ", "text: Создание проектной группы")
    ]
    assert {d.code.id for d in Workspace(tmp_path).validate()} == {"ШД899"}


def test_a_workbook_stands_in_for_its_yaml(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "programs" / "demo"
    roadmap = workspace.content("demo").program.roadmap
    write_workbooks(workspace, "demo", tmp_path / "books")
    (folder / "roadmap.yaml").unlink()
    (tmp_path / "books" / "roadmap.xlsx").rename(folder / "roadmap.xlsx")

    assert Workspace(tmp_path).content("demo").program.roadmap == roadmap


def test_a_wrong_cell_is_named_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    before = sources(workspace)
    roadmap, _ = write_workbooks(workspace, "demo", tmp_path / "books")
    replace_cell(roadmap, "март 2026 г.", "до 31.02.2026")

    with pytest.raises(ShnorError) as stopped:
        taken(workspace, tmp_path / "books")

    assert stopped.value.diagnostics[0].location.cell
    assert sources(workspace) == before


def test_problems_of_both_workbooks_are_named_at_once(workspace: Workspace, tmp_path: Path) -> None:
    for book in write_workbooks(workspace, "demo", tmp_path / "books"):
        book.write_bytes(b"no workbook")
    with pytest.raises(ShnorError) as stopped:
        taken(workspace, tmp_path / "books")
    assert [d.code.id for d in stopped.value.diagnostics] == ["ШД401", "ШД401"]


def test_a_workbook_open_elsewhere_is_taken_with_a_warning(workspace: Workspace, tmp_path: Path) -> None:
    write_workbooks(workspace, "demo", tmp_path / "books")
    (tmp_path / "books" / "~$roadmap.xlsx").touch()
    assert [d.code.id for d in taken(workspace, tmp_path / "books").warnings] == ["ШД422"]


def test_no_workbooks_to_take(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ShnorError, match="нет книг") as stopped:
        taken(workspace, tmp_path)
    assert stopped.value.diagnostics[0].code.id == "ШД023"


def replace_cell(path: Path, old: str, new: str) -> None:
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == old]
    assert len(cells) == 1
    cells[0].value = new
    book.save(path)
