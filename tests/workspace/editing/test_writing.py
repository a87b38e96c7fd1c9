"""What a window changes is written at once, and nothing else is touched."""

from __future__ import annotations

import os
from threading import Thread

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.files import write_atomically
from shnor_docs.source.journal import NAME
from shnor_docs.source.text import fingerprint
from shnor_docs.source.unfinished import alone, sweep
from shnor_docs.source.yaml import migrations
from shnor_docs.workspace.editing import texts
from shnor_docs.workspace.editing.changes import Change, Insert, Move, Put, Remove, Write
from shnor_docs.workspace.editing.disk import turn
from shnor_docs.workspace.editing.texts import NotAsWanted
from shnor_docs.workspace.excel import write_workbooks
from tests.small_workspace import SmallWorkspace
from tests.workspace.editing.window import Window
from tests.workspace.test_killed import files, kill_everywhere

ROADMAP = """\
# План
title: План
groups:
- id: first
  title: Первая
  items:
  # выезды
  - id: visit
    text: Выезды   # в школы
    deadline: до 15.03.2021
    responsible: [centre]
  - id: report
    text: >-
      Отчёт о том, как прошли выезды в школы,
      и что они дали
    consequences: "В кавычках"
    result: 'Справка'
"""
GROUPS = ("roadmap", "groups")
ITEMS = (*GROUPS, 0, "items")
VISIT, REPORT = (*ITEMS, 0), (*ITEMS, 1)
NEW = {"id": "new", "text": "Новая мера", "responsible": ["centre", "heads"]}
VISIT_LINES = ROADMAP[ROADMAP.index("  # выезды") : ROADMAP.index("  - id: report")]
REPORT_LINES = ROADMAP[ROADMAP.index("  - id: report") :]


@pytest.fixture
def window(small: SmallWorkspace) -> Window:
    small.program("parties: [{id: centre, name: Центр}]", "goals:\n- {id: one, text: Цель}")
    small.write("programs/small/roadmap.yaml", ROADMAP)
    return Window(small)


def told(window: Window, *changes: Change) -> str:
    """Why changes are refused; nothing is written then."""
    before = files(window.folder)
    with pytest.raises(ShnorError) as refused:
        window.change(*changes)
    assert files(window.folder) == before
    assert refused.value.diagnostics[0].code.id == "ШД036"
    return refused.value.diagnostics[0].message


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("made", "old", "new"),
    [
        (Put((*VISIT, "text"), "Поездки"), "Выезды   #", "Поездки   #"),
        (Put((*VISIT, "text"), "Две:\r\nодна"), "Выезды   # в школы\n", "|-   # в школы\n      Две:\n      одна\n"),
        (Put((*VISIT, "text"), None), "    text: Выезды   # в школы\n", ""),
        (Put((*VISIT, "text"), None, keep=True), " Выезды   #", "   #"),
        (Put((*VISIT, "responsible"), ["a", "b"]), "[centre]", "[a, b]"),
        (Put((*VISIT, "tasks"), ["help"]), "[centre]\n", "[centre]\n    tasks: [help]\n"),
        (Put((*VISIT, "deadlines", "spring"), "май"), "2021\n", "2021\n    deadlines:\n      spring: май\n"),
        (Put((*REPORT, "text"), "Отчёт о том, как прошли выезды в школы,\nи что они дали"), "      и", "\n      и"),
        (Put((*REPORT, "text"), "Отчёт о том, как прошли выезды в школы, и чем помог"), "что они дали", "чем помог"),
        (Put((*REPORT, "consequences"), "Иначе"), '"В кавычках"', '"Иначе"'),
        (Put((*REPORT, "result"), "Доклад"), "'Справка'", "'Доклад'"),
        (Insert(ITEMS, 0, NEW), "  # выезды\n",
         "  - id: new\n    text: Новая мера\n    responsible: [centre, heads]\n  # выезды\n"),
        (Insert(ITEMS, 2, NEW), "'Справка'\n",
         "'Справка'\n  - id: new\n    text: Новая мера\n    responsible: [centre, heads]\n"),
        (Remove(VISIT), VISIT_LINES, ""),
        (Move(REPORT, ITEMS, 0), VISIT_LINES + REPORT_LINES, REPORT_LINES + VISIT_LINES),
        (Remove(("roadmap", "title")), "title: План\n", ""),
    ],
)  # fmt: skip
def test_only_the_place_changes(window: Window, made: Change, old: str, new: str, mark: str, line_break: str) -> None:
    path = window.folder / "roadmap.yaml"
    path.write_bytes((mark + ROADMAP.replace("\n", line_break)).encode())
    window.show()
    window.change(made)
    assert ROADMAP.count(old) == 1
    assert window.text() == mark + ROADMAP.replace(old, new).replace("\n", line_break)


