"""``render --pdf``: a PDF beside each document, made again only where something has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shnor_docs.workspace import Failed, Stale, Written
from shnor_docs.workspace.pdf.ledger import NAME, read_entries
from shnor_docs.workspace.pdf.printing import check_fit, print_documents
from shnor_docs.workspace.places import default_files
from shnor_docs.workspace.results import Mode, Result
from tests.small_workspace import SmallWorkspace, order

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)")


def printed(space: SmallWorkspace, *, archival: bool = False, check: bool = False) -> list[Result]:
    space.program(order("date: 20.01.2020\n  number: '5'"))
    written = [result for result in space.render() if isinstance(result, Written)]
    return list(print_documents(written, Mode(space.root / "out", check=check), archival=archival))


@pytest.mark.libreoffice
@needs_office
def test_what_has_not_changed_is_not_printed_again(small: SmallWorkspace) -> None:
    first = printed(small)
    assert [r.unchanged for r in first if isinstance(r, Written)] == [False, False]
    assert small.written() == ["small/order.docx", "small/order.pdf", "small/text.docx", "small/text.pdf"]
    before = (small.root / "out/small/order.pdf").read_bytes()
    assert [r.unchanged for r in printed(small) if isinstance(r, Written)] == [True, True]
    (small.root / "out/small/order.pdf").write_bytes(b"changed by hand")
    assert [type(r) for r in printed(small, check=True)] == [Written, Stale]
    assert [r.unchanged for r in printed(small) if isinstance(r, Written)] == [True, False]
    assert (small.root / "out/small/order.pdf").read_bytes() == before
    assert all(isinstance(r, Written) and not r.unchanged for r in printed(small, archival=True))


@pytest.mark.libreoffice
@needs_office
def test_what_was_found_is_told_again(small: SmallWorkspace) -> None:
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    template = small.write("templates/docx/program.docx", "")
    with_blank_page(template)
    for _ in range(2):
        (told,) = [d for r in printed(small) if isinstance(r, Written) for d in r.diagnostics if "text" in r.path.name]
        assert (told.code.id, told.location.part) == ("ШД864", "страница 2")
    assert read_entries(small.root / "out/small")["text.pdf"].told[0].code == "ШД864"


def with_blank_page(path: Path) -> None:
    from docx import Document

    made = Document(str(default_files() / "docx/program.docx"))
    made.add_paragraph("").paragraph_format.page_break_before = True
    made.save(str(path))


def test_a_ledger_that_cannot_be_read_knows_nothing(tmp_path: Path) -> None:
    for text in ("", "[]", '{"a.pdf": {}}', '{"a.pdf": {"source": "", "pdf": "", "told": [1]}}'):
        (tmp_path / NAME).write_text(text, encoding="utf-8")
        assert read_entries(tmp_path) == {}


@pytest.mark.skipif(shutil.which("sh") is None, reason="нет sh")
def test_a_document_that_is_not_printed_is_named(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    office = small.write("soffice", "#!/bin/sh\nexit 1\n")
    office.chmod(0o755)
    monkeypatch.setenv("SHNOR_DOCS_SOFFICE", str(office))
    failed = printed(small)
    assert [(type(r), r.document) for r in failed] == [(Failed, "order"), (Failed, "text")]
    assert [d.code.id for r in failed if isinstance(r, Failed) for d in r.diagnostics] == ["ШД861", "ШД861"]
    assert small.written() == ["small/order.docx", "small/text.docx"]


def test_pages_that_nothing_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from shnor_docs.diagnostics import ShnorError
    from shnor_docs.workspace.pdf import printing as pdf

    office = tmp_path / "soffice"
    office.write_text("")
    monkeypatch.setenv("SHNOR_DOCS_SOFFICE", str(office))
    monkeypatch.setattr(pdf, "can_read_pages", lambda: False)
    with pytest.raises(ShnorError) as raised:
        list(check_fit([tmp_path / "a.docx"]))
    (found,) = raised.value.diagnostics
    assert (found.code.id, "pypdfium2" in found.hint) == ("ШД863", True)
