"""What a window writes in an address or a form never leads out of the programs and files that the workspace has."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from shnor_docs.page import app
from shnor_docs.page.addresses import path_text
from shnor_docs.page.routes import SCREENS
from tests.page.serving import SAMPLE, copied_sample, window_of

OUTSIDE = "outside"
"""A whole program beside the folder of programs, and another beside the workspace: who gets there sees a screen."""
WAYS_OUT = [
    f"../{OUTSIDE}",
    f"../../{OUTSIDE}",
    f"../../{OUTSIDE}/program.yaml",
    f"../../../{OUTSIDE}/program.yaml",
    f"..\\..\\{OUTSIDE}",
    f"{SAMPLE}/../../{OUTSIDE}",
    f"%2e%2e%2f{OUTSIDE}",
    f"{OUTSIDE}\x00",
    f"/{OUTSIDE}",
    f"C:\\{OUTSIDE}",
    f"{OUTSIDE}/" * 100,
]
ROUTES = [route for route in SCREENS if isinstance(route, Route) and route.path != "/stop"]
OF_PROGRAMS = [route for route in ROUTES if "program" in route.param_convertors]
NAME = re.compile(r"""(?:asked\.(?:field|number|told|path)|form\.getlist|query\.get|form\.get)\("(\w+)\"""")
FIELDS = sorted(
    {name for path in Path(app.__file__).parent.rglob("*.py") for name in NAME.findall(path.read_text("utf-8"))}
)
"""The names of everything that screens take from an address or a form."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The sample; beside its programs and beside itself a program that is none of its."""
    root = tmp_path / "ws"
    copied_sample(root)
    for folder in (root, tmp_path):
        shutil.copytree(root / "programs" / SAMPLE, folder / OUTSIDE)
    return root


@pytest.fixture
def window(workspace: Path, open_window: Callable[[Path], TestClient]) -> TestClient:
    return open_window(workspace)


opened_files: list[str] | None = None


@pytest.fixture
def opened(workspace: Path) -> Iterator[list[str]]:
    """The files that were opened and the folders that were read, whether they are there or not."""
    global opened_files  # noqa: PLW0603 - a hook of the interpreter is there for good
    if opened_files is None:
        sys.addaudithook(_remember)
    opened_files = []
    yield opened_files
    opened_files.clear()


def _remember(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove"} and opened_files is not None:
        opened_files.extend(str(one) for one in arguments if isinstance(one, str | bytes | Path))


def files(root: Path) -> Mapping[Path, bytes]:
    """What lies in the two programs that are none of the workspace's."""
    return {path: path.read_bytes() for path in root.parent.rglob(f"{OUTSIDE}/**/*") if path.is_file()}


def spelled(route: Route) -> str:
    return f"{method(route)} {route.path}"


def method(route: Route) -> str:
    return "POST" if "POST" in (route.methods or ()) else "GET"


def address(route: Route, **names: str) -> str:
    """The address of a screen with these names in it."""
    quoted = {name: quote(value, safe="") for name, value in names.items()}
    return re.sub(r"\{(\w+)(:\w+)?\}", lambda found: quoted[found[1]], route.path)


def test_the_walk_sees_screens_and_fields() -> None:
    assert len(OF_PROGRAMS) > 5
    assert {"file", "path", "text"} <= set(FIELDS)


@pytest.mark.parametrize("route", OF_PROGRAMS, ids=spelled)
def test_no_program_is_shown_or_changed_but_those_of_the_workspace(
    window: TestClient, workspace: Path, route: Route, opened: list[str]
) -> None:
    before = files(workspace)
    for way in WAYS_OUT:
        names = {name: "1" if name != "program" else way for name in route.param_convertors}
        opened.clear()
        answer = window.request(method(route), address(route, **names))
        assert answer.status_code in {404, 422}, way
        assert [path for path in opened if OUTSIDE in path] == []
    assert files(workspace) == before


@pytest.mark.parametrize("way", [f"../../{OUTSIDE}/program.yaml", f"..\\..\\{OUTSIDE}\\program.yaml"])
@pytest.mark.parametrize("route", ROUTES, ids=spelled)
def test_nothing_else_that_is_asked_for_leads_out(workspace: Path, route: Route, way: str, opened: list[str]) -> None:
    before = files(workspace)
    window = window_of(workspace, raise_server_exceptions=False)
    names = {name: SAMPLE if name == "program" else way for name in route.param_convertors}
    fields = dict.fromkeys(FIELDS, way) | {"path": path_text(("files", way))}
    opened.clear()
    filled = fields if method(route) == "POST" else None
    window.request(method(route), address(route, **names), params=fields, data=filled)
    assert [path for path in opened if OUTSIDE in path] == []
    assert files(workspace) == before