@pytest.mark.parametrize(
    "change",
    [
        Put((*VISIT, "text"), "Выезды"),
        Put((*REPORT, "text"), "Отчёт о том, как прошли выезды в школы, и что они дали\n"),
        Put((*VISIT, "responsible"), ["centre"]),
        Put(("roadmap", "groups", 0, "id"), "first"),
        Put((*VISIT, "result"), None),
        Put(("budget", "unit"), None, keep=True),
        Move(VISIT, ITEMS, 0),
        Move(VISIT, ITEMS, 1),
        Write("notes.md", "Одна\nдве\n"),
    ],
)
def test_saving_without_a_change_touches_no_file(window: Window, change: Change) -> None:
    (window.folder / "notes.md").write_bytes("\ufeffОдна\r\nдве\r\n".encode())
    window.show()
    window.seen["notes.md"] = fingerprint((window.folder / "notes.md").read_bytes())
    before = {path: path.stat().st_mtime_ns for path in window.folder.iterdir()}
    assert window.change(change).after == {}
    assert {path: path.stat().st_mtime_ns for path in window.folder.iterdir()} == before


def test_a_value_emptied_and_typed_anew_finds_its_place_and_comment(window: Window) -> None:
    window.change(Put((*VISIT, "text"), None, keep=True))
    assert window.small.open().load("small").content is None  # the measure has no text for the moment
    window.change(Put((*VISIT, "deadline"), None, keep=True))
    window.change(Put((*VISIT, "text"), "Выезды"))
    assert window.small.open().load("small").content is not None
    window.change(Put((*VISIT, "deadline"), "до 15.03.2021"))
    assert window.text() == ROADMAP


def test_a_new_key_stands_where_its_record_has_it(window: Window) -> None:
    window.change(Put((*VISIT, "неведомый"), "1"), Put((*VISIT, "level"), "region"), Put((*VISIT, "result"), "Справка"))
    keys = [line.split(":")[0].strip() for line in window.text().splitlines()[7:15]]
    assert keys == ["- id", "text", "deadline", "responsible", "result", "level", "неведомый", "- id"]


def test_a_field_that_stands_nowhere_gets_a_file_of_its_own(window: Window) -> None:
    text = (
        "Снизить долю школ с низкими результатами обучения до десяти процентов и удержать её на этом уровне весь срок"
    )
    window.change(
        Put(("tasks", 0), {"id": "support", "text": text}),
        Put(("tasks", 1, "id"), "help"),
        Put(("budget", "sources", 0, "amounts", "2021"), "5"),
    )
    assert window.text("tasks.yaml") == (
        "- id: support\n  text: >-\n"
        "    Снизить долю школ с низкими результатами обучения до десяти процентов и удержать её на этом уровне\n"
        "    весь срок\n- id: help\n"
    )
    assert window.text("budget.yaml") == "sources:\n- amounts:\n    2021: 5\n"
    window.change(Remove(("tasks",)), Put(("budget",), None))
    assert sorted(path.name for path in window.folder.iterdir()) == ["program.yaml", "roadmap.yaml"]


