"""What `tools/install.py` decides; no test here reaches the network."""

import ast
import subprocess
import sys
from collections.abc import Sequence

import install
import pytest

WHOLE, MAKING, PROJECT, FAST = "environment", "venv", "project", "fast"


def kind(command: Sequence[str]) -> str:
    if "venv" in command:
        return MAKING
    if "pip" not in command:
        return WHOLE
    return PROJECT if "--editable" in command else FAST


class Machine:
    """Runs nothing; remembers what was asked and fails where told to."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.asked: list[Sequence[str]] = []

    def run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        self.asked.append(command)
        return subprocess.CompletedProcess(command, int(kind(command) in self.failing), stderr="pip: причина\n")

    def told(self, *arguments: str) -> str:
        return "\n".join(install.installation(arguments, self.run))

    @property
    def steps(self) -> list[str]:
        return [kind(command) for command in self.asked]


def test_a_fresh_folder_gets_an_environment_the_project_and_isal() -> None:
    machine = Machine(WHOLE)
    assert "shnor-docs" in machine.told().splitlines()[-1]
    assert machine.steps == [WHOLE, MAKING, PROJECT, FAST]
    assert any(name.startswith("isal") for name in machine.asked[-1])


def test_a_whole_environment_is_kept() -> None:
    machine = Machine()
    machine.told()
    assert machine.steps == [WHOLE, PROJECT, FAST]


@pytest.mark.parametrize(
    ("flags", "project"),
    [
        ((), "."),
        (("--pandas",), ".[pandas]"),
        (("--glossary",), ".[glossary]"),
        (("--pdf",), ".[pdf]"),
        (("--pandas", "--glossary"), ".[pandas,glossary]"),
        (("--dev",), ".[dev]"),
    ],
)
def test_what_was_asked_for_is_installed(flags: tuple[str, ...], project: str) -> None:
    machine = Machine()
    machine.told(*flags)
    assert machine.asked[1][-1] == project


def test_every_package_is_of_the_version_that_was_tested() -> None:
    machine = Machine()
    machine.told("--dev")
    for command in machine.asked[1:]:
        assert command[command.index("--constraint") + 1] == "constraints.txt"


def test_isal_is_never_compiled_and_may_be_absent() -> None:
    machine = Machine(FAST)
    told = machine.told()
    assert "isal не поставлен" in told
    assert told.splitlines()[-1].startswith("Готово")
    assert machine.asked[-1][machine.asked[-1].index("--only-binary") + 1] == ":all:"


@pytest.mark.parametrize(("arguments", "project"), [([], "."), (["--dev"], ".[dev]")])
def test_tools_of_developers_come_only_when_asked_for(arguments: list[str], project: str) -> None:
    machine = Machine()
    machine.told(*arguments)
    assert machine.asked[1][-1] == project


@pytest.mark.parametrize(
    ("failing", "advice"),
    [([WHOLE, MAKING], "python3-venv"), ([PROJECT], "Проверьте сеть"), ([PROJECT], "64-разрядный")],
)
def test_a_failure_shows_its_reason_and_what_to_do(failing: list[str], advice: str) -> None:
    with pytest.raises(install.Failure, match=advice) as failure:
        Machine(*failing).told()
    assert str(failure.value).startswith("pip: причина")


def probe(version: str) -> int:
    """What the probe answers in this Python, asked by a Python of the version."""
    code = install.PROBE[2].replace(repr(sys.version), repr(version)).replace("import sys, pip", "import sys")
    return subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_an_environment_of_another_python_is_made_anew() -> None:
    assert probe(sys.version) == 0
    assert probe("3.15.0 (32 bit)") == 1


def test_a_program_that_is_not_there_is_one_that_fails() -> None:
    assert install.in_project([str(install.ROOT / "нет такой программы")]).returncode


def test_an_old_python_is_told_which_one_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 7, 3))
    with pytest.raises(SystemExit, match=r"Нужен Python 3\.11 или новее, а это 3\.7"):
        install.main([])


def test_an_old_python_can_read_the_script() -> None:
    ast.parse((install.ROOT / "tools/install.py").read_text(encoding="utf-8"), feature_version=(3, 6))


PAGES = ["README.md", "docs/tutorial.md", "docs/windows.md", "Makefile"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_installs_by_the_script(page: str) -> None:
    text = (install.ROOT / page).read_text(encoding="utf-8")
    assert "install.py" in text
    assert "pip install" not in text
