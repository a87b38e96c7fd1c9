"""Unfinished work goes when its command is gone, however it went; that of a living command stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source import unfinished
from shnor_docs.source.unfinished import alone, sweep, unfinished_file, workshop


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_workshop_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), workshop(tmp_path) as folder:
        (folder / "a").write_text("half")
        sweep(tmp_path)
        assert (folder / "a").exists()
        raise ZeroDivisionError
    assert names(tmp_path) == []


KILLED = """
import sys, time
from pathlib import Path
from shnor_docs.source.unfinished import alone, unfinished_file, workshop
home = Path(sys.argv[1])
with workshop(home) as folder, unfinished_file(home) as (file, _), alone(home):
    (folder / "programs").mkdir()
    (folder / "programs" / "a").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="нет SIGKILL")
def test_what_a_killed_command_left_is_swept_and_not_before(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    before = names(tmp_path)
    sweep(tmp_path)
    assert names(tmp_path) == before
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert names(tmp_path) == before
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_only_its_own_is_swept(tmp_path: Path) -> None:
    for name in (".shnor-docs.json", "shnor-docs-a.tmp", "a.tmp", ".gitkeep"):
        (tmp_path / name).touch()
    before = names(tmp_path)
    sweep(tmp_path)
    sweep(tmp_path / "nowhere")
    assert names(tmp_path) == before


def test_a_folder_of_which_nobody_knows_is_swept_when_it_is_old(tmp_path: Path) -> None:
    for name in (".shnor-docs-old", ".shnor-docs-new"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / ".shnor-docs-old", (0, 0))
    sweep(tmp_path)
    assert names(tmp_path) == [".shnor-docs-new"]


def test_two_are_never_alone_at_once(tmp_path: Path) -> None:
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(20):
            with alone(tmp_path):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert names(tmp_path) == []


def told_beside(folder: Path) -> list[str]:
    """The codes of why another thread is not let into the folder."""
    told: list[str] = []

    def work() -> None:
        try:
            with alone(folder):
                pass
        except ShnorError as error:
            told.extend(found.code.id for found in error.diagnostics)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    return told


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "PATIENCE", 0.0)
    with alone(tmp_path):
        assert told_beside(tmp_path) == ["ШД032"]
    assert told_beside(tmp_path) == []


def test_a_thread_does_not_wait_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "PATIENCE", 0.0)
    with alone(tmp_path):
        with alone(tmp_path / "."):
            pass
        assert told_beside(tmp_path) == ["ШД032"]
    assert names(tmp_path) == []


def test_where_nobody_can_lock_age_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "_lock", lambda handle: None)
    (tmp_path / ".shnor-docs-old.tmp").touch()
    os.utime(tmp_path / ".shnor-docs-old.tmp", (0, 0))
    with workshop(tmp_path), unfinished_file(tmp_path), alone(tmp_path):
        before = names(tmp_path)
        sweep(tmp_path)
        assert names(tmp_path) == before
        assert ".shnor-docs-old.tmp" not in before
    assert names(tmp_path) == []
