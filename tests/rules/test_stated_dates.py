"""ШД230, ШД305–ШД309: one fact told twice, a column that finds no value."""

import pytest

from tests.small_workspace import SmallWorkspace, order, section

PLAN = "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: М, execution: {31.03.2021: 10, 15.09.2021: 20}}]}]}"
INDICATORS = (
    "indicators: [{id: vpr_math, baseline: {2019: 10}, targets: {2021: 20 %, 2022: 30 %}, actuals: {2021: 25}}]"
    "  # допустимо ШД320: значения назначены с 2021 года"
)


def columns(*written: str, rows: str = "indicators") -> str:
    unit = ["{field: unit, title: Ед. изм.}"] if rows == "indicators" else []
    return f"tables: [{{id: t, rows: {rows}, columns: [{', '.join([*written, *unit])}]}}]"


@pytest.mark.parametrize(
    "column",
    [
        "{field: target, title: 2021 год, period: 2022}",
        "{field: target, title: '2020/2021', period: 2022}",
        "{title: '2022 год, %', columns: [{field: target, title: План, period: 2021}]}",
        "{field: baseline, title: Базовое значение 2020 года, period: 2019}",
    ],
)
def test_a_heading_of_another_period(small: SmallWorkspace, column: str) -> None:
    small.program(INDICATORS, columns(column))
    assert "стоит над столбцом за" in small.only("ШД305").message


@pytest.mark.parametrize("title", ["31.03.2022", "на 31 марта 2022 г.", "15.09", "2020 год", "на 30 марта"])
def test_a_heading_of_another_date(small: SmallWorkspace, title: str) -> None:
    small.program(PLAN, columns(f"{{field: execution, title: '{title}', date: 31.03.2021}}", rows="roadmap"))
    assert "31.03.2021" in small.only("ШД305").message


@pytest.mark.parametrize("title", ["31.03.2021", "на 31 марта", "31.03", "2021 год", "Исполнение", "Исполнение, 12.13"])
def test_a_heading_of_the_date(small: SmallWorkspace, title: str) -> None:
    small.program(PLAN, columns(f"{{field: execution, title: '{title}', date: 31.03.2021}}", rows="roadmap"))
    assert small.codes() == []


@pytest.mark.parametrize(
    "column",
    [
        "{field: target, title: '2021 г., %', period: 2021}",
        "{field: target, title: План, period: 2021}",
        "{field: change, title: 'Динамика 2021 к 2020, %', period: 2021}",
        "{title: 2021–2022 гг., columns: [{field: target, title: 2021, period: 2021}, {field: target, period: 2022}]}",
        "{field: name, title: Показатели на 2019 год}",
    ],
)
def test_a_heading_of_the_period(small: SmallWorkspace, column: str) -> None:
    small.program(INDICATORS, columns(column))
    assert small.codes() == []


def test_an_academic_year_lies_in_two(small: SmallWorkspace) -> None:
    use = "indicators: [{id: vpr_math, targets: {2021/2022: 20 %}}]  # допустимо ШД320: программа на один год"
    small.program(use, columns("{field: target, title: '2021/22 уч. г.', period: 2021/2022}"))
    assert small.codes() == []


@pytest.mark.parametrize("title", ["2020/2021", "2022/23 учебный год", "2020–2021 уч. г."])
def test_a_heading_of_the_academic_year_before_or_after(small: SmallWorkspace, title: str) -> None:
    use = "indicators: [{id: vpr_math, targets: {2021/2022: 20 %}}]  # допустимо ШД320: программа на один год"
    small.program(use, columns(f"{{field: target, title: '{title}', period: 2021/2022}}"))
    assert "стоит над столбцом за 2021/2022" in small.only("ШД305").message


@pytest.mark.parametrize("title", ["2021–2022 уч. г.", "Динамика 2021/2022 к 2020/2021", "2021 год", "2020–2022 годы"])
def test_a_heading_of_the_academic_year(small: SmallWorkspace, title: str) -> None:
    use = "indicators: [{id: vpr_math, targets: {2021/2022: 20 %}}]  # допустимо ШД320: программа на один год"
    small.program(use, columns(f"{{field: target, title: '{title}', period: 2021/2022}}"))
    assert small.codes() == []


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("id: low_2021, name: Школы в 2020 году, value: 3", "идентификатор называет 2021, а имя – 2020"),
        (
            "id: low, name: Школы в 2020 году, indicator: schools_helped, period: 2021",
            "имя называет 2020, а период – 2021",
        ),
        ("id: low_2020, name: Школы, indicator: schools_helped, period: 2021", "период – 2021"),
        (
            "id: low, name: Школы за 2018/2019 учебный год, indicator: schools_helped, period: 2019/2020",
            "имя называет 2018, 2019, а период – 2019, 2020",
        ),
    ],
)
def test_a_fact_of_two_years(small: SmallWorkspace, fact: str, words: str) -> None:
    small.program(f"facts: [{{{fact}}}]")
    assert words in small.only("ШД306").message


@pytest.mark.parametrize(
    "fact",
    [
        "id: low_2021, name: Школы по итогам 2020–2021 годов, value: 3",
        "id: supported_2017_2019, name: Поддержаны в 2017–2019 годах, value: 3",
        "id: by_law, name: 'Школы по приказу от 12.05.2017 № 2021', value: 3",
        "id: sch012021, name: Школы в 2020 году, value: 3",
    ],
)
def test_a_fact_of_one_year(small: SmallWorkspace, fact: str) -> None:
    small.program(f"facts: [{{{fact}}}]")
    assert small.codes() == []


