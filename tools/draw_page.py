"""Draw the page in the browser as ``docs/page.md`` and the README show it: ``make page-pictures``.

Needs Chromium and playwright (``tools/install.py --dev``); without them it says so and leaves the pictures as they are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from page_walk import walked
from small_png import with_few_colours

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SHOWN = {
    "folder",
    "wizard-period",
    "overview",
    "indicators",
    "plan",
    "remark",
    "card",
    "beside",
    "files",
    "approve",
    "draft",
    "check",
    "conflict",
    "refused",
    "question",
}
"""What of the walk is drawn."""
WIDTH, HEIGHT = 1280, 720
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--lang=ru"]
NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LANGUAGE": "ru"}
"""No name of whoever draws stands in a picture."""
AS_ON_WINDOWS = "path => document.querySelectorAll('.path').forEach((one) => { one.textContent = path; })"
FOLDER = r"C:\Users\Иванова\Documents\Программы"
"""A picture names no folder of whoever draws."""


def main() -> None:
    """Draw them all anew."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("Снимки не сделаны: нет Chromium; Debian и Ubuntu: apt install chromium")
        return
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("Снимки не сделаны: нет playwright; поставьте: python tools/install.py --dev")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workspace = Path(folder) / "Программы"
        workspace.mkdir()
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS, env={**os.environ, **NOBODY})
        tab = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="ru-RU", reduced_motion="reduce"
        ).new_page()
        with opened(workspace) as address:
            tab.goto(address)
            for name in walked(tab, workspace):
                if name in SHOWN:
                    tab.evaluate(AS_ON_WINDOWS, FOLDER)
                    _draw(PICTURES / f"page-{name}.png", tab.screenshot())
        browser.close()


@contextmanager
def opened(workspace: Path) -> Iterator[str]:
    """The address of the page of a workspace, until the end of the block."""
    settings = {**os.environ, **NOBODY, "SHNOR_DOCS_CONFIG": str(workspace.parent / "settings")}
    command = [sys.executable, "-u", "-m", "shnor_docs", "open", str(workspace), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=settings) as page:
        assert page.stdout is not None
        try:
            yield next(found.group() for line in page.stdout if (found := re.search(r"http://\S+", line)))
        finally:
            page.terminate()


def _draw(path: Path, screenshot: bytes) -> None:
    path.write_bytes(with_few_colours(screenshot))
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
