"""Saving where no git is: plain copies in the program's folder, chained, whole or not there, never too many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source import git
from shnor_docs.source import states as journal
from shnor_docs.source.register import load_register
from shnor_docs.source.states import files_of, load_states
from shnor_docs.workspace.editions.origin import is_as_approved
from shnor_docs.workspace.editions.places import edition_root
from shnor_docs.workspace.states.moments import State, opened_at, states, title_of
from shnor_docs.workspace.states.saving import changed_since_saved, save
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import approved, change
from tests.workspace.test_killed import kill_everywhere


def saved(small: SmallWorkspace, sentence: str = "Уточнена мера", person: str = "А. П. Иванова") -> State:
    return save(small.open(), "small", sentence, person)


def folder(small: SmallWorkspace, state: int) -> Path:
    return small.root / "programs/small/states" / str(state)


def test_a_state_is_a_plain_copy_with_a_record(program: SmallWorkspace) -> None:
    program.write("programs/small/data/Школы.csv", "школа;ученики\n")
    state = saved(program, "--amend")
    assert (state.key, state.who, state.sentence, state.in_git) == ("1", "А. П. Иванова", "--amend", False)
    kept = {path: (folder(program, 1) / "files" / path).read_bytes() for path in files_of(program.root, "small")}
    assert kept == files_of(program.root, "small")
    assert set(kept) == {"indicators.yaml", "programs/small/program.yaml", "programs/small/data/Школы.csv"}
    assert set(json.loads((folder(program, 1) / "state.json").read_text())) >= {"when", "who", "sentence", "digest"}


def test_what_has_changed_is_told_by_meaning(program: SmallWorkspace) -> None:
    first = changed_since_saved(program.open(), "small")
    assert first and (first.last, first.sentence) == (None, "Начало работы над программой")
    saved(program)
    assert changed_since_saved(program.open(), "small") is None
    change(program, "Вторая мера, deadline: 2021", "Вторая мера, deadline: 2020")
    unsaved = changed_since_saved(program.open(), "small")
    assert unsaved and unsaved.sentence == "Изменено: мероприятие 1.2 (срок исполнения)"
    assert unsaved.files == ("programs/small/program.yaml",)
    saved(program, unsaved.sentence)
    assert [one.key for one in states(program.open(), "small")] == ["2", "1"]


def test_notes_and_faults_are_changes_too(program: SmallWorkspace) -> None:
    saved(program)
    change(program, "roadmap:\n", "# примечание\nroadmap:\n")
    noted = changed_since_saved(program.open(), "small")
    assert noted and noted.sentence.startswith("Изменены примечания")
    change(program, "roadmap:\n", "roadmap: [\n")
    spoilt = changed_since_saved(program.open(), "small")
    assert spoilt and (spoilt.differences, spoilt.sentence) == (None, "")
    assert saved(program).key == "2"


def test_a_shared_file_counts_only_if_the_program_says_otherwise(program: SmallWorkspace) -> None:
    saved(program)
    program.write("indicators.yaml", (program.root / "indicators.yaml").read_text() + "\n# примечание\n")
    assert changed_since_saved(program.open(), "small") is None


def test_a_return_of_carriage_is_kept(program: SmallWorkspace) -> None:
    path = program.root / "programs/small/program.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    saved(program)
    assert (folder(program, 1) / "files/programs/small/program.yaml").read_bytes() == path.read_bytes()


def test_a_state_opens_as_it_was_with_the_numbers_of_its_time(program: SmallWorkspace) -> None:
    approved(program)
    change(program, "    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}\n", "")
    state = saved(program)
    change(program, "Третья мера", "Последняя мера")
    with opened_at(program.open(), "small", state.key) as then:
        items = [(number, item.text) for _, number, item in then.workspace.content("small").program.roadmap.items()]
    assert items == [("1.1", "Первая мера"), ("1.3", "Третья мера")]
    assert title_of(program.open(), "small", "now") == "Сейчас"
    assert title_of(program.open(), "small", "edition-1") == "Редакция 1 (приказ от 23.09.2019 № 401/1)"
    assert title_of(program.open(), "small", state.key).startswith("Сохранено ")


@pytest.mark.parametrize("key", ["7", "edition-7", "HEAD", "--all", "../1", "", "a" * 40])
def test_what_was_never_saved_is_not_found(program: SmallWorkspace, key: str) -> None:
    saved(program)
    with pytest.raises(ShnorError) as error, opened_at(program.open(), "small", key):
        pass
    assert {d.code.id for d in error.value.diagnostics} <= {"ШД756", "ШД753"}


def test_a_spoilt_state_is_told(program: SmallWorkspace) -> None:
    saved(program)
    change(program, "Вторая мера", "Другая мера")
    saved(program)
    kept = folder(program, 1) / "files/programs/small/program.yaml"
    kept.write_text(kept.read_text() + "# правка\n")
    with pytest.raises(ShnorError) as error, opened_at(program.open(), "small", "1"):
        pass
    assert [d.code.id for d in error.value.diagnostics] == ["ШД759"]
    record = folder(program, 1) / "state.json"
    record.write_text(record.read_text().replace("Иванова", "Петрова"))
    assert [(one.key, one.is_sound) for one in states(program.open(), "small")] == [("2", True), ("1", False)]
    record.write_text("{")
    assert [one.key for one in states(program.open(), "small")] == ["2"]


def test_a_state_that_is_gone_breaks_the_chain(program: SmallWorkspace) -> None:
    for number in range(3):
        program.write("programs/small/sections/a.md", f"Раздел {number}.")
        saved(program)
    (folder(program, 2) / "state.json").unlink()
    assert [(one.key, one.is_sound) for one in states(program.open(), "small")] == [("3", False), ("1", True)]


def test_there_are_never_too_many(program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_STATES", 2)
    for number in range(4):
        program.write("programs/small/sections/a.md", f"Раздел {number}.")
        saved(program)
    assert [one.state for one in load_states(program.root, "small")] == [3, 4]
    assert all(one.is_sound for one in states(program.open(), "small"))
    monkeypatch.setattr(journal, "MOST_BYTES", 10)
    program.write("programs/small/sections/a.md", "Раздел.")
    assert saved(program).key == "5"
    assert [one.key for one in states(program.open(), "small")] == ["5"]


def test_no_place_for_states_outside_the_workspace(program: SmallWorkspace, elsewhere: Path) -> None:
    (program.root / "programs/small/states").symlink_to(elsewhere)
    with pytest.raises(ShnorError):
        saved(program)
    assert list(elsewhere.iterdir()) == []


def test_states_are_no_part_of_documents_copies_and_editions(program: SmallWorkspace) -> None:
    approved(program)
    entry = program.open()
    saved(program)
    last = load_register(program.root / "programs/small", program.root).last
    assert last and is_as_approved(program.root, "small", edition_root(program.root, "small", last))
    assert entry.validate() == []
    clone_program(program.open(), "small", CloneOrder("next", "2023-2025"))
    assert not list((program.root / "programs/next").rglob("states"))


@pytest.mark.parametrize("missing", ["absent", "hanging"])
def test_git_that_is_not_there_or_never_answers_is_done_without(
    program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch, elsewhere: Path, missing: str
) -> None:
    if missing == "hanging":
        (elsewhere / "git").write_text("#!/bin/sh\nexec /bin/sleep 30\n")
        (elsewhere / "git").chmod(0o755)
    monkeypatch.setattr(git, "PATIENCE", 0.05)
    monkeypatch.setenv("PATH", str(elsewhere))
    assert saved(program).in_git is False


def test_a_killed_save_leaves_a_whole_state_or_none(program: SmallWorkspace) -> None:
    saved(program)
    change(program, "Вторая мера", "Другая мера")

    def check() -> None:
        known = states(program.open(), "small")
        for one in known:
            with opened_at(program.open(), "small", one.key) as then:
                assert then.workspace.content("small")
        assert [one.key for one in known] in (["1"], ["2", "1"])
        if len(known) == 2:
            assert changed_since_saved(program.open(), "small") is None

    kill_everywhere(lambda: changed_since_saved(program.open(), "small") and saved(program), check)
