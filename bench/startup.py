"""How long ``shnor-docs --help`` takes beside a bare start of Python."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

LIMIT = 8.0
_RUNS = 15


def run() -> bool:
    """Print the ratio of the medians, the two run by turns."""
    bare, ours = [], []
    for _ in range(_RUNS):
        bare.append(_seconds("-c", "pass"))
        ours.append(_seconds("-m", "shnor_docs", "--help"))
    ratio = median(ours) / median(bare)
    print(
        f"shnor-docs --help: {median(ours) * 1000:.0f} мс, пустой Python {median(bare) * 1000:.0f} мс, "
        f"отношение {ratio:.1f} (предел {LIMIT:g})"
    )
    return ratio <= LIMIT


def _seconds(*arguments: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return perf_counter() - start
