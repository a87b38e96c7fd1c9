"""Filters of official Russian in texts: cases, signatures, dates, numbers."""

import pytest

from tests.small_workspace import HEAD, SmallWorkspace, section

RECORDS = """\
parties:
- {id: head, name: Ветлугина А.С., kind: person, full_name: Ветлугина Анна Сергеевна}
- {id: centre, name: МКУ «ИМЦ»}
facts: [{id: schools, name: Школы, value: 3, unit: школа}, {id: share, name: Доля, value: "2,5", unit: "%"}]
orders:
- id: approval
  date: 23.09.2021
  number: 5
  title: О программе
  preamble: В целях
  clauses: [{id: one, text: Утвердить.}]
  signature: {post: Руководитель Управления образования, name: Т.А. Кольцова}
"""
GLOSSARY = """\
names:
- {name: Ветлугина Анна Сергеевна, dative: Ветлугиной Анне Сергеевне, confirmed: да}
- {name: Руководитель Управления образования, instrumental: Руководителем Управления образования, confirmed: да}
- {name: МКУ «ИМЦ», unchanging: да, confirmed: да}
"""


def printed(small: SmallWorkspace, reference: str) -> str:
    small.write("glossary.yaml", GLOSSARY)
    small.program(RECORDS, section(f"Вот: {{{{ {reference} }}}}."))
    return small.text().removeprefix("Вот: ").splitlines()[-1].removeprefix("Вот: ").removesuffix(".")


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("parties.head | signature", "А.С. Ветлугина"),
        ("parties.head.full_name | case('дательный')", "Ветлугиной Анне Сергеевне"),
        ("parties.head.full_name | case('дательный') | signature", "А.С. Ветлугиной"),
        ("orders.approval.signature.post | case('творительный') | lower", "руководителем Управления образования"),
        ("parties.centre | case('предложный')", "МКУ «ИМЦ»"),
        ("authority | case('именительный')", "Управление образования"),
        ("period | case('творительный')", "2020–2022 годами"),
        ("period | dative", "2020–2022 годам"),
        ("orders.approval.date | official", "23 сентября 2021 г."),
        ("facts.schools | agree('класс')", "3 класса"),
        ("facts.schools | agree('класс', 'родительный')", "3 классов"),
        ("facts.schools | words('родительный')", "3 (трёх) школ"),
        ("facts.schools | spelled('женский', творительный)", "тремя"),
        ("facts.schools | spelled(школа, винительный)", "три"),
        ("facts.share | number(0)", "3"),
    ],
)
def test_filters(small: SmallWorkspace, reference: str, text: str) -> None:
    assert printed(small, reference) == text


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("authority | case", "не назван падеж"),
        ("authority | case('датльный')", "нет падежа «датльный»"),
        ("facts.schools | case('дательный')", "склоняются только названия"),
        ("facts.share | spelled", "дробное"),
        ("facts.schools | agree('бармаглот')", "программа не знает"),
        ("facts.schools | words('школа', 'педагог')", "одно слово"),
        ("facts.schools | official", "печатает только даты"),
        ("facts.schools | signature", "печатает имя человека"),
        ("facts.schools | words('школа' 'педагог')", "непонятно"),
    ],
)
def test_a_filter_that_does_not_suit_says_why(small: SmallWorkspace, reference: str, told: str) -> None:
    small.program(RECORDS, section(f"Вот: {{{{ {reference} }}}}."))
    assert told in small.only("ШД205").message


def test_an_appendix_takes_the_case_by_its_russian_name(small: SmallWorkspace) -> None:
    approving = RECORDS.replace("  signature:", "  appendices: [{id: main, document: text}]\n  signature:")
    small.program(approving, section("Согласно {{ appendices.main | case('дательный') }}."), head=HEAD)
    assert "Согласно приложению к приказу." in small.text()