def test_a_required_field_stands_in_the_program_itself(window: Window) -> None:
    window.change(Put(("title",), "Другая программа"), Put(("authority", "short_name"), "Управление"))
    assert "title: Другая программа\n" in window.text("program.yaml")
    assert "short_name: Управление" in window.text("program.yaml")


def test_entries_of_two_records_that_end_together_stand_each_in_its_own(window: Window) -> None:
    (window.folder / "roadmap.yaml").write_text("groups:\n- id: a\n  items:\n  - id: b\n", encoding="utf-8")
    window.show()
    window.change(
        Put(("roadmap", "groups", 0, "number"), "I"),
        Put((*ITEMS, 0, "text"), "Мера"),
        Put((*ITEMS, 0, "deadline"), "2021"),
        Put(("неведомое",), "1"),
        Put(("title",), "Другая"),
        Put(("roadmap", "title"), "План"),
    )
    assert window.text() == (
        "title: План\ngroups:\n- id: a\n  number: I\n  items:\n  - id: b\n    text: Мера\n    deadline: 2021\n"
    )
    assert "title: Другая\n" in window.text("program.yaml")
    assert "неведомое: 1\n" in window.text("program.yaml")


@pytest.mark.parametrize("end", ["", "\n"])
def test_entries_more_at_the_end_of_a_file_each_stand_in_their_record(window: Window, end: str) -> None:
    (window.folder / "roadmap.yaml").write_text(f"groups:\n- id: a\n  items:\n  - id: b{end}", encoding="utf-8")
    window.show()
    window.change(*(Put((*place, key), key) for place in (VISIT, (*GROUPS, 0), ("roadmap",)) for key in ("one", "two")))
    item, group, plan = ("".join(f"{' ' * column}{key}: {key}\n" for key in ("one", "two")) for column in (4, 2, 0))
    assert window.text() == f"groups:\n- id: a\n  items:\n  - id: b\n{item}{group}{plan}"


@pytest.mark.parametrize("order", [1, -1])
def test_a_value_and_an_entry_that_are_written_in_one_place_come_in_their_order(window: Window, order: int) -> None:
    (window.folder / "roadmap.yaml").write_text("groups:\n- id: a\n  title:\n- id: b\n", encoding="utf-8")
    window.show()
    window.change(*[Put((*GROUPS, 0, "title"), "Первая"), Put((*GROUPS, 0, "number"), "I")][::order])
    assert window.text() == "groups:\n- id: a\n  title: Первая\n  number: I\n- id: b\n"


def test_lists_in_brackets_stay_in_brackets(window: Window) -> None:
    window.change(Put(("goals", 0, "text"), "Цель, и не одна"), Insert(("goals",), 1, {"id": "two", "text": "Вторая"}))
    assert '- {id: one, text: "Цель, и не одна"}\n- id: two\n  text: Вторая\n' in window.text("program.yaml")
    window.change(Put(("parties", 0, "name"), "две\nстроки"), Insert(("parties",), 1, {"id": "b", "name": "Б"}))
    assert 'parties: [{id: centre, name: "две\\nстроки"}, {id: b, name: Б}]\n' in window.text("program.yaml")


def test_a_list_that_loses_all_and_gets_some_again_is_written_in_lines(window: Window) -> None:
    window.change(Remove(VISIT), Remove((*ITEMS, 0)))
    assert window.text().endswith("  items: []\n")
    window.change(Insert(ITEMS, 0, NEW))
    assert window.text().endswith("  items:\n  - id: new\n    text: Новая мера\n    responsible: [centre, heads]\n")


def test_a_record_that_loses_all_and_gets_some_again_is_written_in_lines(window: Window) -> None:
    window.change(Put((*VISIT, "deadlines", "spring"), "май"), Remove((*VISIT, "deadlines", "spring")))
    assert "    deadlines: {}\n" in window.text()
    window.change(Put((*VISIT, "deadlines", "autumn"), "сентябрь"))
    assert "    deadlines:\n      autumn: сентябрь\n" in window.text()


