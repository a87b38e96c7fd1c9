"""``python -m fuzz [HOW_MANY]``: spoilt inputs by number, what went wrong with them; exit 1 if anything did."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import monotonic

from fuzz.commands import Fault
from fuzz.judging import judged
from fuzz.workers import judgements

EVERY = 500
SHOWN = 5


def main() -> None:
    """Judge many inputs, or one with all that is known of it."""
    asked = argparse.ArgumentParser(prog="fuzz", description="Порченые входы: без сбоев, зависаний и неверных кодов.")
    asked.add_argument("count", nargs="?", type=int, default=10_000, help="сколько входов")
    asked.add_argument("--from", dest="first", type=int, default=1, help="номер первого")
    asked.add_argument("--seed", type=int, help="только этот вход; его папка остаётся")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="сколько процессов")
    given = asked.parse_args()
    sys.exit(_one(given.seed) if given.seed is not None else _many(given.first, given.count, given.jobs))


def _one(seed: int) -> bool:
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{seed}-"))
    faults = judged(seed, folder)
    for fault in faults:
        print(fault, fault.details, sep="\n")
    print(f"вход {seed}: {folder}")
    return bool(faults)


def _many(first: int, count: int, jobs: int) -> bool:
    met: dict[str, list[int]] = defaultdict(list)
    start = monotonic()
    for done, (seed, faults) in enumerate(judgements(range(first, first + count), jobs), 1):
        for fault in faults:
            _tell(seed, fault, is_new=str(fault) not in met)
            met[str(fault)].append(seed)
        if done % EVERY == 0:
            print(f"{done} из {count}, {done / (monotonic() - start):.1f} в секунду", flush=True)
    print(f"входов {count}, видов неладного {len(met)}, за {monotonic() - start:.0f} с")
    for what, seeds in sorted(met.items(), key=lambda pair: -len(pair[1])):
        print(f"{len(seeds):>5}  {what}  – входы {', '.join(map(str, seeds[:SHOWN]))}")
    return bool(met)


def _tell(seed: int, fault: Fault, *, is_new: bool) -> None:
    if is_new:
        print(f"вход {seed}: {fault}", flush=True)


if __name__ == "__main__":
    main()
