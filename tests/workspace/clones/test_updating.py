"""Updating a clone: taken where one side changed, asked where both did, nothing lost, nothing half done."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shnor_docs.cli.lifecycle_commands import update as command
from shnor_docs.diagnostics import ShnorError
from shnor_docs.lifecycle.written import written
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.rules.walking import is_prose
from shnor_docs.source import files as source_files
from shnor_docs.source.programs import LoadedProgram
from shnor_docs.source.yaml.edits import Edit, edited
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.clones.updating import Update, update
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.samples import ROOT
from tests.small_workspace import CATALOGUE, SmallWorkspace

PROGRAM = """\
goals:
- {id: quality, text: Повысить качество}
tasks:
- {id: help, text: Помочь школам}
parties:
- {id: centre, name: Центр оценки качества}
risks:
- {id: staff, text: Нехватка кадров}   # примечание
documents:
- id: text
  kind: program
  sections:
  - {id: one, title: О программе, file: sections/01.md}
  - id: two
    title: Ещё
    text: |
      Первый абзац.

      Второй абзац за 2021 год.
"""
ROADMAP = """\
# План
groups:
- id: work
  title: Работа
  items:
  # первая
  - id: first
    text: Первая мера
    deadline: март 2021
    result: Итог
  - id: second
    text: Вторая мера
    deadline: май 2021
    result: Итог
  - id: third
    text: Третья мера
    deadline: июнь 2021
    result: Итог
"""
SECTION = "Программа принята на 2020–2022 годы.\n\nВ ней участвуют\nвсе школы.\n\nОна открыта.\n"


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace with a program and its clone for three years later."""
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    small.write("programs/small/sections/01.md", SECTION)
    small.write("programs/small/notes.txt", "Заметки")
    clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    return small


def sub(space: SmallWorkspace, path: str, old: str, new: str) -> None:
    """Change a text of the source (``small/…``) or of the clone (``copy/…``)."""
    file = space.root / "programs" / path
    text = file.read_text(encoding="utf-8")
    assert old in text, path
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def text(space: SmallWorkspace, path: str) -> str:
    return (space.root / "programs" / path).read_text(encoding="utf-8")


def updated(space: SmallWorkspace, **options: bool) -> Update:
    return update(space.open(), "copy", **options)


def state(space: SmallWorkspace) -> dict[str, bytes]:
    folder = space.root / "programs/copy"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def own(files: dict[str, bytes]) -> dict[str, bytes]:
    """What is left of a state without what tells of the source."""
    return {name: data for name, data in files.items() if not name.startswith("origin") and name != "program.yaml"}


def test_a_source_that_has_not_changed_changes_no_byte(space: SmallWorkspace) -> None:
    sub(space, "copy/roadmap.yaml", "Первая мера", "Своя мера")
    before = state(space)
    assert updated(space).is_fresh
    assert state(space) == before


def test_comments_of_the_source_are_no_change(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "# План", "# План школ")
    before = own(state(space))
    found = updated(space)
    assert (found.taken, found.asked) == ((), ())
    assert own(state(space)) == before


