"""ШД224, ШД225: units that are not declined, targets that lose their unit or condition in a column of numbers."""

import pytest

from tests.small_workspace import SmallWorkspace, section

CATALOGUE = """\
schema_version: 1
indicators:
- {id: moderators, name: Число ведущих, kind: count, unit: модератор}
- {id: share, name: Доля школ, kind: share, unit: "%%", direction: %s}
"""
NOUNS = "nouns: [{one: модератор, few: модератора, many: модераторов, gender: masculine}]\n"
USE = "indicators: [{id: moderators, actuals: {2021: 7}}]"
FACT = "facts: [{id: sites, name: Площадки, value: 2, unit: %s}]"


def catalogue(small: SmallWorkspace, nouns: str = "", direction: str = "growth") -> None:
    small.catalogue(CATALOGUE % direction + nouns)


@pytest.mark.parametrize(
    ("data", "reference", "word"),
    [
        (USE, "{{ indicators.moderators.actuals[2021] }}", "модератор"),
        (FACT % "стажировка", "{{ facts.sites }}", "стажировка"),
        (FACT % "стажировка", "{{ facts.sites | words }}", "стажировка"),
        (FACT % "школа", "{{ facts.sites | words(площадка) }}", "площадка"),
        (FACT % "педагогический работник", "{{ facts.sites }}", "педагогический работник"),
    ],
)
def test_a_word_that_is_not_declined_is_told(small: SmallWorkspace, data: str, reference: str, word: str) -> None:
    catalogue(small)
    small.program(data, section(f"Всего {reference}."))
    found = small.only("ШД224")
    assert (f"«5 {word}»" in found.message, f"one: {word}" in found.hint, found.is_error) == (True, True, False)


@pytest.mark.parametrize(
    ("data", "reference"),
    [
        (USE, "{{ indicators.moderators.actuals[2021] | number }}"),
        (FACT % "тыс. рублей", "{{ facts.sites }}"),
        (FACT % "млн рублей", "{{ facts.sites }}"),
        (FACT % "публикация", "{{ facts.sites | words }}"),
        (FACT % '"%"', "{{ facts.sites }}"),
    ],
)
def test_what_need_not_be_declined(small: SmallWorkspace, data: str, reference: str) -> None:
    catalogue(small)
    small.program(data, section(f"Всего {reference}."))
    assert small.codes() == []


def test_a_table_that_prints_values_with_their_units(small: SmallWorkspace) -> None:
    catalogue(small)
    columns = "[{field: name, title: Показатель}, {field: change, title: Изменение}]"
    small.program(USE, f"tables: [{{id: t, columns: {columns}}}]", section("{{ tables.t }}"))
    assert small.only("ШД224").location.line is not None


def test_the_workspace_gives_the_forms(small: SmallWorkspace) -> None:
    small.catalogue(
        CATALOGUE % "growth"
        + "nouns:\n- {one: модератор, few: модератора, many: модераторов, gender: masculine}\n"
        + "- {one: опорная школа, few: опорные школы, many: опорных школ, gender: feminine}\n"
    )
    small.program(
        "indicators: [{id: moderators, actuals: {2021: 7}, targets: {2022: не менее 21 модератора}}]",
        FACT % "опорная школа",
        section(
            "Было {{ indicators.moderators.actuals[2021] }}, будет {{ indicators.moderators.targets[2022] }}. "
            "В районе {{ facts.sites | words }}."
        ),
    )
    assert small.codes() == []
    assert "Было 7 модераторов, будет не менее 21 модератора. В районе 2 (две) опорные школы." in small.text()


def test_a_workspace_speaks_its_own_words(small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = SmallWorkspace(tmp_path_factory.mktemp("other"))
    for workspace, nouns in ((small, NOUNS), (other, "")):
        catalogue(workspace, nouns)
        workspace.program(USE, section("Всего {{ indicators.moderators.actuals[2021] }}."))
    first, second = small.open(), other.open()
    assert [len(w.validate()) for w in (first, second, first, second)] == [0, 1, 0, 1]
    text = first.documents("small")[0].slot("body").children[0].children[0].plain
    assert text == "Всего 7\u00a0модераторов."


def test_a_noun_given_twice(small: SmallWorkspace) -> None:
    noun = "{one: модератор, few: модератора, many: модераторов, gender: masculine}"
    catalogue(small, f"nouns: [{noun}, {noun}]\n")
    small.program()
    small.only("ШД131")


TABLE = """
tables:
- id: plan
  title: {title}
  columns: [{{field: name, title: Показатель}}, {{field: target, title: {heading}, period: 2022}}{more}]
"""


def targets(small: SmallWorkspace, target: str, direction: str = "growth", **table: str) -> None:
    catalogue(small, direction=direction)
    shape = {"title": "План", "heading": "2022 год", "more": "", **table}
    small.program(
        f"indicators: [{{id: share, targets: {{2022: {target}}}}}]",
        TABLE.format(**shape),
        section("{{ tables.plan }}"),
    )


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("не более 50 %", "условия"),
        ("не менее 50 %", "единицы «%»"),
        ("50 %", "единицы «%»"),
        ("не менее 50 % и рост", "других условий"),
        ("не менее 50 % ШНОР", "слов «ШНОР»"),
    ],
)
def test_a_target_whose_number_does_not_tell_all(small: SmallWorkspace, target: str, lost: str) -> None:
    targets(small, target)
    found = small.only("ШД225")
    assert (lost in found.message, "стоит «50»" in found.message, found.is_error) == (True, True, False)


@pytest.mark.parametrize(
    ("target", "direction", "table"),
    [
        ("не менее 50 %", "growth", {"more": ", {field: unit, title: Ед.}"}),
        ("не более 50 %", "fall", {"heading": '"2022 год, %"'}),
        ("50", "growth", {}),
        ("положительная динамика", "growth", {}),
    ],
)
def test_a_target_whose_number_tells_all(
    small: SmallWorkspace, target: str, direction: str, table: dict[str, str]
) -> None:
    targets(small, target, direction, **table)
    assert small.codes() == []
