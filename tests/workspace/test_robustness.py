"""Whatever an official's slip makes of a program, it is a diagnostic or a document, never a crash."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace import Workspace
from tests.samples import ROOT

SAMPLE = "rybinsk-2020-2022"
FILES = sorted(
    path.relative_to(ROOT / "programs" / SAMPLE).as_posix()
    for path in (ROOT / "programs" / SAMPLE).rglob("*")
    if path.suffix in {".yaml", ".md"}
)
SLIPS = [
    *("", "[]", "{}", "~", "- а", "[a, b]", "{a: b}", "x", "-1", "0", "да", "2019", "2020/2021", "31.02.2020", '" "'),
    *(
        f'"{{{{ {name} }}}}"'
        for name in ("tasks", "roadmap", "passport", "tables.plan", "orders", "texts", "x | words")
    ),
]


@cache
def copied() -> Path:
    """A workspace of the sample alone."""
    root = Path(tempfile.mkdtemp(prefix="shnor-docs-"))
    shutil.copytree(ROOT / "programs" / SAMPLE, root / "programs" / SAMPLE)
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copy(ROOT / name, root)
    return root


def slipped(lines: list[str], index: int, slip: str | None, other: int) -> list[str]:
    """The lines with a value replaced by the slip, or, without one, two lines exchanged."""
    index, other = index % len(lines), other % len(lines)
    changed = list(lines)
    if slip is None:
        changed[index], changed[other] = changed[other], changed[index]
    else:
        changed[index] = lines[index].split(":")[0] + f": {slip}"
    return changed


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 999), st.sampled_from([*SLIPS, None, None]), st.integers(0, 999))
def test_a_slip_never_crashes(name: str, index: int, slip: str | None, other: int) -> None:
    path = copied() / "programs" / SAMPLE / name
    whole = path.read_text(encoding="utf-8")
    path.write_text("\n".join(slipped(whole.split("\n"), index, slip, other)), encoding="utf-8")
    try:
        workspace = Workspace(copied())
        workspace.overview()
        workspace.documents(SAMPLE)
    except ShnorError as error:
        assert error.diagnostics
    finally:
        path.write_text(whole, encoding="utf-8")
