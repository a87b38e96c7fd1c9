"""The command line run in this process: its exit code, what it printed, how long it may work."""

from __future__ import annotations

import contextlib
import io
import re
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from shnor_docs.cli import main

SECONDS = 10
OUR_BUG = 3
OUR_WORDS = "Это ошибка самой программы"
_CODE = re.compile(r"ШД\d{3}")
_FRAME = re.compile(r'File "[^"]*?(shnor_docs/[^"]+)", line (\d+), in (\S+)')


class Hang(BaseException):
    """A command took more than :data:`SECONDS` of the processor's time, other work of the machine aside."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What should not happen: its kind, where it shows, all that is known."""

    kind: str
    place: str
    details: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.place}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command line gave."""

    command: str
    code: int
    out: str
    err: str
    failure: str = ""

    def faults(self) -> Iterator[Fault]:
        """What is wrong whatever the command: a traceback, a hang, a code of its own, no word of why."""
        if self.failure or self.code == OUR_BUG:
            trace = self.failure or self.err
            told = _told(trace)
            yield Fault("долго" if Hang.__name__ in told else "сбой", f"{self.command}: {told}", trace)
        elif self.code not in (0, 1):
            yield Fault("код", f"{self.command}: {self.code}", self.out + self.err)
        elif self.code == 1 and not _CODE.search(self.out + self.err):
            yield Fault("код", f"{self.command}: 1 без замечания", self.out + self.err)


def run(root: Path, *arguments: str) -> Outcome:
    """Run ``shnor-docs -C root …``."""
    out, err, failure, code = io.StringIO(), io.StringIO(), "", 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), _given("-C", str(root), *arguments):
        try:
            with _limited():
                main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            failure = traceback.format_exc()
    return Outcome(arguments[0], code, out.getvalue(), err.getvalue(), failure)


@contextlib.contextmanager
def _given(*arguments: str) -> Iterator[None]:
    """The command line and, at the keyboard, nobody."""
    kept, sys.argv, sys.stdin = (sys.argv, sys.stdin), ["shnor-docs", *arguments], io.StringIO()
    try:
        yield
    finally:
        sys.argv, sys.stdin = kept


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    kept = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)


def _told(trace: str) -> str:
    """The last of our frames in a traceback and the name of its error."""
    frames = _FRAME.findall(trace)
    said = [line for line in trace.splitlines() if line.strip() and not line.startswith(OUR_WORDS)]
    return f"{':'.join(frames[-1]) if frames else '?'} {said[-1][:100]}"
