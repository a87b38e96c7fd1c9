"""Returning: an earlier moment becomes the present one as a new state; what stood there is kept, nothing is half."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.states import files_of
from shnor_docs.workspace.clones.updating import update
from shnor_docs.workspace.states.moments import State, states
from shnor_docs.workspace.states.returning import returned
from shnor_docs.workspace.states.saving import changed_since_saved, save
from shnor_docs.workspace.states.updating import save_and_update
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import approved, change, source
from tests.workspace.states.repository import Repository
from tests.workspace.test_killed import kill_everywhere

WHO = "А. П. Иванова"
BOOK = bytes(range(256))
"""What is no text."""


def back(small: SmallWorkspace, key: str) -> State:
    return returned(small.open(), "small", key, WHO)


def texts(small: SmallWorkspace) -> dict[str, bytes]:
    return files_of(small.root, "small")


@pytest.fixture(params=["git", "no git"])
def past(program: SmallWorkspace, request: pytest.FixtureRequest) -> SmallWorkspace:
    """A program with one saved state, and much changed since."""
    (program.root / "programs/small/book.xlsx").write_bytes(BOOK)
    program.write("programs/small/sections/old.md", "Прежний раздел.")
    if request.param == "git":
        Repository.of(program.root)
    else:
        save(program.open(), "small", "Начало", WHO)
    change(program, "Вторая мера", "Другая мера")
    (program.root / "programs/small/book.xlsx").write_bytes(BOOK[::-1])
    (program.root / "programs/small/sections/old.md").unlink()
    program.write("programs/small/sections/new.md", "Новый раздел.")
    return program


def test_the_earlier_state_stands_and_the_later_one_is_kept(past: SmallWorkspace) -> None:
    (first,) = states(past.open(), "small")
    later = texts(past)
    state = back(past, first.key)
    assert "Вторая мера" in source(past)
    assert (past.root / "programs/small/book.xlsx").read_bytes() == BOOK
    assert (past.root / "programs/small/sections/old.md").read_text() == "Прежний раздел."
    assert not (past.root / "programs/small/sections/new.md").exists()
    told = [one.sentence for one in states(past.open(), "small")]
    assert told[1:] == ["Изменено: мероприятие 1.2 (формулировка)", "Начало"]
    assert told[0].startswith("Возврат к прежнему: сохранено ")
    assert changed_since_saved(past.open(), "small") is None
    assert state.who == WHO
    back(past, states(past.open(), "small")[1].key)
    assert texts(past) == later


def test_the_present_is_nothing_to_return_to(past: SmallWorkspace) -> None:
    (first,) = states(past.open(), "small")
    back(past, first.key)
    before = [one.key for one in states(past.open(), "small")]
    for key in (first.key, "now"):
        with pytest.raises(ShnorError) as error:
            back(past, key)
        assert [d.code.id for d in error.value.diagnostics] == ["ШД757"]
    assert [one.key for one in states(past.open(), "small")] == before


def test_shared_files_come_back_where_nobody_else_needs_them(past: SmallWorkspace) -> None:
    (first,) = states(past.open(), "small")
    catalogue = (past.root / "indicators.yaml").read_text()
    past.write("indicators.yaml", catalogue + "# другое\n")
    past.program(name="other")
    back(past, first.key)
    assert (past.root / "indicators.yaml").read_text() == catalogue + "# другое\n"


def test_shared_files_come_back_to_the_only_program(past: SmallWorkspace) -> None:
    (first,) = states(past.open(), "small")
    catalogue = (past.root / "indicators.yaml").read_text()
    past.write("indicators.yaml", catalogue + "# другое\n")
    past.write("form.yaml", "{}\n")
    back(past, first.key)
    assert (past.root / "indicators.yaml").read_text() == catalogue
    assert (past.root / "form.yaml").read_text() == "{}\n"


def test_what_git_ignores_stays_where_it_is(program: SmallWorkspace) -> None:
    program.write(".gitignore", "scan.txt\n")
    program.write("programs/small/scan.txt", "скан")
    repository = Repository.of(program.root)
    change(program, "Вторая мера", "Другая мера")
    back(program, repository.last("%H"))
    assert (program.root / "programs/small/scan.txt").read_text() == "скан"
    assert "Вторая мера" in source(program)


def test_ends_of_lines_alone_are_no_change(program: SmallWorkspace) -> None:
    repository = Repository.of(program.root)
    program.write("programs/small/sections/new.md", "Новый раздел.")
    path = program.root / "programs/small/program.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    back(program, repository.last("%H"))
    assert b"\r\n" in path.read_bytes()


def test_an_edition_can_be_returned_to_and_stays_approved(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    state = back(program, "edition-1")
    assert state.sentence == "Возврат к прежнему: редакция 1 (приказ от 23.09.2019 № 401/1)"
    assert "Вторая мера" in source(program)
    assert program.found() == []


def test_a_killed_return_leaves_the_one_or_the_other(past: SmallWorkspace) -> None:
    (first,) = states(past.open(), "small")
    later = texts(past)
    back(past, first.key)
    earlier = texts(past)
    (middle,) = (one for one in states(past.open(), "small") if one.sentence.startswith("Изменено"))

    def check() -> None:
        past.open().load("small")
        assert texts(past) in (earlier, later)
        for known in states(past.open(), "small"):
            assert known.sentence

    def there() -> None:
        if texts(past) == earlier:
            back(past, middle.key)

    kill_everywhere(there, check)
    assert texts(past) == later


@pytest.mark.parametrize("keeper", ["git", "no git"])
def test_who_returns_to_before_an_update_is_offered_it_again(program: SmallWorkspace, keeper: str) -> None:
    clone_program(program.open(), "small", CloneOrder("copy", "2025-2027"))
    if keeper == "git":
        Repository.of(program.root)
    change(program, "Вторая мера", "Другая мера")
    before = files_of(program.root, "copy")
    assert save_and_update(program.open(), "copy", WHO).taken
    first = states(program.open(), "copy")[-1]
    returned(program.open(), "copy", first.key, WHO)
    assert files_of(program.root, "copy") == before
    assert update(program.open(), "copy", dry_run=True).taken
