"""LibreOffice is found, called for many files at once, and after a failure for each alone."""

from __future__ import annotations

import os
import shutil
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
