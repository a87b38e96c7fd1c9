"""What is proposed for a program that begins."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.period import PeriodRange
from shnor_docs.russian.declension.known import Name, by_key
from shnor_docs.workspace.beginnings import proposals
from shnor_docs.workspace.beginnings.proposals import ProposedForm, proposed_form, proposed_id, proposed_title

YEARS = PeriodRange.parse("2026-2028")


def test_a_form_of_the_glossary_wins() -> None:
    names = by_key([Name("Озёрный район", {"genitive": "Озёрного р-на"})])
    assert proposed_form("Озёрный район", "genitive", names) == ProposedForm("Озёрного р-на", sure=True)


def test_morphology_declines_any_name() -> None:
    pytest.importorskip("pymorphy3")
    assert proposed_form("город Минусинск", "prepositional", {}) == ProposedForm("городе Минусинске", sure=True)


@pytest.mark.parametrize(
    ("name", "expected"), [("Рыбинский район", "Рыбинского района"), ("город Ачинск", "город Ачинск")]
)
def test_without_dictionaries_a_form_is_unsure(monkeypatch: pytest.MonkeyPatch, name: str, expected: str) -> None:
    def refuse() -> None:
        raise ShnorError

    monkeypatch.setattr(proposals, "require_dictionaries", refuse)
    assert proposed_form(name, "genitive", {}) == ProposedForm(expected, sure=False)


def test_a_title_names_the_municipality_and_the_years() -> None:
    title = proposed_title("Рыбинского района", YEARS)
    assert title.endswith("результатами Рыбинского района на 2026–2028 годы")


@pytest.mark.parametrize(
    ("name", "period", "expected"),
    [
        ("Рыбинский муниципальный район", "2026-2028", "rybinsky-2026-2028"),
        ("Рыбинский район", "2026", "rybinsky-2026"),
        ("город Минусинск", "2026/2027-2028/2029", "minusinsk-2026-2029"),
        ("Городской округ", "2026-2028", "programma-2026-2028"),
    ],
)
def test_a_folder_is_named_by_the_municipality_and_the_years(name: str, period: str, expected: str) -> None:
    assert proposed_id(name, PeriodRange.parse(period), ()) == expected


def test_a_taken_folder_gets_a_number() -> None:
    taken = ("rybinsky-2026-2028", "rybinsky-2026-2028-2")
    assert proposed_id("Рыбинский район", YEARS, taken) == "rybinsky-2026-2028-3"
