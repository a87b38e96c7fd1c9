"""The commands as an official calls them: what they print, what they write, how they end."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from shnor_docs.cli.progress import told
from shnor_docs.source.text import SourceText
from tests.small_workspace import SmallWorkspace, order, section

if TYPE_CHECKING:
    from conftest import Run

WARNING = "indicators: [{id: vpr_math, targets: {2030: '40 %'}}]"


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Names of all commands, those of groups with the group before them."""
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


def test_every_command_explains_itself_in_russian(run: "Run") -> None:
    from shnor_docs.cli import cli

    assert run("--help").code == 0
    names = commands(cli)
    assert {("validate",), ("render",), ("list",), ("init",), ("new",), ("schema",)} <= set(names)
    for name in names:
        shown = run(*name, "--help")
        assert shown.code == 0, name
        assert any("а" <= letter <= "я" for letter in shown.out.split("Options")[0]), name


def test_validation_of_a_sound_program(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(order())
    shown = run("validate")
    assert (shown.code, shown.out) == (0, "Ошибок нет.\n")


def test_validation_shows_the_place_the_line_and_a_hint(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("tasks: [{id: a, text: задача, txet: опечатка}]")
    shown = run("validate")
    assert shown.code == 1
    first, source, caret, hint, summary = shown.out.splitlines()
    assert first.startswith("programs/small/program.yaml:6:31: ошибка ШД120: ")
    assert source == "    6 | tasks: [{id: a, text: задача, txet: опечатка}]"
    assert caret.index("^") == source.index("txet")
    assert caret.count("^") == len("txet")
    assert hint.startswith("   подсказка: ")
    assert summary == "1 ошибка, 0 предупреждений."


def test_of_a_long_line_the_place_is_shown(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(f"tasks: [{{id: a, text: {'задача ' * 100}, txet: опечатка, result: {'итог ' * 100}}}]")
    _, source, caret, *_ = run("validate").out.splitlines()
    assert len(source) < 220
    assert caret[source.index("txet") :] == "^^^^"


def test_what_a_report_quotes_does_not_reach_the_console_as_a_command(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("""tasks: [{id: a, text: задача, "t\\exet": опе\x1b[31mчатка}]""")
    shown = run("validate")
    assert shown.code == 1
    assert "\x1b" not in shown.out


def test_warnings_are_fine_unless_strict(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(WARNING)
    assert run("validate").code == 0
    assert run("validate", "--strict").code == 1
    assert "1 предупреждение" in run("validate").out


def test_diagnostics_as_json(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(WARNING)
    (found,) = json.loads(run("validate", "--format", "json").out)
    assert {"code", "severity", "message", "file", "line", "column", "hint"} <= set(found)
    assert (found["code"], found["severity"], found["line"]) == ("ШД303", "warning", 6)


def test_only_the_named_programs_are_validated(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(section("Текст."), name="good")
    inside.program("tasks: нет", name="bad")
    assert run("validate", "good").code == 0
    assert run("validate", "good", "bad").code == 1


def test_rendering_prints_a_path_a_line(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(order())
    shown = run("render")
    assert shown.code == 0
    paths = [Path(line) for line in shown.out.splitlines()]
    assert paths == [Path("out/small/order.docx"), Path("out/small/text.docx")]
    assert all(path.is_file() for path in paths)


def test_rendering_where_and_what_the_user_says(run: "Run", inside: SmallWorkspace, tmp_path: Path) -> None:
    inside.program(order())
    assert run("render", "small", "--document", "text", "--out", tmp_path / "папка").code == 0
    assert [path.name for path in (tmp_path / "папка/small").glob("*.docx")] == ["text.docx"]


def test_rendering_with_errors_writes_the_rest(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("tasks: нет", name="bad")
    inside.program(section("Текст."), name="good")
    shown = run("render")
    assert shown.code == 1
    assert "Не записано: bad" in shown.err
    assert inside.written() == ["good/text.docx"]


def test_a_check_names_the_stale_files_alone(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(order())
    run("render")
    assert (shown := run("render", "--check")).code == 0 and shown.out == "Устаревших файлов нет.\n"
    (inside.root / "out/small/order.docx").write_bytes(b"edited by hand")
    shown = run("render", "--check")
    assert (shown.code, shown.out.split()) == (1, ["устарел:", str(Path("out/small/order.docx"))])


def test_rendering_as_json(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("tasks: нет", name="bad")
    inside.program(section("Текст."), name="good")
    shown = run("render", "--format", "json")
    bad, good = json.loads(shown.out)
    assert (bad["program"], bad["path"]) == ("bad", None)
    assert bad["diagnostics"][0]["code"] == "ШД122"
    assert (good["document"], good["path"], good["diagnostics"]) == ("text", "out/good/text.docx", [])
    assert shown.code == 1


def test_the_list_of_programs(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(order())
    assert "Программа поддержки школ" in run("list").out
    (program,) = json.loads(run("list", "--format", "json").out)
    assert (program["program"], program["period"]) == ("small", "2020–2022")
    assert program["documents"][1] == {"id": "text", "kind": "program", "title": "Программа поддержки школ"}


def test_a_program_that_cannot_be_read_is_listed(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("tasks: нет", name="bad")
    inside.program(section("Текст."), name="good")
    shown = run("list")
    assert shown.code == 0
    assert "bad" in shown.out and "None" not in shown.out
    assert [p["title"] for p in json.loads(run("list", "--format", "json").out)] == [None, "Программа поддержки школ"]


@pytest.mark.parametrize("command", ["validate", "render", "list"])
def test_a_workspace_of_another_folder(
    run: "Run", small: SmallWorkspace, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.program(section("Текст."))
    away = tmp_path / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    assert run(command).code == 0
    monkeypatch.chdir("/")
    assert run("-C", small.root, command, *(("--out", away) if command == "render" else ())).code == 0
    assert run(command).code == 1


MADE = {
    "render": (("render",), "out/small/text.docx"),
    "excel": (("excel", "small"), "out/small/roadmap.xlsx"),
    "schema": (("schema",), "schemas/program.json"),
    "diff": (("diff", "small", "small", "--format", "docx"), "out/Сравнительная таблица.docx"),
}


@pytest.fixture
def away(small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, far from a workspace that has a program with a plan."""
    plan = "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А}]}]}"
    small.program(section("Текст."), plan)
    folder = tmp_path_factory.mktemp("away")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("command", "made"), MADE.values(), ids=MADE)
def test_what_is_made_lies_in_the_workspace(
    run: "Run", small: SmallWorkspace, away: Path, command: tuple[str, ...], made: str
) -> None:
    shown = run("-C", small.root, *command)
    assert (shown.code, str(small.root / made) in shown.out.splitlines()) == (0, True)
    assert (small.root / made).is_file()
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("command", [*MADE])
def test_a_named_place_is_meant_from_the_current_folder(
    run: "Run", small: SmallWorkspace, away: Path, command: str
) -> None:
    target = "таблица.docx" if command == "diff" else "сюда"
    assert run("-C", small.root, *MADE[command][0], "--out", target).code == 0
    assert [path.name for path in away.iterdir()] == [target]
    assert not (small.root / "out").exists() and not (small.root / "schemas").exists()


def test_a_run_inside_the_workspace_prints_short_paths(
    run: "Run", inside: SmallWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.program(section("Текст."))
    assert run("render").out.splitlines() == [str(Path("out/small/text.docx"))]
    monkeypatch.chdir(inside.root / "programs")
    assert run("render", "--force").out.splitlines() == [str(inside.root / "out/small/text.docx")]
    assert not (inside.root / "programs/out").exists()


def test_from_python_too_what_is_made_lies_in_the_workspace(small: SmallWorkspace, away: Path) -> None:
    assert [result.path for result in small.open().render()] == [small.root / "out/small/text.docx"]  # type: ignore[union-attr]
    assert list(away.iterdir()) == []


@pytest.mark.parametrize("name", ["../x", "nothing"])
@pytest.mark.parametrize("command", ["validate", "render"])
def test_a_program_that_is_not_there(run: "Run", inside: SmallWorkspace, command: str, name: str) -> None:
    inside.program(section("Текст."))
    shown = run(command, name)
    assert shown.code == 1
    assert "ШД011" in shown.out + shown.err
    assert inside.written() == []


@pytest.mark.parametrize(("arguments", "code"), [(("-C", "/", "validate"), "ШД010"), (("validate", "x"), "ШД011")])
def test_whatever_stops_validation_is_json_too(
    run: "Run", inside: SmallWorkspace, arguments: tuple[str, ...], code: str
) -> None:
    shown = run(*arguments, "--format", "json")
    assert (shown.code, [found["code"] for found in json.loads(shown.out)]) == (1, [code])


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("validate", "--nothing"), ("new", "x"), ("validate", "--format", "xml"), ("init",)]
)
def test_wrong_usage_ends_with_2(run: "Run", inside: SmallWorkspace, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_a_bug_of_ours_ends_with_3(run: "Run", inside: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    inside.program(section("Текст."))
    monkeypatch.setattr(SourceText, "location", None)
    inside.write("programs/small/program.yaml", "tasks: нет")
    shown = run("validate")
    assert shown.code == 3
    assert "ошибка самой программы" in shown.err


def test_schemas_are_written(run: "Run", inside: SmallWorkspace) -> None:
    shown = run("schema")
    assert shown.code == 0
    assert all(json.loads(Path(line).read_text(encoding="utf-8")) for line in shown.out.splitlines())
    assert (inside.root / "schemas/program.json").is_file()


def test_the_line_shown_is_the_line_named(run: "Run", inside: SmallWorkspace) -> None:
    inside.program('tasks: [{id: a, text: "одна\u2028задача"}]', "goals: нет")
    assert "    7 | goals: нет" in run("validate").out.split("\n")


def test_a_line_with_the_name_of_a_child_is_never_shown(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("data:\n- {id: ege, file: data/ege.csv, layout: ege_protocol, threshold: 36}")
    rows = "04 - Химия 2026.06.01\nКод ОО;Фамилия;Имя;Балл\n760101;Секретов;Иван;много\n"
    inside.write("programs/small/data/ege.csv", rows)
    for arguments in (("validate",), ("validate", "--format", "json"), ("render",)):
        result = run(*arguments)
        printed = result.out + result.err
        assert "ШД413" in printed
        assert "Секретов" not in printed


@pytest.mark.parametrize(
    ("documents", "begun", "total", "seconds", "line"),
    [
        (5, 1, 1, 1.0, "готово: 5, 5 в секунду"),
        (10, 3, 6, 2.0, "готово: 10, 5 в секунду, осталось 4 с"),
        (600, 101, 2000, 60.0, "готово: 600, 10 в секунду, осталось 19 мин"),
        (60, 6, 6, 10.0, "готово: 60, 6 в секунду"),
    ],
)
def test_progress_tells_how_long_still(documents: int, begun: int, total: int, seconds: float, line: str) -> None:
    assert told(documents, begun, total, seconds) == line
