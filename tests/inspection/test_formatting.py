"""What Word would show: direct properties over lists, styles over tables, and what is inherited between sections."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.inspection.lines import Line, lines_of
from shnor_docs.inspection.word_files import read_word_file
from tests.inspection.official_papers import SECTION, STYLES, TABLE, p, paper

LIST = (
    '<w:style w:type="paragraph" w:styleId="list"><w:basedOn w:val="text"/>'
    '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr>'
)


def lines(folder: Path, content: str, styles: str = STYLES) -> list[Line]:
    path = paper(folder, content, styles=styles)
    return lines_of(read_word_file(path, path.name))[0]


def test_direct_properties_win_and_what_they_leave_out_stays(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, p("текст", '<w:ind w:left="100"/>', "text"))
    assert (line.layout.left, line.layout.first, line.layout.line, line.layout.alignment) == (100, 709, 276, "both")


def test_a_style_that_bites_its_tail_ends(tmp_path: Path) -> None:
    circle = STYLES.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="text"/>')
    (line,) = lines(tmp_path, p("текст", style="text"), circle)
    assert line.layout.first == 709


def test_a_list_of_a_style_is_a_list(tmp_path: Path) -> None:
    styles = STYLES.replace("</w:styles>", f"{LIST}</w:pPr></w:style></w:styles>")
    listed, off = lines(
        tmp_path,
        p("пункт", style="list") + p("не пункт", '<w:numPr><w:numId w:val="0"/></w:numPr>', "list"),
        styles,
    )
    assert (listed.layout.is_list, off.layout.is_list) == (True, False)


def test_a_style_of_a_table_gives_what_the_paragraph_leaves_out(tmp_path: Path) -> None:
    grid = '<w:name w:val="Table Grid"/>'
    styles = STYLES.replace(grid, f'{grid}<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>')
    first, second = lines(tmp_path, TABLE.format(p("Да"), p("Нет", '<w:jc w:val="center"/>')), styles)
    assert (first.layout.alignment, second.layout.alignment) == ("right", "center")
    assert first.runs[0][1].size == 11
    assert (second.left, second.width) == (3000, 6000)


def test_hidden_and_deleted_text_is_not_measured(tmp_path: Path) -> None:
    hidden = p("скрыто", run="<w:vanish/>")
    deleted = "<w:p><w:del><w:r><w:delText>было</w:delText></w:r></w:del></w:p>"
    assert [dict(line.fonts) for line in lines(tmp_path, hidden + deleted)] == [{}, {}]


def test_a_section_takes_over_the_header_before_it(tmp_path: Path) -> None:
    inner = SECTION.replace("<w:sectPr>", "<w:p><w:pPr><w:sectPr>").replace("</w:sectPr>", "</w:sectPr></w:pPr></w:p>")
    path = paper(tmp_path, inner + p("текст"), section="<w:sectPr/>")
    _, sections = lines_of(read_word_file(path, path.name))
    assert [section.number for section in sections] == [1, 2]
    assert sections[1].headers == sections[0].headers
    assert not sections[1].has_own_first
