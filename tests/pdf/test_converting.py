"""LibreOffice is found, called for many files at once, and after a failure for each alone."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.pdf import office as places
from shnor_docs.pdf.converting import CHUNK, Limits, Unconverted, converted
from shnor_docs.pdf.office import OVERRIDE, Office, find_office

SCRIPT = """#!{python}
import sys, time
from pathlib import Path
files = [Path(one) for one in sys.argv if one.endswith(".docx")]
target = Path(sys.argv[sys.argv.index("--outdir") + 1])
with open({log!r}, "a") as log:
    log.write(f"{{len(files)}}\\n")
for file in files:
    text = file.read_text()
    if text == "slow":
        time.sleep(600)
    if text != "bad":
        (target / file.with_suffix(".pdf").name).write_text(f"%PDF {{text}} %%EOF")
"""
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
"""A picture that lies elsewhere."""
on_posix = pytest.mark.skipif(os.name != "posix", reason="сценарий с #! запускает только POSIX")


@pytest.fixture
def fake(tmp_path: Path) -> Office:
    """An office that writes down how many files each call was for."""
    program = tmp_path / "soffice"
    program.write_text(SCRIPT.format(python=sys.executable, log=str(tmp_path / "calls")), encoding="utf-8")
    program.chmod(0o755)
    return Office(program)


def documents(folder: Path, *texts: str) -> list[Path]:
    made = [folder / f"Документ № {number}.docx" for number in range(len(texts))]
    for path, text in zip(made, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return made


def calls(folder: Path) -> list[int]:
    return sorted(map(int, (folder / "calls").read_text().split()))


@on_posix
def test_one_call_for_a_chunk(fake: Office, tmp_path: Path) -> None:
    texts = [str(number) for number in range(CHUNK + 3)]
    made = list(converted(fake, documents(tmp_path, *texts), jobs=2))
    assert made == [f"%PDF {text} %%EOF".encode() for text in texts]
    assert calls(tmp_path) == [3, CHUNK]


@on_posix
def test_the_culprit_is_found_one_by_one(fake: Office, tmp_path: Path) -> None:
    made = list(converted(fake, documents(tmp_path, "a", "bad", "c")))
    assert made == [b"%PDF a %%EOF", Unconverted("LibreOffice не смог сделать из документа PDF"), b"%PDF c %%EOF"]
    assert calls(tmp_path) == [1, 3]


@on_posix
def test_a_document_that_never_ends_is_stopped_and_the_others_are_made(fake: Office, tmp_path: Path) -> None:
    limits = Limits(start=1, document=0, alone=1)
    first, slow, last = converted(fake, documents(tmp_path, "a", "slow", "c"), limits=limits)
    assert (first, last) == (b"%PDF a %%EOF", b"%PDF c %%EOF")
    assert slow == Unconverted("LibreOffice не справился с документом за 1 с")


def test_no_documents_need_no_office(tmp_path: Path) -> None:
    assert list(converted(Office(tmp_path / "нет"), [])) == []


def test_an_office_at_an_unusual_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("")
    monkeypatch.setenv(OVERRIDE, str(program))
    assert find_office().program == program


@pytest.mark.parametrize(
    ("system", "variable", "place"),
    [
        ("win32", "PROGRAMFILES", "LibreOffice/program/soffice.exe"),
        ("win32", "LOCALAPPDATA", "Programs/LibreOffice/program/soffice.com"),
        ("darwin", "HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_an_office_at_its_usual_places(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str, place: str
) -> None:
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.write_text("")
    monkeypatch.delenv(OVERRIDE, raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(places.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(places.shutil, "which", lambda _: None)
    monkeypatch.setattr(places.sys, "platform", system)
    assert find_office().program == program


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ("win32", "winget install TheDocumentFoundation.LibreOffice"),
        ("linux", "sudo apt install libreoffice-writer"),
        ("darwin", "brew install --cask libreoffice"),
    ],
)
def test_without_an_office_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, line: str
) -> None:
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "нет"))
    monkeypatch.setattr(places.sys, "platform", system)
    with pytest.raises(ShnorError) as raised:
        find_office()
    (found,) = raised.value.diagnostics
    assert found.code.id == "ШД860"
    assert line in found.hint


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
@pytest.mark.parametrize("archival", [False, True], ids=["plain", "archival"])
def test_the_same_document_gives_the_same_bytes_in_any_company(tmp_path: Path, archival: bool) -> None:
    from tests.inspection.official_papers import APPENDIX, ORDER, paper

    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    order, appendix = paper(folders[0], ORDER), paper(folders[1], APPENDIX)
    office = find_office()
    first, _ = converted(office, [order, appendix], archival=archival)
    (alone,) = converted(office, [order], archival=archival)
    assert isinstance(first, bytes)
    assert first == alone
    assert (b"pdfaid:part>2" in first) == archival


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
def test_page_numbers_in_the_contents_are_counted_anew(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    from shnor_docs.inspection.fit.page_texts import page_texts
    from tests.inspection.official_papers import p, paper

    number = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        "<w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>–</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    contents = f"<w:p><w:r><w:t>Паспорт: </w:t></w:r>{number}</w:p>"
    new_page = p("", "<w:pageBreakBefore/>") * 3
    marked = '<w:bookmarkStart w:id="1" w:name="_Toc1"/><w:r><w:t>Паспорт</w:t></w:r><w:bookmarkEnd w:id="1"/>'
    (pdf,) = converted(find_office(), [paper(tmp_path, f"{contents}{new_page}<w:p>{marked}</w:p>")])
    assert isinstance(pdf, bytes)
    assert page_texts(pdf, 50, 50).letters == "паспорт:4паспорт"


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
def test_a_foreign_document_makes_nobody_fetch_anything(tmp_path: Path) -> None:
    from tests.rendering.building import PARAGRAPH, bare, body, relation, relations_part

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        link = relation("rId9", "image", f"http://127.0.0.1:{server.getsockname()[1]}/x.png", mode="External")
        parts = {"word/_rels/document.xml.rels": relations_part(link)}
        (pdf,) = converted(find_office(), [bare(tmp_path, body(PARAGRAPH.format("текст") + PICTURE), parts)])
        assert isinstance(pdf, bytes)
        with pytest.raises(BlockingIOError):
            server.accept()
