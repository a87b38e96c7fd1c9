"""Two people in one folder: each waits for the other, and nothing that one of them did is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.states import files_of, files_of_state, load_states
from shnor_docs.workspace.states.moments import states
from shnor_docs.workspace.states.returning import returned
from shnor_docs.workspace.states.saving import changed_since_saved, save
from tests.small_workspace import SmallWorkspace
from tests.workspace.states.repository import Repository

PEOPLE = ("Иванова", "Петров", "Сидорова", "Белов")


def work(program: SmallWorkspace, who: str) -> list[str]:
    """Sentences that a person could save; whose change another one has saved meanwhile finds nothing to save."""
    saved = []
    for number in range(3):
        program.write(f"programs/small/sections/{PEOPLE.index(who)}.md", f"{who}, {number}.")
        try:
            saved.append(save(program.open(), "small", f"{who}, {number}", who).sentence)
        except ShnorError as error:
            assert [d.code.id for d in error.diagnostics] == ["ШД757"]
    return saved


@pytest.mark.parametrize("place", ["git", "no git"])
def test_all_that_was_saved_is_there(program: SmallWorkspace, place: str) -> None:
    if place == "git":
        Repository.of(program.root)
    with ThreadPoolExecutor() as people:
        saved = [one for told in people.map(lambda who: work(program, who), PEOPLE) for one in told]
    known = states(program.open(), "small")
    assert sorted(one.sentence for one in known if one.sentence != "Начало") == sorted(saved)
    assert len(saved) >= 3
    assert all(one.is_sound for one in known)
    assert changed_since_saved(program.open(), "small") is None
    if place == "no git":
        assert files_of_state(program.root, "small", load_states(program.root, "small")[-1]) == files_of(
            program.root, "small"
        )


def test_one_returns_while_another_saves(program: SmallWorkspace) -> None:
    first = save(program.open(), "small", "Начало", "Иванова")
    program.write("programs/small/sections/a.md", "Раздел.")
    with ThreadPoolExecutor() as people:
        back = people.submit(returned, program.open(), "small", first.key, "Иванова")
        work(program, "Петров")
        back.result()
    kept = [files_of_state(program.root, "small", one) for one in load_states(program.root, "small")]
    assert any("Раздел.".encode() in files.values() for files in kept)
    assert all(one.is_sound for one in states(program.open(), "small"))
