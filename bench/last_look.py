"""The last look: what proving a template adds to compiling it, and what looking adds to each rendering."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from docx import Document

from bench.samples import plan_sample, samples
from shnor_docs.rendering import Template, running
from shnor_docs.rendering.compiling import parsing
from shnor_docs.rendering.compiling import templates as compiling
from shnor_docs.rendering.compiling.templates import compile_template
from shnor_docs.rendering.repeating.balance import balance
from shnor_docs.rendering.soundness import opening
from shnor_docs.rendering.soundness.last_look import is_sound, last_look
from shnor_docs.rendering.soundness.mending import mended
from shnor_docs.rendering.soundness.structure import structure_problems

COMPILING_GOAL, RENDERING_GOAL, SPLICED_GOAL = 0.8, 0.01, 0.1
_RUNS = 9
_AT_RENDERING = ((running, is_sound), (running, last_look))
_LOOKS = ((opening, mended), (compiling, structure_problems), (parsing, balance))


def run() -> bool:
    """Print the shares of the look; whether proven templates pay next to nothing when they are rendered."""
    with tempfile.TemporaryDirectory() as folder:
        met = []
        for sample in samples(Path(folder)):
            data, template = sample.template.read_bytes(), Template(sample.template)
            once = _share(lambda data=data: compile_template(data, ""), *_LOOKS)
            each = _share(lambda sample=sample, template=template: template.render(sample.context), *_AT_RENDERING)
            print(f"последний взгляд, {sample.title}: {once:.0%} сборки шаблона, {each:.2%} каждого вывода")
            met.append(once <= COMPILING_GOAL and each <= RENDERING_GOAL)
        met.append(_spliced(Path(folder)))
    return all(met)


def _spliced(folder: Path) -> bool:
    """The big plan with a value that brings its own markup."""
    sample = plan_sample(folder, 1000)
    made = Document(str(sample.template))
    made.add_paragraph("{{p own|safe }}")
    made.save(str(sample.template))
    template, context = Template(sample.template), {**sample.context, "own": "<w:p><w:r><w:t>а</w:t></w:r></w:p>"}
    share = _share(lambda: template.render(context), *_AT_RENDERING)
    print(f"последний взгляд, план с вставленной разметкой: {share:.1%} каждого вывода")
    return share <= SPLICED_GOAL


def _share(work: Callable[[], object], *looks: tuple[Any, Callable[..., Any]]) -> float:
    """The part of the work's time that the looks take: the median of some runs."""
    work()
    shares = []
    for _ in range(_RUNS):
        spent: list[float] = [0.0]
        patches = [patch.object(module, look.__name__, _timed(look, spent)) for module, look in looks]
        for one in patches:
            one.start()
        start = perf_counter()
        work()
        whole = perf_counter() - start
        for one in patches:
            one.stop()
        shares.append(spent[0] / whole)
    return median(shares)


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = perf_counter()
        result = function(*args, **kwargs)
        result = list(result) if hasattr(result, "__next__") else result
        spent[0] += perf_counter() - start
        return result

    return timed