def test_the_first_item_of_a_list_that_is_nowhere_makes_it(window: Window) -> None:
    window.change(Insert(("risks",), 0, {"id": "one"}), Insert((*VISIT, "tasks"), 0, "help"))
    assert window.text("risks.yaml") == "- id: one\n"
    assert "    tasks: [help]\n" in window.text()


def test_what_is_in_brackets_moves_too(window: Window) -> None:
    rows = ("roadmap", "rows")
    window.change(Put(rows, [["а", "б"], "в"]))
    text = window.text().replace("rows:\n- - а\n  - б\n- в\n", "rows: [[а,   б], в]\n")
    (window.folder / "roadmap.yaml").write_text(text, encoding="utf-8")
    window.show()
    window.change(Move((*rows, 0), rows, 0), Move((*rows, 0), rows, 1), Move((*rows, 0, 1), (*rows, 0), 1))
    assert window.text() == text
    window.change(Move((*rows, 0, 0), rows, 0))
    assert window.text().endswith("rows: [а, [б], в]\n")
    window.change(Move((*rows, 1), rows, 3), Move((*rows, 0), (*rows, 2), 1))
    assert window.text().endswith("rows: [в, [б, а]]\n")


def test_an_item_moves_into_a_list_of_another_file(window: Window) -> None:
    window.change(Move(("goals", 0), ("risks",), 0))
    assert window.text("risks.yaml") == "- id: one\n  text: Цель\n"
    assert "goals: []\n" in window.text("program.yaml")


def test_signs_that_no_file_can_hold_are_left_out(window: Window) -> None:
    window.change(Put((*VISIT, "text"), "Вы\x0bез\x00ды\u2028и\u0306"))
    assert "text: Вы ез ды й   # в школы" in window.text()


def test_a_word_that_no_document_can_hold_is_refused(window: Window) -> None:
    with pytest.raises(ShnorError) as refused:
        window.change(Put((*VISIT, "text"), "о" * 6000))
    assert refused.value.diagnostics[0].code.id == "ШД027"
    assert window.text() == ROADMAP


def test_what_a_workbook_holds_is_changed_in_the_workbook(window: Window) -> None:
    write_workbooks(window.small.open(), "small", window.folder)
    (window.folder / "roadmap.yaml").unlink()
    window.show()
    assert told(window, Put((*VISIT, "text"), "Поездки")).startswith(
        "«План мероприятий» этой программы ведётся в книге"
    )
    window.change(Put(("goals", 0, "text"), "Другая цель"))
    assert "text: Другая цель" in window.text("program.yaml")


def test_a_workbook_that_appeared_meanwhile_is_told(window: Window) -> None:
    write_workbooks(window.small.open(), "small", window.folder)
    assert "roadmap.xlsx" in told(window, Put((*VISIT, "text"), "Поездки"))


def test_a_program_of_an_older_schema_is_left_as_it_is(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "CURRENT_VERSION", 2)
    monkeypatch.setitem(migrations.MIGRATIONS, 1, lambda tree: tree)
    assert told(window, Put((*VISIT, "text"), "Поездки")) == "программа записана по прежним правилам (версия 1)"


def test_a_version_that_nobody_knows_can_be_mended(window: Window) -> None:
    window.change(Put(("schema_version",), "99"))
    window.change(Put(("schema_version",), "1"), Put((*VISIT, "text"), "Поездки"))
    assert window.text("program.yaml").startswith("schema_version: 1\n")


def test_a_faulty_file_is_told_and_mended_whole(window: Window) -> None:
    (window.folder / "roadmap.yaml").write_text("title: План: мероприятий\n", encoding="utf-8")
    window.show()
    assert told(window, Put(("roadmap", "title"), "План")) == "в файле roadmap.yaml ошибка записи"
    window.change(Put(("goals", 0, "text"), "Другая цель"))
    window.change(Write("roadmap.yaml", "title: План: всё ещё\n"))
    window.change(Write("roadmap.yaml", "title: План\n"))
    window.change(Put(("roadmap", "title"), "План мероприятий"))
    assert window.text() == "title: План мероприятий\n"
    assert told(window, Write("roadmap.yaml", "title: План: опять\n")).startswith("в новом тексте файла roadmap.yaml")


