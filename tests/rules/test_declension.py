"""Which form is missing or unconfirmed, and where it would print."""

import pytest

from shnor_docs.diagnostics import Severity
from tests.small_workspace import HEAD, SmallWorkspace, order, section

BARE = HEAD.replace(", genitive: Управления образования", "").replace(", genitive: Лесного района", "")
GLOSSARY = """\
names:
- name: Управление образования
  genitive: Управления образования
  instrumental: Управлением образования
  confirmed: {confirmed}
- name: Лесной район
  prepositional: Лесном районе
  confirmed: да
"""


def glossary(small: SmallWorkspace, confirmed: str = "да") -> None:
    small.write("glossary.yaml", GLOSSARY.format(confirmed=confirmed))


def test_forms_are_printed_from_the_glossary(small: SmallWorkspace) -> None:
    glossary(small)
    small.program(
        section("Согласовано {{ authority | case('творительный') }} в {{ municipality.prepositional }}."), head=BARE
    )
    assert small.codes() == []
    assert "Согласовано Управлением образования в Лесном районе." in small.text()


def test_a_missing_form_is_an_error_that_names_the_documents(small: SmallWorkspace) -> None:
    glossary(small)
    small.program(section("Направить {{ authority | case('дательный') }}."), head=BARE)
    found = small.only("ШД800")
    assert found.severity is Severity.ERROR
    assert found.message == "нет дательного падежа: «Управление образования» (документы: text)"
    assert (found.location.file, found.location.line) == ("programs/small/program.yaml", 12)
    assert "glossary suggest" in found.hint


def test_a_form_asked_for_by_its_key_is_missed_too(small: SmallWorkspace) -> None:
    small.program(section("Школы {{ municipality.genitive }}, {{ municipality.genitive }}."), head=BARE)
    assert small.only("ШД800").message.startswith("нет родительного падежа: «Лесной район»")


@pytest.mark.parametrize(("confirmed", "codes"), [("нет", ["ШД801"]), ("genitive", ["ШД801"]), ("творительный", [])])
def test_an_unconfirmed_form_is_printed_and_told_of(small: SmallWorkspace, confirmed: str, codes: list[str]) -> None:
    glossary(small, confirmed)
    small.program(section("Согласовано {{ authority | instrumental }}."), head=BARE)
    assert small.codes() == codes
    assert "Согласовано Управлением образования." in small.text()


def test_an_unconfirmed_form_names_its_place_and_documents(small: SmallWorkspace) -> None:
    small.write(
        "glossary.yaml",
        "names:\n- {name: Лесной район, dative: Лесному району, doubtful: dative}\n- {name: Сочи, unchanging: да}\n",
    )
    small.program("parties: [{id: sochi, name: Сочи}]", section("К {{ municipality | dative }}."))
    found = small.only("ШД801")
    told = "дательный падеж «Лесному району», программа в нём не уверена (документы: text)"
    assert found.message == f"не подтверждено: «Лесной район», {told}"
    small.program("parties: [{id: sochi, name: Сочи}]", section("В {{ parties.sochi | prepositional }}."))
    assert "«Сочи», не склоняется" in small.only("ШД801").message


def test_a_mark_without_the_genitive_is_told_of(small: SmallWorkspace) -> None:
    small.program(order("date: 01.02.2021\n  number: 5"), head=BARE)
    found = small.only("ШД802")
    assert "«приказом Управление образования» (документы: text)" in found.message
    glossary(small)
    assert small.codes() == []
    assert "приказом Управления образования" in small.text()


def test_a_mark_of_an_unconfirmed_form_is_told_of(small: SmallWorkspace) -> None:
    glossary(small, "нет")
    small.program(order("date: 01.02.2021\n  number: 5"), head=BARE)
    assert small.codes() == ["ШД801"]


def test_the_program_and_the_glossary_agree(small: SmallWorkspace) -> None:
    small.write("glossary.yaml", "names: [{name: Лесной район, genitive: Лесных районов, confirmed: да}]\n")
    small.program(section("Школы {{ municipality.genitive }}."))
    found = small.only("ШД803")
    assert (found.location.file, found.location.line) == ("programs/small/program.yaml", 4)
    assert "Школы Лесного района." in small.text()


def test_forms_that_the_program_writes_need_no_glossary(small: SmallWorkspace) -> None:
    small.program(section("Школы {{ municipality | case('родительный') }}, {{ authority | genitive }}."))
    assert small.codes() == []
    assert "Школы Лесного района, Управления образования." in small.text()


def test_a_warning_may_be_permitted(small: SmallWorkspace) -> None:
    glossary(small, "нет")
    small.write(
        "programs/small/one.md",
        "<!-- допустимо ШД801: форму проверим -->\nСогласовано {{ authority | instrumental }}.\n",
    )
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]", head=BARE)
    assert small.codes() == []


def test_a_form_that_an_open_point_asks_about_is_left_blank(small: SmallWorkspace) -> None:
    text = section("Школы {{ municipality.genitive }}.")
    small.program("open_points: [{place: municipality.genitive, note: решить}]", text, head=BARE)
    assert "ШД800" not in small.codes()
    assert "Школы ____." in small.text()
