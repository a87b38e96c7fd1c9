"""The final view of a text: each word once, each sign a character, what is left out is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.inspection.foreign.tree import Box, MarkKind, SectionBreak, paragraphs, walk
from tests.inspection.foreign.papers import (
    abstract,
    codes,
    document,
    level,
    num,
    numbered,
    p,
    paper,
    paragraphs_of,
    r,
    style,
    t,
    texts,
)
from tests.rendering.building import BOX

HIDDEN = "<w:vanish/>"


def changed(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="И" w:date="2021-01-01T00:00:00Z">{inside}</w:{kind}>'


def deleted(text: str) -> str:
    return changed("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def field(code: str, result: str | None, data: str = "") -> str:
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    )
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return f'{begin}{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


CONTENT = {
    "inserted": (p(r("до ") + changed("ins", r("вставлено")) + r(" после")), ["до вставлено после"]),
    "moved here": (p(changed("moveTo", r("перенесено"))), ["перенесено"]),
    "deleted": (p(r("до") + deleted(" убрано") + r(" после")), ["до после"]),
    "deleted in inserted": (p(r("а") + changed("ins", deleted("б") + r("в"))), ["ав"]),
    "hyperlink": (p('<w:hyperlink w:anchor="x">' + r("ссылка") + "</w:hyperlink>"), ["ссылка"]),
    "smart tag": (p('<w:smartTag w:element="place">' + r("г. Углич") + "</w:smartTag>"), ["г. Углич"]),
    "control in a line": (p(control(r("из списка"))), ["из списка"]),
    "control around paragraphs": (control(p("один") + control(p("два"))), ["один", "два"]),
    "custom XML": ('<w:customXml w:element="x">' + p("внутри") + "</w:customXml>", ["внутри"]),
    "field": (p(r("см. п. ") + field(" REF x ", "2.1")), ["см. п. 2.1"]),
    "simple field": (p('<w:fldSimple w:instr=" DATE ">' + r("1 мая") + "</w:fldSimple>"), ["1 мая"]),
    "field in the code of a field": (
        p(field(' IF "</w:instrText></w:r>' + field("X", "нет") + "<w:r><w:instrText>", "да")),
        ["да"],
    ),
    "field over two paragraphs": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>')
        + p('<w:r><w:instrText>x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("итог"))
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ["", "итог", ""],
    ),
    "check box": (
        p(field(" FORMCHECKBOX ", None, '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')),
        ["☒"],
    ),
    "empty check box": (
        p(
            field(
                " FORMCHECKBOX ",
                None,
                '<w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>',
            )
        ),
        ["☐"],
    ),
    "list of a form": (
        p(
            field(
                " FORMDROPDOWN ",
                None,
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="да"/><w:listEntry w:val="нет"/>'
                "</w:ddList></w:ffData>",
            )
        ),
        ["нет"],
    ),
    "signs": (
        p(
            f"<w:r>{t('а')}<w:tab/>{t('б')}<w:br/>{t('в')}<w:noBreakHyphen/>{t('г')}<w:cr/>{t('д')}<w:softHyphen/>{t('е')}"
            '<w:br w:type="page"/>' + t("ж") + "</w:r>"
        ),
        ["а\tб\nв‑г\nде\nж"],
    ),
    "symbols": (
        p(
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FE"/>'
            '<w:sym w:font="Symbol" w:char="61"/><w:sym w:font="Times New Roman" w:char="2116"/></w:r>'
            + r("\uf0b7", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
        ),
        ["≥☑α№•"],
    ),
    "blanks at the ends": (p("<w:r><w:t> а </w:t></w:r><w:r><w:t xml:space='preserve'> б </w:t></w:r>"), ["а б "]),
    "a new line in the file": (p("<w:r><w:t>а\nб</w:t></w:r>"), ["а б"]),
    "alternatives": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:t>новое</w:t></mc:Choice>"
            "<mc:Fallback><w:t>новое</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["новое"],
    ),
    "only a fallback": (
        p("<w:r><mc:AlternateContent><mc:Fallback><w:t>старое</w:t></mc:Fallback></mc:AlternateContent></w:r>"),
        ["старое"],
    ),
    "alternative paragraphs": (
        "<mc:AlternateContent><mc:Choice Requires='x'>"
        + p("первое")
        + "</mc:Choice><mc:Fallback>"
        + p("второе")
        + "</mc:Fallback></mc:AlternateContent>",
        ["первое"],
    ),
    "a deleted end joins paragraphs": (
        p(r("начало, "), "<w:rPr>" + changed("del", "") + "</w:rPr>") + p("конец"),
        ["начало, конец"],
    ),
    "a deleted paragraph": (
        p("до") + p(deleted("всё"), "<w:rPr>" + changed("del", "") + "</w:rPr>") + p("после"),
        ["до", "после"],
    ),
    "a moved paragraph": (
        p(changed("moveFrom", r("строка")), "<w:rPr>" + changed("moveFrom", "") + "</w:rPr>")
        + p("между")
        + p(changed("moveTo", r("строка")), "<w:rPr>" + changed("moveTo", "") + "</w:rPr>"),
        ["между", "строка"],
    ),
    "an inserted end parts paragraphs": (
        p("один", "<w:rPr>" + changed("ins", "") + "</w:rPr>") + p("два"),
        ["один", "два"],
    ),
    "hidden text": (p(r("видно") + r(" скрыто", HIDDEN)), ["видно"]),
    "web hidden text is printed": (p(r("5", "<w:webHidden/>")), ["5"]),
    "a hidden paragraph": (p(r("скрыто", HIDDEN), f"<w:rPr>{HIDDEN}</w:rPr>") + p("видно"), ["видно"]),
    "formula": (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["a+b"]),
    "a field without an end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("слова")), ["слова"]),
    "an end without a field": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("слова")), ["слова"]),
    "a run outside a paragraph": (r("вне") + p("в"), ["вне", "в"]),
    "an unknown element": (p(f"<w:news>{r('новость')}</w:news>"), ["новость"]),
}


@pytest.mark.parametrize("case", CONTENT, ids=str)
def test_the_final_view(case: str, tmp_path: Path) -> None:
    content, expected = CONTENT[case]
    assert texts(tmp_path, content + p("."))[:-1] == expected


TOLD = {
    "deleted": (p(r("а") + deleted("было ") + deleted("так")), "ШД681", "удалено исправлением, не взято: «было так»"),
    "moved": (
        p(r("а") + changed("moveFrom", r("отсюда"))),
        "ШД681",
        "перенесено исправлением, здесь оставлено: «отсюда»",
    ),
    "hidden": (p(r("а") + r("тайна", HIDDEN)), "ШД682", "скрытый текст оставлен: «тайна»"),
    "hidden by a style": (
        p(r("а") + r("тайна", '<w:rStyle w:val="secret"/>')),
        "ШД682",
        "скрытый текст оставлен: «тайна»",
    ),
    "an unknown sign": (
        p('<w:r><w:t>а</w:t><w:sym w:font="Webdings" w:char="F061"/></w:r>'),
        "ШД684",
        "знак F061 шрифта «Webdings» не распознан",
    ),
    "a letter of an unknown font": (
        p(r("\uf061", '<w:rFonts w:ascii="Webdings"/>')),
        "ШД684",
        "знак шрифта «Webdings» не распознан: «\uf061»",
    ),
    "a field without a result": (
        p(r("п. ") + field(" LISTNUM ", None)),
        "ШД685",
        "поле LISTNUM напечатает то, чего в файле нет: «LISTNUM»",
    ),
    "a hint in a control": (
        p(control(r("Место для ввода даты."), "<w:showingPlcHdr/>")),
        "ШД689",
        "в элементе управления стоит подсказка: «Место для ввода даты.»",
    ),
    "a formula": (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "ШД680", "формула стала строкой знаков: «a+b»"),
    "another file": (
        p("а") + '<w:altChunk r:id="x"/>',
        "ШД680",
        "в документ вставлен другой файл, его текст не прочитан",
    ),
    "WordArt": (
        p("<w:r><w:t>а</w:t><w:pict><v:shape><v:textpath string='ПРОЕКТ'/></v:shape></w:pict></w:r>"),
        "ШД680",
        "надпись WordArt: его слова не стали текстом: «ПРОЕКТ»",
    ),
    "an alternative with words": (
        p(
            "<w:r><w:t>а</w:t><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
            "<mc:Fallback><w:t>слова</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "ШД680",
        "слова есть только в запасном виде для старых программ: «слова»",
    ),
}


@pytest.mark.parametrize("case", TOLD, ids=str)
def test_what_is_left_out_is_told(case: str, tmp_path: Path) -> None:
    content, code, message = TOLD[case]
    read = document(tmp_path, content, styles=style("secret", look=HIDDEN, kind="character"))
    assert [(one.code.id, one.message) for one in read.diagnostics] == [(code, message)]
    assert all(one.hint for one in read.diagnostics)


def test_fields_that_print_nothing_are_not_told(tmp_path: Path) -> None:
    assert codes(document(tmp_path, p(r("а") + field(" XE слово ", None) + field(" PAGE ", None)))) == []


def test_a_hidden_clause_is_not_counted_and_told(tmp_path: Path) -> None:
    hidden = p(r("тайна", HIDDEN), f"{numbered(1, 0)}<w:rPr>{HIDDEN}</w:rPr>")
    content = p("один", numbered(1, 0)) + hidden + p("два", numbered(1, 0))
    read = document(tmp_path, content, numbering=abstract(0, level(0)) + num(1, 0))
    assert [one.printed for one in paragraphs(read.blocks)] == ["1.\tодин", "2.\tдва"]
    assert codes(read) == ["ШД682", "ШД682"]


def test_a_joined_paragraph_has_the_number_and_the_look_of_the_last(tmp_path: Path) -> None:
    first = p("начало, ", numbered(1, 0) + "<w:rPr>" + changed("del", "") + "</w:rPr>")
    lists = abstract(0, level(0)) + num(1, 0)
    (one,) = paragraphs_of(tmp_path, first + p("конец", '<w:jc w:val="center"/>'), numbering=lists)
    assert (one.printed, one.alignment, str(one.place)) == ("начало, конец", "center", "абзац 1")


def test_a_run_in_heading_is_told_from_its_text(tmp_path: Path) -> None:
    first, second = paragraphs_of(tmp_path, p("Глава. ", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p("Текст"))
    assert (first.runs_on, second.runs_on) == (True, False)


def test_looks_of_runs(tmp_path: Path) -> None:
    styles = style("bold", look="<w:b/>") + style("strong", look="<w:b/><w:i/>", kind="character")
    content = p(
        r("а")
        + r("б", '<w:rStyle w:val="strong"/>')
        + r("в", '<w:b w:val="0"/><w:caps/><w:u w:val="single"/>')
        + r("2", '<w:vertAlign w:val="superscript"/>')
        + r("!", "<w:strike/>"),
        '<w:pStyle w:val="bold"/>',
    )
    (one,) = paragraphs_of(tmp_path, content, styles=styles)
    assert [(run.text, run.bold, run.italic) for run in one.runs] == [
        ("а", True, False),
        ("б", False, True),
        ("в", False, False),
        ("2", True, False),
        ("!", True, False),
    ]
    assert (one.runs[2].caps, one.runs[2].underlined, one.runs[3].raised, one.runs[4].struck) == (
        True,
        True,
        "superscript",
        True,
    )
    assert not one.is_bold


def test_runs_of_one_look_are_one(tmp_path: Path) -> None:
    (one,) = paragraphs_of(tmp_path, p(r("при", "<w:b/>") + "<w:proofErr w:type='spellStart'/>" + r("каз", "<w:b/>")))
    assert [run.text for run in one.runs] == ["приказ"]
    assert one.is_bold


def test_how_a_paragraph_stands(tmp_path: Path) -> None:
    styles = style("head", properties='<w:outlineLvl w:val="1"/><w:jc w:val="center"/>')
    content = p("а", '<w:pStyle w:val="head"/><w:pageBreakBefore/><w:ind w:left="100" w:hanging="50"/>')
    (one,) = paragraphs_of(tmp_path, content, styles=styles)
    assert (one.style, one.outline, one.alignment) == ("head", 1, "center")
    assert (one.left, one.first, one.starts_page) == (100, -50, True)


def test_a_list_of_contents_is_told_from_the_text(tmp_path: Path) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    content = control(p("Оглавление") + p(field(" TOC \\o ", "Глава 1")), gallery) + p("Глава 1") + p(field("TOC", "а"))
    assert [one.in_contents for one in paragraphs_of(tmp_path, content)] == [True, True, False, True]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{p('в надписи')}{p('и ещё')}</w:txbxContent>"
    content = p(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('у якоря')}"
    )
    read = document(tmp_path, content + p("дальше"))
    assert [one.text for one in paragraphs(read.blocks)] == ["у якоря", "в надписи", "и ещё", "дальше"]
    (box,) = (one for one in walk(read.blocks) if isinstance(one, Box))
    assert [str(one.place) for one in box.blocks] == ["абзац 1, надпись 1, абзац 1", "абзац 1, надпись 1, абзац 2"]


def test_a_box_in_a_box(tmp_path: Path) -> None:
    content = p(BOX.format("", p(r("снаружи") + BOX.format("", p("внутри")))))
    assert texts(tmp_path, content) == ["", "снаружи", "внутри"]


def test_a_field_around_a_text_box_is_not_the_boxes_own(tmp_path: Path) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    ended = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("итог")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(tmp_path, p(begun + BOX.format("", p("в надписи"))) + p(ended)) == ["", "в надписи", "итог"]


def test_pictures_are_marks(tmp_path: Path) -> None:
    drawing = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Рисунок 1' descr='Герб'/><a:graphic><a:graphicData>"
        "<a:blip r:embed='rimage'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    (one,) = paragraphs_of(tmp_path, p(r("до") + drawing + r("после")), image="")
    (mark,) = one.marks
    assert (mark.kind, mark.about, mark.target) == (MarkKind.PICTURE, "Герб", "word/media/image1.png")
    assert [piece.text for piece in one.pieces] == ["до", "", "после"]


def test_sections_end_where_they_end(tmp_path: Path) -> None:
    wide = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    read = document(tmp_path, p("широко", wide) + p("узко"))
    ends = [block for block in read.blocks if isinstance(block, SectionBreak)]
    assert [(one.number, one.is_landscape, one.begins) for one in ends] == [
        (1, True, "continuous"),
        (2, False, "nextPage"),
    ]
    assert [type(block).__name__ for block in read.blocks] == ["Paragraph", "SectionBreak", "Paragraph", "SectionBreak"]


def notes(kind: str, *told: tuple[str, str]) -> str:
    ordinary = "".join(f'<w:{kind} w:id="{key}">{p(text)}</w:{kind}>' for key, text in told)
    return f'<w:{kind} w:id="0" w:type="separator">{p("черта")}</w:{kind}>{ordinary}'


def reference(key: str, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"{more}/></w:r>'


def test_notes_in_the_order_of_their_marks(tmp_path: Path) -> None:
    content = p(r("один") + reference("7")) + p(r("два") + reference("3") + reference("5", "endnote"))
    read = document(
        tmp_path,
        content,
        footnotes=notes("footnote", ("3", "вторая"), ("7", "первая"), ("9", "ничья")),
        endnotes=notes("endnote", ("5", "в конце")),
    )
    told = [(note.number, str(note.place), [one.text for one in paragraphs(note.blocks)]) for note in read.notes]
    assert told == [("1", "абзац 1", ["первая"]), ("2", "абзац 2", ["вторая"]), ("i", "абзац 2", ["в конце"])]
    assert [one.text for one in paragraphs(read.blocks)] == ["один", "два"]
    assert [(one.code.id, one.message) for one in read.diagnostics] == [
        ("ШД680", "на сноску ничто не ссылается, она не взята: «ничья»")
    ]
    assert str(next(paragraphs(read.notes[0].blocks)).place) == "сноска 1, абзац 1"


def test_numbers_of_notes_that_pages_decide_on(tmp_path: Path) -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    content = p(r("один") + reference("7") + reference("8", more=' w:customMarkFollows="1"') + r("*"))
    read = document(tmp_path, content, footnotes=notes("footnote", ("7", "а"), ("8", "б")), settings=settings)
    assert [note.number for note in read.notes] == ["", ""]
    assert codes(read) == ["ШД683"]


def test_comments_with_the_text_they_are_about(tmp_path: Path) -> None:
    content = (
        p(r("до ") + '<w:commentRangeStart w:id="4"/>' + r("спорное"))
        + p(r(" место") + '<w:commentRangeEnd w:id="4"/>' + '<w:r><w:commentReference w:id="4"/></w:r>' + r(" после"))
        + p(r("а") + '<w:r><w:commentReference w:id="5"/></w:r>')
    )
    comments = "".join(f'<w:comment w:id="{key}" w:author="Юрист">{p(f"уточнить {key}")}</w:comment>' for key in "45")
    read = document(tmp_path, content, comments=comments)
    assert [(one.author, one.text, one.quoted, str(one.place)) for one in read.comments] == [
        ("Юрист", "уточнить 4", "спорное место", "абзац 1"),
        ("Юрист", "уточнить 5", "", "абзац 3"),
    ]


def test_headers_stand_beside(tmp_path: Path) -> None:
    (margin,) = document(tmp_path, p("а"), header=p("Проект")).margins
    assert margin.title == "верхний колонтитул 1"
    assert [(one.text, str(one.place)) for one in paragraphs(margin.blocks)] == [
        ("Проект", "верхний колонтитул 1, абзац 1")
    ]


def test_the_tree_is_frozen_and_can_be_kept(tmp_path: Path) -> None:
    import pickle

    read = document(tmp_path, p("а", numbered(1, 0)), numbering=abstract(0, level(0)) + num(1, 0))
    assert pickle.loads(pickle.dumps(read)) == read
    with pytest.raises(AttributeError):
        read.name = "б"  # type: ignore[misc]


def test_a_file_is_named_as_it_is_shown(tmp_path: Path) -> None:
    from shnor_docs.inspection.foreign import read_document

    path = paper(tmp_path, p(r("а") + deleted("б")))
    (one,) = read_document(path, "папка/приказ.docx").diagnostics
    assert str(one.location) == "папка/приказ.docx (абзац 1)"
