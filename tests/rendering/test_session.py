"""What blocks may ask of a rendering: styles, lists, sections, ids; and what becomes of their markup."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from shnor_docs.rendering import Session, Template, TemplateError
from tests.rendering.building import document, saved


class Block:
    def __init__(self, write: Callable[[Session], str]) -> None:
        self._write = write

    def __docx__(self, session: Session) -> str:
        return self._write(session)


def print_block(folder: Path, write: Callable[[Session], str], *paragraphs: str) -> WordDocument:
    path = saved(document(*(paragraphs or ("{{p block }}",))), folder)
    return Document(io.BytesIO(Template(path).render({"block": Block(write)})))


def item(style_id: str, number: int, text: str) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_a_style_is_found_by_its_visible_name(tmp_path: Path) -> None:
    found: list[str] = []

    def write(session: Session) -> str:
        found.extend([session.style_id("heading 1"), session.style_id("table grid", "table")])
        return "<w:p/>"

    print_block(tmp_path, write)
    assert found == ["Heading1", "TableGrid"]


def test_an_unknown_style_stops_the_rendering(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        print_block(tmp_path, lambda session: session.style_id("Heding 1"))
    (problem,) = caught.value.diagnostics
    assert (problem.code.id, problem.location.part) == ("ШД613", "тело документа, абзац «{{p block }}»")
    assert "heading 1" in problem.hint


def test_each_list_starts_anew(tmp_path: Path) -> None:
    def write(session: Session) -> str:
        style = session.style_id("List Number")
        numbers = [session.new_list("List Number"), session.new_list("List Number", 5)]
        return "".join(item(style, number, "пункт") for number in numbers)

    made = print_block(tmp_path, write)
    numbering = made.part.numbering_part.element
    first, second = numbering.num_lst[-2:]
    assert first.abstractNumId.val == second.abstractNumId.val
    starts = [num.lvlOverride_lst[0].startOverride.val for num in (first, second)]
    assert starts == [1, 5]
    used = [paragraph._p.pPr.numPr.numId.val for paragraph in made.paragraphs[:2]]
    assert used == [first.numId, second.numId]
    kinds = [child.tag for child in numbering]
    assert kinds == sorted(kinds, key=[qn("w:abstractNum"), qn("w:num")].index)


def test_a_style_without_a_list(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        print_block(tmp_path, lambda session: str(session.new_list("Title")))
    assert caught.value.diagnostics[0].code.id == "ШД614"


def test_sections_turn_the_page_and_turn_it_back(tmp_path: Path) -> None:
    def write(session: Session) -> str:
        wide = session.section_break(True) + f"<w:p><w:r><w:t>{session.text_width()}</w:t></w:r></w:p>"
        return wide + session.section_break(False)

    made = document("{{p block }}", "конец")
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "шапка"
    section.left_margin, section.right_margin = 1701 * 635, 850 * 635
    path = saved(made, tmp_path)
    read = Document(io.BytesIO(Template(path).render({"block": Block(write)})))
    first, wide, last = read.sections
    assert [one.orientation for one in read.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert (wide.page_width, wide.page_height) == (first.page_height, first.page_width)
    assert (wide.top_margin, wide.bottom_margin) == (first.left_margin, first.right_margin)
    assert [one.different_first_page_header_footer for one in read.sections] == [True, False, False]
    assert [one.header.paragraphs[0].text for one in read.sections] == ["шапка"] * 3
    assert (last.page_width, last.left_margin) == (first.page_width, first.left_margin)
    width = wide.page_width - wide.left_margin - wide.right_margin
    assert read.paragraphs[1].text == str(width // 635)


def test_ids_are_never_repeated(tmp_path: Path) -> None:
    seen: list[int] = []

    def write(session: Session) -> str:
        seen.append(session.next_id())
        return "<w:p/>"

    print_block(tmp_path, write, "{{p block }}", "{{p block }}")
    assert len(set(seen)) == 2


def test_blocks_cannot_stand_inside_a_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        print_block(tmp_path, lambda session: "<w:p/>", "{{ block }}")
    assert caught.value.diagnostics[0].code.id == "ШД615"


def test_plain_text_in_a_paragraph_tag_is_a_paragraph(tmp_path: Path) -> None:
    path = saved(document("{{p text }}", "до {{r text }} после"), tmp_path)
    made = Document(io.BytesIO(Template(path).render({"text": "а & б"})))
    assert [paragraph.text for paragraph in made.paragraphs] == ["а & б", "до а & б после"]
