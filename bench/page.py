"""``python -m bench.page``: how long a person at the page waits, from a command to a screen, from a key to its effect.

Measured in Chromium, as the person sees it; without one only the start is.
"""

from __future__ import annotations

import http.client
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
SAMPLE, LARGEST, GROWN = "rybinsk-2020-2022", "tyumen-2023", "thousand-measures"
START_LIMIT = 1.0
LIMITS = {SAMPLE: 100, LARGEST: 100, GROWN: 150}
"""Milliseconds from a key to its effect, at the 95th percentile."""
STARTS = 7
TYPED = "новое ожидаемое слово " * 3
PAUSE = 50
"""Milliseconds after a key has had its effect, until the next is struck."""
MEASURES = 1000
PATIENCE = 60_000
"""Milliseconds."""
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\S+)")
FIELD = "roadmap/groups/0/items/0/result"
MEASURE = """\
  - id: measure_{number}
    text: Проведение семинара для школ с низкими результатами обучения, занятие {number}.
    deadline: июль 2022
    responsible: [authority_head, centre]
    result: Проведено занятие {number}.
"""
WATCH = """() => {
    window.strokes = [];
    document.addEventListener("input", () => strokes.push([performance.now()]), true);
    for (const [place, effect] of [[1, "saved"], [2, "followed"]])
        document.body.addEventListener(effect, () => {
            const last = strokes.at(-1);
            if (last?.length === place) last.push(performance.now());
        });
}"""
"""Remembers when each key was struck, when its remarks were there, and when the preview had followed."""
SETTLED = """patience => new Promise((settled, lost) => {
    const look = () => strokes.at(-1)?.length === 3 ? settled() : setTimeout(look, 5);
    setTimeout(() => lost(new Error("no effect")), patience);
    look();
})"""
"""Waits until the last key has had both effects."""


def run() -> bool:
    """Print all times; whether each is within its limit."""
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        return all([_start(root), *_keys(root)])


def workspace(root: Path) -> Path:
    """Copies of the samples, and a program of a thousand measures."""
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, root)
    for program in (SAMPLE, LARGEST):
        shutil.copytree(ROOT / "programs" / program, root / "programs" / program)
    skipped = shutil.ignore_patterns("editions", "register.yaml")
    shutil.copytree(ROOT / "programs" / SAMPLE, root / "programs" / GROWN, ignore=skipped)
    roadmap = root / "programs" / GROWN / "roadmap.yaml"
    there = len(re.findall(r"^  - id:", roadmap.read_text(encoding="utf-8"), re.MULTILINE))
    with roadmap.open("a", encoding="utf-8") as file:
        file.write("- id: added\n  title: Занятия\n  items:\n")
        file.writelines(MEASURE.format(number=number) for number in range(MEASURES - there))
    return root


@contextmanager
def opened(root: Path) -> Iterator[float]:
    """``shnor-docs open`` on the workspace until the end of the block: the seconds until its first screen was there."""
    begun = perf_counter()
    process = subprocess.Popen(_command(root), stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = ADDRESS.search(process.stdout.readline())
    assert found
    try:
        yield _first_screen(int(found[1]), found[2]) - begun
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _command(root: Path) -> list[str]:
    return [sys.executable, "-m", "shnor_docs", "open", str(root), "--no-browser"]


def another_window(root: Path) -> str:
    """An address that opens the page which is served already."""
    told = subprocess.run(_command(root), check=True, capture_output=True, text=True).stdout
    found = ADDRESS.search(told)
    assert found
    return found[0]


def _first_screen(port: int, path: str) -> float:
    """When the first screen has come, and what it needs to be seen."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers: dict[str, str] = {}
    for asked in (path, "/", "/static/page.css", "/static/start.css", "/static/htmx.min.js"):
        connection.request("GET", asked, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if cookie := answer.headers["set-cookie"]:
            headers["Cookie"] = cookie.partition(";")[0]
        assert answer.status < 400, asked
    return perf_counter()


def _start(root: Path) -> bool:
    times = []
    for _ in range(STARTS):
        with opened(root) as seconds:
            times.append(seconds)
    print(f"от команды до первого экрана: {_told(times)} (предел {START_LIMIT * 1000:.0f} мс)")
    return statistics.median(times) <= START_LIMIT


def _told(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} мс, 95 % – {_p95(seconds) * 1000:.0f} мс"


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _keys(root: Path) -> Iterator[bool]:
    """For each program, whether remarks and the preview follow a key in time."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("нет Chromium: от клавиши до замечаний и просмотра не измерено")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, opened(root):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 1600, "height": 900})
        tab.set_default_timeout(PATIENCE)
        tab.goto(another_window(root))
        for program, limit in LIMITS.items():
            yield _in_time(program, limit, typed(tab, program))
        browser.close()


def typed(tab: Page, program: str) -> list[tuple[float, float, float]]:
    """When each key was struck in a field, its remarks were there, the preview had followed: in milliseconds."""
    tab.goto(f"{tab.url.partition('/p/')[0].rstrip('/')}/p/{program}/go?path={FIELD}")
    tab.locator(".pages .sheet").first.wait_for()
    field = tab.locator(f'[id="i:{FIELD}"]')
    field.focus()
    tab.keyboard.press("Control+End")
    tab.evaluate(WATCH)
    for letter in TYPED:
        tab.keyboard.type(letter)
        tab.evaluate(SETTLED, PATIENCE)
        tab.wait_for_timeout(PAUSE)
    return [tuple(stroke) for stroke in tab.evaluate("strokes")]


def _in_time(program: str, limit: int, strokes: Sequence[tuple[float, float, float]]) -> bool:
    remarks = [(told - struck) / 1000 for struck, told, _ in strokes]
    previews = [(shown - struck) / 1000 for struck, _, shown in strokes]
    print(f"{program}: от клавиши до замечаний {_told(remarks)}, до просмотра {_told(previews)} (предел {limit} мс)")
    return max(_p95(remarks), _p95(previews)) * 1000 <= limit


if __name__ == "__main__":
    sys.exit(not run())
