"""Our renderer against docxtpl: time, memory, growth with size."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.samples import Sample, plan_sample, samples
from shnor_docs.rendering import Template

GOALS = {"приказ": 150, "программа": 25, "план, 1000 строк": 12}
_SECONDS_EACH = 2.0
_FEWEST_RUNS = 5
_TURNS = 3


def run() -> bool:
    """Print the ratios, the memory and the growth with size; whether the goals are met."""
    with tempfile.TemporaryDirectory() as folder:
        return all((*_speed(Path(folder)), _memory(Path(folder)), _growth(Path(folder))))


def _speed(folder: Path) -> list[bool]:
    print(f"{'документ':<18}{'docxtpl, мс':>12}{'наш, мс':>10}{'раз':>9}{'цель':>6}{'байт: docxtpl / наш':>24}")
    met = []
    for sample in samples(folder):
        theirs, their_size = _measure(lambda sample=sample: with_docxtpl(sample))
        template = Template(sample.template)
        ours, our_size = _measure(lambda sample=sample, template=template: template.render(sample.context))
        ratio, goal = theirs / ours, GOALS[sample.title]
        sizes = f"{their_size} / {our_size}"
        print(f"{sample.title:<18}{theirs:>12.2f}{ours:>10.3f}{ratio:>8.0f}×{goal:>5}×{sizes:>20}")
        met.append(ratio >= goal)
    return met


def with_docxtpl(sample: Sample) -> bytes:
    """The sample as docxtpl renders it, read anew as it must be."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(sample.template)
    document.render(sample.context)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _measure(render: Callable[[], bytes]) -> tuple[float, int]:
    """Median milliseconds of a warm call, and the size of what it gives."""
    size = len(render())
    times: list[float] = []
    until = perf_counter() + _SECONDS_EACH
    while perf_counter() < until or len(times) < _FEWEST_RUNS:
        start = perf_counter()
        render()
        times.append(perf_counter() - start)
    return median(times) * 1000, size


def _memory(folder: Path) -> bool:
    plan_sample(folder, 1000)
    peaks = {engine: _peak(engine, folder) for engine in ("docxtpl", "ours")}
    share = peaks["ours"] / peaks["docxtpl"]
    sizes = f"docxtpl {peaks['docxtpl']:.0f} МБ, наш {peaks['ours']:.0f} МБ"
    print(f"память на плане в 1000 строк: {sizes} ({share:.0%}, цель 25 %)")
    return share <= 0.25


def _peak(engine: str, folder: Path) -> float:
    """Megabytes that one rendering of the big plan adds at its height, in a process of its own."""
    command = [sys.executable, "-m", "bench.memory", engine, str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _growth(folder: Path) -> bool:
    """Time per row of a small and a huge plan, measured by turns so that the machine's other work hits both."""
    times: dict[int, list[float]] = {100: [], 5000: []}
    for _ in range(_TURNS):
        for rows, measured in times.items():
            sample = plan_sample(folder, rows)
            template = Template(sample.template)
            milliseconds, _ = _measure(lambda sample=sample, template=template: template.render(sample.context))
            measured.append(milliseconds * 1000 / rows)
    small, huge = min(times[100]), min(times[5000])
    growth = huge / small
    print(f"на строку: {small:.1f} мкс при 100, {huge:.1f} при 5000 ({growth:.2f}, цель 1,2)")
    return growth <= 1.2
