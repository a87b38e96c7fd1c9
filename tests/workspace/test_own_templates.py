"""A template that an official made: loops over the rows of a table instead of the default body."""

from pathlib import Path

from docx import Document

from shnor_docs.rendering import check_template
from shnor_docs.workspace import Failed, Workspace
from shnor_docs.workspace.starting import init_workspace, new_program
from shnor_docs.workspace.templates import shape_for


def test_rows_of_the_plan_in_a_loop(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    template = a_template(tmp_path / "templates" / "docx" / "own.docx")
    name_template(tmp_path / "programs" / "demo" / "program.yaml")

    (written,) = workspace.render(["demo"], documents=["roadmap"], out=tmp_path / "out")

    rows = [[cell.text for cell in row.cells] for row in Document(str(written.path)).tables[0].rows]
    assert rows[1] == ["1. Методическая поддержка школ", ""]
    assert rows[2] == ["1.1", "Создание рабочей группы по поддержке школ"]
    assert check_template(template, shape_for(str(tmp_path), template.name, "roadmap")) == []


def a_workspace(folder: Path) -> Workspace:
    init_workspace(folder)
    workspace = Workspace(folder)
    new_program(workspace, "demo", "2026-2028", "Образец")
    return workspace


def a_template(path: Path) -> Path:
    document = Document()
    document.add_paragraph("{{ draft }}")
    document.add_paragraph("{{ title }}")
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "№", "Мероприятие"
    table.cell(1, 0).text = "{%tr for row in tables.roadmap.rows %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ row.group }}{{ row.number }}", "{{ row.text }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(str(path))
    return path


def name_template(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: roadmap", "kind: roadmap\n    template: own.docx"), encoding="utf-8")


def test_a_template_may_not_be_a_link(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "workspace")
    outside = a_template(tmp_path / "outside.docx")
    (workspace.root / "templates" / "docx" / "own.docx").symlink_to(outside)
    name_template(workspace.root / "programs" / "demo" / "program.yaml")

    found = {d.code.id for d in workspace.validate() if d.is_error}
    (failed,) = workspace.render(["demo"], documents=["roadmap"], out=tmp_path / "out")

    assert isinstance(failed, Failed)
    assert {d.code.id for d in failed.diagnostics} | found == {"ШД005"}
    assert not list((tmp_path / "out").rglob("*.docx"))
