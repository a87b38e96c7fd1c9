"""Undo and redo bring back every byte, and never what another has written."""

from __future__ import annotations

import pytest

from shnor_docs.workspace.editing import undoing
from shnor_docs.workspace.editing.changes import Change, Put, Remove, Write
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from shnor_docs.workspace.editing.undoing import Steps, redo, undo
from tests.small_workspace import SmallWorkspace
from tests.workspace.editing.window import Window
from tests.workspace.test_killed import files

TITLE, TEXT = ("roadmap", "title"), ("goals", 0, "text")


class Person:
    """A window with undo."""

    def __init__(self, small: SmallWorkspace) -> None:
        self.window, self.steps = Window(small), Steps()
        self.small, self.first = small, files(self.window.folder)

    def change(self, *changes: Change) -> None:
        self.steps.take(changes, self.window.change(*changes))

    def undo(self) -> bool:
        return self._shown(undo(self.small.open(), "small", self.steps))

    def redo(self) -> bool:
        return self._shown(redo(self.small.open(), "small", self.steps))

    def _shown(self, written: object) -> bool:
        self.window.show()
        return written is not None

    @property
    def files(self) -> dict[str, bytes]:
        return files(self.window.folder)


@pytest.fixture
def person(small: SmallWorkspace) -> Person:
    small.program("goals:\n- {id: one, text: Цель}   # главная")
    small.write("programs/small/roadmap.yaml", "title: План\r\n").write_bytes("\ufefftitle: План\r\n".encode())
    return Person(small)


def test_changes_are_taken_back_one_by_one_and_made_anew(person: Person) -> None:
    states = [person.first]
    for changes in (
        [Put(TITLE, "Другой план"), Put(TEXT, "Другая цель")],
        [Put(("tasks", 0, "id"), "one")],
        [Remove(("roadmap",))],
        [Write("notes.md", "Заметки")],
    ):
        person.change(*changes)
        states.append(person.files)
    for state in reversed(states[:-1]):
        assert person.undo()
        assert person.files == state
    assert not person.undo()
    for state in states[1:]:
        assert person.redo()
        assert person.files == state
    assert not person.redo()


def test_what_is_typed_in_one_place_is_one_step(person: Person) -> None:
    for text in ("П", "По", "Пое"):
        person.change(Put(TITLE, text))
    person.change(Put(TEXT, "Другая"))
    person.change(Put(TITLE, "Поез"))
    person.undo()
    assert "title: Пое\r\n" in person.window.text()
    person.undo()
    person.undo()
    assert person.files == person.first


def test_what_is_typed_after_an_undo_is_a_step_of_its_own_and_nothing_is_made_anew(person: Person) -> None:
    person.change(Put(TITLE, "Один"))
    person.change(Put(TEXT, "Другая"))
    person.undo()
    person.change(Put(TITLE, "Два"))
    assert not person.redo()
    person.undo()
    assert "title: Один\r\n" in person.window.text()


def test_a_change_that_changed_nothing_is_no_step(person: Person) -> None:
    person.change(Put(TITLE, "План"))
    assert not person.undo()


def test_typing_that_another_came_between_is_two_steps(person: Person) -> None:
    person.change(Put(TITLE, "Один"))
    Window(person.small).change(Put(("roadmap", "default_year"), "2021"))
    person.change(Put(TITLE, "Два"))
    person.undo()
    assert person.window.text() == "\ufefftitle: Один\r\ndefault_year: 2021\r\n"


def test_what_another_wrote_is_not_undone(person: Person) -> None:
    person.change(Put(TITLE, "Другой план"))
    other = Window(person.small)
    other.change(Put(("roadmap", "default_year"), "2021"))
    after = person.files
    with pytest.raises(Conflict) as met:
        person.undo()
    assert person.files == after
    theirs = "title: Другой план\r\ndefault_year: 2021\r\n"
    assert met.value.clashes == (Clash(("files", "roadmap.yaml"), "title: Другой план\r\n", "title: План\r\n", theirs),)
    other.change(Put(("roadmap", "default_year"), None))
    assert person.undo()
    assert person.files == person.first


def test_who_is_sure_takes_back_what_another_has_made_of_it(person: Person) -> None:
    person.change(Put(TITLE, "Другой план"))
    Window(person.small).change(Put(("roadmap", "default_year"), "2021"))
    assert undo(person.small.open(), "small", person.steps, is_sure=True)
    assert person.files == person.first


LONG = "".join(f"- {{id: g{n}, text: Цель {n}}}\n" for n in range(9))


def test_what_another_wrote_in_other_lines_stays(person: Person) -> None:
    (person.window.folder / "results.yaml").write_text(LONG, "utf-8")
    person.window.show()
    person.change(Put(("results", 1, "text"), "Моё"))
    person.change(Remove(("results", 2)))
    theirs = LONG.replace("Цель 7", "Не наше")
    Window(person.small).change(Put(("results", 6, "text"), "Не наше"))
    assert person.undo()
    assert person.undo()
    assert person.window.text("results.yaml") == theirs
    assert person.redo()
    assert person.redo()
    assert person.window.text("results.yaml") == theirs.replace("Цель 1", "Моё").replace(
        "- {id: g2, text: Цель 2}\n", ""
    )
    assert not person.redo()


def test_the_last_steps_are_kept(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "MOST_STEPS", 2)
    for number in range(4):
        person.change(Put(TITLE if number % 2 else TEXT, f"{number}"))
    assert [person.undo() for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(("most", "kept"), [(0, 1), (2000, 2), (1_000_000, 4)])
def test_the_last_bytes_are_kept(person: Person, monkeypatch: pytest.MonkeyPatch, most: int, kept: int) -> None:
    monkeypatch.setattr(undoing, "MOST_BYTES", most)
    for number in range(4):
        person.change(Write(f"{number}.md", "x" * 900))
    assert [person.undo() for _ in range(kept + 1)] == [True] * kept + [False]
