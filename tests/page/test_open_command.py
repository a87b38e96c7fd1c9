"""``shnor-docs open``: one page for a folder, told to the person and to their browser."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from shnor_docs.page.listening import own_port
from tests.small_workspace import SmallWorkspace

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\?key=\w+")


class Running:
    """A command that serves the page."""

    def __init__(self, *arguments: str | Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "shnor_docs", "open", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **environment},
        )
        self.told = ""

    def address(self) -> str:
        """The address that it tells."""
        assert self.process.stdout
        while not (found := ADDRESS.search(self.told)):
            line = self.process.stdout.readline()
            assert line, self.told
            self.told += line
        return found[0]

    def rest(self) -> str:
        """All that it has told until its end."""
        self.told += self.process.communicate(timeout=20)[0]
        return self.told

    def end(self, how: int = signal.SIGINT) -> int:
        self.process.send_signal(how)
        self.rest()
        return self.process.returncode


Start = Callable[..., Running]


@pytest.fixture
def start(small: SmallWorkspace) -> Iterator[Start]:
    """Runs ``shnor-docs open`` on the small workspace, or with other arguments."""
    begun: list[Running] = []

    def run(*arguments: str | Path, **environment: str) -> Running:
        begun.append(Running(*(arguments or (small.root, "--no-browser")), **environment))
        return begun[-1]

    yield run
    for one in begun:
        one.process.kill()
        one.process.communicate()


def seen(address: str) -> str:
    """The first screen, as a browser with cookies gets it."""
    with build_opener(HTTPCookieProcessor()).open(address, timeout=20) as answer:
        return str(answer.read().decode())


def port_of(address: str) -> int:
    found = ADDRESS.fullmatch(address)
    assert found
    return int(found[1])


def test_the_address_opens_the_page_and_ctrl_c_ends_it(start: Start) -> None:
    running = start()
    assert "Программы" in seen(running.address())
    assert running.end() == 0
    assert running.told.endswith("Работа закончена.\n")


def test_a_folder_below_opens_its_workspace(start: Start, small: SmallWorkspace) -> None:
    assert port_of(start(small.root / "programs", "--no-browser").address()) == own_port(small.root.resolve())


def test_the_same_folder_is_opened_once(start: Start) -> None:
    first = start()
    address = first.address()
    second = start()
    another = second.address()
    assert "уже открыта" in second.rest()
    assert (second.process.returncode, port_of(another)) == (0, port_of(address))
    assert another != address
    assert "Программы" in seen(another)
    assert "Программы" in seen(address)


def test_two_at_once_are_one(start: Start) -> None:
    addresses = [one.address() for one in [start(), start(), start()]]
    assert len({port_of(address) for address in addresses}) == 1


def test_a_killed_one_leaves_nothing_in_the_way(start: Start) -> None:
    first = start()
    port = port_of(first.address())
    first.end(signal.SIGKILL)
    second = start()
    assert port_of(second.address()) == port
    assert "Программы" in seen(second.address())


def test_another_folder_is_another_page(start: Start, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = SmallWorkspace(tmp_path_factory.mktemp("other"))
    other.catalogue("")
    (other.root / "programs").mkdir()
    assert port_of(start().address()) != port_of(start(other.root, "--no-browser").address())


def test_what_is_kept_for_the_second_command_is_for_this_user_alone(
    start: Start, small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    running = start(small.root, "--no-browser", SHNOR_DOCS_CACHE=str(cache))
    running.address()
    (kept,) = cache.glob("page-*.json")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    running.end()
    assert not kept.exists()


def test_without_a_place_of_ones_own_each_command_serves(start: Start, small: SmallWorkspace) -> None:
    first, second = (start(small.root, "--no-browser", SHNOR_DOCS_CACHE="") for _ in range(2))
    assert port_of(first.address()) != port_of(second.address())


def test_a_port_of_ones_choice(start: Start, small: SmallWorkspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = start(small.root, "--no-browser", "--port", str(port))
        assert "занят" in refused.rest()
        assert refused.process.returncode == 2
    assert port_of(start(small.root, "--no-browser", "--port", str(port)).address()) == port


def test_a_taken_port_of_the_folder_is_no_hindrance(start: Start, small: SmallWorkspace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", own_port(small.root.resolve())))
        taken.listen()
        assert "Программы" in seen(start().address())


def test_a_folder_that_is_no_workspace_may_become_one(start: Start, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert "Создать" in seen(start(tmp_path_factory.mktemp("empty"), "--no-browser").address())


def test_a_folder_that_is_not_there_is_told(start: Start, small: SmallWorkspace) -> None:
    refused = start(small.root / "none", "--no-browser")
    assert "ШД010" in refused.rest()
    assert refused.process.returncode == 1


def test_the_browser_is_given_the_address(start: Start, small: SmallWorkspace) -> None:
    told = small.root / "told"
    browser = small.write("browser", f'#!/bin/sh\necho "$1" > {told}\n')
    browser.chmod(0o755)
    running = start(small.root, BROWSER=str(browser))
    address = running.address()
    for _ in range(100):
        if told.exists() and told.read_text():
            break
        time.sleep(0.05)
    assert told.read_text().strip() == address


def test_no_browser_is_told(start: Start, small: SmallWorkspace) -> None:
    running = start(small.root, BROWSER="/bin/false", PATH="", DISPLAY="")
    running.address()
    time.sleep(0.5)
    running.end()
    assert "Браузер не нашёлся" in running.told
