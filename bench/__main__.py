"""``python -m bench``: every goal of speed and memory, as ratios measured in one run; exit 1 if one is missed."""

from __future__ import annotations

import sys

from bench import compute, data, forms, last_look, loading, region, rendering, slides, startup, whole


def main() -> None:
    """Run the benchmarks, the short ones first."""
    benches = (startup, loading, data, compute, forms, last_look, rendering, slides, whole, region)
    met = [bench.run() for bench in benches]
    missed = [bench.__name__ for bench, is_met in zip(benches, met, strict=True) if not is_met]
    print("все цели достигнуты" if not missed else f"цель не достигнута: {', '.join(missed)}")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
