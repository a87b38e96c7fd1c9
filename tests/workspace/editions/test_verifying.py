"""What a Word file is: as it was written, edited by hand and where, stale, or not ours."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.inspection.handwork import Handwork
from shnor_docs.workspace import Written
from shnor_docs.workspace.editions.amending import Wanted, amend
from shnor_docs.workspace.editions.history import history, made_otherwise
from shnor_docs.workspace.editions.opening import edition_of, opened
from shnor_docs.workspace.editions.verifying import State, Verdict, verify
from shnor_docs.workspace.editions.written import document_problems
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second


def written(small: SmallWorkspace, name: str = "text") -> Path:
    (path,) = (r.path for r in small.render(documents=(name,)) if isinstance(r, Written))
    return path


def verdict(small: SmallWorkspace, path: Path) -> Verdict:
    return verify(small.open(), path)


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path


def test_a_written_document_is_as_written(program: SmallWorkspace) -> None:
    path = written(program)
    found = verdict(program, path)
    assert (found.state, found.stamp and found.stamp.document) == (State.AS_WRITTEN, "text")


def test_saved_again_by_another_program_it_still_is(program: SmallWorkspace) -> None:
    assert verdict(program, edited(written(program), lambda document: None)).state is State.AS_WRITTEN


@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice")
def test_saved_again_by_libreoffice_it_still_is(program: SmallWorkspace, tmp_path: Path) -> None:
    path, target = written(program), tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    assert verdict(program, target / path.name).state is State.AS_WRITTEN


def row(document: Any, number: int) -> Any:
    return document.tables[-1].rows[number]


EDITS: dict[str, tuple[Callable[[Any], None], str, str | None, str | None]] = {
    "a word": (
        lambda document: _replace(document, "Текст программы.", "Слова программы."),
        "абзац",
        "Текст программы.",
        "Слова программы.",
    ),
    "a number in a cell": (
        lambda document: row(document, 2).cells[0].paragraphs[0].runs[0].__setattr__("text", "7.7"),
        "строка 3, ячейка 1",
        "1.1",
        "7.7",
    ),
    "a paragraph more": (
        lambda document: document.add_paragraph("Приписка."),
        "абзац",
        None,
        "Приписка.",
    ),
}


def _replace(document: Any, old: str, new: str) -> None:
    (found,) = (p for p in document.paragraphs if p.text == old)
    found.runs[0].text = new


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_told_with_its_place(program: SmallWorkspace, what: str) -> None:
    edit, place, before, after = EDITS[what]
    found = verdict(program, edited(written(program), edit))
    assert found.state is State.EDITED
    (one,) = found.changes
    assert place in one.place
    assert (one.before, one.after) == (before, after)


def test_a_deleted_row_is_one_change(program: SmallWorkspace) -> None:
    def delete(document: Any) -> None:
        gone = row(document, 3)._tr
        gone.getparent().remove(gone)

    (one,) = verdict(program, edited(written(program), delete)).changes
    assert one.place.startswith("таблица 1, строка 4 (после «")
    assert (one.before, one.after) == ("1.2 | Вторая мера | 2021 год | Итог", None)


def test_a_row_more_is_one_change(program: SmallWorkspace) -> None:
    def add(document: Any) -> None:
        above = row(document, 2)._tr
        above.addnext(deepcopy(above))

    found = verdict(program, edited(written(program), add))
    assert [str(one) for one in found.changes] == [
        "таблица 1, строка 4: добавлено «1.1 | Первая мера | 2021 год | Итог»"
    ]


def test_a_changed_cell_is_told_beside_a_deleted_row(program: SmallWorkspace) -> None:
    def edit(document: Any) -> None:
        row(document, 4).cells[1].paragraphs[0].runs[0].text = "Третья мера иначе"
        gone = row(document, 3)._tr
        gone.getparent().remove(gone)

    gone, changed = verdict(program, edited(written(program), edit)).changes
    assert gone.place.startswith("таблица 1, строка 4 (")
    assert str(changed) == "таблица 1, строка 4, ячейка 2, абзац 1: было «Третья мера», стало «Третья мера иначе»"


def test_a_table_that_is_gone_is_one_change(program: SmallWorkspace) -> None:
    def delete(document: Any) -> None:
        gone = document.tables[-1]._tbl
        gone.getparent().remove(gone)

    (one,) = verdict(program, edited(written(program), delete)).changes
    assert one.place.startswith("таблица 1 (после «")
    assert one.before is not None and "Первая мера" in one.before and "Третья мера" in one.before


def test_of_a_long_text_the_changed_words_are_shown() -> None:
    before = " ".join(f"слово{number}" for number in range(100))
    told = str(Handwork("абзац 1", before, before.replace("слово50", "иное")))
    assert "слово50" in told and "иное" in told
    assert len(told) < 250


def test_an_edit_is_told_without_its_sources_too(program: SmallWorkspace) -> None:
    path = edited(written(program), EDITS["a word"][0])
    change(program, "Текст программы", "Иной текст программы")
    found = verdict(program, path)
    assert found.state is State.EDITED
    assert [(change.before, change.after) for change in found.changes] == [(None, "Слова программы.")]


def test_a_document_of_changed_sources_is_stale(program: SmallWorkspace) -> None:
    path = written(program)
    change(program, "Текст программы", "Иной текст программы")
    assert verdict(program, path).state is State.STALE


def test_the_edition_in_force_stays_so_while_the_program_is_being_changed(program: SmallWorkspace) -> None:
    approved(program)
    path = written(program)
    change(program, "Текст программы", "Иной текст программы")
    assert verdict(program, path).state is State.AS_WRITTEN
    amend(program.open(), "small", Wanted())
    approved(program, replace(SIGNED, order="amendment_1", number="7", date=date(2019, 10, 1)))
    found = verdict(program, path)
    assert (found.state, "действует редакция 2" in found.note) == (State.STALE, True)


def test_a_document_written_before_its_approval_is_of_the_edition(program: SmallWorkspace) -> None:
    change(program, "- id: approval\n", "- id: approval\n  date: 23.09.2019\n  number: 401/1\n")
    path = written(program)
    approved(program)
    assert "действующая редакция 1" in verdict(program, path).note


def test_an_order_stays_in_force_when_another_amends(program: SmallWorkspace) -> None:
    approved(program)
    order = written(program, "order")
    second(program)
    approved(program, replace(SIGNED, order="amending", number="7"))
    found = verdict(program, order)
    assert (found.state, "действующая редакция 2" in found.note) == (State.AS_WRITTEN, True)


def test_what_no_order_approves_goes_by_the_workspace(program: SmallWorkspace) -> None:
    approved(program)
    report = written(program, "report")
    assert verdict(program, report) == Verdict(report, State.AS_WRITTEN, verdict(program, report).stamp)
    change(program, "Первый отчёт", "Второй отчёт")
    assert verdict(program, report).state is State.STALE


def test_a_foreign_document_is_not_ours(program: SmallWorkspace, tmp_path: Path) -> None:
    path = tmp_path / "чужой.docx"
    docx.Document().save(str(path))
    assert verdict(program, path).state is State.FOREIGN


@pytest.mark.parametrize("data", [b"", b"PK\3\4 torn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_damaged_file_is_told(program: SmallWorkspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "плохой.docx"
    path.write_bytes(data)
    with pytest.raises(ShnorError):
        verdict(program, path)


def test_an_edition_is_written_again_byte_for_byte(program: SmallWorkspace) -> None:
    edition = approved(program)
    before = written(program).read_bytes()
    change(program, "Текст программы", "Иной текст программы")
    space = program.open()
    own = opened(space, "small", edition_of(space, "small", edition.edition))
    (again,) = own.render(["small"], documents=["text"], out=program.root / "again")
    assert isinstance(again, Written)
    assert again.path.read_bytes() == before


def test_history_names_editions_and_what_changed(program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history(program.open(), "small").editions == ()
    edition = approved(program)
    found = history(program.open(), "small")
    assert [one.edition for one in found.editions] == [edition]
    assert not found.is_changed
    change(program, "Текст программы", "Иной текст программы")
    assert history(program.open(), "small").is_changed
    assert made_otherwise(program.open(), "small", 1) == ()
    monkeypatch.setattr("shnor_docs.workspace.editions.history.code_digest", lambda: "другая")
    assert made_otherwise(program.open(), "small", 1) == ()
    monkeypatch.setattr("shnor_docs.workspace.editions.history.text_digest", lambda tree: "другой")
    assert made_otherwise(program.open(), "small", 1) == ("order", "text", "report")


def test_an_unknown_edition_is_told(program: SmallWorkspace) -> None:
    approved(program)
    with pytest.raises(ShnorError) as error:
        edition_of(program.open(), "small", 2)
    assert [d.code.id for d in error.value.diagnostics] == ["ШД753"]


def problems(small: SmallWorkspace) -> list[str]:
    found = document_problems(small.open(), ["small"], small.root / "out")
    return [diagnostic.code.id for diagnostic in found]


def test_written_documents_are_read_again(program: SmallWorkspace) -> None:
    assert problems(program) == []
    path, order = written(program), written(program, "order")
    assert problems(program) == []
    edited(path, EDITS["a word"][0])
    docx.Document().save(str(order))
    assert sorted(problems(program)) == ["ШД770", "ШД773"]


def test_a_stale_document_is_told(program: SmallWorkspace) -> None:
    written(program)
    change(program, "Текст программы", "Иной текст программы")
    assert problems(program) == ["ШД771"]


def test_a_document_of_an_edition_is_not_what_the_changed_program_says(program: SmallWorkspace) -> None:
    approved(program)
    written(program)
    assert problems(program) == []
    change(program, "Текст программы", "Иной текст программы")
    assert problems(program) == ["ШД771"]


def test_a_tag_or_a_blank_left_is_told(program: SmallWorkspace) -> None:
    change(program, "Текст программы.", "Текст ________ программы.")
    approved(program)
    path = written(program)
    assert problems(program) == ["ШД774"]
    edited(path, lambda document: document.add_paragraph("{{ title }}"))
    assert sorted(problems(program)) == ["ШД770", "ШД772", "ШД774"]


def test_one_value_has_one_print(program: SmallWorkspace) -> None:
    facts = "facts:\n- {id: share, name: Доля, value: '63,3', unit: '%'}\n"
    change(program, "documents:\n", facts + "documents:\n")
    change(program, "text: Текст программы.", 'text: "Доля {{ facts.share }}."')
    change(program, "text: Первый отчёт.", 'text: "Доля {{ facts.share | number(0) }}."')
    found = document_problems(program.open(), ["small"], program.root / "out")
    assert [d.code.id for d in found] == ["ШД775"]


def test_the_verdict_as_json(program: SmallWorkspace) -> None:
    told = verdict(program, edited(written(program), EDITS["a word"][0])).to_json()
    assert json.loads(json.dumps(told))["changes"][0]["after"] == "Слова программы."
