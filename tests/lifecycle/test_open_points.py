"""Open points are listed at the fields they are about, and what prints them is a draft."""

import pytest

from tests.small_workspace import SmallWorkspace, order, section


def test_a_point_is_a_warning_at_its_field(small: SmallWorkspace) -> None:
    small.program(section("Текст."))
    small.write("programs/small/open_points.yaml", "- {place: municipality.genitive, note: проверьте падеж}\n")
    found = small.only("ШД701")
    assert "проверьте падеж" in found.message
    assert (found.location.file, found.location.line) == ("programs/small/program.yaml", 4)


def test_a_point_finds_its_words_in_a_section_file(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]")
    small.write("programs/small/one.md", "Первая строка.\nВ 2020\nгоду.\n")
    small.write("programs/small/open_points.yaml", "- {place: one.md, quote: В 2020 году, note: верно ли?}\n")
    found = small.only("ШД701")
    assert (found.location.file, found.location.line) == ("programs/small/one.md", 2)


def test_a_point_about_an_indicator_names_it(small: SmallWorkspace) -> None:
    small.catalogue("schema_version: 1\nindicators: [{id: share, name: Доля школ, kind: share}]\n")
    small.program(
        "indicators: [{id: share, targets: {2021: 5 %}}]",
        "open_points: [{place: indicators.share.targets, note: подтвердите}]",
    )
    assert "показатель «Доля школ»: подтвердите" in small.only("ШД701").message


def test_a_point_whose_place_is_gone_is_told(small: SmallWorkspace) -> None:
    small.program("open_points: [{place: goals.main.text, note: уточните}]")
    assert "goals.main.text" in small.only("ШД702").message


TWO_DOCUMENTS = """
    facts: [{id: schools, name: Школы, value: 5}]
    texts: [{id: number, text: "Школ – {{ facts.schools }}."}]
    documents:
    - {id: text, kind: program, sections: [{id: one, text: "{{ texts.number }}"}]}
    - {id: other, kind: concept, title: Концепция, sections: [{id: one, text: Без чисел.}]}
    """


def test_only_documents_that_print_the_place_are_drafts(small: SmallWorkspace) -> None:
    small.program(TWO_DOCUMENTS, "open_points: [{place: facts.schools.value, note: уточните}]")
    assert small.document("text").draft
    assert small.document("text").slot("draft").plain == "ПРОЕКТ"
    assert not small.document("other").draft


@pytest.mark.parametrize(
    ("place", "is_draft"),
    [
        ("indicators.vpr_math.targets", True),
        ("indicators.schools_helped.targets", False),
        ("tables.main.columns", True),
    ],
)
def test_a_table_prints_the_indicators_of_its_rows(small: SmallWorkspace, place: str, is_draft: bool) -> None:
    table = """
        indicators: [{id: vpr_math}, {id: schools_helped}]
        tables: [{id: main, columns: [{field: name, title: Имя}], groups: [{id: all, rows: [vpr_math]}]}]
        """
    small.program(table, section("{{ tables.main }}"), f"open_points: [{{place: {place}, note: уточните}}]")
    assert small.document().draft is is_draft


def test_a_draft_order_prints_lines_to_write_on(small: SmallWorkspace) -> None:
    small.program(order(), "texts: [{id: act, text: 'Приказ от {{ orders.approval.date | digital }}.'}]")
    assert small.found() == []