def test_a_stage_of_two_years(small: SmallWorkspace) -> None:
    small.program("stages: [{id: first, title: Первый этап (2020 год), deadline: март 2021}]")
    assert "название называет 2020, а срок – 2021" in small.only("ШД306").message


def test_a_card_of_two_years(small: SmallWorkspace) -> None:
    small.program("cards: [{id: card, title: Карта за 2021 год, dates: [31.03.2022], blank_rows: 1}]")
    assert "название называет 2021, а даты карты – 2022" in small.only("ШД306").message


@pytest.mark.parametrize(
    ("file_name", "count"), [("Отчёт за 2021–2022 годы", 0), ("Отчёт за 2021 год", 1), ("Отчёт", 0), ("Отчёт 2022", 0)]
)
def test_a_report_of_two_years(small: SmallWorkspace, file_name: str, count: int) -> None:
    fields = f"id: text\n  subtitle: за 2021–2022 годы\n  file_name: {file_name}"
    small.program(section("Текст.").replace("kind: program", "kind: report").replace("id: text", fields))
    assert small.codes() == ["ШД306"] * count


def test_a_file_of_a_card_is_called_by_its_year(small: SmallWorkspace) -> None:
    small.program(
        "cards: [{id: card, title: Карта, dates: [31.03.2022], year: 2022, blank_rows: 1}]",
        "documents: [{id: card, kind: info_card, card: card, file_name: Карта за 2021 год}]",
    )
    assert "даты карты — 2022" in small.only("ШД306").message


@pytest.mark.parametrize(
    "part",
    [
        "roadmap: {default_year: 2024}",
        "cards: [{id: card, title: Карта, dates: [29.03.2024], year: 2024, blank_rows: 1}]",
    ],
)
def test_a_year_outside_the_program(small: SmallWorkspace, part: str) -> None:
    small.program(part)
    assert "2020–2022" in small.only("ШД308").message


@pytest.mark.parametrize(
    ("requisites", "words"),
    [("date: 23.09.2021", "дата, но нет номера"), ("number: 5", "номер, но нет даты")],
)
def test_an_order_with_half_of_its_requisites(small: SmallWorkspace, requisites: str, words: str) -> None:
    small.program(order(requisites))
    found = small.only("ШД230")
    assert words in found.message and found.location.line == 8


@pytest.mark.parametrize(
    "file_name",
    [
        "Приказ от 24.09.2021 № 401-1",
        "Приказ от 23.09.2021 № 402",
        "Приказ от 23 сентября 2020 г.",
        "Приказ № 40",
    ],
)
def test_a_file_called_by_another_order(small: SmallWorkspace, file_name: str) -> None:
    small.program(named(file_name))
    assert "orders.approval.date | digital" in small.only("ШД307").hint


@pytest.mark.parametrize(
    "file_name",
    [
        "Приказ от 23.09.2021 № 401-1",
        "Приказ от 23 сентября 2021 г. № 401/1",
        "Приказ № 401_1",
        "Приказ об утверждении программы",
        "Приказ № {{ orders.approval.number }}",
    ],
)
def test_a_file_called_by_its_order(small: SmallWorkspace, file_name: str) -> None:
    small.program(named(file_name))
    assert small.codes() == []


def named(file_name: str) -> str:
    return order("date: 23.09.2021\n  number: 401/1").replace("kind: order,", f"kind: order, file_name: '{file_name}',")


def test_a_file_called_by_an_order_that_is_a_draft_again(small: SmallWorkspace) -> None:
    small.program(order().replace("kind: order,", "kind: order, file_name: Приказ от 23.09.2021 № 401,"))
    assert small.codes() == ["ШД307", "ШД307"]


@pytest.mark.parametrize(
    ("column", "rows", "known"),
    [
        ("{field: target, period: 2031}", "indicators", "2021, 2022"),
        ("{field: target, period: 2020}", "indicators", "2021, 2022"),
        ("{field: baseline, period: 2020}", "indicators", "2019"),
        ("{field: actual, period: 2031}", "indicators", "2021"),
        ("{field: actual, period: 2020}", "indicators", "2021"),
        ("{field: reached, period: 2020}", "indicators", "2021"),
        ("{field: execution, date: 16.03.2021}", "roadmap", "31.03.2021, 15.09.2021"),
        ("{field: execution, date: 31.03.2031}", "roadmap", "31.03.2021, 15.09.2021"),
    ],
)
def test_a_column_that_finds_no_value(small: SmallWorkspace, column: str, rows: str, known: str) -> None:
    small.program(INDICATORS, PLAN, columns(column, rows=rows))
    found = small.only("ШД309")
    assert found.message.endswith(f"есть за {known}")
    assert found.location.line == 8


@pytest.mark.parametrize(
    ("column", "rows"),
    [
        ("{field: actual, period: 2022}", "indicators"),
        ("{field: execution, date: 31.12.2021}", "roadmap"),
    ],
)
def test_a_column_that_waits_for_its_values(small: SmallWorkspace, column: str, rows: str) -> None:
    small.program(INDICATORS, PLAN, columns(column, rows=rows))
    assert small.codes() == []
    report = section("{{ tables.t }}").replace("kind: program", "kind: report")
    small.program(INDICATORS, PLAN, columns(column, rows=rows), report)
    small.only("ШД309")


def test_money_of_a_year_that_has_none(small: SmallWorkspace) -> None:
    budget = "budget: {sources: [{id: local, name: Бюджет, amounts: {2020: 10}}]}"
    small.program(budget, columns("{field: amount, period: 2021}", rows="budget"))
    small.only("ШД309")


def test_a_program_without_any_values_is_a_form_to_fill(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math}]", columns("{field: target, period: 2031}"))
    assert small.codes() == []
