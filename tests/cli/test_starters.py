"""The files to double-click, in a new workspace and in the folder of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import HTTPCookieProcessor, Request, build_opener

import install
import pytest
import start

from shnor_docs.workspace.beginnings import starters
from shnor_docs.workspace.beginnings.starters import LINUX, MACOS, STARTERS, WINDOWS, is_to_be_run

if TYPE_CHECKING:
    from conftest import Run

ROOT = Path(__file__).parent.parent.parent
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?key=\w+")


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A new workspace, in a folder whose name wants care."""
    folder = tmp_path / "Моя 'папка' & $HOME"
    assert run("init", folder).code == 0
    return folder


Started = Callable[[Sequence[str | Path]], subprocess.Popen[str]]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Runs a starter as a desktop would, with a browser that does nothing."""
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o755)
    begun: list[subprocess.Popen[str]] = []

    def run(command: Sequence[str | Path]) -> subprocess.Popen[str]:
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        environment = {**os.environ, "BROWSER": str(browser)}
        begun.append(subprocess.Popen(command, **pipes, text=True, env=environment, cwd="/"))  # type: ignore[call-overload]
        return begun[-1]

    yield run
    for one in begun:
        one.kill()
        one.communicate()


def address_of(starter: subprocess.Popen[str]) -> str:
    """The address that a starter tells."""
    assert starter.stdout
    told = ""
    for line in starter.stdout:
        told += line
        if found := ADDRESS.search(line):
            return found[0]
    raise AssertionError(told)


def first_screen_and_end(address: str) -> str:
    """The first screen; after that the work is ended by the button."""
    browser = build_opener(HTTPCookieProcessor())
    with browser.open(address, timeout=20) as answer:
        screen = str(answer.read().decode())
    stop = Request(address.partition("?")[0] + "stop", b"", {"Sec-Fetch-Site": "same-origin"})
    with browser.open(stop, timeout=20) as answer:
        assert "Работа закончена" in answer.read().decode()
    return screen


def test_a_new_workspace_has_one_for_each_system(folder: Path) -> None:
    for name in STARTERS:
        mode = stat.S_IMODE((folder / name).stat().st_mode)
        assert bool(mode & stat.S_IXUSR) == is_to_be_run(name)


def test_windows_gets_its_line_ends_and_no_mark_before_the_first_word(folder: Path) -> None:
    data = (folder / WINDOWS).read_bytes()
    assert data.startswith(b"@echo off\r\nchcp 65001 >nul\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("name", [MACOS, LINUX])
def test_other_systems_get_theirs(folder: Path, name: str) -> None:
    assert b"\r" not in (folder / name).read_bytes()


def test_every_jump_of_the_windows_starter_leads_somewhere(folder: Path) -> None:
    text = (folder / WINDOWS).read_text(encoding="utf-8")
    jumps, labels = set(re.findall(r"goto (\w+)", text)), set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert jumps and jumps == labels


def test_a_percent_sign_in_a_path_is_no_variable_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "C:\\100%TEMP%\\python.exe")
    assert b'"C:\\100%%TEMP%%\\python.exe"' in starters.starters()[WINDOWS]


def commands(folder: Path) -> dict[str, list[str]]:
    """How each desktop calls its starter: ``Exec`` of a .desktop is unescaped as a string, then as a command."""
    (line,) = re.findall(r"^Exec=(.*)$", (folder / LINUX).read_text(encoding="utf-8"), re.MULTILINE)
    found = re.findall(r'"((?:\\.|[^"])*)"|(\S+)', line.replace("\\\\", "\\"))
    words = [re.sub(r"\\(.)", r"\1", quoted) or bare for quoted, bare in found]
    return {MACOS: [str(folder / MACOS)], LINUX: [str(folder / LINUX) if word == "%k" else word for word in words]}


@pytest.mark.parametrize("name", [MACOS, LINUX])
def test_a_double_click_opens_the_folder_wherever_it_lies(folder: Path, started: Started, name: str) -> None:
    moved = folder.rename(folder.parent / "Другая «папка»")
    starter = started(commands(moved)[name])
    assert "Программы" in first_screen_and_end(address_of(starter))
    assert starter.wait(20) == 0


def test_another_folder_may_be_named(folder: Path, started: Started, run: Run) -> None:
    other = folder.parent / "other"
    assert run("init", other).code == 0
    assert run("-C", other, "new", "ours", "--period", "2026", "--title", "Программа другой папки").code == 0
    starter = started([folder / MACOS, other])
    assert "Программа другой папки" in first_screen_and_end(address_of(starter))


def rewritten(folder: Path, **values: str) -> Path:
    """The starter, as it would know another place of Python and of the project."""
    path = folder / MACOS
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text, count = re.subn(rf"^{name}=.*$", f"{name}={shlex.quote(value)}", text, flags=re.MULTILINE)
        assert count == 1
    path.write_text(text, encoding="utf-8")
    return path


def test_without_the_program_it_says_what_to_do(folder: Path, started: Started) -> None:
    starter = started([rewritten(folder, python="/none", project="/none")])
    told = starter.communicate(timeout=20)[0]
    assert (starter.returncode, "её папку переместили или удалили" in told) == (1, True)


def test_a_package_without_its_project_opens_too(folder: Path, started: Started) -> None:
    starter = started([rewritten(folder, project="")])
    assert "Программы" in first_screen_and_end(address_of(starter))


def test_with_another_python_it_sets_up_what_is_missing(folder: Path, started: Started, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "tools").mkdir(parents=True)
    (project / "tools/start.py").write_text("import sys; print(*sys.argv[1:], sep='|')", encoding="utf-8")
    starter = started([rewritten(folder, python="/none", project=str(project))])
    assert starter.communicate(timeout=20)[0].strip() == str(folder)
    assert starter.returncode == 0


@pytest.mark.parametrize("name", STARTERS)
def test_the_project_has_its_own(name: str) -> None:
    path = ROOT / name
    assert path.read_bytes() == starters.starters_of_project()[name], "обновите: make starters"
    assert bool(path.stat().st_mode & stat.S_IXUSR) == is_to_be_run(name)


def test_the_starter_of_the_project_looks_beside_itself(tmp_path: Path, started: Started) -> None:
    project = tmp_path / "Скачанная папка"
    (project / "tools").mkdir(parents=True)
    (project / "tools/start.py").write_text("import sys; print(*sys.argv[1:], sep='|')", encoding="utf-8")
    shutil.copy(ROOT / MACOS, project)
    assert started([project / MACOS]).communicate(timeout=20)[0].strip() == str(project)


class Machine:
    """Stands for the installer and the page: remembers what was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, is_done: bool, fails: bool = False, is_old: bool = False):
        self.called: list[str] = []
        self.fails = fails
        monkeypatch.setattr(install, "is_done", lambda: is_done)
        monkeypatch.setattr(install, "main", self._install)
        monkeypatch.setattr(start, "can_open", lambda: is_old)
        monkeypatch.setattr(subprocess, "call", self._open)

    def _install(self, arguments: Sequence[str]) -> None:
        self.called.append("install")
        if self.fails:
            sys.exit("нет сети")

    def _open(self, command: Sequence[str]) -> int:
        self.called.append(" ".join(command[1:]))
        return 0


OPENED = "-m shnor_docs open папка"


@pytest.mark.parametrize(
    ("state", "called", "code"),
    [
        ({"is_done": True}, [OPENED], 0),
        ({"is_done": False}, ["install", OPENED], 0),
        ({"is_done": False, "fails": True}, ["install"], 1),
        ({"is_done": False, "fails": True, "is_old": True}, ["install", OPENED], 0),
    ],
)
def test_what_is_missing_is_installed_before(
    monkeypatch: pytest.MonkeyPatch, state: dict[str, bool], called: list[str], code: int
) -> None:
    machine = Machine(monkeypatch, **state)
    assert (start.main(["папка"]), machine.called) == (code, called)


def test_an_installation_is_done_until_the_project_asks_for_something_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "installed.txt"
    monkeypatch.setattr(install, "MARK", mark)
    monkeypatch.setattr(install, "PYTHON", sys.executable)
    assert not install.is_done()
    monkeypatch.setattr(install, "installation", lambda arguments, run: iter(()))
    install.main([])
    assert install.is_done()
    monkeypatch.setattr(install, "asked_for", lambda: "something else")
    assert not install.is_done()
