"""Years inside prose: which move with the program, which stay, which an official is asked about."""

import pytest

from shnor_docs.diagnostics import Location, ShnorError
from shnor_docs.lifecycle.shift import OTHER_KIND, Shift
from shnor_docs.lifecycle.years import Verdict, mentions, with_years_moved
from shnor_docs.model.period import PeriodRange

THREE_YEARS = ("2020-2022", "2023-2025")


def shift(old: str, new: str) -> Shift:
    return Shift(PeriodRange.parse(old), PeriodRange.parse(new))


def moved(text: str, periods: tuple[str, str] = THREE_YEARS, *, own: bool = False) -> str:
    """The text with moved years; what is asked about stands in «?…?»."""
    for found in reversed(list(mentions(text, shift(*periods), own=own))):
        new = found.replacement if found.verdict is Verdict.MOVE else f"?{text[found.start : found.end]}?"
        text = text[: found.start] + new + text[found.end :]
    return text


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    "text", ["2022–2020 годы", "2020–2020/2021", "2020/2022–2023", "{{ indicators.math.targets[2020/2025] }}"]
)
def test_years_that_are_no_period_are_no_obstacle(text: str, own: bool) -> None:
    assert set(moved(text, own=own)) & set("0123456789")
    assert with_years_moved(text, shift(*THREE_YEARS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("программа на 2020–2022 годы", "программа на 2023–2025 годы"),
        ("программа на 2020-2022 гг.", "программа на 2023-2025 гг."),
        ("разместить до 1 октября 2021 г.", "разместить до 1 октября 2024 г."),
        ("по состоянию на 31.03.2022", "по состоянию на 31.03.2025"),
        ("план на 2022/2023 учебный год", "план на 2025/2026 учебный год"),
        ("{{ indicators.math.targets[2022] }}", "{{ indicators.math.targets[2025] }}"),
    ],
)
def test_years_of_the_program_move(text: str, expected: str) -> None:
    assert moved(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "постановлением от 26.12.2017 № 1642",
        "постановлением от 27.12.2021 № 634-п",
        "Указ Президента от 21 июля 2020 г. № 474",
        "Государственная программа «Развитие образования» на 2018–2025 годы",
        "«О целях развития на период до 2030 года»",
        "адрес www.krskstate.ru/2020/plan",
        "ГОСТ Р 7.0.97-2016 и ГОСТ Р 52872–2022",
        "приказ № 2021",
        "приоритет с 2013 года",
        "{{ facts.low_schools_2020 }}",
    ],
)
def test_years_of_acts_and_of_the_far_past_stay(text: str) -> None:
    assert moved(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В 2020 году таких школ – 5", "В ?2020? году таких школ – 5"),
        ("оценочные процедуры за 2017–2019 годы", "оценочные процедуры за ?2017–2019? годы"),
        ("региональной программой школ на 2020–2022 годы", "региональной программой школ на ?2020–2022? годы"),
    ],
)
def test_doubtful_years_are_asked_about(text: str, expected: str) -> None:
    assert moved(text) == expected


@pytest.mark.parametrize(
    ("periods", "text", "expected"),
    [
        (("2020-2022", "2023"), "на 2020–2022 годы", "на 2023 год"),
        (("2020-2022", "2023"), "за 2022 год", "за 2023 год"),
        (("2020-2022", "2023"), "в 2020–2022 годах", "в 2023 году"),
        (("2020-2022", "2023-2027"), "на 2020–2022 годы", "на 2023–2027 годы"),
        (("2023", "2024-2026"), "на 2023 год", "на 2024–2026 годы"),
        (("2023", "2024-2026"), "в 2023 г.", "в 2024 г."),
        (("2021/2022-2022/2023", "2024/2025"), "на 2021/2022–2022/2023 учебные годы", "на 2024/2025 учебный год"),
        (("2020-2022", "2023-2025"), "на 2020–2022\n      годы", "на 2023–2025\n      годы"),
        (("2020-2022", "2033"), "на 2022–2023 годы", "на 2033–2034 годы"),
        (("2020-2022", "2033-2037"), "на 2022–2023 годы", "на ?2022–2023? годы"),
        (("2020-2022", "2033-2037"), "в феврале 2023 года", "в феврале 2038 года"),
        (("2020-2022", "2033"), "на 2022/23 учебный год", "на 2033/34 учебный год"),
        (("2020-2022", "2033"), "за 2020/2022", "за 2033/2033"),
    ],
)
def test_a_title_agrees_with_a_shorter_or_longer_period(periods: tuple[str, str], text: str, expected: str) -> None:
    assert moved(text, periods, own=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("август 2020; ежемесячно 2020–2022", "август 2023; ежемесячно 2023–2024"),
        ("до 2022-02-18", "до 2025-02-18"),
        ("сентябрь 2020 – июнь 2021", "сентябрь 2023 – июнь 2024"),
        ("2021-2022", "2024"),
        ("ежегодно, август", "ежегодно, август"),
    ],
)
def test_a_deadline_keeps_its_wording(text: str, expected: str) -> None:
    assert with_years_moved(text, shift("2020-2022", "2023-2024")) == expected


def test_calendar_and_academic_years_do_not_mix() -> None:
    with pytest.raises(ShnorError) as caught:
        Shift.between(PeriodRange.parse("2020-2022"), PeriodRange.parse("2023/2024"), Location("program.yaml"))
    assert caught.value.diagnostics[0].code is OTHER_KIND