def test_what_only_the_source_changed_is_taken_moved_into_the_period_of_the_clone(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    sub(space, "small/program.yaml", "Нехватка кадров", "Нехватка учителей")
    sub(space, "copy/roadmap.yaml", "Первая мера", "Своя мера")
    assert [line.replace("\u00a0", " ") for line in updated(space).taken] == [
        "риск «Нехватка учителей»: текст «Нехватка кадров» → «Нехватка учителей»",
        "мероприятие 1.2: срок исполнения май 2024 г. → август 2024 г.",
    ]
    assert "deadline: август 2024\n" in text(space, "copy/roadmap.yaml")
    assert "Своя мера" in text(space, "copy/roadmap.yaml")
    assert "Нехватка учителей}   # примечание" in text(space, "copy/program.yaml")
    assert updated(space).is_fresh


def test_what_both_changed_alike_is_no_question(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    sub(space, "copy/roadmap.yaml", "май 2024", "август 2024")
    found = updated(space)
    assert (found.taken, found.asked) == ((), ())


def test_what_both_changed_differently_is_an_open_point_with_three_values(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    sub(space, "copy/roadmap.yaml", "май 2024", "июнь 2024")
    [(place, note)] = updated(space).asked
    assert place == "roadmap.groups.work.items.second.deadline"
    assert "было май 2024 г., стало август 2024 г.; у вас июнь 2024 г." in note
    assert "programs/small/roadmap.yaml:13:15" in note
    assert "deadline: июнь 2024\n" in text(space, "copy/roadmap.yaml")
    assert f"- place: {place}\n" in text(space, "copy/open_points.yaml")
    found = [d for d in space.open().validate(["copy"]) if "стало август" in d.message]
    assert [(d.code.id, d.location.file) for d in found] == [("ШД701", "programs/copy/roadmap.yaml")]


def test_an_added_record_stands_after_its_neighbour(space: SmallWorkspace) -> None:
    new = "  - id: new\n    text: Новая мера\n    deadline: апрель 2021\n    result: Итог\n"
    sub(space, "small/roadmap.yaml", "  - id: third\n", f"{new}  - id: third\n")
    assert updated(space).taken == ("добавлено: мероприятие 1.3",)
    moved = text(space, "copy/roadmap.yaml")
    assert moved.index("Вторая мера") < moved.index("Новая мера") < moved.index("Третья мера")
    assert "deadline: апрель 2024" in moved
    assert "# первая\n" in moved


def test_a_record_that_the_source_has_no_more_is_asked_and_stays(space: SmallWorkspace) -> None:
    start = ROADMAP.index("  - id: second")
    sub(space, "small/roadmap.yaml", ROADMAP[start : ROADMAP.index("  - id: third")], "")
    found = updated(space)
    assert found.taken == ()
    [(place, note)] = found.asked
    assert place == "roadmap.groups.work.items.second"
    assert "исключить ли" in note
    assert "Вторая мера" in text(space, "copy/roadmap.yaml")


def test_a_record_changed_there_and_removed_here_is_asked(space: SmallWorkspace) -> None:
    start, end = "  - id: second", "  - id: third"
    copied = text(space, "copy/roadmap.yaml")
    sub(space, "copy/roadmap.yaml", copied[copied.index(start) : copied.index(end)], "")
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    [(place, note)] = updated(space).asked
    assert place == "roadmap.groups.work.items"
    assert "у вас нет" in note


def test_a_record_that_moved_is_moved_with_its_comments(space: SmallWorkspace) -> None:
    third = ROADMAP[ROADMAP.index("  - id: third") :]
    sub(space, "small/roadmap.yaml", third, "")
    sub(space, "small/roadmap.yaml", "  - id: second\n", f"{third}  - id: second\n")
    sub(space, "copy/roadmap.yaml", "  - id: third\n", "  # моя заметка\n  - id: third\n")
    assert len(updated(space).taken) == 1
    moved = text(space, "copy/roadmap.yaml")
    assert moved.index("Первая") < moved.index("моя заметка") < moved.index("Третья") < moved.index("Вторая")


def test_another_order_on_both_sides_is_asked(space: SmallWorkspace) -> None:
    third = ROADMAP[ROADMAP.index("  - id: third") :]
    second = ROADMAP[ROADMAP.index("  - id: second") : ROADMAP.index("  - id: third")]
    sub(space, "small/roadmap.yaml", third, "")
    sub(space, "small/roadmap.yaml", "  - id: second\n", f"{third}  - id: second\n")
    ours = second.replace("2021", "2024")
    sub(space, "copy/roadmap.yaml", ours, "")
    sub(space, "copy/roadmap.yaml", "  # первая\n", f"{ours}  # первая\n")
    found = updated(space)
    assert found.taken == ()
    assert ["порядок" in note for _, note in found.asked] == [True]


def test_prose_is_merged_by_paragraphs(space: SmallWorkspace) -> None:
    sub(space, "small/sections/01.md", "Она открыта", "Она открыта для всех")
    sub(space, "small/program.yaml", "Второй абзац за 2021 год", "Второй абзац за 2021 учебный год")
    sub(space, "copy/sections/01.md", "все школы", "все школы района")
    sub(space, "copy/program.yaml", "Первый абзац", "Свой абзац")
    found = updated(space)
    assert len(found.taken) == 2
    assert text(space, "copy/sections/01.md").endswith("все школы района.\n\nОна открыта для всех.\n")
    assert "Свой абзац.\n\n      Второй абзац за" in text(space, "copy/program.yaml")
    assert "учебный год" in text(space, "copy/program.yaml")


def test_a_paragraph_changed_on_both_sides_is_asked_at_its_words(space: SmallWorkspace) -> None:
    sub(space, "small/sections/01.md", "Она открыта", "Она закрыта")
    sub(space, "copy/sections/01.md", "Она открыта", "Она полуоткрыта")
    [(place, note)] = updated(space).asked
    assert place == "sections/01.md"
    assert "«Она открыта.»" in note
    assert "«Она закрыта.»" in note
    assert "quote: Она полуоткрыта." in text(space, "copy/open_points.yaml")
    assert "<<<<" not in "".join(path.read_text(encoding="utf-8") for path in space.root.rglob("*.md"))


def test_a_new_section_comes_with_its_file(space: SmallWorkspace) -> None:
    space.write("programs/small/sections/02.md", "Новый раздел.\n")
    sub(
        space, "small/program.yaml", "  - id: two\n", "  - {id: new, title: Новый, file: sections/02.md}\n  - id: two\n"
    )
    assert len(updated(space).taken) == 2
    assert text(space, "copy/sections/02.md") == "Новый раздел.\n"
    assert "file: sections/02.md" in text(space, "copy/program.yaml")


def test_other_files_are_taken_where_ours_are_as_they_were(space: SmallWorkspace) -> None:
    space.write("programs/small/notes.txt", "Другие заметки")
    space.write("programs/small/new.txt", "Новое")
    assert updated(space).taken == ("файл new.txt: новый", "файл notes.txt: другой")
    space.write("programs/small/notes.txt", "Третьи заметки")
    space.write("programs/copy/notes.txt", "Свои заметки")
    (space.root / "programs/small/new.txt").unlink()
    assert [place for place, _ in updated(space).asked] == ["new.txt", "notes.txt"]
    assert text(space, "copy/notes.txt") == "Свои заметки"
    assert text(space, "copy/new.txt") == "Новое"


def test_names_that_the_clone_replaced_are_no_change(small: SmallWorkspace) -> None:
    small.program(PROGRAM.replace("Помочь школам", "Помочь школам Лесного района"))
    small.write("programs/small/sections/01.md", SECTION)
    order = CloneOrder("copy", "2023-2025", municipality="Саянский район", authority="Управление Саянского района")
    clone_program(small.open(), "small", order)
    sub(small, "small/program.yaml", "Помочь школам Лесного района", "Помочь всем школам Лесного района")
    found = updated(small)
    assert len(found.taken) == 1
    assert found.asked == ()
    assert "Помочь всем школам Саянского района" in text(small, "copy/program.yaml")


def test_dry_run_shows_the_same_and_writes_nothing(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    before = state(space)
    shown = updated(space, dry_run=True)
    assert state(space) == before
    assert updated(space) == shown
    assert state(space) != before


def test_the_origin_moves_on_and_the_old_one_goes(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    updated(space)
    told = json.loads(text(space, "copy/origin/clone.json"))
    folders = [path.name for path in (space.root / "programs/copy/origin").iterdir() if path.is_dir()]
    assert folders == [told["digest"]]
    assert f"cloned_from: small@{told['digest']}\n" in text(space, "copy/program.yaml")


def test_errors_that_an_update_would_bring_stop_it_whole(space: SmallWorkspace) -> None:
    sub(space, "small/roadmap.yaml", "    deadline: май 2021\n", "    deadline: май 2021\n    responsible: [centre]\n")
    sub(space, "copy/program.yaml", "parties:\n- {id: centre, name: Центр оценки качества}\n", "")
    before = state(space)
    with pytest.raises(ShnorError) as error:
        updated(space)
    assert "ШД733" in [d.code.id for d in error.value.diagnostics]
    assert state(space) == before


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    space: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    before = own(state(space))
    told, ours = text(space, "copy/origin/clone.json"), space.root / "programs/copy/roadmap.yaml"
    monkeypatch.setattr(source_files, "opened_by", lambda path: path if path == ours else None)
    with pytest.raises(ShnorError):
        updated(space)
    assert own(state(space)) == before
    assert text(space, "copy/origin/clone.json") == told


def codes(space: SmallWorkspace, program: str = "copy") -> list[str]:
    with pytest.raises(ShnorError) as error:
        update(space.open(), program)
    return [d.code.id for d in error.value.diagnostics]


def test_what_cannot_be_updated_says_why(space: SmallWorkspace) -> None:
    assert codes(space, "small") == ["ШД734"]
    space.write("programs/copy/origin/clone.json", "{")
    assert codes(space) == ["ШД732"]
    shutil.rmtree(space.root / "programs/copy/origin")
    assert codes(space) == ["ШД731"]


def test_a_kept_origin_without_its_files_is_refused(space: SmallWorkspace) -> None:
    told = json.loads(text(space, "copy/origin/clone.json"))
    shutil.rmtree(space.root / "programs/copy/origin" / told["digest"])
    assert codes(space) == ["ШД732"]


def test_an_old_clone_of_a_commit_is_updated_by_git(small: SmallWorkspace) -> None:
    small.program(PROGRAM)
    small.write("programs/small/sections/01.md", SECTION)
    git = ("git", "-C", str(small.root), "-c", "user.name=a", "-c", "user.email=a@b")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        subprocess.run((*git, *arguments), check=True)
    clone_program(small.open(), "small@HEAD", CloneOrder("copy", "2023-2025"))
    shutil.rmtree(small.root / "programs/copy/origin")
    sub(small, "small/program.yaml", "Нехватка кадров", "Нехватка учителей")
    assert len(updated(small).taken) == 1
    assert (small.root / "programs/copy/origin/clone.json").exists()


def test_what_the_command_says(space: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(space.root)
    run = CliRunner()
    fresh = run.invoke(command, ["copy"], obj=".")
    assert fresh.output == "Источник «small» не менялся: обновлять нечего.\n"
    sub(space, "small/roadmap.yaml", "май 2021", "август 2021")
    shown = run.invoke(command, ["copy", "--dry-run"], obj=".").output.replace("\u00a0", " ")
    assert shown.splitlines()[:2] == [
        "Будет взято из источника (1):",
        "- мероприятие 1.2: срок исполнения май 2024 г. → август 2024 г.",
    ]
    shutil.copytree(space.root / "programs/small", space.root / "elsewhere")
    sub(space, "small/roadmap.yaml", "август 2021", "май 2021")
    assert run.invoke(command, ["copy", "--from", "elsewhere"], obj=".").output.startswith("Взято из источника (1):")


WORDS = {
    "roadmap.yaml": ("Первая мера", "Вторая мера", "Третья мера", "март 2021", "май 2021"),
    "program.yaml": ("Помочь школам", "Нехватка кадров", "Второй абзац"),
    "sections/01.md": ("все школы", "Она открыта"),
}
EDITS = [(file, word) for file, words in WORDS.items() for word in words]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(theirs=st.sets(st.sampled_from(EDITS)), ours=st.sets(st.sampled_from(EDITS[:3] + EDITS[5:])))
def test_ours_stays_and_the_rest_is_as_in_a_fresh_clone(
    theirs: set[tuple[str, str]], ours: set[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    space = SmallWorkspace(fresh(tmp_path_factory.mktemp("space")))
    for file, word in sorted(theirs):
        sub(space, f"small/{file}", word, replaced(word))
    for file, word in sorted(ours):
        sub(space, f"copy/{file}", word, f"{word} у нас")
    updated(space)
    clone_program(space.open(), "small", CloneOrder("again", "2023-2025"))
    for file in WORDS:
        expected = text(space, f"again/{file}")
        for owner, word in sorted(ours):
            if owner == file:
                changed = replaced(word) if (file, word) in theirs else word
                expected = expected.replace(changed, f"{word} у нас", 1)
        assert text(space, f"copy/{file}") == expected


def replaced(word: str) -> str:
    """Another word, or another month."""
    return word.replace("март", "апрель").replace("май", "июнь") if "20" in word else f"{word} всюду"


def fresh(root: Path) -> Path:
    """A workspace as that of the fixture."""
    space = SmallWorkspace(root)
    space.catalogue(CATALOGUE)
    space.program(PROGRAM)
    space.write("programs/small/roadmap.yaml", ROADMAP)
    space.write("programs/small/sections/01.md", SECTION)
    clone_program(space.open(), "small", CloneOrder("copy", "2023-2025"))
    return root


SAMPLES = ("minusinsk-2020-2022", "seryshevo-2021", "uglich-2020-2022")
BLANK = re.compile("(?<=[а-я]) (?=[а-я])")
PERMISSION = re.compile(r"\n *# допустимо [^\n]*".encode())


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_an_untouched_clone_becomes_what_a_fresh_one_is(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    chance = random.Random(seed)
    program = chance.choice(SAMPLES)
    root = sample(tmp_path_factory.mktemp("space"), program)
    start, end = (period.shifted(3) for period in years(root, program))
    order = CloneOrder("copy", PeriodRange(start, end).notation)
    clone_program(Workspace(root), program, order)
    spoil(Workspace(root).load(program), chance)
    assert not update(Workspace(root), "copy").asked
    clone_program(Workspace(root), program, replace(order, program="again"))
    assert texts(root / "programs/copy") == texts(root / "programs/again")


def sample(root: Path, program: str) -> Path:
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "programs" / program, root / "programs" / program)
    return root


def years(root: Path, program: str) -> tuple[Period, Period]:
    period = Workspace(root).content(program).program.period
    return period.start, period.end


def spoil(loaded: LoadedProgram, chance: random.Random) -> None:
    """Put words into a few texts of a program."""
    prose = [one for one in written(loaded) if one.field == "files" or is_prose(type(one.record), one.field)]
    found = [one for one in prose if BLANK.search(one.text) and "{{" not in one.text]
    edits: dict[Path, list[Edit]] = {}
    for one in chance.sample(found, 4):
        place = one.node.start + chance.choice([*BLANK.finditer(one.text)]).start()
        edits.setdefault(one.source.path, []).append(Edit(place, place, " вставка"))
    for path, of_file in edits.items():
        path.write_text(edited(path.read_text(encoding="utf-8"), of_file), encoding="utf-8")


def texts(folder: Path) -> dict[str, bytes]:
    """The files of a program but for what a clone says of itself, and permissions that it may need no more."""
    paths = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): PERMISSION.sub(b"", path.read_bytes())
        for name, path in paths.items()
        if name.parts[0] not in ("origin", "open_points.yaml")
    }
