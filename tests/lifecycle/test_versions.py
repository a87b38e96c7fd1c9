"""Editions of a program: from git without a checkout, from folders; broken ones are told."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.yaml.migrations import MIGRATIONS
from shnor_docs.source.yaml.nodes import Mapping, Node, Sequence
from shnor_docs.workspace.git_driver import NO_FILE, file_changes
from shnor_docs.workspace.versions import CloneOrder, clone_program, compare_programs
from tests.small_workspace import CATALOGUE, HEAD, SmallWorkspace

GOAL = "goals: [{id: main, text: Помочь школам.}]"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Имя", "-c", "user.email=name@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def saved(small: SmallWorkspace) -> SmallWorkspace:
    """A program saved in git."""
    small.program(GOAL)
    git(small.root, "init", "-q")
    git(small.root, "add", ".")
    git(small.root, "commit", "-qm", "начало")
    return small


def told(space: SmallWorkspace, before: str, after: str) -> list[str]:
    return [str(found) for found in compare_programs(space.open(), before, after).differences]


def refusal(space: SmallWorkspace, before: str, after: str = "small") -> str:
    with pytest.raises(ShnorError) as caught:
        compare_programs(space.open(), before, after)
    return caught.value.diagnostics[0].code.id


def test_a_program_is_compared_with_its_revision(saved: SmallWorkspace) -> None:
    saved.program(GOAL.replace("школам", "детям"))
    assert told(saved, "small@HEAD", "small") == ["цель «Помочь детям.»: текст «Помочь школам.» → «Помочь детям.»"]
    assert told(saved, "small", "small") == []


def test_a_workspace_below_the_top_of_the_repository(small: SmallWorkspace) -> None:
    git(small.root.parent, "init", "-q")
    small.program(GOAL)
    git(small.root.parent, "add", small.root.name)
    git(small.root.parent, "commit", "-qm", "начало")
    assert told(small, "small@HEAD", "small") == []


def test_a_change_is_at_its_line(saved: SmallWorkspace) -> None:
    saved.program("# примечание", GOAL.replace("школам", "детям"))
    (found,) = compare_programs(saved.open(), "small@HEAD", "small").differences
    assert found.to_json() == {
        "kind": "changed",
        "entity": "goal",
        "id": "main",
        "field": "text",
        "period": None,
        "before": "«Помочь школам.»",
        "after": "«Помочь детям.»",
        "file": "programs/small/program.yaml",
        "line": 7,
    }


def test_layout_comments_and_order_of_keys_are_no_change(saved: SmallWorkspace) -> None:
    upside_down = "".join(reversed(HEAD.splitlines(keepends=True)))
    saved.program("# иначе", "goals: [{text: 'Помочь школам.', id: main}]", head=upside_down)
    assert told(saved, "small@HEAD", "small") == []


def test_a_folder_outside_the_workspace(saved: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("copy")
    (folder / "program.yaml").write_text(HEAD, encoding="utf-8")
    assert told(saved, str(folder), "small") == ["добавлено: цель «Помочь школам.»"]


def test_a_clone_of_a_revision(saved: SmallWorkspace) -> None:
    saved.program()
    clone_program(saved.open(), "small@HEAD", CloneOrder("copy", "2023-2025"))
    program = saved.open().content("copy").program
    assert [goal.text for goal in program.goals] == ["Помочь школам."]
    assert (program.cloned_from or "").startswith("small@")


CALLED_BEFORE = {"wording": "text", "called": "name", "reached": "actuals"}
"""Keys of a made-up schema 0, with what they are called now."""


def renamed(node: Node) -> Node:
    if isinstance(node, Mapping):
        entries = ((key._replace(text=CALLED_BEFORE.get(key.text, key.text)), renamed(v)) for key, v in node.entries)
        return node._replace(entries=tuple(entries))
    return replace(node, read=tuple(map(renamed, node.items)), moves=()) if isinstance(node, Sequence) else node


def in_schema_0(text: str) -> str:
    for before, key in CALLED_BEFORE.items():
        text = re.sub(rf"(?<=[{{ ]){key}: (?=[А-Я{{])", f"{before}: ", text)
    return text.replace("schema_version: 1", "schema_version: 0")


@pytest.fixture
def old(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> SmallWorkspace:
    """A workspace saved in schema 0 and rewritten in the current one since: its files, parts and catalogue."""
    monkeypatch.setitem(MIGRATIONS, 0, renamed)
    indicators = "- {id: schools_helped, baseline: {2019: 2}, actuals: {2020: 3}}\n"
    now = {
        "indicators.yaml": CATALOGUE,
        "programs/small/program.yaml": HEAD,
        "programs/small/goals.yaml": "- {id: main, text: Помочь школам.}\n",
        "programs/small/indicators.yaml": indicators,
    }
    for name, text in now.items():
        small.write(name, in_schema_0(text))
    git(small.root, "init", "-q")
    git(small.root, "add", ".")
    git(small.root, "commit", "-qm", "прежняя схема")
    for name, text in now.items():
        small.write(name, text)
    return small


def test_a_revision_of_an_older_schema_is_compared(old: SmallWorkspace) -> None:
    assert told(old, "small@HEAD", "small") == []
    old.write("programs/small/goals.yaml", "- {id: main, text: Помочь детям.}\n")
    assert told(old, "small@HEAD", "small") == ["цель «Помочь детям.»: текст «Помочь школам.» → «Помочь детям.»"]


def test_a_revision_of_an_older_schema_is_cloned(old: SmallWorkspace) -> None:
    clone_program(old.open(), "small@HEAD", CloneOrder("copy", "2023-2025"))
    (use,) = old.open().content("copy").program.indicators
    assert not use.actuals
    assert {str(period): str(value) for period, value in use.baseline.items()} == {"2020": "3"}


@pytest.mark.parametrize(
    ("edition", "code"),
    [("small@нет", "ШД722"), ("small@--help", "ШД722"), ("other@HEAD", "ШД723")],
)
def test_an_unknown_edition(saved: SmallWorkspace, edition: str, code: str) -> None:
    assert refusal(saved, edition) == code


def test_no_repository(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.root.parent))
    small.program()
    assert refusal(small, "small@HEAD") == "ШД721"


def test_without_git_all_but_revisions_works(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    small.program()
    assert refusal(small, "small@HEAD") == "ШД720"
    assert told(small, "small", "small") == []


def test_a_half_merged_file_is_not_compared(saved: SmallWorkspace) -> None:
    saved.program("<<<<<<< HEAD", GOAL, "=======", ">>>>>>> other")
    assert refusal(saved, "small@HEAD") == "ШД109"


def test_a_half_merged_section_is_not_compared(saved: SmallWorkspace, tmp_path: Path) -> None:
    saved.program("documents: [{id: text, kind: program, sections: [{id: one, file: sections/01.md}]}]")
    saved.write("programs/small/sections/01.md", "Начало.\n\n<<<<<<< HEAD\nОдно.\n=======\nДругое.\n>>>>>>> other\n")
    assert refusal(saved, "small@HEAD") == "ШД109"
    assert "ШД109" in {d.code.id for d in saved.found()}
    half_merged = str(saved.root / "programs/small/sections/01.md")
    assert "+<<<<<<< HEAD" in file_changes("programs/small/sections/01.md", NO_FILE, half_merged, {})


def test_a_folder_without_a_program(saved: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert refusal(saved, str(tmp_path_factory.mktemp("empty"))) == "ШД011"


def test_empty_lines_are_no_change(saved: SmallWorkspace) -> None:
    saved.program("documents: [{id: text, kind: program, sections: [{id: one, file: sections/01.md}]}]")
    section = saved.write("programs/small/sections/01.md", "Одно\nи то же.\n\nДругое.\n")
    git(saved.root, "add", ".")
    git(saved.root, "commit", "-qm", "раздел")
    section.write_text("\n\nОдно и то же.\n \n\nДругое.", "utf-8")
    assert told(saved, "small@HEAD", "small") == []


def test_a_change_of_the_catalogue_is_at_its_line(saved: SmallWorkspace) -> None:
    saved.program("indicators: [{id: schools_helped}]")
    git(saved.root, "commit", "-qam", "показатель")
    catalogue = saved.root / "indicators.yaml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("Количество школ", "Число школ"), "utf-8")
    (found,) = compare_programs(saved.open(), "small@HEAD", "small").differences
    assert str(found.place) == "indicators.yaml:4:30"


def test_equal_ids_are_not_compared(saved: SmallWorkspace) -> None:
    saved.program("goals: [{id: main, text: Одно.}, {id: main, text: Другое.}]")
    assert refusal(saved, "small@HEAD") == "ШД201"


def test_the_comparative_table_is_a_word_file(saved: SmallWorkspace) -> None:
    from io import BytesIO

    from docx import Document

    saved.program(GOAL.replace("школам", "детям"))
    data = compare_programs(saved.open(), "small@HEAD", "small").table()
    (table,) = Document(BytesIO(data)).tables
    assert [[cell.text for cell in row.cells][2:] for row in table.rows] == [
        ["Было", "Стало"],
        ["«Помочь школам.»", "«Помочь детям.»"],
    ]


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "programs/small/indicators.yaml",
            "- {id: vpr_math, targets: {2022: 40 %}}",
            "- id: vpr_math\n  targets: {2022: 45 %}",
            ["показатель «vpr_math»: план на 2022 год 40\xa0% → 45\xa0%"],
        ),
        (
            "programs/small/program.yaml",
            HEAD,
            HEAD.replace("2020-2022", "2020-2023"),
            ["программа: период 2020–2022 → 2020–2023"],
        ),
        (
            "indicators.yaml",
            "schema_version: 1\nindicators: [{id: a, name: Доля, kind: share}]",
            "schema_version: 1\nindicators: [{id: a, name: Число, kind: share}]",
            ["показатель «Число»: наименование показателя «Доля» → «Число»"],
        ),
        (
            "programs/small/sections/01.md",
            "Одно.\n",
            "Одно. Два.\n",
            ["файл programs/small/sections/01.md: текст нет → «Два.»"],
        ),
    ],
)
def test_git_asks_for_the_changes_of_a_file(tmp_path: Path, name: str, old: str, new: str, expected: list[str]) -> None:
    files = write(tmp_path, "old", old), write(tmp_path, "new", new)
    assert file_changes(name, *files, {}) == expected


def test_a_new_file_and_a_broken_one(tmp_path: Path) -> None:
    new = write(tmp_path, "new", "- {id: main, text: Помочь.}\n")
    assert file_changes("programs/small/goals.yaml", NO_FILE, new, {}) == ["добавлено: цель «Помочь.»"]
    broken = write(tmp_path, "broken", "- {id: main, text: Помочь\n")
    lines = file_changes("programs/small/goals.yaml", new, broken, {})
    assert "-- {id: main, text: Помочь.}" in lines
    (tmp_path / "binary").write_bytes(b"PK\x00\x01")
    assert "двоичный" in file_changes("programs/small/goals.yaml", new, str(tmp_path / "binary"), {})[0]
