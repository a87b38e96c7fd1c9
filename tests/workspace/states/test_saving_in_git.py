"""Saving where git keeps the program: a commit of its files by the person, and nothing else of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace.states.moments import State, states
from shnor_docs.workspace.states.saving import changed_since_saved, save
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import change
from tests.workspace.states.repository import Repository

MINE = "programs/small/program.yaml"


def saved(small: SmallWorkspace, sentence: str = "Уточнена мера", person: str = "А. П. Иванова") -> State:
    return save(small.open(), "small", sentence, person)


@pytest.fixture
def changed(program: SmallWorkspace, repository: Repository) -> Repository:
    change(program, "Вторая мера", "Другая мера")
    return repository


def test_a_state_is_a_commit_by_the_person(program: SmallWorkspace, changed: Repository) -> None:
    state = saved(program)
    assert (state.who, state.sentence, state.in_git) == ("А. П. Иванова", "Уточнена мера", True)
    assert changed.last("%H %an %s") == f"{state.key} А. П. Иванова Уточнена мера"
    assert changed.touched() == [MINE]
    assert changed.pending() == []
    assert [one.sentence for one in states(program.open(), "small")] == ["Уточнена мера", "Начало"]
    assert changed_since_saved(program.open(), "small") is None


def test_what_else_is_changed_or_staged_stays_as_it_is(program: SmallWorkspace, changed: Repository) -> None:
    program.write("note.txt", "записка")
    changed.git("add", "note.txt")
    changed.git("commit", "-qm", "Записка")
    program.write("note.txt", "исправленная записка")
    program.write("staged.txt", "отложенное")
    program.write("programs/other/program.yaml", "title: Другая")
    changed.git("add", "staged.txt")
    program.write("programs/small/sections/new.md", "Новый раздел.")
    saved(program)
    assert changed.touched() == [MINE, "programs/small/sections/new.md"]
    assert changed.pending() == [" M note.txt", "A  staged.txt", "?? programs/other/"]


def test_staged_words_give_way_to_those_that_stand_in_the_file(program: SmallWorkspace, changed: Repository) -> None:
    changed.git("add", MINE)
    change(program, "Другая мера", "Третья редакция меры")
    saved(program)
    assert "Третья редакция меры" in changed.git("show", f"HEAD:{MINE}")
    assert changed.pending() == []


def test_a_removed_file_goes_and_shared_ones_come_along(program: SmallWorkspace, repository: Repository) -> None:
    program.write("programs/small/sections/old.md", "Старый раздел.")
    repository.commit("Раздел")
    (program.root / "programs/small/sections/old.md").unlink()
    program.write("typography.yaml", "{}\n")
    program.write("docker.yaml", "{}\n")
    saved(program)
    assert repository.touched() == ["programs/small/sections/old.md", "typography.yaml"]
    assert repository.pending() == ["?? docker.yaml"]


@pytest.mark.parametrize("sentence", ["--amend", "-m x", "# не примечание", "Снято «50 %»\n\n; rm -rf /", "👍 да"])
def test_any_sentence_is_only_a_sentence(program: SmallWorkspace, changed: Repository, sentence: str) -> None:
    state = saved(program, sentence)
    told = " ".join(sentence.split())
    assert (changed.last("%B"), state.sentence) == (told, told)
    assert changed.git("rev-list", "--count", "HEAD") == "2"


@pytest.mark.parametrize("sentence", ["", "  \n", "…", "\x00\x1b"])
def test_a_sentence_says_something(program: SmallWorkspace, changed: Repository, sentence: str) -> None:
    with pytest.raises(ShnorError) as error:
        saved(program, sentence)
    assert [d.code.id for d in error.value.diagnostics] == ["ШД758"]
    assert changed.pending() == [f" M {MINE}"]


def test_a_name_is_a_name(program: SmallWorkspace, changed: Repository) -> None:
    with pytest.raises(ShnorError, match="кто сохраняет"):
        saved(program, person="<>")
    saved(program, person="Мэри <root@localhost>\nAuthor: x")
    assert changed.last("%an|%ae") == "Мэри root@localhost Author: x|"


def test_whom_git_knows_commits_what_the_person_has_done(program: SmallWorkspace, changed: Repository) -> None:
    changed.git("config", "user.name", "Отдел")
    changed.git("config", "user.email", "otdel@example.org")
    saved(program)
    assert changed.last("%an|%ae|%cn|%ce") == "А. П. Иванова||Отдел|otdel@example.org"
    change(program, "Третья мера", "Последняя мера")
    saved(program, person="Отдел")
    assert changed.last("%an|%ae|%cn|%ce") == "Отдел|otdel@example.org|Отдел|otdel@example.org"


def test_no_hook_runs_and_nobody_is_asked_for_a_signature(program: SmallWorkspace, changed: Repository) -> None:
    for name in ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction"):
        hook = program.write(f".git/hooks/{name}", "#!/bin/sh\ntouch ran\nexit 1\n")
        hook.chmod(0o755)
    changed.git("config", "commit.gpgSign", "true")
    changed.git("config", "gpg.program", "/bin/false")
    changed.git("config", "i18n.commitEncoding", "cp1251")
    assert saved(program).sentence == "Уточнена мера"
    changed.git("config", "i18n.logOutputEncoding", "UTF-8")
    assert changed.last("%s") == "Уточнена мера"
    assert not (program.root / "ran").exists()


def test_an_empty_repository_gets_its_first_commit(program: SmallWorkspace) -> None:
    repository = Repository(program.root)
    repository.git("init", "-q", "-b", "main", ".")
    assert saved(program).in_git
    assert sorted(repository.touched()) == ["indicators.yaml", MINE]


def test_a_workspace_deep_in_a_repository(small: SmallWorkspace, program: SmallWorkspace, elsewhere: Path) -> None:
    outer = Repository(elsewhere)
    inner = elsewhere / "отдел" / "работа"
    inner.parent.mkdir()
    program.root.rename(inner)
    Repository.of(elsewhere)
    space = SmallWorkspace(inner)
    change(space, "Вторая мера", "Другая мера")
    assert saved(space).in_git
    assert outer.touched() == [f"отдел/работа/{MINE}"]
    assert len(states(space.open(), "small")) == 2


def merging(repository: Repository) -> None:
    repository.git("checkout", "-qb", "side")
    repository.git("commit", "-q", "--allow-empty", "-m", "Там")
    repository.git("checkout", "-q", "main")
    repository.git("commit", "-q", "--allow-empty", "-m", "Здесь")
    repository.git("merge", "-q", "--no-commit", "--no-ff", "side")


def detached(repository: Repository) -> None:
    repository.git("checkout", "-q", "--detach")


def ignored(repository: Repository) -> None:
    repository.git("rm", "-rq", "--cached", "programs")
    (repository.root / ".gitignore").write_text("programs/\n")
    repository.commit("Программы не здесь")


def nested(repository: Repository) -> None:
    Repository.of(repository.root / "programs/small")


def locked(repository: Repository) -> None:
    (repository.root / ".git/index.lock").touch()


@pytest.mark.parametrize("trouble", [merging, detached, ignored, nested, locked])
def test_where_git_is_not_at_peace_a_copy_is_kept(
    program: SmallWorkspace, repository: Repository, trouble: object
) -> None:
    assert callable(trouble)
    trouble(repository)
    change(program, "Вторая мера", "Другая мера")
    program.write("programs/small/sections/new.md", "Новый раздел.")
    head, pending = repository.git("rev-parse", "HEAD"), repository.pending()
    state = saved(program)
    assert (state.in_git, state.key, state.sentence) == (False, "1", "Уточнена мера")
    assert (repository.git("rev-parse", "HEAD"), repository.pending()) == (head, pending)
    assert states(program.open(), "small")[0] == state
    assert changed_since_saved(program.open(), "small") is None


def test_copies_kept_beside_git_are_never_committed(program: SmallWorkspace, repository: Repository) -> None:
    detached(repository)
    change(program, "Вторая мера", "Другая мера")
    saved(program)
    repository.git("checkout", "-q", "main")
    change(program, "Третья мера", "Последняя мера")
    assert saved(program, "Всё на месте").in_git
    assert repository.touched() == [MINE]
    assert {one.in_git for one in states(program.open(), "small")} == {True, False}
    assert "states" not in "".join(repository.pending())


def test_another_program_s_states_are_its_own(program: SmallWorkspace, repository: Repository) -> None:
    program.program(name="other")
    save(program.open(), "other", "Другая программа", "Б. В. Петров")
    assert [one.sentence for one in states(program.open(), "small")] == ["Начало"]
    assert states(program.open(), "other")[0].sentence == "Другая программа"


def test_nothing_changed_is_nothing_to_save(program: SmallWorkspace, repository: Repository) -> None:
    program.write("programs/small/~$План.docx", "замок Word")
    with pytest.raises(ShnorError) as error:
        saved(program)
    assert [d.code.id for d in error.value.diagnostics] == ["ШД757"]
    assert len(states(program.open(), "small")) == 1
