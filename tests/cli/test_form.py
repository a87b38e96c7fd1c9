"""The command ``form check``."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.inspection.official_papers import ORDER, p, paper
from tests.small_workspace import SmallWorkspace, order

if TYPE_CHECKING:
    from conftest import Run


def test_a_right_order_passes(run: Run, inside: SmallWorkspace) -> None:
    paper(inside.root, ORDER)
    shown = run("form", "check", "документ.docx")
    assert (shown.code, shown.out) == (
        0,
        "документ.docx: профиль gost-2016, акт от 23.09.2021: замечаний нет.\n",
    )


def test_a_fault_is_told_with_place_found_and_expected(run: Run, inside: SmallWorkspace) -> None:
    paper(inside.root, ORDER.replace("Об утверждении", "Утверждение"))
    shown = run("form", "check", "документ.docx")
    assert shown.code == 1
    assert "документ.docx (после: таблица" not in shown.out
    assert "ошибка ШД854: реквизит «заголовок к тексту»: не найден" in shown.out
    (told,) = json.loads(run("form", "check", "документ.docx", "--format", "json").out)
    assert (told["ok"], told["profile"], told["act_date"]) == (False, "gost-2016", "2021-09-23")
    (finding,) = told["findings"]
    assert (finding["code"], finding["found"], finding["expected"]) == ("ШД854", "не найден", "он есть")


def test_a_named_profile(run: Run, inside: SmallWorkspace) -> None:
    paper(inside.root, ORDER)
    assert "профиль gost-2025" in run("form", "check", "документ.docx", "--profile", "gost-2025").out
    assert run("form", "check", "документ.docx", "--profile", "gost-2003").code == 2


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2**24)
    return stream.getvalue()


FOREIGN = {
    "no document": (b"text", "ШД601"),
    "a half": (bomb()[:2000], "ШД601"),
    "a bomb": (bomb(), "ШД602"),
    "under a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ШД626"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_measured(
    run: Run, inside: SmallWorkspace, name: str
) -> None:
    data, code = FOREIGN[name]
    (inside.root / "чужой.docx").write_bytes(data)
    paper(inside.root, ORDER)
    shown = run("form", "check", "чужой.docx", "нет.docx", "документ.docx")
    assert shown.code == 1
    assert f"чужой.docx: ошибка {code}: " in shown.out
    assert "нет.docx" in shown.out
    assert "документ.docx: профиль gost-2016" in shown.out
    assert "шаблон" not in shown.out


def test_errors_of_the_workspace_s_own_form(run: Run, inside: SmallWorkspace) -> None:
    path: Path = inside.write("form.yaml", "margins: {lefft: 35}\nsizes: [много]\n")
    paper(inside.root, ORDER)
    shown = run("form", "check", "документ.docx")
    assert shown.code == 1
    assert "form.yaml:1:11: ошибка ШД120: неизвестный ключ «lefft»" in shown.err
    assert "form.yaml:2:9: ошибка ШД124: «много»" in shown.err
    assert [d.code.id for d in inside.open().validate()] == ["ШД120", "ШД124"]
    assert path.is_file()


def test_without_an_office_render_writes_the_documents_and_says_how_to_get_one(
    run: Run, inside: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.program(order())
    monkeypatch.setenv("SHNOR_DOCS_SOFFICE", str(inside.root / "нет"))
    shown = run("render", "--pdf")
    assert shown.code == 1
    assert "ШД860" in shown.err
    assert inside.written() == ["small/order.docx", "small/text.docx"]


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
def test_pages_are_looked_at(run: Run, inside: SmallWorkspace) -> None:
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    paper(inside.root, ORDER + p("", "<w:pageBreakBefore/>"))
    inside.write("чужой.docx", "не Word")
    shown = run("form", "fit", "документ.docx", "чужой.docx")
    assert shown.code == 1
    assert "документ.docx (страница 2): предупреждение ШД864" in shown.out
    assert "чужой.docx: ошибка ШД601" in shown.out
    paper(inside.root, ORDER)
    assert run("form", "fit", "документ.docx").out == "документ.docx: страницы в порядке.\n"


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")
def test_a_pdf_is_listed_beside_its_document(run: Run, inside: SmallWorkspace) -> None:
    inside.program(order())
    told = json.loads(run("render", "--pdf", "--format", "json").out)
    assert [Path(one["path"]).suffix for one in told] == [".docx", ".docx", ".pdf", ".pdf"]
    assert "Устаревших файлов нет." in run("render", "--pdf", "--check").out
