"""Whatever lies in a workspace in place of a file, a command ends, with code 1 and a word about it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.small_workspace import SmallWorkspace, order

if TYPE_CHECKING:
    from conftest import Run

NAMES = {
    "indicators.yaml": ("validate",),
    "kinds.yaml": ("validate",),
    "glossary.yaml": ("validate",),
    "programs/small/program.yaml": ("validate",),
    "programs/small/roadmap.yaml": ("validate",),
    "programs/small/roadmap.xlsx": ("validate",),
    "programs/small/data/marks.xlsx": ("validate",),
    "programs/small/data/marks.csv": ("validate",),
    "programs/small/one.md": ("validate",),
    "programs/small/order.docx": ("render", "--document", "order"),
    "programs/small/templates/order.docx": ("render", "--document", "order"),
    "templates/docx/order.docx": ("render", "--document", "order"),
}
PROGRAM = """\
data:
- {id: excel, file: data/marks.xlsx, columns: [{field: a, header: А}]}
- {id: csv, file: data/marks.csv, columns: [{field: a, header: А}]}
"""


@pytest.mark.parametrize("kind", ["pipe", "folder", "link loop", "link to a device"])
@pytest.mark.parametrize("name", NAMES)
def test_no_file_in_place_of_a_file(run: Run, inside: SmallWorkspace, name: str, kind: str) -> None:
    inside.program(order(), "" if name.endswith(".docx") else PROGRAM)
    path = inside.root / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path if kind == "link loop" else "/dev/zero")
    if name.endswith(".md"):
        sections = "sections: [{id: one, file: one.md}]"
        inside.program(f"documents: [{{id: text, kind: program, {sections}}}]")
    shown = run(*NAMES[name])
    assert shown.code == 1
    assert f"{name}: ошибка {'ШД005' if 'link' in kind else 'ШД002'}" in shown.out + shown.err


@pytest.mark.parametrize("kind", ["pipe", "folder"])
@pytest.mark.parametrize("name", ["order.docx", ".shnor-docs.json"])
def test_no_file_in_place_of_a_written_one(run: Run, inside: SmallWorkspace, name: str, kind: str) -> None:
    inside.program(order())
    path = inside.root / "out/small" / name
    path.parent.mkdir(parents=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    shown = run("render", "--out", "out")
    assert shown.code == (kind == "folder")
    assert ("ШД006" in shown.err) == (kind == "folder")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_ledger_that_cannot_be_written_fails_the_run(run: Run, inside: SmallWorkspace, jobs: str) -> None:
    for number in range(4):
        inside.program(order(), name=f"small-{number}")
    (inside.root / "out/small-1/.shnor-docs.json").mkdir(parents=True)
    shown = run("render", "--out", "out", "--jobs", jobs)
    assert shown.code == 1
    assert "out/small-1/.shnor-docs.json: ошибка ШД006" in shown.err
    assert (inside.root / "out/small-3/order.docx").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "{}"),
        ("clone", "{}", "copy", "--period", "2023"),
        ("clone", "{}@HEAD", "copy", "--period", "2023"),
        ("diff", "small", "{}"),
        ("new", "{}", "--period", "2026", "--title", "Программа"),
        ("init", "{}"),
        ("schema", "--out", "{}"),
        ("render", "--out", "{}"),
        ("excel", "small", "--take", "{}"),
        ("template", "check", "{}.docx"),
        ("-C", "{}", "list"),
    ],
)
def test_a_name_that_no_file_can_have(run: Run, inside: SmallWorkspace, arguments: tuple[str, ...]) -> None:
    inside.program(order())
    before = sorted(inside.root.rglob("*"))
    shown = run(*(argument.format("я" * 200) for argument in arguments))
    assert shown.code == 1
    assert "ошибка ШД" in shown.out + shown.err
    assert sorted(inside.root.rglob("*")) == before


def test_a_long_file_name_in_yaml(inside: SmallWorkspace) -> None:
    name = "я" * 200 + ".md"
    inside.program(f"documents: [{{id: text, kind: program, sections: [{{id: one, file: {name}}}]}}]")
    assert {"ШД001"} <= set(inside.codes())


def test_a_link_among_the_programs_that_leads_nowhere_is_not_passed_over(run: Run, inside: SmallWorkspace) -> None:
    (inside.root / "programs/broken").symlink_to("nowhere")
    shown = run("validate")
    assert (shown.code, "ШД005" in shown.out) == (1, True)


def test_a_current_folder_that_is_gone(run: Run, inside: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (inside.root / "gone").mkdir()
    monkeypatch.chdir(inside.root / "gone")
    (inside.root / "gone").rmdir()
    for command in (("list",), ("init", "new")):
        shown = run(*command)
        assert (shown.code, "ошибка ШД" in shown.err) == (1, True)
    monkeypatch.chdir(inside.root)


def test_what_a_killed_clone_left_is_gone_after_the_next_command(run: Run, inside: SmallWorkspace) -> None:
    inside.write(".shnor-docs-a/programs/copy/program.yaml", "половина")
    inside.write(".shnor-docs-a.lock", "")
    run("list")
    assert [path.name for path in inside.root.glob(".shnor-docs-*")] == []


def test_a_template_is_not_copied_through_a_link(run: Run, inside: SmallWorkspace, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (inside.root / "templates").symlink_to(tmp_path / "elsewhere")
    shown = run("template", "copy", "order")
    assert (shown.code, "ШД005" in shown.err) == (1, True)
    assert list((tmp_path / "elsewhere").iterdir()) == []
