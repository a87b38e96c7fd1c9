"""Approving: the order gets its requisites, the edition can be opened for ever, and nothing is left half done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.tree import walk
from shnor_docs.source import journal
from shnor_docs.source.register import load_register
from shnor_docs.workspace import Failed
from shnor_docs.workspace.editions.history import history
from shnor_docs.workspace.editions.opening import edition_of, opened
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second, source


def refusals(small: SmallWorkspace, **changed: object) -> list[str]:
    """Codes with which an approval is refused; nothing may have changed."""
    before = state(small.root)
    with pytest.raises(ShnorError) as error:
        approved(small, replace(SIGNED, **changed))  # type: ignore[arg-type]
    assert state(small.root) == before
    return [diagnostic.code.id for diagnostic in error.value.diagnostics]


def state(root: Path) -> dict[str, bytes]:
    """Every file of a workspace, what commands keep for themselves left out."""
    found = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_the_order_gets_its_requisites_and_nothing_else_changes(program: SmallWorkspace) -> None:
    before = source(program)
    edition = approved(program)
    assert edition.edition == 1
    assert edition.approved == {"order", "text"}
    gained = [line for line in source(program).splitlines() if line not in before.splitlines()]
    assert sorted(gained) == ["  date: 23.09.2019", "  number: 401/1"]
    assert "№ 401/1" in program.text()


def test_what_was_approved_validates_and_opens(program: SmallWorkspace) -> None:
    edition = approved(program)
    assert program.found() == []
    program.write("programs/small/program.yaml", source(program).replace("Первая мера", "Другая мера"))
    then = opened(program.open(), "small", edition_of(program.open(), "small", edition.edition))
    assert "Первая мера" in str(then.documents("small"))


def test_a_change_of_what_was_approved_is_told(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Первая мера", "Другая мера")
    found = program.only("ШД752")
    assert "редакция 1" in found.message
    assert "«Первая мера» → «Другая мера»" in found.message


@pytest.mark.parametrize(
    ("old", "new"),
    [("Первый отчёт", "Второй отчёт"), ("roadmap:\n", "# План\nroadmap:\n"), ("- {id: report", "-  {id: report")],
)
def test_what_no_order_approves_may_change(program: SmallWorkspace, old: str, new: str) -> None:
    approved(program)
    change(program, old, new)
    assert program.found() == []


def test_a_document_that_is_gone_is_told(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "  appendices:\n  - {id: main, document: text}\n", "")
    change(program, "{{ appendices.main }}", "приложение")
    start, end = source(program).index("- id: text"), source(program).index("- {id: report")
    change(program, source(program)[start:end], "")
    assert "ШД752" in program.codes()


def test_a_written_date_must_be_the_same(program: SmallWorkspace) -> None:
    change(program, "- id: approval\n", "- id: approval\n  date: 23.09.2019\n  number: 401/1\n")
    assert refusals(program, number="402") == ["ШД762"]
    assert refusals(program, date=date(2019, 9, 24)) == ["ШД762"]
    assert approved(program).edition == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"order": "aproval"}, "ШД760"),
        ({"date": date(2020, 1, 1)}, "ШД763"),
    ],
)
def test_what_cannot_be_is_refused(program: SmallWorkspace, changed: dict[str, object], code: str) -> None:
    assert refusals(program, **changed) == [code]


def test_a_second_order_makes_the_second_edition(program: SmallWorkspace) -> None:
    first = approved(program)
    second(program)
    assert refusals(program, order="amending") == ["ШД764"]
    assert refusals(program, order="amending", number="7", date=date(2019, 9, 22)) == ["ШД763"]
    edition = approved(program, replace(SIGNED, order="amending", number="7", date=date(2019, 10, 1)))
    assert (edition.edition, edition.previous) == (2, first.digest)
    assert refusals(program) == ["ШД761"]
    assert program.found() == []


def test_a_program_with_errors_or_open_points_is_not_approved(program: SmallWorkspace) -> None:
    change(program, "documents:\n", "open_points:\n- {place: roadmap.groups.work.title, note: Так ли?}\ndocuments:\n")
    assert refusals(program) == ["ШД765"]
    change(program, "kind: report", "kind: raport")
    assert "ШД208" in refusals(program)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("401/1", "402"),
        lambda text: text.replace("edition: 1", "edition: 2"),
        lambda text: text.replace("approved: да", "approved: нет", 1),
    ],
)
def test_a_register_that_was_edited_is_told_and_not_trusted(program: SmallWorkspace, spoil: object) -> None:
    approved(program)
    register = program.root / "programs/small/register.yaml"
    register.write_text(spoil(register.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    assert program.codes() == ["ШД750"]
    assert refusals(program) == ["ШД750"]


def test_an_entry_that_is_gone_breaks_the_chain(program: SmallWorkspace) -> None:
    approved(program)
    second(program)
    approved(program, replace(SIGNED, order="amending", number="7", date=date(2019, 10, 1)))
    register = program.root / "programs/small/register.yaml"
    text = register.read_text(encoding="utf-8")
    head, _, last = text.partition("- edition: 1")
    register.write_text(head + "- edition: 2" + last.partition("- edition: 2")[2], encoding="utf-8")
    assert program.codes() == ["ШД750"]


def test_files_of_an_edition_are_not_to_be_changed(program: SmallWorkspace) -> None:
    approved(program)
    path = program.root / "programs/small/editions/1/programs/small/program.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Первая", "Иная"), encoding="utf-8")
    assert program.codes() == ["ШД751"]


def test_what_an_earlier_order_approved_stays_approved(program: SmallWorkspace) -> None:
    approved(program)
    second(program)
    approved(program, replace(SIGNED, order="amending", number="7"))
    change(program, "Текст программы", "Иной текст программы")
    assert [d.code.id for d in program.found()] == ["ШД752"]


def test_an_edition_whose_files_are_gone_is_not_opened_and_not_built_upon(program: SmallWorkspace) -> None:
    first = approved(program)
    second(program)
    shutil.rmtree(program.root / "programs/small/editions/1")
    for attempt in (
        lambda: opened(program.open(), "small", first),
        lambda: history(program.open(), "small"),
        lambda: approved(program, replace(SIGNED, order="amending", number="7")),
    ):
        with pytest.raises(ShnorError) as error:
            attempt()
        assert [d.code.id for d in error.value.diagnostics] == ["ШД751"]


def test_a_register_that_is_gone_is_told_and_its_edition_kept(program: SmallWorkspace) -> None:
    approved(program)
    (program.root / "programs/small/register.yaml").unlink()
    assert [d.code.id for d in program.found()] == ["ШД754"]
    assert refusals(program) == ["ШД754"]


def test_an_order_that_has_approved_is_told_and_nothing_more(program: SmallWorkspace) -> None:
    approved(program)
    assert refusals(program, number="402", date=date(2019, 9, 24)) == ["ШД761"]


def test_a_file_keeps_its_mark_and_line_breaks(program: SmallWorkspace) -> None:
    path = program.root / "programs/small/program.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + source(program).replace("\n", "\r\n").encode())
    approved(program)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"number: 401/1\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_comments_and_line_breaks_of_an_edition_may_change(program: SmallWorkspace) -> None:
    approved(program)
    path = program.root / "programs/small/editions/1/programs/small/program.yaml"
    path.write_bytes(b"# git autocrlf\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert program.found() == []


def test_numbers_stay_and_new_units_fit_between(program: SmallWorkspace) -> None:
    approved(program)
    change(
        program,
        "    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}\n",
        "    - {id: new, text: Новая мера, deadline: 2021, result: Итог}\n",
    )
    change(program, "  - {id: plan,", "  - {id: extra, title: Ещё, text: Вставка.}\n  - {id: plan,")
    change(program, "  - {id: control,", "  - {id: more, text: Вставленный пункт.}\n  - {id: control,")
    text = program.text()
    rows = [unit for unit in walk(program.document().root) if unit.id.startswith("roadmap.") and unit.number]
    assert [row.number for row in rows] == ["1.1", "1.1.1", "1.3"]
    assert "1.1. Ещё" in text and "2. План" in text
    assert "1.1. Вставленный пункт." in program.text("order")


def test_another_look_of_approved_numbers_is_told(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "- id: text\n", "- id: text\n  numbering: Раздел {n}.\n")
    assert "«Раздел {n}.», а разделы утверждены с номерами «{n}.»" in program.only("ШД755").message


def test_a_clone_is_not_approved(program: SmallWorkspace) -> None:
    from shnor_docs.workspace.versions import CloneOrder, clone_program

    approved(program)
    clone_program(program.open(), "small", CloneOrder("next", "2023-2025"))
    folder = program.root / "programs/next"
    assert not [path for path in folder.rglob("*") if path.name in ("register.yaml", "editions", "edition.json")]


KILL = """
import os, sys
from datetime import date
from pathlib import Path
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editions.approving import Signed, approve
count = [int(sys.argv[2])]
def hook(event, arguments):
    if event in ("os.rename", "os.remove", "os.mkdir", "open") and str(sys.argv[1]) in str(arguments[0]):
        count[0] -= 1
        if count[0] == 0:
            os._exit(9)
