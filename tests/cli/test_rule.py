"""``shnor-docs rule``: the page of a code however it is typed, ШД192 for what is none."""

from typing import TYPE_CHECKING

import pytest

from shnor_docs.workspace.codes import all_codes

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize("typed", ["ШД302", "шд302", "302", "shd302", "SHD-302", "il302", "ШД 302"])
def test_a_code_is_known_however_it_is_typed(run: "Run", typed: str) -> None:
    shown = run("rule", typed)
    assert shown.code == 0
    assert shown.out.startswith("ШД302, предупреждение: срок вне периода программы\n")
    for part in ("Почему.", "Что сделать.", "Неверно (roadmap.yaml):", "Верно (roadmap.yaml):"):
        assert part in shown.out


def test_all_codes_are_listed(run: "Run") -> None:
    assert [line[:5] for line in run("rule").out.splitlines()] == list(all_codes())


def test_words_find_codes_by_their_titles(run: "Run") -> None:
    shown = run("rule", "в", "тексте")
    lines = shown.out.splitlines()
    assert shown.code == 0 and len(lines) > 1
    assert all("в тексте" in line for line in lines)


@pytest.mark.parametrize(("typed", "hint"), [("301", "ШД302"), ("ШД999", "ШД"), ("абракадабра", "shnor-docs rule")])
def test_an_unknown_code_is_told_with_the_nearest(run: "Run", typed: str, hint: str) -> None:
    shown = run("rule", typed)
    assert shown.code == 1
    assert "ШД192" in shown.err and hint in shown.err


def test_a_code_without_a_page_is_told_by_its_title(run: "Run") -> None:
    shown = run("rule", "601")
    assert shown.code == 0
    assert "ШД601" in shown.out
