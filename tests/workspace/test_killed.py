"""A command killed at any of its steps leaves the old state, the new one, or what the next command removes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from shnor_docs.source.unfinished import sweep
from shnor_docs.workspace import Workspace, starting
from shnor_docs.workspace.excel import write_workbooks
from shnor_docs.workspace.starting import init_workspace, new_program
from shnor_docs.workspace.taking import taking
from shnor_docs.workspace.versions import CloneOrder, clone_program

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="нет fork")

STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.copyfile"}
"""What changes a folder, as the interpreter's audit names it; besides, what is opened for writing."""
KILLED, DONE, FAILED = 9, 0, 1

Files = dict[str, bytes]


def files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def killed_at(step: int, command: Callable[[], object]) -> int:
    """Run a command in a child process that is gone before its step of that number; how it ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        _die_at(step)
        command()
        os._exit(DONE)
    finally:
        os._exit(FAILED)


def _die_at(step: int) -> None:
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        flags = arguments[2] if event == "open" else 0
        if event in STEPS or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if left < 0:
                os._exit(KILLED)

    sys.addaudithook(count)


def kill_everywhere(command: Callable[[], object], check: Callable[[], None]) -> None:
    """Kill a command before each of its steps in turn and look at what it left, until it comes to its end."""
    for step in range(500):
        ended = killed_at(step, command)
        assert ended in (KILLED, DONE)
        check()
        if ended == DONE:
            assert step > 2
            return
    raise AssertionError("the command has no end")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    init_workspace(tmp_path)
    new_program(Workspace(tmp_path), "demo", "2026-2028", "Образец")
    return Workspace(tmp_path)


def test_init_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "schema_texts", lambda: {"program": "{}", "catalogue": "{}"})
    folder, whole = tmp_path / "killed", tmp_path / "whole"
    init_workspace(whole)

    def check() -> None:
        if not (folder / "indicators.yaml").exists():
            init_workspace(folder)
        sweep(folder)
        assert files(folder) == files(whole)
        shutil.rmtree(folder)

    kill_everywhere(lambda: init_workspace(folder), check)


@pytest.mark.parametrize(
    "make",
    [
        lambda space: new_program(space, "next", "2029", "Следующая"),
        lambda space: clone_program(space, "demo", CloneOrder("next", "2029-2031")),
    ],
    ids=["new", "clone"],
)
def test_a_program_is_there_whole_or_not_at_all(space: Workspace, make: Callable[[Workspace], object]) -> None:
    before, target = files(space.root), space.root / "programs/next"
    make(space)
    after = files(space.root)
    shutil.rmtree(target)

    def check() -> None:
        sweep(space.root)
        assert files(space.root) in (before, after)
        shutil.rmtree(target, ignore_errors=True)

    kill_everywhere(lambda: make(Workspace(space.root)), check)


def test_written_documents_are_whole(space: Workspace) -> None:
    out = space.root / "out"

    def render() -> list[object]:
        return list(Workspace(space.root).render(out=out, force=True))

    render()
    whole = files(out)

    def check() -> None:
        assert {name: data for name, data in files(out).items() if name in whole} == whole
        list(Workspace(space.root).render(out=out))
        assert files(out) == whole

    kill_everywhere(render, check)


def test_workbooks_are_whole_and_taken_whole(space: Workspace) -> None:
    books, program = space.root / "books", space.root / "programs/demo"
    roadmap, _ = write_workbooks(space, "demo", books)
    replace_cell(roadmap, "Создание рабочей группы по поддержке школ", "Создание проектной группы")
    before = files(program)
    taking(space, "demo", books).carry_out()
    after = files(program)
    assert after != before

    def check() -> None:
        sweep(program)
        assert files(program) in (before, after)
        for name, data in before.items():
            (program / name).write_bytes(data)

    check()
    kill_everywhere(lambda: taking(Workspace(space.root), "demo", books).carry_out(), check)


def replace_cell(path: Path, old: str, new: str) -> None:
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == old:
                cell.value = new
    book.save(path)
