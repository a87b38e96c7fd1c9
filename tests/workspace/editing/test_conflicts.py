"""Two people at one program: what does not touch the same place goes through, what does is shown to the second."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.yaml.nodes import Path
from shnor_docs.workspace.editing import remembering
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Put, Remove, Write
from shnor_docs.workspace.editing.conflicts import Clash, Conflict
from tests.small_workspace import SmallWorkspace
from tests.workspace.editing.window import Window

ROADMAP = """\
title: План
groups:
- id: first
  title: Первая
  items:
  - id: visit
    text: Выезды
    deadline: до 15.03.2021
    responsible: [centre]
  - id: report
    text: Отчёт
- id: second
  title: Вторая
  items:
  - id: course
    text: Курсы
    result: Итог
"""
GROUPS: Path = ("roadmap", "groups")
ITEMS: Path = (*GROUPS, 0, "items")
COURSE: Path = (*GROUPS, 1, "items", 0)
NEW = {"id": "new", "text": "Новая мера"}


@pytest.fixture
def small(small: SmallWorkspace) -> SmallWorkspace:
    small.program("parties: [{id: centre, name: Центр}]", "goals:\n- {id: one, text: Цель}")
    small.write("programs/small/roadmap.yaml", ROADMAP)
    return small


def conflict_of(window: Window, *changes: Change) -> Conflict:
    """The conflict that a window meets; nothing is written then."""
    before = {path: path.read_bytes() for path in window.folder.rglob("*") if path.is_file()}
    with pytest.raises(Conflict) as met:
        window.change(*changes)
    assert {path: path.read_bytes() for path in window.folder.rglob("*") if path.is_file()} == before
    return met.value


MEANWHILE: list[Change] = [
    Put((*ITEMS, 1, "text"), "Отчёт о выездах"),
    Put((*ITEMS, 0, "id"), "trip"),
    Insert(ITEMS, 0, NEW),
    Insert(GROUPS, 0, {"id": "zero", "title": "Ноль", "items": [NEW]}),
    Remove((*ITEMS, 0)),
    Move(COURSE, ITEMS, 0),
    Move((*ITEMS, 1), ITEMS, 0),
    Put(("goals", 0, "text"), "Другая цель"),
]


@pytest.mark.parametrize("theirs", MEANWHILE)
def test_a_value_follows_its_item_wherever_others_have_moved_it(small: SmallWorkspace, theirs: Change) -> None:
    mine, other = Window(small), Window(small)
    other.change(theirs)
    after = other.text()
    place = (*COURSE, "text") if isinstance(theirs, Remove) else (*ITEMS, 1, "deadline")
    written = mine.change(Put(place, "до 01.04.2022"))
    wanted = after.replace("Курсы", "до 01.04.2022") if isinstance(theirs, Remove) else None
    for text in ("Отчёт о выездах", "Отчёт"):
        if wanted is None and f"text: {text}\n" in after:
            wanted = after.replace(f"    text: {text}\n", f"    text: {text}\n    deadline: до 01.04.2022\n")
    assert mine.text() == wanted
    assert written.others == (("roadmap.yaml",) if theirs.path[0] == "roadmap" else ())


def test_a_value_follows_its_item_into_another_list(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Move((*ITEMS, 0), (*GROUPS, 1, "items"), 0), Remove((*GROUPS, 0)))
    mine.change(Put((*ITEMS, 0, "text"), "Поездки"))
    assert mine.text() == other.text().replace("Выезды", "Поездки")
    mine.change(Remove((*ITEMS, 0)))
    assert "visit" not in mine.text()


def test_an_id_of_several_lists_is_known_only_in_its_own(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Insert((*GROUPS, 1, "items"), 0, {**NEW, "id": "visit"}))
    mine.show()
    other.change(Remove((*ITEMS, 0)))
    assert conflict_of(mine, Put((*ITEMS, 0, "text"), "Поездки")).clashes[0].theirs is None


def test_the_same_value_is_shown_to_the_second(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 0, "text"), "Поездки"), Insert(ITEMS, 0, NEW))
    conflict = conflict_of(mine, Put((*ITEMS, 0, "text"), "Визиты"))
    assert conflict.clashes == (Clash((*ITEMS, 0, "text"), "Выезды", "Визиты", "Поездки"),)
    assert [found.code.id for found in conflict.diagnostics] == ["ШД008"]
    mine.keep_mine(conflict)
    assert mine.text() == other.text().replace("Поездки", "Визиты")
    assert "Новая мера" in mine.text()


def test_what_others_changed_is_not_overwritten_later_by_a_window_that_does_not_show_it(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 0, "text"), "Поездки"))
    mine.change(Put((*ITEMS, 1, "text"), "Доклад"))
    conflict = conflict_of(mine, Put((*ITEMS, 0, "text"), "Визиты"))
    assert conflict.clashes[0].theirs == "Поездки"


def test_a_field_that_a_window_only_left_as_it_was_is_no_change(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 0, "text"), "Поездки"), Put((*ITEMS, 1, "result"), "Итог"), Remove((*GROUPS, 1)))
    left = (Put((*ITEMS, 0, "text"), "Выезды"), Put((*ITEMS, 1, "result"), None), Put((*COURSE, "text"), "Курсы"))
    assert mine.change(*left).after == {}


def test_two_who_want_the_same_do_not_clash(small: SmallWorkspace) -> None:
    for change in (
        Put((*ITEMS, 0, "text"), "Поездки"),
        Insert(ITEMS, 0, NEW),
        Remove((*ITEMS, 0)),
        Put((*COURSE, "text"), None),
        Remove((*COURSE, "result")),
        Write("notes.md", "Заметки\n"),
    ):
        mine, other = Window(small), Window(small)
        other.change(change)
        after = other.text()
        assert mine.change(change).after == {}
        assert mine.text() == after


@pytest.mark.parametrize(
    ("theirs", "mine", "kept"),
    [
        (Put((*ITEMS, 0, "text"), "Поездки"), Remove((*ITEMS, 0)), ["report"]),
        (Insert(ITEMS, 0, {**NEW, "id": "other"}), Insert(ITEMS, 1, NEW), ["other", "visit", "new", "report"]),
        (Remove((*ITEMS, 1)), Insert(ITEMS, 2, NEW), ["visit", "new"]),
        (Remove((*ITEMS, 0)), Insert(ITEMS, 1, NEW), ["new", "report"]),
        (Insert(ITEMS, 2, {**NEW, "id": "other"}), Move((*ITEMS, 1), ITEMS, 0), ["report", "visit", "other"]),
        (Insert(ITEMS, 0, {**NEW, "id": "other"}), Move(COURSE, ITEMS, 1), ["other", "visit", "course", "report"]),
        (Remove((*ITEMS, 0)), Put((*ITEMS, 0, "text"), "Визиты"), ["visit", "report"]),
        (Remove((*GROUPS, 0)), Put((*ITEMS, 0, "text"), "Визиты"), ["visit", "report"]),
        (Remove((*GROUPS, 0)), Insert(ITEMS, 1, NEW), ["visit", "new", "report"]),
    ],
)
def test_lists_that_both_have_changed_are_shown_and_mine_can_be_kept(
    small: SmallWorkspace, theirs: Change, mine: Change, kept: list[str]
) -> None:
    window, other = Window(small), Window(small)
    other.change(theirs)
    window.keep_mine(conflict_of(window, mine))
    roadmap = small.open().load("small").content.program.roadmap
    assert [item.id for item in roadmap.groups[0].items] == kept
    assert "text: Поездки" not in window.text()


def test_an_item_without_an_id_is_known_only_in_a_list_that_nobody_has_changed(small: SmallWorkspace) -> None:
    responsible = (*ITEMS, 0, "responsible")
    window, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 1, "text"), "Доклад"))
    window.change(Put((*responsible, 0), "school"))
    assert "responsible: [school]" in window.text()
    other.show()
    other.change(Insert(responsible, 0, "authority"))
    conflict = conflict_of(window, Put((*responsible, 0), "centre"))
    assert conflict.clashes[0].theirs == "authority"
    conflict_of(window, Remove((*responsible, 0)))
    conflict_of(window, Insert(responsible, 1, "centre"))
    window.show()
    other.change(Insert(responsible, 2, "heads"))
    assert conflict_of(window, Put((*responsible, 0), "centre")).clashes[0].theirs == "authority"


def test_a_row_without_an_id_is_known_by_all_that_it_says(small: SmallWorkspace) -> None:
    rows = ("roadmap", "rows")
    window, other = Window(small), Window(small)
    other.change(Put(rows, [["а", "б"], ["в", "г"]]))
    window.show()
    other.change(Put((*rows, 0, 0), "я"))
    window.change(Put((*rows, 1, 1), "д"))
    conflict_of(window, Put((*rows, 0, 1), "ю"))
    assert window.text().endswith("rows:\n- - я\n  - б\n- - в\n  - д\n")


def test_what_is_put_at_the_end_of_a_list_needs_the_list_as_it_was(small: SmallWorkspace) -> None:
    window, other = Window(small), Window(small)
    other.change(Put(("roadmap", "title"), "Другой"))
    window.change(Put((*ITEMS, 2), NEW))
    other.show()
    other.change(Remove(COURSE), Insert(ITEMS, 3, {**NEW, "id": "other"}))
    conflict_of(window, Put((*ITEMS, 3), {**NEW, "id": "one_more"}))


def test_a_field_that_another_has_made_meanwhile(small: SmallWorkspace) -> None:
    window, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 1, "deadlines"), {"spring": "май"}), Put(("budget", "unit"), "рублей"))
    window.change(Put((*ITEMS, 1, "deadlines", "autumn"), "сентябрь"))
    assert "spring: май\n      autumn: сентябрь\n" in window.text()
    other.change(Put((*ITEMS, 0, "deadlines"), "весь год"))
    assert conflict_of(window, Put((*ITEMS, 0, "deadlines", "spring"), "май")).clashes[0].theirs == "весь год"
    conflict = conflict_of(window, Put(("budget", "unit"), "тыс. рублей"))
    assert conflict.clashes == (Clash(("budget", "unit"), None, "тыс. рублей", "рублей"),)
    window.keep_mine(conflict)
    assert window.text("budget.yaml") == "unit: тыс. рублей\n"


def test_a_field_moved_into_a_file_of_its_own_is_found_there(small: SmallWorkspace) -> None:
    window = Window(small)
    text = window.text("program.yaml")
    small.write("programs/small/program.yaml", text.replace("goals:\n- {id: one, text: Цель}\n", ""))
    small.write("programs/small/goals.yaml", "- id: one\n  text: Цель\n")
    window.change(Put(("goals", 0, "text"), "Другая цель"))
    assert window.text("goals.yaml") == "- id: one\n  text: Другая цель\n"


def test_a_text_that_another_has_changed(small: SmallWorkspace) -> None:
    small.write("programs/small/notes.md", "Одна\n")
    window, other = Window(small), Window(small)
    for each in (window, other):
        each.seen["notes.md"] = remembering.remember("Одна\n".encode())
    other.change(Write("notes.md", "Другая\n"))
    conflict = conflict_of(window, Write("notes.md", "Третья\n"))
    assert conflict.clashes == (Clash(("files", "notes.md"), "Одна\n", "Третья\n", "Другая\n"),)
    window.keep_mine(conflict)
    assert window.text("notes.md") == "Третья\n"


def test_a_text_of_which_others_have_changed_other_lines(small: SmallWorkspace) -> None:
    small.write("programs/small/notes.md", "Одна\n\nДругая\n\nТретья\n")
    window = Window(small)
    window.seen["notes.md"] = remembering.remember("Одна\n\nДругая\n\nТретья\n".encode())
    small.write("programs/small/notes.md", "Одна\n\nДругая\n\nИх третья\n")
    window.change(Write("notes.md", "Моя одна\n\nДругая\n\nТретья\n"))
    assert window.text("notes.md") == "Моя одна\n\nДругая\n\nИх третья\n"


def test_a_file_that_appeared_meanwhile_is_not_overwritten(small: SmallWorkspace) -> None:
    window = Window(small)
    small.write("programs/small/notes.md", "Чужая\n")
    assert conflict_of(window, Write("notes.md", "Моя\n")).clashes[0].theirs == "Чужая\n"


def test_where_nobody_knows_what_the_window_had_read_all_is_shown(
    small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, other = Window(small), Window(small)
    other.change(Put((*ITEMS, 1, "text"), "Доклад"))
    monkeypatch.setattr("shnor_docs.workspace.editing.writing.recalled", lambda name: None)
    conflict = conflict_of(window, Put((*ITEMS, 0, "text"), "Визиты"))
    assert conflict.clashes == (Clash((*ITEMS, 0, "text"), None, "Визиты", "Выезды", is_known=False),)
    window.keep_mine(conflict)
    assert "Визиты" in window.text()
    assert "Доклад" in window.text()


def test_of_many_texts_the_last_ones_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_memory", remembering._Memory())
    monkeypatch.setattr(remembering, "MOST", 25)
    names = [remembering.remember(bytes([n]) * 10) for n in (0, 1, 0, 0, 2)]
    assert [remembering.recalled(name) for name in names] == [b"\0" * 10, None, b"\0" * 10, b"\0" * 10, b"\2" * 10]


def test_several_changes_are_brought_over_together_or_not_at_all(small: SmallWorkspace) -> None:
    mine, other = Window(small), Window(small)
    other.change(Insert(ITEMS, 0, {**NEW, "id": "other"}))
    mine.change(Put((*ITEMS, 0, "text"), "Визиты"), Put((*ITEMS, 0, "id"), "trip"), Put((*ITEMS, 0, "result"), "Итог"))
    assert "- id: trip\n    text: Визиты\n" in mine.text()
    conflict = conflict_of(mine, Put((*COURSE, "text"), "Лекции"), Insert(ITEMS, 0, NEW))
    assert [clash.path for clash in conflict.clashes] == [ITEMS]
    mine.keep_mine(conflict)
    assert "text: Лекции" in mine.text()


def test_where_no_place_is_left_for_mine_only_theirs_can_be_taken(small: SmallWorkspace) -> None:
    window, other = Window(small), Window(small)
    other.change(Put((*GROUPS, 0, "items"), "нет"))
    conflict = conflict_of(window, Insert(ITEMS, 1, NEW))
    assert (conflict.clashes[0].theirs, conflict.changes) == ("нет", ())
    other.change(Remove((*GROUPS, 0)))
    conflict = conflict_of(window, Move((*GROUPS, 1, "items", 0), ITEMS, 0))
    assert conflict.changes == ()


def test_a_place_that_never_was_is_told(small: SmallWorkspace) -> None:
    window, other = Window(small), Window(small)
    other.change(Insert(ITEMS, 0, NEW))
    for one in (window, Window(small)):
        with pytest.raises(ShnorError) as told:
            one.change(Remove((*ITEMS, 7)))
        assert [found.code.id for found in told.value.diagnostics] == ["ШД036"]
