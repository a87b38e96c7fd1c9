"""The pages of the rules: each wrong example is told of by its own code, each right one by none."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rules.pages import RulePage, laid_over_base, pages
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.codes import all_codes

PAGES = pages()
SHOWN = {code: page for code, page in PAGES.items() if page.wrong}


def found(root: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    for name, text in laid_over_base(files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workspace(root).validate()


def told(diagnostics: list[Diagnostic]) -> list[str]:
    return [f"{d.location}: {d.code.id} {d.message}" for d in diagnostics]


@pytest.mark.parametrize(("code", "page"), SHOWN.items(), ids=SHOWN)
def test_the_wrong_example_is_told_of(code: str, page: RulePage, tmp_path: Path) -> None:
    diagnostics = found(tmp_path, page.wrong)
    assert {d.code.id for d in diagnostics} == {code, *page.also}, told(diagnostics)
    assert all(d.location.line or d.location.cell for d in diagnostics if d.code.id == code), told(diagnostics)


@pytest.mark.parametrize(("code", "page"), SHOWN.items(), ids=SHOWN)
def test_the_right_example_is_sound(code: str, page: RulePage, tmp_path: Path) -> None:
    assert told(found(tmp_path, page.right)) == []


def test_pages_are_of_codes_that_are() -> None:
    assert PAGES
    assert set(PAGES) <= set(all_codes())
    assert {other for page in PAGES.values() for other in page.also} <= set(all_codes())


@pytest.mark.parametrize(("code", "page"), PAGES.items(), ids=PAGES)
def test_a_page_shows_both_sides_or_none(code: str, page: RulePage) -> None:
    assert bool(page.wrong) == bool(page.right)
