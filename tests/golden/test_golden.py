"""Golden documents: the outline of every shipped document, read and compared as text."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.rendering.outlines.outline import outline
from tests.samples import shipped, shipped_slides

EVERY = (*shipped(), *shipped_slides())
GOLDEN = Path(__file__).parent
SHOWN = 80
"""Lines of a difference that a failure shows."""


def path_of(program: str, document: str) -> Path:
    return GOLDEN / program / f"{document}.txt"


def difference(expected: str, found: str) -> str:
    """A unified difference, cut to what a person reads."""
    lines = list(difflib.unified_diff(expected.splitlines(), found.splitlines(), "золотой", "сейчас", "", "", 1, ""))
    rest = len(lines) - SHOWN
    return "\n".join(lines[:SHOWN]) + (f"\n… и ещё {rest} строк" if rest > 0 else "")


@pytest.mark.parametrize(("program", "document"), [pytest.param(*one, id="/".join(one)) for one in EVERY])
def test_the_document_reads_as_its_golden_outline(
    program: str, document: str, rendered: Mapping[tuple[str, str], Path], request: pytest.FixtureRequest
) -> None:
    golden, found = path_of(program, document), outline(rendered[program, document])
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert golden.is_file(), f"нет золотого документа {golden.name}: запустите pytest --update-golden и прочтите его"
    expected = golden.read_text(encoding="utf-8")
    if found != expected:
        pytest.fail(difference(expected, found), pytrace=False)


def test_every_golden_outline_has_its_document() -> None:
    known = {path_of(program, document) for program, document in EVERY}
    assert known, "нет ни одного документа: сравнивать нечего"
    assert not set(GOLDEN.rglob("*.txt")) - known


def test_a_difference_shows_the_line_that_changed() -> None:
    shown = difference("¶ Срок: 2021\n¶ Цель\n", "¶ Срок: 2022\n¶ Цель\n")
    assert "-¶ Срок: 2021" in shown and "+¶ Срок: 2022" in shown
