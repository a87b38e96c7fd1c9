"""The page of a workspace, asked by a client without a browser or served to a real one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from starlette.testclient import TestClient

from shnor_docs.page.app import application
from shnor_docs.page.door import Door
from shnor_docs.page.guard import guarded
from shnor_docs.page.listening import listener
from shnor_docs.page.server import serve
from shnor_docs.page.session import Session
from tests.samples import ROOT

SAMPLE = "rybinsk-2020-2022"
PORT = 20_000


def copied_sample(folder: Path, *programs: str) -> Path:
    """A workspace in the folder with copies of shipped programs and of what they share."""
    folder.mkdir(exist_ok=True)
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, folder)
    for program in programs or (SAMPLE,):
        shutil.copytree(ROOT / "programs" / program, folder / "programs" / program)
    return folder


def window_of(
    root: Path, door: Door | None = None, *, is_inside: bool = True, raise_server_exceptions: bool = True
) -> TestClient:
    """A window of the page, behind the guard; inside, it has come in by the door. It follows redirects."""
    door = door or Door(PORT)
    return TestClient(
        guarded(application(Session(root)), door),
        base_url=f"http://127.0.0.1:{PORT}",
        headers={"Sec-Fetch-Site": "same-origin"},
        cookies={door.cookie_name: door.cookie} if is_inside else None,
        raise_server_exceptions=raise_server_exceptions,
    )


@contextmanager
def served(root: Path, port: int = 0) -> Iterator[Door]:
    """The page of a workspace, served at the port, by default a free one, until the end of the block."""
    session, listening = Session(root), listener(root, port)
    door = Door(listening.getsockname()[1])
    thread = Thread(target=serve, args=[session, door, listening], daemon=True)
    thread.start()
    try:
        yield door
    finally:
        session.ended.set()
        thread.join(10)
