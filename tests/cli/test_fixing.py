"""``validate --fix`` and ``--diff`` on the command line."""

from typing import TYPE_CHECKING

import pytest

from tests.small_workspace import SmallWorkspace, section

if TYPE_CHECKING:
    from conftest import Run


@pytest.fixture
def spoilt(small: SmallWorkspace) -> SmallWorkspace:
    small.program(section("Отчёт сдаёт школа Nº 5 согласно плана."))
    return small


def text(small: SmallWorkspace) -> str:
    return (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


def test_the_difference_is_shown_and_nothing_is_written(run: "Run", spoilt: SmallWorkspace) -> None:
    before = text(spoilt)
    for arguments in (("--diff",), ("--fix", "--diff")):
        shown = run("-C", spoilt.root, "validate", *arguments)
        assert shown.code == 1
        assert (
            "-      Отчёт сдаёт школа Nº 5 согласно плана.\n+      Отчёт сдаёт школа № 5 согласно плана.\n" in shown.out
        )
    assert text(spoilt) == before


def test_mending_says_how_much_and_what_is_left(run: "Run", spoilt: SmallWorkspace) -> None:
    shown = run("-C", spoilt.root, "validate", "--fix")
    assert (shown.code, "Исправлено: 1 место." in shown.out, "ШД889" in shown.out) == (0, True, True)
    assert "ШД886" not in shown.out
    shown = run("-C", spoilt.root, "validate", "--fix", "--unsafe")
    assert shown.out.endswith("Исправлено: 1 место.\nОшибок нет.\n")
    shown = run("-C", spoilt.root, "validate", "--fix", "--unsafe")
    assert shown.out == "Исправлять нечего.\nОшибок нет.\n"
    assert run("-C", spoilt.root, "validate", "--diff").code == 0


@pytest.mark.parametrize("arguments", [("--unsafe",), ("--diff", "--format", "json")])
def test_what_makes_no_sense_is_wrong_usage(run: "Run", spoilt: SmallWorkspace, arguments: tuple[str, ...]) -> None:
    assert run("-C", spoilt.root, "validate", *arguments).code == 2


def test_json_is_not_mixed_with_other_words(run: "Run", spoilt: SmallWorkspace) -> None:
    assert run("-C", spoilt.root, "validate", "--fix", "--format", "json").out.startswith("[")
