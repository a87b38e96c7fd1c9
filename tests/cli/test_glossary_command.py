"""The command ``glossary suggest`` as an official calls it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.small_workspace import SmallWorkspace, section

if TYPE_CHECKING:
    from conftest import Run

pytest.importorskip("pymorphy3", reason="словари ставит tools/install.py --glossary или --dev")
pytest.importorskip("pytrovich", reason="словари ставит tools/install.py --glossary или --dev")


@pytest.fixture
def needing(inside: SmallWorkspace) -> SmallWorkspace:
    inside.program(
        "parties: [{id: head, name: Заяц А.Б.}, {id: centre, name: МКУ «ИМЦ»}]",
        section("К {{ parties.head | dative }}, {{ parties.centre | dative }} и {{ authority | dative }}."),
    )
    return inside


def test_forms_are_shown_with_their_certainty_and_nothing_is_written(needing: SmallWorkspace, run: Run) -> None:
    ran = run("glossary", "suggest")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Заяц А.Б. (small)",
        "  дательный: Зайцу А.Б. – предложено, проверьте: программа не уверена",
        "МКУ «ИМЦ» (small)",
        "  не склоняется – предложено, уверенно",
        "Управление образования (small)",
        "  дательный: Управлению образования – предложено, уверенно",
        "Чтобы записать предложенное в glossary.yaml, добавьте --write.",
    ]
    assert not (needing.root / "glossary.yaml").exists()


def test_forms_are_written_on_request_and_then_wait_for_a_person(needing: SmallWorkspace, run: Run) -> None:
    assert "Записано: glossary.yaml" in run("glossary", "suggest", "--write").out
    again = run("glossary", "suggest", "--write").out
    assert "дательный: Зайцу А.Б. – есть в glossary.yaml, не подтверждено" in again
    assert "Записано" not in again
    path = needing.root / "glossary.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("confirmed: нет", "confirmed: да"), encoding="utf-8")
    assert run("glossary", "suggest").out == "Все нужные формы есть и подтверждены.\n"


def test_json_says_the_same(needing: SmallWorkspace, run: Run) -> None:
    [head, *_] = json.loads(run("glossary", "suggest", "--format", "json").out)
    assert head["name"] == "Заяц А.Б."
    assert head["forms"] == [{"case": "dative", "text": "Зайцу А.Б.", "sure": False, "written": False}]


def test_a_given_name_needs_no_program(needing: SmallWorkspace, run: Run) -> None:
    assert "творительный: Ректором" in run("glossary", "suggest", "Ректор").out
    assert run("glossary", "suggest", "Ректор", "--all").code == 2


def test_an_unknown_program_is_refused(needing: SmallWorkspace, run: Run) -> None:
    ran = run("glossary", "suggest", "--program", "smal")
    assert (ran.code, "ШД011" in ran.err) == (1, True)
