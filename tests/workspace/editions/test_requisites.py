"""What ``amend`` and ``approve`` are asked for: numbers and dates that can be, drafts made anew, files as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source import journal
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, source
from tests.workspace.editions.test_amending import AMENDING, amended, refused
from tests.workspace.editions.test_approving import refusals


@pytest.fixture
def changed(program: SmallWorkspace) -> SmallWorkspace:
    """The program approved, with a change."""
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    return program


@pytest.mark.parametrize("number", ["5;", "57)", "»5«", "5 «а»", "57, 58", "-", "5-"])
def test_a_number_that_no_text_can_cite_is_refused(program: SmallWorkspace, number: str) -> None:
    assert refusals(program, number=number) == ["ШД767"]
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    assert refused(program, number=number) == "ШД767"


@pytest.mark.parametrize("number", ["401/1-п", "57 ОД", "12 а", "01-04/57", "б/н", "3.5", "57–ОД"])
def test_numbers_as_officials_write_them_are_taken(program: SmallWorkspace, number: str) -> None:
    assert approved(program, replace(SIGNED, number=number)).number == number


def test_a_date_that_cannot_be_approved_is_refused(changed: SmallWorkspace) -> None:
    assert refused(changed, date=date(2019, 9, 22)) == "ШД763"
    assert refused(changed, date=SIGNED.date, number=SIGNED.number) == "ШД764"
    assert amended(changed, date=SIGNED.date, number="402").changes == 1


def test_an_unknown_base_is_told(changed: SmallWorkspace) -> None:
    assert refused(changed, base="nosuch") == "ШД787"
    amended(changed)
    approved(changed, AMENDING)
    change(changed, "Третья мера", "Последняя мера")
    assert refused(changed, base="amendment_1") == "ШД787"


def test_what_is_asked_to_be_told_anew_must_have_changed(changed: SmallWorkspace) -> None:
    with pytest.raises(ShnorError, match="сам изменяемый приказ: целиком излагают его приложения"):
        amended(changed, whole=("order",))
    change(changed, "Другая мера", "Вторая мера")
    change(changed, "Контроль оставляю за собой", "Контроль возложить на заместителя")
    with pytest.raises(ShnorError, match="документ «text» не изменился"):
        amended(changed, whole=("text",))
    assert amended(changed).changes == 1


def test_a_draft_made_anew_keeps_its_place_comments_and_requisites(changed: SmallWorkspace) -> None:
    amended(changed, number="7", date=date(2019, 10, 1))
    change(changed, "- id: amendment_1\n", "# согласовать с юристом\n- id: amendment_1\n")
    change(
        changed,
        "documents:\n",
        "- id: later\n  title: О другом\n  preamble: П\n  clauses: [{id: a, text: А.}]\n"
        "  signature: {post: Начальник, name: А.А. Лесная}\ndocuments:\n",
    )
    change(changed, "Третья мера", "Последняя мера")
    assert amended(changed, again=True).changes == 2
    text = source(changed)
    assert "# согласовать с юристом\n- id: amendment_1\n  date: 01.10.2019\n  number: 7\n" in text
    assert text.index("id: amendment_1") < text.index("id: later")


def test_an_amendment_is_not_made_a_repeal(changed: SmallWorkspace) -> None:
    amended(changed)
    assert refused(changed, order="amendment_1", repeals=True, again=True) == "ШД784"


def test_the_files_of_a_draft_are_written_as_one(program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, text = program.root / "programs/small", source(program)
    start, papers, roadmap = (text.index(f"{key}:\n") for key in ("orders", "documents", "roadmap"))
    program.write("programs/small/program.yaml", text[:start] + text[roadmap:])
    program.write("programs/small/orders.yaml", text[start:papers].removeprefix("orders:\n"))
    program.write("programs/small/documents.yaml", text[papers:roadmap].removeprefix("documents:\n"))
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    finish = journal.finish
    monkeypatch.setattr(journal, "finish", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        amended(program)
    monkeypatch.setattr(journal, "finish", finish)
    assert "amendment_1" not in (folder / "orders.yaml").read_text(encoding="utf-8")
    assert program.open().load("small").content is not None
    assert "amendment_1" in (folder / "orders.yaml").read_text(encoding="utf-8")
    assert "amendment_1_paper" in (folder / "documents.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("share", ["-1", "1,5"])
def test_the_share_of_a_whole_document_has_bounds(changed: SmallWorkspace, share: str) -> None:
    changed.write("amending.yaml", f"whole: {share}\n")
    assert len(changed.codes()) == 1
