"""Each class of defects of the signed programs, put back once into a copy of the samples, is found where it stands.

A case of ``cases*.yaml``: ``d`` the class, ``file`` of a sample, ``old`` text (once in the file) and the ``new`` one
with the defect, ``codes`` expected. ``at`` names the words at whose line they stand, if not at the edit itself: in
the spoilt file, or in ``seen`` where the defect shows in another one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from defects_page import rules_of_defects

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.workspace import Workspace
from tests.samples import ROOT

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    case for path in sorted(HERE.glob("cases*.yaml")) for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KEYS = {"d", "file", "old", "new", "codes", "at", "seen"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    for path in ROOT.glob("*.yaml"):
        shutil.copy(path, folder)
    unapproved = shutil.ignore_patterns("editions", "register.yaml")  # what was approved may not be spoilt unnoticed
    shutil.copytree(ROOT / "programs", folder / "programs", ignore=unapproved)
    return folder


@contextmanager
def spoilt(path: Path, old: str, new: str) -> Iterator[str]:
    """The text of a file with one place of it changed, as long as the block lasts."""
    sound = path.read_bytes()
    text = sound.decode()
    assert text.count(old) == 1, f"«{old}» в файле {path.name}: {text.count(old)}"
    try:
        path.write_bytes(text.replace(old, new).encode())
        yield text.replace(old, new)
    finally:
        path.write_bytes(sound)


def lines_of(text: str, words: str) -> range:
    """The lines on which the words stand, blank ones at their end left out."""
    first = text.count("\n", 0, text.index(words)) + 1
    return range(first, first + words.rstrip("\n").count("\n") + 1)


def told(found: list[Diagnostic]) -> str:
    return "\n".join(f"{d.location}: {d.code.id} {d.message}" for d in found)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['d']} {case['codes'][0]}" for case in CASES])
def test_a_defect_is_found_where_it_stands_and_nothing_else(case: dict[str, Any], samples: Path) -> None:
    assert set(case) <= KEYS
    program = case["file"].split("/")[1]
    with spoilt(samples / case["file"], case["old"], case["new"]) as text:
        found = Workspace(samples).validate([program])
    assert {d.code.id for d in found} == set(case["codes"]), told(found)
    file = case.get("seen", case["file"])
    shown = text if file == case["file"] else (samples / file).read_text(encoding="utf-8")
    lines = lines_of(shown, case.get("at", case["new"]))
    assert any(d.location.file == file and (d.location.line in lines) for d in found), told(found)


def test_every_class_that_a_rule_finds_is_put_back() -> None:
    found = rules_of_defects()
    assert len(found) > 15
    assert sorted(found.keys() - {case["d"] for case in CASES}) == []