def test_a_file_that_is_no_text_is_mended_whole(window: Window) -> None:
    (window.folder / "roadmap.yaml").write_bytes("title: План\n".encode("cp1251"))
    window.show()
    with pytest.raises(ShnorError) as refused:
        window.change(Put(("roadmap", "title"), "План"))
    assert refused.value.diagnostics[0].code.id == "ШД003"
    window.change(Write("roadmap.yaml", "title: План\n"))
    assert window.text() == "title: План\n"


@pytest.mark.parametrize(
    ("old", "typed", "new"),
    [
        ("Одна\r\nдве\r\n", "Одна\nтри\n", "Одна\r\nтри\r\n"),
        ("Одна\r\nдве\nтри\n", "Одна\nновая\nдве\nтри", "Одна\r\nновая\r\nдве\nтри"),
        ("Одна\r\nдве\nтри\r\n", "две\r\nтри\r\n", "две\nтри\r\n"),
        ("\ufeffОдна\n", "\ufeffДве\r\n", "\ufeffДве\n"),
        ("", "Одна\r\nдве", "Одна\nдве"),
    ],
)
def test_lines_of_a_text_that_stay_keep_their_bytes(window: Window, old: str, typed: str, new: str) -> None:
    (window.folder / "notes.md").write_bytes(old.encode())
    window.seen["notes.md"] = fingerprint(old.encode())
    window.change(Write("notes.md", typed))
    assert window.text("notes.md") == new


@pytest.mark.parametrize("file", ["../other/program.yaml", "/etc/x.md", "editions/1/a.yaml", "register.yaml", "a.docx",
                                  ".git/a.md", "C:\\a.md", "con.md", "a/../../b.md", "", "sections/"])  # fmt: skip
def test_only_texts_of_the_program_itself_are_written(window: Window, file: str) -> None:
    assert told(window, Write(file, "Текст")).endswith("здесь не правят")


def test_what_yaml_could_and_we_do_not_support_stays_as_it_is(window: Window) -> None:
    text = "title: &plan План\nother: *plan\ngroups: []\n"
    (window.folder / "roadmap.yaml").write_text(text, encoding="utf-8")
    window.show()
    window.change(Put(("roadmap", "groups"), [{"id": "one"}]), Put(("roadmap", "title"), "Другой"))
    assert window.text() == "title: Другой\nother: *plan\ngroups:\n- id: one\n"


def test_a_key_that_stands_there_twice_is_left_to_the_person(window: Window) -> None:
    (window.folder / "roadmap.yaml").write_text("title: Один\ntitle: Два\n", encoding="utf-8")
    window.show()
    assert told(window, Remove(("roadmap", "title"))) == "в файле roadmap.yaml ошибка записи"
    window.change(Put(("roadmap", "title"), "Первый"))
    assert window.text() == "title: Первый\ntitle: Два\n"


def test_a_second_document_in_a_file_stays(window: Window) -> None:
    (window.folder / "roadmap.yaml").write_text("title: План\n---\ntitle: Второй\n", encoding="utf-8")
    window.show()
    window.change(Put(("roadmap", "groups"), [{"id": "one"}]))
    assert window.text() == "title: План\ngroups:\n- id: one\n---\ntitle: Второй\n"


