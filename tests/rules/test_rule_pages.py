"""The pages of the rules: each wrong example is told of by its own code, each right one by none."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from defects_page import defects, rules_of_defects

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.rules.pages import FOLDER, RulePage, laid_over_base, pages
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


def is_placed(diagnostic: Diagnostic) -> bool:
    """Whether it stands at a line; what a whole data table lacks has no line."""
    return diagnostic.location.line is not None or "/data/" in diagnostic.location.file


@pytest.mark.parametrize(("code", "page"), SHOWN.items(), ids=SHOWN)
def test_the_wrong_example_is_told_of(code: str, page: RulePage, tmp_path: Path) -> None:
    diagnostics = found(tmp_path, page.wrong)
    assert {d.code.id for d in diagnostics} == {code, *page.also}, told(diagnostics)
    assert all(is_placed(d) for d in diagnostics if d.code.id == code), told(diagnostics)


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


def test_every_code_has_a_page() -> None:
    codes = all_codes()
    assert len(codes) > 390
    without = [f"{code} ({codes[code].title})" for code in sorted(codes.keys() - PAGES.keys())]
    assert without == [], "нет страницы: shnor-docs rule о коде ничего не объяснит"


def test_what_has_no_example_says_why() -> None:
    reasons = yaml.safe_load((FOLDER / "without_examples.yaml").read_text(encoding="utf-8"))
    listed = [code for group in reasons for code in group["codes"]]
    assert all(group["reason"] for group in reasons)
    assert sorted(listed) == sorted(PAGES.keys() - SHOWN.keys())


def test_every_defect_has_a_rule_or_a_reason() -> None:
    known, found = defects(), rules_of_defects()
    assert list(known) == [f"D-{number:02}" for number in range(1, 61)]
    assert set(found) <= set(known)
    silent = [number for number, told in known.items() if not found.get(number) and not told.get("why")]
    assert silent == [], "нет ни правила, ни причины, почему его нет"
