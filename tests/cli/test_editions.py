"""The commands on editions, as a user calls them."""

from __future__ import annotations

import json

import pytest

from shnor_docs.workspace.states.saving import save
from tests.cli.conftest import Run
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, ROADMAP, approved, change, source


@pytest.mark.parametrize("number", ["401/1-п", "№ 401/1-п", " №401/1-п "])
def test_the_sign_of_a_number_is_no_part_of_it(run: Run, small: SmallWorkspace, number: str) -> None:
    small.program(PROGRAM, ROADMAP)
    order = ("--order", "approval", "--number", number, "--date", "23.09.2021")
    assert run("-C", small.root, "approve", "small", *order).code == 0
    assert "number: 401/1-п\n" in source(small)


def test_a_file_that_cannot_be_read_stands_in_the_report(run: Run, small: SmallWorkspace) -> None:
    small.program(PROGRAM, ROADMAP)
    damaged = small.write("damaged.docx", "нет")
    ran = run("-C", small.root, "verify", damaged, "--format", "json")
    (told,) = json.loads(ran.out)
    assert (ran.code, told["state"]) == (1, "unknown")
    assert told["note"]


def test_saved_states_are_listed(run: Run, small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.root.parent))
    small.program(PROGRAM, ROADMAP)
    assert run("-C", small.root, "history", "small", "--states").out == "Сохранённых состояний нет.\n"
    save(small.open(), "small", "Начало", "А. П. Иванова")
    listed = run("-C", small.root, "history", "small", "--states").out
    assert listed.endswith(", А. П. Иванова: Начало (папка states/1)\n")
    told = json.loads(run("-C", small.root, "history", "small", "--states", "--format", "json").out)
    assert [(one["key"], one["who"], one["in_git"]) for one in told["states"]] == [("1", "А. П. Иванова", False)]


def changed(small: SmallWorkspace) -> None:
    """The small program approved, with a change."""
    small.program(PROGRAM, ROADMAP)
    approved(small)
    change(small, "Вторая мера", "Другая мера")


def test_empty_and_contrary_keys_are_refused(run: Run, small: SmallWorkspace) -> None:
    changed(small)
    for key in ("--order", "--base", "--since", "--number", "--date"):
        assert run("-C", small.root, "amend", "small", key, " ").code == 2
    assert run("-C", small.root, "amend", "small", "--date", "05.02.2999").code == 2
    assert run("-C", small.root, "amend", "small", "--repeal", "--whole", "text").code == 2


def test_an_order_stands_even_if_its_table_cannot_be_written(run: Run, small: SmallWorkspace) -> None:
    changed(small)
    (small.root / "out").write_text("файл на месте папки")
    ran = run("-C", small.root, "amend", "small")
    assert (ran.code, "Составлен приказ" in ran.out) == (1, True)
    assert "Приказ составлен и записан, а сравнительная таблица — нет" in ran.err
