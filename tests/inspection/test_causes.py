"""``template check`` tells what in a template makes documents fall badly on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.inspection.fit.causes import causes
from tests.inspection.official_papers import CENTER, ORDER, STYLES, p, paper

KEEP = "<w:keepNext/>"
RIGHT = STYLES.replace('<w:outlineLvl w:val="0"/>', f'{KEEP}<w:outlineLvl w:val="0"/>')
SIGNED = p("Начальник⇥{{ name }}")
CELL = "<w:tc>{}</w:tc>"
HEAD = "".join(CELL.format(p(text)) for text in ("Мероприятие", "Сроки", "Ответственные"))
LOOP = "".join(CELL.format(p(text)) for text in ("{%tr for row in rows %}", "", ""))
HEADED = "<w:tbl><w:tblGrid/><w:tr><w:trPr>REPEATED</w:trPr>" + HEAD + "</w:tr><w:tr>" + LOOP + "</w:tr></w:tbl>"
THIN = '<w:rPr><w:sz w:val="2"/></w:rPr>'


def codes(folder: Path, content: str, styles: str = RIGHT) -> list[str]:
    path = paper(folder, content, styles=styles)
    return [found.code.id for found in causes(path, path.name)]


SPACER = p("", '<w:spacing w:line="20" w:lineRule="exact"/>')
FAULTS = {
    "a loose heading": (p("Раздел", style="h1"), STYLES, ["ШД872"]),
    "a kept heading": (p("Раздел", style="h1"), RIGHT, []),
    "a loose signature": (ORDER, RIGHT, ["ШД873"]),
    "a kept signature": (ORDER.replace(SPACER, p("", KEEP)), RIGHT, []),
    "a growing table": (HEADED.replace("REPEATED", "") + p("", THIN), RIGHT, ["ШД874"]),
    "its head repeated": (HEADED.replace("REPEATED", "<w:tblHeader/>") + p("", THIN), RIGHT, []),
    "a tall ending": (HEADED.replace("REPEATED", "<w:tblHeader/>") + p(""), RIGHT, ["ШД875"]),
    "text at the end": (HEADED.replace("REPEATED", "<w:tblHeader/>") + p("Всего", CENTER), RIGHT, []),
}


@pytest.mark.parametrize("name", FAULTS)
def test_causes_of_bad_pages(tmp_path: Path, name: str) -> None:
    content, styles, expected = FAULTS[name]
    assert codes(tmp_path, content, styles) == expected


def test_a_file_that_cannot_be_read_has_no_causes(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"text")
    assert causes(path, path.name) == []
