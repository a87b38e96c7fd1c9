"""``python -m bench.memory ENGINE FOLDER``: peak memory of one rendering of the big plan, in megabytes.

Nothing is warmed: reading, compiling and rendering the template are all counted, imports are not.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from bench.rendering import with_docxtpl
from bench.samples import Sample, plan_sample
from shnor_docs.rendering import Template


def main(engine: str, folder: Path) -> None:
    """Print the megabytes by which the resident set grows at its highest."""
    sample = plan_sample(folder, 1000)
    render = with_docxtpl if engine == "docxtpl" else _with_ours
    gc.collect()
    before = _resident("VmRSS")
    _reset_peak()
    render(sample)
    print(_resident("VmHWM") - before)


def _with_ours(sample: Sample) -> bytes:
    return Template(sample.template).render(sample.context)


def _resident(field: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(field))
    return int(line.split()[1]) / 1024


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
