"""Consoles of Windows: an encoding that lacks a character must not stop a command; JSON is UTF-8."""

import json
import os
import subprocess
import sys

import pytest

from tests.small_workspace import SmallWorkspace

UNKNOWN_TO_CP866 = "tasks: [{id: a, text: «ёлочки» — № 5 ≥ ½, txt: €}]"


def shnor_docs(small: SmallWorkspace, encoding: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "shnor_docs", *arguments]
    return subprocess.run(command, cwd=small.root, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "ascii"])
def test_a_console_that_lacks_characters_does_not_stop_a_command(small: SmallWorkspace, encoding: str) -> None:
    small.program(UNKNOWN_TO_CP866)
    ran = shnor_docs(small, encoding, "validate")
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert encoding == "ascii" or "ошибка" in ran.stdout.decode(encoding)


def test_json_is_utf8_whatever_the_console_speaks(small: SmallWorkspace) -> None:
    small.program(UNKNOWN_TO_CP866)
    ran = shnor_docs(small, "cp866", "validate", "--format", "json")
    assert json.loads(ran.stdout.decode("utf-8"))[0]["code"] == "ШД120"


def test_errors_on_a_narrow_console(small: SmallWorkspace) -> None:
    ran = shnor_docs(small, "cp866", "render", "нет-такой-№")
    assert ran.returncode == 1
    assert "нет программы" in ran.stderr.decode("cp866")
