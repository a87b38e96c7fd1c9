"""One line of time: what was saved and what was approved, and who works here."""

from __future__ import annotations

import os
from datetime import date

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace.editions.approving import Signed
from shnor_docs.workspace.states.approving import approve_and_save
from shnor_docs.workspace.states.moments import states
from shnor_docs.workspace.states.person import person, remember_person
from shnor_docs.workspace.states.saving import changed_since_saved, save
from shnor_docs.workspace.states.timeline import timeline
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, TODAY, approved, change
from tests.workspace.states.repository import Repository

WHO = "А. П. Иванова"


def told(small: SmallWorkspace) -> list[tuple[str, int | None]]:
    """Sentence and edition of each point, the newest first."""
    return [
        (point.state.sentence if point.state else "", point.edition.edition if point.edition else None)
        for point in timeline(small.open(), "small")
    ]


@pytest.mark.parametrize("place", ["git", "no git"])
def test_an_approval_is_saved_under_the_person_s_name(program: SmallWorkspace, place: str) -> None:
    if place == "git":
        Repository.of(program.root)
    else:
        save(program.open(), "small", "Начало", WHO)
    change(program, "Вторая мера", "Другая мера")
    entry = approve_and_save(program.open(), "small", SIGNED, TODAY, WHO)
    assert entry.edition == 1
    assert told(program) == [("Утверждена редакция 1: приказ от 23.09.2019 № 401/1", 1), ("Начало", None)]
    assert states(program.open(), "small")[0].who == WHO
    assert changed_since_saved(program.open(), "small") is None
    assert program.found() == []


def test_an_edition_that_was_not_saved_stands_on_the_line_by_its_time(program: SmallWorkspace) -> None:
    approved(program)
    path = program.root / "programs/small/editions/1/programs/small/edition.json"
    os.utime(path, (1_600_000_000, 1_600_000_000))
    change(program, "Вторая мера", "Другая мера")
    save(program.open(), "small", "После утверждения", WHO)
    assert told(program) == [("После утверждения", None), ("", 1)]
    assert timeline(program.open(), "small")[1].key == "edition-1"


def test_a_refused_approval_saves_nothing(program: SmallWorkspace) -> None:
    with pytest.raises(ShnorError):
        approve_and_save(program.open(), "small", Signed("approval", "1", date(2030, 1, 1)), TODAY, WHO)
    with pytest.raises(ShnorError):
        approve_and_save(program.open(), "small", SIGNED, TODAY, " ")
    assert timeline(program.open(), "small") == ()


def test_a_person_is_asked_once(program: SmallWorkspace) -> None:
    assert person(program.root) == ""
    assert remember_person("  Иванова <А. П.> \n") == "Иванова А. П."
    assert person(program.root) == "Иванова А. П."
    with pytest.raises(ShnorError):
        remember_person("?")
    assert person(program.root) == "Иванова А. П."


def test_git_knows_who_works_here(program: SmallWorkspace) -> None:
    Repository.of(program.root).git("config", "user.name", "Мария Белова")
    assert person(program.root) == "Мария Белова"
