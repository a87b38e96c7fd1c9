"""What a reviewer left in a template is in no document, and is told."""

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls

from shnor_docs.rendering import Template, check_template
from tests.rendering.building import NOTES, PARAGRAPH, of_body, rendered, saved, texts, to_bytes, with_part, written

INSERTED, DELETED = '<w:ins w:id="1" w:author="А">{}</w:ins>', '<w:del w:id="2" w:author="А">{}</w:del>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str) -> str:
    return DELETED.format(f"<w:r><w:delText>{text}</w:delText></w:r>")


def traces(made: WordDocument) -> list[str]:
    found = ("ins", "del", "moveTo", "moveFrom", "rPrChange", "pPrChange", "commentReference", "commentRangeStart")
    return [name for name in found for _ in made.element.body.iter(f"{{*}}{name}")]


def test_insertions_are_text_and_deletions_are_gone(tmp_path: Path) -> None:
    made = of_body(f"<w:p>{run('до ')}{INSERTED.format(run('{{ a }}'))}{deleted('старое')}{run(' после')}</w:p>")
    read = rendered(made, tmp_path, {"a": 1})
    assert (texts(read), traces(read)) == (["до 1 после"], [])
    assert [problem.message for problem in check_template(saved(made, tmp_path))] == [
        "рецензент удалил «старое»: это не печатается",
        "рецензент вставил «{{ a }}»: это печатается",
    ]


def test_a_tag_corrected_in_part_is_the_corrected_one(tmp_path: Path) -> None:
    made = of_body(f"<w:p>{run('{{ na')}{deleted('ем')}{INSERTED.format(run('me'))}{run(' }}')}</w:p>")
    assert texts(rendered(made, tmp_path, {"name": "имя"})) == ["имя"]


def test_a_paragraph_whose_end_was_deleted_is_joined_to_the_next(tmp_path: Path) -> None:
    mark = f"<w:pPr><w:rPr>{DELETED.format('')}</w:rPr></w:pPr>"
    made = of_body(f"<w:p>{mark}{run('раз, ')}</w:p>", PARAGRAPH.format("{{ a }}"))
    assert texts(rendered(made, tmp_path, {"a": "два"})) == ["раз, два"]


def test_a_deleted_row_and_changed_looks_go(tmp_path: Path) -> None:
    change = '<w:pPr><w:jc w:val="left"/><w:pPrChange w:id="3" w:author="А"><w:pPr/></w:pPrChange></w:pPr>'
    row = "<w:tr>{}<w:tc><w:p>{}</w:p></w:tc></w:tr>"
    gone = row.format(f"<w:trPr>{DELETED.format('')}</w:trPr>", "")
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{gone}{row.format('', run('а'))}</w:tbl>"
    read = rendered(of_body(table, f"<w:p>{change}{run('{{ a }}')}</w:p>"), tmp_path, {"a": 1})
    assert (len(read.tables[0].rows), traces(read)) == (1, [])


def test_moved_text_is_in_its_new_place(tmp_path: Path) -> None:
    start, end = ('<w:{0}RangeStart w:id="4" w:name="а"/>', '<w:{0}RangeEnd w:id="4"/>')
    places = [
        f"<w:p>{start.format(name)}<w:{name} w:id='5' w:author='А'>{run('{{ a }}')}</w:{name}>{end.format(name)}</w:p>"
        for name in ("moveFrom", "moveTo")
    ]
    made = of_body(*(place.replace("{{ a }}", "старое") if "moveFrom" in place else place for place in places))
    read = rendered(made, tmp_path, {"a": 1})
    assert (texts(read), traces(read)) == (["", "1"], [])


def commented() -> bytes:
    mark = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    note = f'<w:comment w:id="0" w:author="Оюн">{PARAGRAPH.format("где {{ b }}?")}</w:comment>'
    data = to_bytes(of_body(f"<w:p>{mark.format(run('{{ a }}'))}</w:p>"))
    comments = f"<w:comments {nsdecls('w')}>{note}</w:comments>"
    return with_part(data, "word/comments.xml", comments, NOTES.format("comments"), "comments")


def test_comments_are_dropped_with_their_part_and_told(tmp_path: Path) -> None:
    path = written(commented(), tmp_path)
    (problem,) = check_template(path)
    assert (problem.code.id, problem.location.part) == ("ШД646", "примечания")
    assert "«где {{ b }}?» (Оюн)" in problem.message
    data = Template(path).render({"a": 1})
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert not any(b"omment" in archive.read(name) for name in archive.namelist() if name.startswith(("word/d", "[")))
    assert "word/comments.xml" not in archive.namelist()
    assert texts(Document(io.BytesIO(data))) == ["1"]


def test_review_in_a_part_without_tags_is_dropped_too(tmp_path: Path) -> None:
    made = of_body(PARAGRAPH.format("{{ a }}"))
    header = made.sections[0].header.paragraphs[0]._p
    header.extend(of_body(f"<w:p>{INSERTED.format(run('вставка'))}{deleted('прочь')}</w:p>").element.body[0])
    read = rendered(made, tmp_path, {"a": 1}).sections[0].header
    assert read.paragraphs[0].text == "вставка"
    assert not list(read._element.iter("{*}ins", "{*}del"))
