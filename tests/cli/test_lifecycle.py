"""The commands ``clone`` and ``diff`` as an official calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.small_workspace import SmallWorkspace

if TYPE_CHECKING:
    from conftest import Ran, Run

    Call = Callable[..., Ran]


@pytest.fixture
def call(small: SmallWorkspace, run: Run) -> Call:
    """Calls ``shnor-docs`` in the small workspace."""
    return lambda *arguments: run("-C", small.root, *arguments)


def test_a_clone_prints_its_checklist(small: SmallWorkspace, call: Call) -> None:
    small.program("facts: [{id: schools, name: Школы, value: 5}]")
    ran = call("clone", "small", "copy", "--period", "2023-2025")
    assert ran.code == 0
    assert "Создано: programs/copy" in ran.out
    assert "- programs/copy/program.yaml:" in ran.out
    assert ": число из «small@" in ran.out


def test_the_changes_of_a_clone(small: SmallWorkspace, call: Call) -> None:
    small.program()
    call("clone", "small", "copy", "--period", "2023-2025")
    ran = call("diff", "small", "copy")
    assert ran.code == 0
    assert "программа: период 2020–2022 → 2023–2025" in ran.out
    assert call("diff", "small", "copy", "--exit-code").code == 1
    same = call("diff", "small", "small", "--exit-code")
    assert (same.code, same.out) == (0, "Изменений нет.\n")


def test_changes_as_json_and_as_a_table(small: SmallWorkspace, call: Call) -> None:
    small.program()
    call("clone", "small", "copy", "--period", "2023-2025")
    changes = json.loads(call("diff", "small", "copy", "--format", "json").out)
    fields = {change["field"]: change for change in changes}
    assert (fields["period"]["before"], fields["period"]["after"]) == ("2020–2022", "2023–2025")
    target = small.root / "таблица.docx"
    assert call("diff", "small", "copy", "--format", "docx", "--out", target).code == 0
    assert target.read_bytes().startswith(b"PK")


def test_git_calls_it_with_seven_arguments(small: SmallWorkspace, call: Call) -> None:
    old = str(small.write("old", "- {id: main, text: Одно.}\n"))
    new = str(small.write("new", "- {id: main, text: Другое.}\n"))
    arguments = ("programs/small/goals.yaml", old, "1" * 40, "100644", new, "2" * 40, "100644")
    ran = call("diff", *arguments)
    assert ran.code == 0
    assert ran.out == "programs/small/goals.yaml:\n  цель «Другое.»: текст «Одно.» → «Другое.»\n"


def test_one_edition_is_wrong_usage(small: SmallWorkspace, call: Call) -> None:
    assert call("diff", "small").code == 2
