"""Loading YAML with positions against PyYAML's ``CSafeLoader``, on a generated file of 300 KB."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import yaml

from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.tree import read_tree

LIMIT = 1.5
ROUNDS = 9
ITEM = """\
  - id: item_{number}
    number: "1.{number}"
    text: >-
      Проведение мониторинга качества образования в школах с низкими результатами обучения
    tasks: [task_1, task_2]
    responsible:
      - Управление образования
      - МУ ДПО «ИОЦ»
    deadline: до 2022-02-18  # продлён
"""


def sample(size: int = 300_000) -> str:
    """A plan of measures of about ``size`` bytes."""
    count = size // len(ITEM.encode())
    return "items:\n" + "".join(ITEM.format(number=number) for number in range(count))


def best_time(action: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times)


def run() -> bool:
    """Print the ratio of the two times."""
    text = sample()
    source = SourceText(Path("plan.yaml"), "plan.yaml", text)
    ours = best_time(lambda: read_tree(source))
    theirs = best_time(lambda: yaml.load(text, yaml.CSafeLoader))
    ratio = ours / theirs
    line = (
        f"YAML с местами, {len(text.encode()) // 1000} КБ: {ours * 1e3:.1f} мс, "
        f"CSafeLoader {theirs * 1e3:.1f} мс, отношение {ratio:.2f} (предел {LIMIT})"
    )
    sys.stdout.write(line + "\n")
    return ratio <= LIMIT
