"""A form asked as a window asks it: what it shows, what it sends."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from tests.page.serving import SAMPLE


class Form:
    """One screen of editing of the sample, without a browser."""

    def __init__(self, window: TestClient, part: str, program: str = SAMPLE) -> None:
        """Open the screen."""
        self.window, self.part, self.base = window, part, f"/p/{program}"
        self.html = window.get(f"{self.base}/edit/{part}").text
        self.seen = unescape(re.search(r'data-seen="([^"]*)"', self.html)[1])  # type: ignore[index]

    def send(self, step: str, **fields: str) -> dict[str, Any]:
        """What a window is told after it has sent something."""
        answer = self.window.post(f"{self.base}/{step}", data={"part": self.part, "seen": self.seen, **fields})
        assert answer.headers["content-type"] == "application/json", answer.text
        told: dict[str, Any] = answer.json()
        if "seen" in told:
            self.seen = json.dumps(told["seen"])
        return told

    def type(self, path: str, text: str, *, final: bool = True) -> dict[str, Any]:
        """A text typed into a field."""
        return self.send("edit", path=path, text=text, final="1" if final else "")

    def inside(self, path: str) -> str:
        """What is in a record that one opens."""
        return self.window.get(f"{self.base}/inside", params={"path": path}).text


def text_of(root: Path, file: str, program: str = SAMPLE) -> str:
    """A file of the program as it lies."""
    return (root / "programs" / program / file).read_text("utf-8")
