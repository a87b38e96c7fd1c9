"""What Word keeps in odd places: in what a tag takes away, inside a tag that Word has cut. Nothing vanishes unsaid."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls, qn

from shnor_docs.rendering import Template, TemplateError, check_template
from tests.rendering.building import (
    NOTES,
    PARAGRAPH,
    document,
    of_body,
    rendered,
    saved,
    texts,
    to_bytes,
    with_part,
    written,
)

SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
PICTURE = '<w:r><w:drawing><wp:anchor><wp:docPr id="3" name="герб"/></wp:anchor></w:drawing></w:r>'
MARK_START, MARK_END = '<w:bookmarkStart w:id="5" w:name="место"/>', '<w:bookmarkEnd w:id="5"/>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def taken(inside: str, tag: str = "{%p if yes %}") -> tuple[str, ...]:
    return f"<w:p>{inside.format(run(tag))}</w:p>", PARAGRAPH.format("текст"), PARAGRAPH.format("{%p endif %}")


def test_a_section_break_in_the_paragraph_of_a_tag_stays(tmp_path: Path) -> None:
    made = of_body(PARAGRAPH.format("{%p if no %}"), f"<w:p><w:pPr>{SECTION}</w:pPr>{run('{%p endif %}')}</w:p>")
    assert [section.orientation for section in rendered(made, tmp_path, {"no": False}).sections] == [1, 0]


@pytest.mark.parametrize(("inside", "order"), [("{}<w:r>BR</w:r>", 0), ("<w:r>BR</w:r>{}", 1)])
def test_a_page_break_in_the_paragraph_of_a_tag_stays_on_its_side(inside: str, order: int, tmp_path: Path) -> None:
    made = of_body(*taken(inside.replace("BR", '<w:br w:type="page"/>')))
    shown, hidden = (rendered(made, tmp_path, {"yes": yes}).element.body for yes in (True, False))
    assert len(list(shown.iter(qn("w:br")))) == 1
    assert len(list(hidden.iter(qn("w:br")))) == order


def ranges(made: object) -> list[str]:
    body = made.element.body  # type: ignore[attr-defined]
    return [mark.tag.rpartition("}")[2] for mark in body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]


@pytest.mark.parametrize("inside", [MARK_START + "{}", "{}" + MARK_START, MARK_START + "{}" + MARK_END])
def test_halves_of_a_bookmark_in_the_paragraph_of_a_tag_stay(inside: str, tmp_path: Path) -> None:
    rest = "" if MARK_END in inside else MARK_END
    made = of_body(*taken(inside), f"<w:p>{run('конец')}{rest}</w:p>")
    assert ranges(rendered(made, tmp_path, {"yes": True})) == ["bookmarkStart", "bookmarkEnd"]


def test_halves_of_a_bookmark_in_the_row_of_a_tag_stay(tmp_path: Path) -> None:
    made = document(table=[["{%tr for a in b %}"], ["{{ a }}"], ["{%tr endfor %}"]])
    first = made.tables[0].cell(0, 0).paragraphs[0]._p
    last = made.tables[0].cell(2, 0).paragraphs[0]._p
    for paragraph, mark in ((first, MARK_START), (last, MARK_END)):
        paragraph.append(of_body(mark).element.body[0])
    read = rendered(made, tmp_path, {"b": "12"})
    assert ranges(read) == ["bookmarkStart", "bookmarkEnd"]
    assert [cell.text for cell in read.tables[0].columns[0].cells] == ["1", "2"]


def test_a_bookmark_over_the_edge_of_a_condition_is_whole_or_gone(tmp_path: Path) -> None:
    texts = ("{%p if yes %}", "а", "{%p endif %}", "б")
    made = of_body(*(PARAGRAPH.format(text) for text in texts))
    made.paragraphs[1]._p.append(of_body(MARK_START).element.body[0])
    made.paragraphs[3]._p.append(of_body(MARK_END).element.body[0])
    assert ranges(rendered(made, tmp_path, {"yes": True})) == ["bookmarkStart", "bookmarkEnd"]
    assert ranges(rendered(made, tmp_path, {"yes": False})) == []


def with_texts_of_notes(made: WordDocument) -> bytes:
    """The document with the notes whose marks stand in it."""
    data = to_bytes(made)
    for kind in ("footnotes", "endnotes"):
        note = (
            f'<w:{kind} {nsdecls("w")}><w:{kind[:-1]} w:id="2">{PARAGRAPH.format("сноска")}</w:{kind[:-1]}></w:{kind}>'
        )
        data = with_part(data, f"word/{kind}.xml", note, NOTES.format(kind), kind)
    return data


LOST = {
    "рисунок «герб»": PICTURE + "{}",
    "знак сноски": '{}<w:r><w:footnoteReference w:id="2"/></w:r>',
    "знак концевой сноски": '{}<w:r><w:endnoteReference w:id="2"/></w:r>',
    "поле": FIELD.format("begin") + "{}",
    "внедрённый объект": "{}<w:r><w:object/></w:r>",
    "формула": "{}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    "символ": '{}<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>',
    "настройка «с новой страницы»": "<w:pPr><w:pageBreakBefore/></w:pPr>{}",
}


@pytest.mark.parametrize("name", LOST)
def test_what_cannot_stay_is_named(name: str, tmp_path: Path) -> None:
    path = written(with_texts_of_notes(of_body(*taken(LOST[name]))), tmp_path)
    with pytest.raises(TemplateError) as caught:
        Template(path)
    for problems in (caught.value.diagnostics, check_template(path)):
        (problem,) = problems
        assert (problem.code.id, problem.location.part) == ("ШД645", "тело документа, абзац «{%p if yes %}»")
        assert f"тег «{{%p if yes %}}»: {name} в абзаце тега" in problem.message


def test_what_goes_with_the_row_of_a_tag_is_named(tmp_path: Path) -> None:
    made = document(table=[["{%tr for a in b %}", ""], ["{{ a }}", ""], ["{%tr endfor %}", ""]])
    made.tables[0].cell(0, 1).paragraphs[0]._p.append(of_body(f"<w:p>{PICTURE}</w:p>").element.body[0][0])
    (problem,) = check_template(saved(made, tmp_path))
    assert (problem.code.id, "рисунок «герб» в строке тега" in problem.message) == ("ШД645", True)


def test_a_picture_between_a_trim_and_its_text_is_named(tmp_path: Path) -> None:
    made = of_body(PARAGRAPH.format("до"), f"<w:p>{PICTURE}</w:p>", PARAGRAPH.format("{%- if a %}б{% endif %}"))
    assert [problem.code.id for problem in check_template(saved(made, tmp_path))] == ["ШД645"]


def test_what_goes_with_a_commented_paragraph_is_a_warning(tmp_path: Path) -> None:
    made = of_body(f"<w:p>{run('{#p герб потом #}')}{PICTURE}</w:p>", PARAGRAPH.format("{{ a }}"))
    (problem,) = check_template(saved(made, tmp_path))
    assert (problem.code.id, "рисунок «герб»" in problem.message) == ("ШД617", True)
    assert texts(rendered(made, tmp_path, {"a": 1})) == ["1"]


INSIDE = {
    "a note mark": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "a bookmark": MARK_START + MARK_END,
    "a picture": PICTURE,
    "a page break": '<w:r><w:br w:type="page"/></w:r>',
}


@pytest.mark.parametrize("name", INSIDE)
def test_what_stands_inside_a_tag_follows_it(name: str, tmp_path: Path) -> None:
    made = of_body(f"<w:p>{run('до {{ na')}{INSIDE[name]}{run('me }} после')}</w:p>")
    data = Template(written(with_texts_of_notes(made), tmp_path)).render({"name": "имя"})
    (paragraph,) = Document(io.BytesIO(data)).paragraphs
    assert paragraph.text.replace("\n", "").replace("\f", "") == "до имя после"
    inner = [element.tag for element in paragraph._p.iter()]
    kept = of_body(f"<w:p>{INSIDE[name]}</w:p>").element.body[0]
    assert all(element.tag in inner for element in kept.iter())


def test_a_tag_cut_by_the_end_of_a_link_is_printed(tmp_path: Path) -> None:
    made = of_body(f'<w:p><w:hyperlink w:anchor="a">{run("см. {{ na")}</w:hyperlink>{run("me }}, далее")}</w:p>')
    (paragraph,) = rendered(made, tmp_path, {"name": "имя"}).paragraphs
    assert paragraph.text == "см. имя, далее"


def test_a_letter_inside_a_tag_is_named(tmp_path: Path) -> None:
    made = of_body(f"<w:p>{run('{{ a')}<w:r><w:noBreakHyphen/></w:r>{run('b }}')}</w:p>")
    (problem,) = check_template(saved(made, tmp_path))
    assert (problem.code.id, "неразрывный дефис" in problem.message) == ("ШД645", True)


def test_the_place_where_the_author_stopped_is_no_loss(tmp_path: Path) -> None:
    stopped = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    made = of_body(PARAGRAPH.format("до"), f"<w:p>{stopped}</w:p>", PARAGRAPH.format("{{- a }}"))
    assert check_template(saved(made, tmp_path)) == []


def test_the_whole_is_a_document(tmp_path: Path) -> None:
    data = Template(saved(of_body(*taken("{}" + MARK_START + MARK_END)), tmp_path)).render({"yes": True})
    assert [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs] == ["текст"]
