"""One call of LibreOffice with a time limit; on time-out the whole family of its processes ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

_ENVIRONMENT = {"TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}
"""Dates of one form everywhere, and no window even where there is a screen."""


def run_office(command: Sequence[str], seconds: float) -> bool:
    """Whether the command ended in time; what it wrote tells whether it did its work."""
    environment = {**os.environ, **_ENVIRONMENT}
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=os.name == "posix",
    )
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the starter and the program that it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
