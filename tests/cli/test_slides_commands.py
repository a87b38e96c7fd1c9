"""Slides at the command line: templates copied, checked and listed, documents written and printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from tests.small_workspace import SmallWorkspace
from tests.workspace.test_slides import FACTS

THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


@pytest.fixture
def talk(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> SmallWorkspace:
    small.program(FACTS)
    monkeypatch.chdir(small.root)
    return small


def test_a_copy_of_the_template_goes_among_templates_of_slides(talk: SmallWorkspace, run) -> None:
    run("template", "copy", "slides", "--as", "наши", "--font", "Calibri")
    path = talk.root / "templates" / "pptx" / "наши.pptx"
    assert run("template", "check", path).out == "Ошибок нет.\n"
    assert "Calibri" in Presentation(str(path)).slide_master.part.part_related_by(THEME).blob.decode()


def test_the_parts_of_slides_are_listed_without_tags(talk: SmallWorkspace, run) -> None:
    told = run("template", "variables", "slides").out
    assert "body" in told and "{{" not in told
    assert run("template", "variables", Path(__file__).parents[2] / "templates/pptx/slides.pptx").out == told


def test_slides_are_written_and_verified(talk: SmallWorkspace, run) -> None:
    assert run("render", "small").out == f"{Path('out', 'small', 'talk.pptx')}\n"
    assert "как составлен" in run("verify", Path("out", "small", "talk.pptx")).out


def test_the_form_of_slides_is_not_that_of_a_letter(talk: SmallWorkspace, run) -> None:
    run("render", "small")
    for command in ("check", "fit"):
        told = run("form", command, Path("out", "small", "talk.pptx"))
        assert (told.code and "это слайды, а не документ Word" in told.out + told.err) or "LibreOffice" in told.err


@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
@pytest.mark.libreoffice
def test_slides_become_a_pdf_page_by_page(talk: SmallWorkspace, run) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    told = run("render", "small", "--pdf")
    path = talk.root / "out" / "small" / "talk.pdf"
    if not path.is_file() and "Impress" in told.err:
        pytest.skip("нет LibreOffice Impress: libreoffice-impress-nogui")
    with pdfium.PdfDocument(str(path)) as made:
        assert len(made) == 3
        assert "Помочь школам." in made[1].get_textpage().get_text_range()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
@pytest.mark.libreoffice
def test_a_face_that_is_not_there_is_told(talk: SmallWorkspace, run) -> None:
    run("template", "copy", "slides", "--font", "Шрифт Которого Нет")
    told = run("render", "small", "--pdf")
    if "Impress" in told.err:
        pytest.skip("нет LibreOffice Impress: libreoffice-impress-nogui")
    assert "ШД862" in told.err and "Шрифт Которого Нет" in told.err