@pytest.mark.parametrize(
    "change",
    [
        Put((*VISIT, "text", "inner"), "x"),
        Put((*ITEMS, 5), "x"),
        Put(("risks", 1, "id"), "x"),
        Insert(ITEMS, 3, NEW),
        Insert(("roadmap", "title"), 0, "x"),
        Insert(("risks",), 1, "x"),
        Remove((*VISIT, "result")),
        Remove(("risks",)),
        Move((*ITEMS, 2), ITEMS, 0),
        Move((*GROUPS, 0), ITEMS, 0),
    ],
)
def test_a_place_that_is_not_there_is_told(window: Window, change: Change) -> None:
    assert told(window, change) == "этого места в файлах программы нет: его убрали или записали иначе"


def test_an_edit_that_would_say_something_else_is_not_written(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shnor_docs.source.yaml.tree_edits.scalar_source", lambda *_, **__: "{")
    with pytest.raises(NotAsWanted):
        window.change(Put((*VISIT, "text"), "Поездки"))
    assert window.text() == ROADMAP


def test_the_cells_of_a_table_are_read_back_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    read, times = texts.read_node, []
    monkeypatch.setattr(texts, "read_node", lambda source: (times.append(source.shown), read(source))[1])
    cells = [
        Put((*item, key), f"{key} {n}")
        for n, item in enumerate((VISIT, REPORT))
        for key in ("text", "result", "consequences")
    ]
    window.change(*cells)
    window.change(*(Insert(ITEMS, 1 + n, {"id": f"new{n}", "text": f"Мера {n}"}) for n in range(20)), Remove(REPORT))
    assert times.count("programs/small/roadmap.yaml") == 3
    program = window.small.open().load("small").content.program
    first, *new, last = program.roadmap.groups[0].items
    assert [(item.text, item.result) for item in (first, last)] == [("text 0", "result 0"), ("text 1", "result 1")]
    assert [item.text for item in new] == [f"Мера {n}" for n in range(1, 20)]


def test_a_change_waits_for_its_turn(window: Window) -> None:
    with alone(window.folder):
        waiting = Thread(target=window.change, args=(Put((*VISIT, "text"), "Поездки"),))
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive()
        assert "Поездки" not in window.text()
    waiting.join()
    assert "Поездки" in window.text()


def test_who_reads_waits_for_files_that_are_being_written_together(window: Window) -> None:
    """A reader that finished the change of a living one could write it over what came after."""
    journal = window.folder / NAME
    with turn(window.folder):
        journal.write_text('{"files": {}, "moves": {}}', encoding="utf-8")
        reading = Thread(target=window.show)
        reading.start()
        reading.join(0.1)
        assert reading.is_alive()
        assert journal.exists()
    reading.join()
    assert not journal.exists()


def test_two_windows_at_once_lose_nothing(window: Window) -> None:
    windows = [Window(window.small) for _ in range(4)]

    def work(number: int) -> None:
        for turn_number in range(10):
            windows[number].change(Put(("roadmap", f"поле{number}"), f"{turn_number}"))

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"поле{number}: 9\n" in window.text() for number in range(4))
    assert window.text().startswith(ROADMAP.rstrip("\n").split("groups")[0])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="нет fork")
@pytest.mark.parametrize(
    "changes",
    [
        (Put((*VISIT, "text"), "Поездки"),),
        (Put((*VISIT, "text"), "Поездки"), Put(("goals", 0, "text"), "Другая"), Put(("tasks", 0, "id"), "one")),
        (Remove(("roadmap",)),),
        (Write("sections/one.md", "Текст"), Put(("goals", 0, "text"), "Другая")),
    ],
)
def test_whoever_is_killed_leaves_the_old_files_or_the_new_ones(window: Window, changes: tuple[Change, ...]) -> None:
    before, seen = files(window.folder), window.seen
    window.change(*changes)
    after = files(window.folder)

    def check() -> None:
        with turn(window.folder):
            sweep(window.folder / "sections")
        assert files(window.folder) in (before, after)
        for name in after.keys() - before.keys():
            (window.folder / name).unlink(missing_ok=True)
        for name, data in before.items():
            write_atomically(window.folder / name, data)

    def change() -> None:
        window.seen = seen
        window.change(*changes)

    check()
    kill_everywhere(change, check)
