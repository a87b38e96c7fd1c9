"""``diff --format redline``: which documents are written, with what marks, and what is said of the others."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from shnor_docs.cli.lifecycle_commands import diff
from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace.editions.amending import Wanted, amend
from shnor_docs.workspace.editions.approving import Signed, approve
from shnor_docs.workspace.editions.redlines import State, redline_editions, redline_programs
from tests.rendering.tracked_changes import W, accepted, body, rejected
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP, TODAY, approved, change


def run(small: SmallWorkspace, *arguments: str) -> tuple[int, str]:
    with contextlib.chdir(small.root):
        result = CliRunner().invoke(diff, arguments, obj=".")
    return result.exit_code, result.output


def test_an_edition_and_the_program_as_it_stands(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Вторая и новая мера")
    found = {one.document: one for one in redline_editions(program.open(), "small", 1)}
    assert {name: one.state.value for name, one in found.items()} == {
        "order": "same",
        "text": "changed",
        "report": "same",
    }
    assert "Вторая и новая мера" in accepted(found["text"].data)
    assert "Вторая мера" in rejected(found["text"].data)


def test_marks_have_the_day_of_the_later_order(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Вторая и новая мера")
    amend(program.open(), "small", Wanted())
    approve(program.open(), "small", Signed("amendment_1", "9", date(2019, 12, 3)), TODAY)
    found = {one.document: one for one in redline_editions(program.open(), "small", 1, 2)}
    days = {one.get(f"{W}date") for one in body(found["text"].data).iter(f"{W}ins")}
    assert days == {"2019-12-03T00:00:00Z"}


def test_documents_of_one_side_have_nothing_to_be_compared_with(program: SmallWorkspace) -> None:
    program.program(PROGRAM.replace("id: report", "id: other"), ROADMAP, name="next")
    found = {one.document: one.state for one in redline_programs(program.open(), "small", "next")}
    assert (found["other"], found["report"]) == (State.ADDED, State.REMOVED)


def test_a_document_of_another_kind_is_refused_and_the_others_are_written(program: SmallWorkspace) -> None:
    changed = PROGRAM.replace("kind: report", "kind: concept").replace("Текст программы", "Новый текст программы")
    program.program(changed, ROADMAP, name="next")
    code, said = run(program, "small", "next", "--format", "redline", "--out", str(program.root / "x"))
    assert code == 1
    assert "ШД730" in said
    assert "вид" in said
    assert [path.name for path in (program.root / "x").iterdir()] == ["text.docx"]


def test_what_the_command_says(program: SmallWorkspace) -> None:
    program.program(PROGRAM.replace("Текст программы", "Новый текст"), ROADMAP, name="next")
    code, said = run(program, "small", "next", "--format", "redline", "--exit-code")
    assert code == 1
    assert said.splitlines() == [
        "order: изменений нет",
        f"text: {Path('out/правки/text.docx')}",
        "report: изменений нет",
    ]
    assert run(program, "small", "small", "--format", "redline", "--exit-code")[0] == 0
    assert run(program, "small", "next", "--format", "redline", "--document", "text", "--out", "а.docx") == (
        0,
        "text: а.docx\n",
    )
    assert run(program, "small", "next", "--document", "text", "--docx", "б.docx") == (0, "text: б.docx\n")


def test_wrong_usage(program: SmallWorkspace) -> None:
    program.program(PROGRAM.replace("Текст программы", "Иное").replace("Первый отчёт", "Иной"), ROADMAP, name="next")
    code, said = run(program, "small", "next", "--format", "redline", "--out", str(program.root / "a.docx"))
    assert code == 2
    assert "text, report" in said
    assert not (program.root / "a.docx").exists()
    assert run(program, "small", "next", "--document", "text")[0] == 2
    assert run(program, "small", "--format", "redline")[0] == 2


def test_an_unknown_document_is_named(program: SmallWorkspace) -> None:
    with pytest.raises(ShnorError) as error:
        redline_programs(program.open(), "small", "small", ["nope"])
    assert [one.code.id for one in error.value.diagnostics] == ["ШД012"]
