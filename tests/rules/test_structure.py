"""ШД210–ШД213: what a document needs to be written."""

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