sys.addaudithook(hook)
approve(Workspace(Path(sys.argv[1])), "small", Signed("approval", "401/1", date(2019, 9, 23)), date(2019, 12, 31))
"""


def test_killed_at_any_moment_the_old_state_stands_or_the_new_one(program: SmallWorkspace) -> None:
    before = state(program.root)
    seen = set()
    for moment in range(1, 400, 3):
        command = [sys.executable, "-c", KILL, str(program.root), str(moment)]
        run = subprocess.run(command, capture_output=True, check=False)
        assert run.returncode in (0, 9), run.stderr.decode()
        assert program.found() == []  # whoever comes next finishes what was begun
        register = load_register(program.root / "programs/small", program.root)
        has_requisites = "401/1" in source(program)
        assert has_requisites == bool(register.editions), moment
        seen.add(has_requisites)
        if run.returncode == 0:
            break
        if has_requisites:
            for path in [*program.root.rglob("*")]:
                if path.is_file() and path.relative_to(program.root).as_posix() not in before:
                    path.unlink()
            for name, data in before.items():
                (program.root / name).write_bytes(data)
    assert seen == {False, True}
    assert run.returncode == 0


def test_a_file_changed_after_a_killed_command_is_not_overwritten(
    program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "finish", lambda folder: None)
    approved(program)
    monkeypatch.undo()
    program.write("programs/small/program.yaml", source(program) + "# позже\n")
    with pytest.raises(ShnorError) as error:
        program.open().load("small")
    assert [d.code.id for d in error.value.diagnostics] == ["ШД035"]
    assert source(program).endswith("# позже\n")


def test_documents_are_not_written_by_numbers_that_cannot_be_trusted(program: SmallWorkspace) -> None:
    approved(program)
    path = program.root / "programs/small/editions/1/programs/small/program.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Первая", "Иная"), encoding="utf-8")
    (failed,) = program.render()
    assert isinstance(failed, Failed)
    assert [diagnostic.code.id for diagnostic in failed.diagnostics] == ["ШД751"]


def test_what_cannot_be_read_is_not_compared_with_what_was_approved(program: SmallWorkspace) -> None:
    change(program, "text: Текст программы.", 'text: "Текст: {{ indicators.vpr_math.name }}."')
    change(program, "documents:\n", "indicators:\n- {id: vpr_math}\ndocuments:\n")
    approved(program)
    program.catalogue("schema_version: 1\nindicators: [{id: vpr_math}]\n")
    assert "ШД121" in program.codes()


@pytest.mark.parametrize(
    "told",
    [
        '{"files": {"../../../../чужой.txt": ["", "подброшено"]}, "moves": {}}',
        '{"files": {"/чужой.txt": ["", "подброшено"]}, "moves": {}}',
        '{"files": {}, "moves": {"../small": "../../чужая"}}',
        '{"files": {"program.yaml": 5}, "moves": {}}',
        "[",
        "[]",
    ],
)
def test_a_journal_changes_nothing_outside_its_folder(program: SmallWorkspace, told: str) -> None:
    program.write(f"programs/small/{journal.NAME}", told)
    before = state(program.root.parent)
    with pytest.raises(ShnorError) as error:
        program.open().load("small")
    assert [d.code.id for d in error.value.diagnostics] == ["ШД035"]
    assert state(program.root.parent) == before


@pytest.mark.parametrize("told", ["", "[1", "[]", '{"numbers": 5}', '{"edition": 1, "numbers": {"roadmap": ["1"]}}'])
def test_a_spoilt_edition_is_told_and_never_a_failure(program: SmallWorkspace, told: str) -> None:
    approved(program)
    program.write("programs/small/editions/1/programs/small/edition.json", told)
    assert program.codes() == ["ШД751"]


def test_numbers_of_a_program_in_work_are_not_taken_from_a_stray_file(program: SmallWorkspace) -> None:
    program.write("programs/small/edition.json", '{"edition": "1", "numbers": {"roadmap": 5}}')
    assert program.found() == []
