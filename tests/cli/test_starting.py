"""``init`` makes a workspace, ``new`` a program in it that validates and renders."""

import errno
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

TITLE = 'Программа "поддержки": школ # 5 \\ {% x %}'


@pytest.fixture
def started(run: "Run", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace, the current folder."""
    folder = tmp_path / "Моя папка"
    assert run("init", folder).code == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("period", ["2026-2028", "2026", "2026/2027-2028/2029", "2026/2027"])
def test_a_new_program_validates_and_renders(run: "Run", started: Path, period: str) -> None:
    assert run("new", "our-district", "--period", period, "--title", "Программа поддержки школ").code == 0
    shown = run("validate", "--format", "json")
    assert (shown.code, {found["code"] for found in json.loads(shown.out)}) == (0, {"ШД899"})
    assert run("render").code == 0
    names = {path.stem.partition(" Нашего района")[0] for path in (started / "out/our-district").glob("*.docx")}
    assert names == {"Муниципальная программа", "Приказ об утверждении программы", "План мероприятий"}


def test_the_templates_of_a_new_workspace_are_its_own(started: Path) -> None:
    assert {"program.docx", "order.docx"} <= {path.name for path in (started / "templates/docx").iterdir()}
    assert (started / "schemas/program.json").is_file()


def test_vs_code_knows_the_schema_of_every_file(run: "Run", started: Path) -> None:
    settings = json.loads((started / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas = {started / name: pattern for name, pattern in settings["yaml.schemas"].items()}
    assert {path.name for path in schemas} == {path.name for path in (started / "schemas").iterdir()}
    assert all(path.is_file() for path in schemas)
    run("new", "ours", "--period", "2026", "--title", "Программа")
    known = {path for pattern in schemas.values() for path in started.glob(pattern)}
    assert {started / "indicators.yaml", *(started / "programs/ours").glob("*.yaml")} == known


def test_settings_of_an_editor_are_not_overwritten(run: "Run", tmp_path: Path) -> None:
    settings = tmp_path / "папка/.vscode/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text("{}", encoding="utf-8")
    assert run("init", tmp_path / "папка").code == 0
    assert settings.read_text(encoding="utf-8") == "{}"


def test_schemas_named_in_the_files_are_there(run: "Run", started: Path) -> None:
    run("new", "ours", "--period", "2026", "--title", "Программа")
    for path in (started / "indicators.yaml", *(started / "programs/ours").glob("*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.split("=", 1)[1]).resolve().is_file(), path.name


def test_a_title_with_signs_of_yaml_is_kept(run: "Run", started: Path) -> None:
    assert run("new", "ours", "--period", "2026", "--title", TITLE).code == 0
    assert run("validate").code == 0
    assert "# 5" in run("list").out


def test_a_workspace_is_not_made_twice(run: "Run", started: Path) -> None:
    shown = run("init", started)
    assert shown.code == 1
    assert "ШД014" in shown.err


def test_a_program_is_not_made_twice(run: "Run", started: Path) -> None:
    run("new", "ours", "--period", "2026", "--title", "Первая")
    before = (started / "programs/ours/program.yaml").read_bytes()
    shown = run("new", "ours", "--period", "2026", "--title", "Вторая")
    assert (shown.code, "ШД014" in shown.err) == (1, True)
    assert (started / "programs/ours/program.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["../x", "Наш", "a b", "-a", "a_b", "", "con", "NUL"])
def test_a_bad_id_makes_nothing(run: "Run", started: Path, name: str) -> None:
    shown = run("new", "--period", "2026", "--title", "Программа", "--", name)
    assert (shown.code, "ШД015" in shown.err) == (1, True)
    assert [path.name for path in (started / "programs").iterdir()] == [".gitkeep"]


@pytest.mark.parametrize("title", ["", " ", "на {{ period }}", "Первая\nвторая"])
def test_a_bad_title_makes_nothing(run: "Run", started: Path, title: str) -> None:
    shown = run("new", "ours", "--period", "2026", "--title", title)
    assert (shown.code, "ШД024" in shown.err) == (1, True)
    assert not (started / "programs/ours").exists()


@pytest.mark.parametrize("period", ["вчера", "2028-2026", "2026/2028"])
def test_a_bad_period_makes_nothing(run: "Run", started: Path, period: str) -> None:
    shown = run("new", "ours", "--period", period, "--title", "Программа")
    assert (shown.code, "ШД016" in shown.err) == (1, True)
    assert not (started / "programs/ours").exists()


def test_an_init_that_was_killed_goes_on(run: "Run", started: Path) -> None:
    made = {path: path.read_bytes() for path in started.rglob("*") if path.is_file()}
    (started / "indicators.yaml").unlink()
    (started / "schemas/program.json").unlink()
    (started / ".shnor-docs-a.lock").touch()
    (started / ".shnor-docs-a").mkdir()
    assert run("init", started).code == 0
    assert {path: path.read_bytes() for path in started.rglob("*") if path.is_file()} == made


def test_an_init_overwrites_nothing(run: "Run", tmp_path: Path) -> None:
    own = tmp_path / "templates/docx/order.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"own")
    assert run("init", tmp_path).code == 0
    assert own.read_bytes() == b"own"
    assert (tmp_path / "templates/docx/program.docx").is_file()


def test_programs_without_a_catalogue_are_no_unfinished_init(run: "Run", tmp_path: Path) -> None:
    (tmp_path / "programs/ours").mkdir(parents=True)
    shown = run("init", tmp_path)
    assert (shown.code, "ШД014" in shown.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["programs"]


def test_a_program_is_made_whole_or_not_at_all(run: "Run", started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", fill_up)
    shown = run("new", "ours", "--period", "2026", "--title", "Программа")
    assert (shown.code, "ШД006" in shown.err, "место" in shown.err) == (1, True, True)
    assert [path.name for path in (started / "programs").iterdir()] == [".gitkeep"]
    assert not list(started.glob(".shnor-docs-*"))


def test_programs_behind_a_link_get_no_new_ones(run: "Run", started: Path, tmp_path: Path) -> None:
    (started / "programs").rename(tmp_path / "elsewhere")
    (started / "programs").symlink_to(tmp_path / "elsewhere")
    shown = run("new", "ours", "--period", "2026", "--title", "Программа")
    assert (shown.code, "ШД005" in shown.err) == (1, True)
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == [".gitkeep"]
