"""Acceptance of the shipped programs: Word opens them, and they say what their sources say."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from docx.table import Table

from shnor_docs.workspace import Workspace
from tests.samples import ROOT, each_document, shipped

FACTS = yaml.safe_load((Path(__file__).parent / "facts/rybinsk.yaml").read_text(encoding="utf-8"))
RYBINSK = "rybinsk-2020-2022"
SOFFICE = shutil.which("soffice")

Files = Mapping[tuple[str, str], Path]


@pytest.mark.parametrize("program", Workspace(ROOT).programs)
def test_every_shipped_program_is_sound(program: str) -> None:
    found = Workspace(ROOT).validate([program])
    assert not found, "\n".join(f"{d.location}: {d.code.id} {d.message}" for d in found)


def test_there_are_programs_to_accept() -> None:
    assert (RYBINSK, "program") in shipped()


@each_document
def test_python_docx_opens_every_document(program: str, document: str, rendered: Files) -> None:
    made = Document(str(rendered[program, document]))
    assert any(paragraph.text for paragraph in made.paragraphs)
    assert made.core_properties.title and made.core_properties.author


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="нет LibreOffice (soffice)")
def test_libreoffice_converts_every_document(rendered: Files, tmp_path: Path) -> None:
    copies = [tmp_path / f"{program}.{document}.docx" for program, document in shipped()]
    for copy, names in zip(copies, shipped(), strict=True):
        shutil.copy(rendered[names], copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    subprocess.run([*command, *map(str, copies)], check=True, capture_output=True, timeout=300)
    pages = [tmp_path / "pdf" / f"{copy.stem}.pdf" for copy in copies]
    assert pages
    assert all(page.read_bytes().startswith(b"%PDF") for page in pages)


# Facts of source 000, row by row.


def essence(text: str) -> str:
    """Letters, digits, «%» and «+» in their order: typography is not what these tests are about."""
    return re.sub(r"[^\w%+]", "", text.casefold().replace("ё", "е"))


def expected(text: str) -> str:
    """What a cell of the source prints as."""
    return essence(FACTS["printed"].get(text, text))


def rows(table: Table) -> list[list[str]]:
    """Essences of the cells of each row, merged cells once."""
    found = []
    for row in table.rows:
        cells = {cell._tc: cell.text for cell in row.cells}
        found.append([essence(text) for text in cells.values()])
    return found


def table_with(path: Path, header: str) -> list[list[str]]:
    """The rows of the document's table that has the header cell."""
    tables = [rows(table) for table in Document(str(path)).tables]
    return next(table for table in tables if essence(header) in table[0])


def facts(name: str, *fields: str) -> list[list[str]]:
    return [[expected(record[field]) for field in fields] for record in FACTS[name]]


@pytest.fixture
def program(rendered: Files) -> Path:
    return rendered[RYBINSK, "program"]


def test_lists_of_low_schools(program: Path) -> None:
    known: dict[str, Any] = FACTS["low_schools"]
    (row,) = table_with(program, "Территория")[1:]
    lists = ["".join(map(essence, known[name])) for name in ("federal", "regional")]
    assert row == ["рыбинскийрайон", *lists, known["total"]]


def test_indicators_of_implementation(program: Path) -> None:
    body = table_with(program, "Показатели реализации муниципальной программы")[1:]
    assert [row for row in body if len(row) == 3] == facts("implementation", "name", "target", "method")
    assert [row[0] for row in body if len(row) == 1] == [expected(g) for g in FACTS["implementation_groups"]]


def test_indicators_of_learning(program: Path) -> None:
    body = [row for row in table_with(program, "Показатели") if row[1].isdigit()]
    assert body == [[essence(row["name"]), *row["targets"], essence(row["method"])] for row in FACTS["learning"]]
    assert len(body) == 14


@pytest.mark.parametrize("document", ["program", "roadmap"])
def test_the_plan(rendered: Files, document: str) -> None:
    body = table_with(rendered[RYBINSK, document], "Сроки исполнения")[1:]
    fields = ("number", "text", "deadline", "responsible", "result")
    assert [row for row in body if len(row) == 5] == facts("plan", *fields)
    assert [row[0] for row in body if len(row) == 1] == [expected(title) for title in FACTS["plan_groups"]]
    assert (len(FACTS["plan"]), len(FACTS["plan_groups"])) == (46, 7)


def test_requisites_of_the_order(rendered: Files) -> None:
    made = Document(str(rendered[RYBINSK, "order"]))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])
    assert "23.09.2021" in text and "401/1" in text
    assert "ПРОЕКТ" not in text


def test_the_title_page_and_the_mark(program: Path) -> None:
    made = Document(str(program))
    text = "\n".join(paragraph.text for paragraph in made.element.body.iter(f"{{{made.element.nsmap['w']}}}t"))
    assert "401/1" in text and "УТВЕРЖДЕНА" in text
