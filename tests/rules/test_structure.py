"""ШД210–ШД213: what a document needs to be written."""

import pytest

from tests.small_workspace import SmallWorkspace


def test_a_section_has_a_text(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, title: Раздел}]}]")
    small.only("ШД210")


def test_a_section_has_one_text(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Текст из файла.")
    sections = "[{id: one, text: Текст, file: sections/one.md}]"
    small.program(f"documents: [{{id: text, kind: program, sections: {sections}}}]")
    small.only("ШД211")


def test_a_program_has_sections(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program}]")
    small.only("ШД212")


def test_a_plan_document_has_a_plan(small: SmallWorkspace) -> None:
    small.program("documents: [{id: plan, kind: roadmap}]")
    small.only("ШД213")


def test_weights_add_up_to_a_whole(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math, weight: '0,5'}, {id: schools_helped, weight: '0,4'}]")
    assert "0,9" in small.only("ШД221").message


def test_money_of_measures_covers_every_year_of_its_source(small: SmallWorkspace) -> None:
    small.program(
        """
        budget: {sources: [{id: local, name: Местный бюджет, amounts: {2020: 10, 2021: 20}}]}
        roadmap:
          groups: [{id: g, title: Группа, items: [{id: a, text: Мера, money: {local: {2020: 10}}}]}]
        """
    )
    assert "2021" in small.only("ШД216").message


DOCUMENT = "documents: [{{id: a, kind: program, {}: '{}', sections: [{{id: b, text: Текст.}}]}}]"
NAMED = {"x.docx": "x", "x.DOCX": "x", "x.docx ": "x", "Приказ № 15": "Приказ № 15", "v1.2": "v1.2"}


@pytest.mark.parametrize(("name", "stem"), NAMED.items())
def test_a_file_is_called_as_it_is_named(small: SmallWorkspace, name: str, stem: str) -> None:
    small.program(DOCUMENT.format("file_name", name))
    small.render()
    assert small.written() == [f"small/{stem}.docx"]


@pytest.mark.parametrize("name", ["..", ".", " ", "~$a", "?!", "/", ".docx", ".скрытый", "отчёт.pdf", "a.doc"])
@pytest.mark.parametrize("field", ["file_name", "template"])
def test_a_name_that_no_document_may_have(small: SmallWorkspace, field: str, name: str) -> None:
    small.program(DOCUMENT.format(field, name if field == "file_name" else f"{name}.docx"))
    (found,) = small.found()
    assert found.code.id in {"ШД124", "ШД125", "ШД126"}
    assert found.location.line == 6


def test_a_blank_name_is_an_empty_text_and_not_a_short_list(small: SmallWorkspace) -> None:
    small.program(DOCUMENT.format("file_name", " "))
    assert small.only("ШД126").message == "текст пуст"


def test_one_name_with_and_without_its_ending_is_one_file(small: SmallWorkspace) -> None:
    other = DOCUMENT.format("file_name", "a").partition("[")[2].replace("id: a,", "id: c,")
    small.program(DOCUMENT.format("file_name", "A.docx").removesuffix("]") + ", " + other)
    assert small.codes() == ["ШД214"]
