"""Files that are damaged, foreign, hostile or have no words: one clear message, never a hang or a traceback."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.inspection.foreign import read_document
from shnor_docs.inspection.foreign.tree import Table, paragraphs, walk
from tests.inspection.foreign.papers import abstract, level, num, numbered, p, paper, r, style
from tests.inspection.foreign.test_tables import cell, row, table
from tests.rendering.building import bare, body

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
PICTURE = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip/></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(ShnorError) as caught:
        read_document(path)
    (problem,) = caught.value.diagnostics
    assert problem.location.file == path.name
    assert problem.hint
    return problem.code.id, problem.message


def written(folder: Path, data: bytes, name: str = "документ.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "ШД601", "файл пуст"),
        (b"\0" * 100, "ШД601", "файл пуст"),
        (b"PK\x03\x04" + b"x" * 100, "ШД601", "повреждён"),
        ("Приказ".encode(), "ШД601", "не является документом"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "ШД601", "под паролем"),
        (COMPOUND + "Workbook".encode("utf-16-le"), "ШД626", ".doc"),
        (b"%PDF-1.7 ...", "ШД626", "PDF"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "ШД626", "XML"),
    ],
)
def test_no_document_of_word(data: bytes, code: str, words: str, tmp_path: Path) -> None:
    found, message = refused(written(tmp_path, data))
    assert found == code
    assert words in message


def test_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "нет.docx") == ("ШД601", "нет файла «нет.docx»")


def test_a_bomb(tmp_path: Path) -> None:
    path = bare(tmp_path, body(p("а")), {"word/media/image1.png": "а" * 20_000_000}, "бомба.docx")
    assert refused(path)[0] == "ШД602"


def test_entities(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;">]>'
    assert refused(bare(tmp_path, bomb + body(p("а")), name="документ.docx"))[0] == "ШД602"


def test_a_link_to_another_machine_is_not_followed(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://x/image" Target="http://192.0.2.1/x.png" TargetMode="External"/></Relationships>'
    )
    blip = PICTURE.replace("<a:blip/>", '<a:blip r:link="r1"/>')
    path = bare(tmp_path, body(p(r("а") + blip)), {"word/_rels/document.xml.rels": relations}, "документ.docx")
    (one,) = paragraphs(read_document(path).blocks)
    assert [mark.target for mark in one.marks] == [""]


def test_a_path_out_of_the_file(tmp_path: Path) -> None:
    assert refused(bare(tmp_path, body(p("а")), {"../x.xml": "<x/>"}, "документ.docx"))[0] == "ШД602"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_a_file_that_breaks_off(cut: float, tmp_path: Path) -> None:
    data = paper(tmp_path, p("слово") * 500).read_bytes()
    assert refused(written(tmp_path, data[: int(len(data) * cut)]))[0] == "ШД601"


def test_a_part_that_breaks_off(tmp_path: Path) -> None:
    assert refused(bare(tmp_path, body(p("а"))[:-30], name="документ.docx"))[0] == "ШД603"


def test_only_pictures(tmp_path: Path) -> None:
    code, message = refused(paper(tmp_path, p(PICTURE) * 3))
    assert (code, message) == ("ШД686", "в документе только рисунки: похоже, это скан")


def test_no_words(tmp_path: Path) -> None:
    assert refused(paper(tmp_path, p() + p("  "))) == ("ШД686", "в документе нет ни слова")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:customXml>", "</w:customXml>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:news>", "</w:news>"),
    ],
)
def test_nested_as_deep_as_xml_may_be(before: str, after: str, tmp_path: Path) -> None:
    times = 245 // before.count("<")
    read = read_document(paper(tmp_path, before * times + p("глубоко") + after * times))
    assert [one.text for one in paragraphs(read.blocks) if one.text] == ["глубоко"]


@pytest.mark.parametrize("before", ["<w:ins>", "<w:smartTag>", "<w:sdt><w:sdtContent>", "<w:news>"])
def test_a_line_nested_as_deep_as_xml_may_be(before: str, tmp_path: Path) -> None:
    times = 240 // before.count("<")
    after = "".join(f"</{name}" for name in reversed(before.split("<")[1:]))
    (one,) = paragraphs(read_document(paper(tmp_path, p(before * times + r("глубоко") + after * times))).blocks)
    assert one.text == "глубоко"


def test_huge_numbers_cost_nothing(tmp_path: Path) -> None:
    lists = abstract(0, level(0, "lowerLetter", start=999_999_998), level(1, "upperRoman", start=999_999_999)) + num(
        1, 0
    )
    read = read_document(paper(tmp_path, p("а", numbered(1, 0)) + p("б", numbered(1, 1)), {"numbering": lists}))
    assert [one.number.text for one in paragraphs(read.blocks) if one.number] == [None, None]


def test_styles_that_bite_their_tails(tmp_path: Path) -> None:
    styles = style("x", "y", numbered(None, 1)) + style("y", "x")
    (one,) = paragraphs(read_document(paper(tmp_path, p("а", '<w:pStyle w:val="x"/>'), {"styles": styles})).blocks)
    assert one.number is None


def test_a_wide_table_of_many_rows(tmp_path: Path) -> None:
    content = table(*(row(*(cell(f"{line}-{place}") for place in range(20))) for line in range(500)), columns=20)
    (one,) = (block for block in walk(read_document(paper(tmp_path, content)).blocks) if isinstance(block, Table))
    assert (len(one.rows), one.columns) == (500, 20)


def test_numbers_that_are_no_numbers(tmp_path: Path) -> None:
    lists = abstract(0, level(0).replace('w:ilvl="0"', 'w:ilvl="много"')) + num(1, 0)
    properties = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr><w:ind w:left="широко"/>'
    content = p("а", properties) + table(row(cell("б", '<w:gridSpan w:val="все"/>')))
    assert [one.printed for one in paragraphs(read_document(paper(tmp_path, content, {"numbering": lists})).blocks)]


@pytest.mark.parametrize("suffix", [".rtf", ".odt", ".doc"])
def test_without_libreoffice_other_documents_say_what_to_do(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHNOR_DOCS_SOFFICE", str(tmp_path / "нет"))
    assert refused(other(tmp_path, suffix))[0] == "ШД860"


def test_a_document_that_libreoffice_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = tmp_path / "soffice"
    office.write_text("#!/bin/sh\nexit 1\n")
    office.chmod(0o755)
    monkeypatch.setenv("SHNOR_DOCS_SOFFICE", str(office))
    assert refused(other(tmp_path, ".rtf")) == ("ШД687", "LibreOffice не прочитал документ .rtf")


@pytest.mark.libreoffice
@needs_office
def test_rich_text_is_read(tmp_path: Path) -> None:
    read = read_document(other(tmp_path, ".rtf"))
    assert [one.text for one in paragraphs(read.blocks)] == ["Приказ", "Утвердить"]
    assert read.remarks == ()


@pytest.mark.libreoffice
@needs_office
def test_numbers_that_libreoffice_has_carried_over_are_to_be_looked_at(tmp_path: Path) -> None:
    source = paper(
        tmp_path, p("а", numbered(1, 0)) + p("б", numbered(1, 0)), {"numbering": abstract(0, level(0)) + num(1, 0)}
    )
    made = converted_to("odt", source)
    read = read_document(made.rename(made.with_suffix(".docx")), "приказ.odt")
    assert [one.printed for one in paragraphs(read.blocks)] == ["1.\tа", "2.\tб"]
    assert [(one.code.id, str(one.location)) for one in read.diagnostics] == [("ШД683", "приказ.odt")]


def converted_to(suffix: str, source: Path) -> Path:
    folder = source.parent / "made"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{suffix}"


def other(folder: Path, suffix: str) -> Path:
    """A document of another kind; that of old Word only looks like one. The name may say what it likes."""
    if suffix == ".odt":
        path = folder / "документ.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        return path
    text = (
        "".join(f"\\u{ord(letter)}?" for letter in "Приказ")
        + "\\par "
        + "".join(f"\\u{ord(one)}?" for one in "Утвердить")
    )
    data = {".rtf": b"{\\rtf1\\ansi " + text.encode() + b"}", ".doc": COMPOUND + "WordDocument".encode("utf-16-le")}
    return written(folder, data[suffix])
