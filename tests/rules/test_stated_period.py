"""ШД304: years typed by hand that contradict the program's period; and years that contradict nothing."""

import pytest

from tests.small_workspace import HEAD, SmallWorkspace, order, section

TITLE = "Муниципальная программа поддержки школ Лесного района на 2020–2022 годы"


def head(title: str = TITLE, period: str = "2020-2022") -> str:
    return HEAD.replace("Программа поддержки школ", f"'{title}'").replace("period: 2020-2022", f"period: {period}")


def document(**fields: str) -> str:
    written = {"kind": "program", **fields}
    lines = "".join(f"  {name}: '{text}'\n" for name, text in written.items())
    return f"documents:\n- id: text\n{lines}  sections: [{{id: one, text: Текст.}}]\n"


def claims_of(small: SmallWorkspace) -> list[str]:
    found = small.found()
    assert {diagnostic.code.id for diagnostic in found} <= {"ШД304"}, found
    return [f"{d.location.file.rpartition('/')[2]}:{d.location.line}" for d in found]


def test_a_longer_period_leaves_its_old_years_behind(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", f"Текст.\n\nУтверждена\n{TITLE}.\n")
    small.program(
        "roadmap: {title: План на 2020–2022 годы}",
        order().replace("Утвердить программу", f"Утвердить {TITLE.lower()}").partition("documents:")[0],
        """\
        documents:
        - id: text
          kind: program
          subtitle: на 2020–2022 годы
          file_name: Программа 2020-2022
          sections: [{id: one, title: Муниципальная программа на 2020–2022 годы, file: sections/one.md}]
        """,
        head=head(period="2020-2023"),
    )
    found = claims_of(small)
    assert len(found) == 7  # the titles of program, plan and section, subtitle, file name, clause, the file
    assert "one.md:4" in found


def test_the_warning_names_both_and_offers_a_reference(small: SmallWorkspace) -> None:
    small.program(head=head(period="2020-2023"))
    found = small.only("ШД304")
    assert found.message == "в тексте — «2020–2022», а период программы — 2020–2023"
    assert "{{ period }}" in found.hint
    assert found.location.line == 2


@pytest.mark.parametrize(
    "title",
    [
        "Программа на 2019–2022 годы",
        "Программа (2020–2021 гг.)",
        "Программа на 2020 год и плановый период 2021 и 2023 годов",
        "Программа на период с 2020 по 2024 год",
        "Программа на 2022 год",
        "Программа на 2024/2025–2025/2026 учебные годы",
    ],
)
def test_a_title_of_other_years(small: SmallWorkspace, title: str) -> None:
    small.program(head=head(title))
    small.only("ШД304")


@pytest.mark.parametrize(
    "title",
    [
        "Программа на {{ period }}",
        "Программа на 2020 – 2022 гг.",
        "Программа на 2020 год и плановый период 2021 и 2022 годов",
        "Программа на период с 2020 по 2022 год",
        "Программа на 2020/2021–2021/2022 учебные годы",
        "Программа по итогам 2017–2019 годов",
        "Программа во исполнение региональной программы на 2018–2025 годы",
        "Программа, утверждённая приказом от 12.05.2017 № 2018-2025",
        "Программа развития до 2030 года",
    ],
)
def test_a_title_of_the_same_years(small: SmallWorkspace, title: str) -> None:
    small.program(head=head(title))
    assert small.codes() == []


@pytest.mark.parametrize(
    "text",
    [
        "В ходе муниципальной программы поддержки школ на 2017–2019 годы создан совет.",  # history
        "Государственная программа «Развитие образования» на 2018–2025 годы.",
        "Региональная программа повышения качества образования на 2020–2024 годы.",
        "Муниципальная программа «Развитие культуры и туризма» на 2021–2025 годы.",
        "Итоги муниципальной программы за 2020–2021 годы.",
        "Оценочные процедуры за 2019–2021 годы и прогноз на 2023–2027 годы.",
        "План мероприятий на 2021 год.",
        "Стратегия развития Красноярского края до 2030 года, www.krskstate.ru/2030/plan.",
        "Программа развития школы № 5 на 2021–2026 годы.",
        "Региональная программа рассчитана на 2020–2024 годы.",
        "Срок реализации программы развития образования края: 2018–2025 годы.",
        "Программа рассчитана на 2020–2022 годы.",
        "Муниципальная программа поддержки школ на 2020–2022 годы.",
        "{{ program.title }}",
    ],
)
def test_prose_that_contradicts_nothing(small: SmallWorkspace, text: str) -> None:
    small.program(section(text), head=head())
    assert small.codes() == []


@pytest.mark.parametrize(
    "text",
    [
        "Муниципальная программа поддержки школ Лесного района на 2020–2024 годы.",
        "Утвердить муниципальную программу на 2017–2019 годы.",
        "Целями муниципальной программы «Поддержка школ» на 2021–2023 годы являются.",
        "Дорожная карта по поддержке школ на 2022–2023 годы.",
        "Утвердить план мероприятий на 2024 год.",
        "Программа рассчитана на 2020–2024 годы.",
        "Цель ясна. Настоящая Программа действует с 2020 по 2024 год.",
        "Срок реализации Программы: 2020 – 2023 гг.",
        "Период действия программы – 2020–2021 годы.",
    ],
)
def test_prose_that_names_the_program_by_other_years(small: SmallWorkspace, text: str) -> None:
    small.program(section(text), head=head())
    small.only("ШД304")


def test_a_plan_may_have_years_of_its_own_told_once(small: SmallWorkspace) -> None:
    plan = "# допустимо ШД304: план принят позже\nroadmap: {title: План мероприятий на 2022–2023 годы}\n"
    text = section("План мероприятий на 2022–2023 годы прилагается.")
    name = "- {id: plan, kind: roadmap, file_name: План на 2022–2023 годы}"
    small.write("programs/small/program.yaml", head() + plan + text + name)
    assert small.codes() == []


@pytest.mark.parametrize(("kind", "count"), [("report", 0), ("info_plan", 0), ("program", 1)])
def test_a_report_has_years_of_its_own(small: SmallWorkspace, kind: str, count: int) -> None:
    small.write("kinds.yaml", "kinds: [{id: info_plan, title: План, template: program.docx}]\n")
    small.program(document(kind=kind, file_name="Сведения 2021–2022"), head=head())
    assert small.codes() == ["ШД304"] * count


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("2020–2022 годы", 0),
        ("{{ period }}", 0),
        ("I этап: 2020 год; II этап: 2021–2022 годы; всего 2020–2022 годы", 0),
        ("2020–2021 годы", 1),
        ("2019–2021 годы", 1),
        ("2020 год", 0),
    ],
)
def test_the_terms_in_the_passport(small: SmallWorkspace, content: str, count: int) -> None:
    small.program(f"passport: [{{id: terms, title: Сроки реализации программы, content: '{content}'}}]")
    assert small.codes() == ["ШД304"] * count
