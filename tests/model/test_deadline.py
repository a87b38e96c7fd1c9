from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from shnor_docs.model.deadline import DateRange, Deadline, DeadlineKind
from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import PeriodRange

PROGRAM = PeriodRange.parse("2020-2022")
PROGRAM_WORDS = "в течение срока реализации программы"
AFTER_SCHOOL_YEAR = "по окончании учебного года (сентябрь), по окончании I полугодия следующего учебного года (декабрь)"

# inventory id, text as the source has it, kind, official print
FORMS = [
    ("DL-01", "До 18.02.2022", "BY_DATE", "до_18.02.2022"),
    ("DL-01", "до 2022-02-18", "BY_DATE", "до_18.02.2022"),
    ("DL-02", "До 20. 11.2021г", "BY_DATE", "до_20.11.2021"),
    ("DL-02", "До 31. 01.2022", "BY_DATE", "до_31.01.2022"),
    ("DL-03", "До 31 марта", "BY_DATE", "до_31_марта"),
    ("DL-04", "31 марта", "DATES", "31_марта"),
    ("DL-05", "20-28 марта", "DATES", "20–28_марта"),
    ("DL-05", "20 марта – 3 апреля 2023", "DATES", "20_марта_– 3_апреля 2023_г."),
    ("DL-06", "Июль 2020 год", "DATES", "июль 2020_г."),
    ("DL-06", "Март 2022", "DATES", "март 2022_г."),
    ("DL-06", "Август 2020 год Декабрь 2021 г", "COMPOSITE", "август 2020_г.; декабрь 2021_г."),
    ("DL-06", "Август 2020 год\nДекабрь 2021 г", "COMPOSITE", "август 2020_г.; декабрь 2021_г."),
    ("DL-07", "Июль-август 2020 год", "DATES", "июль–август 2020_г."),
    ("DL-07", "Сентябрь 2020 - июнь 2021 г.", "DATES", "сентябрь 2020_г._– июнь 2021_г."),
    ("DL-08", "Июль-сентябрь 2020 сентябрь 2021", "COMPOSITE", "июль–сентябрь 2020_г.; сентябрь 2021_г."),
    ("DL-09", "Февраль–декабрь", "DATES", "февраль–декабрь"),
    ("DL-09", "Декабрь", "DATES", "декабрь"),
    *(
        ("DL-10", text, "DATES", "2020–2022_годы")
        for text in (
            "2020-2022",
            "2020 - 2022",
            "2020-2022 г.",
            "2020-2022 год",
            "2020-2022 годы",
            "2020–2022гг.",
        )
    ),
    ("DL-10", "2021-2022 уч. год", "DATES", "2021/2022_учебный_год"),
    ("DL-11", "С сентября 2020 года", "OPEN", "с_сентября 2020_г."),
    ("DL-12", "Ежегодно.", "RECURRING", "ежегодно"),
    ("DL-12", "Июль ежегодно", "RECURRING", "ежегодно, июль"),
    ("DL-12", "ежегодно до 1 февраля", "RECURRING", "ежегодно, до_1_февраля"),
    ("DL-12", "ежегодно с 2021 года", "RECURRING", "ежегодно с_2021_года"),
    ("DL-13", "Ежемесячно", "RECURRING", "ежемесячно"),
    ("DL-13", "В течение года, ежемесячно.", "RECURRING", "ежемесячно в течение года"),
    (
        "DL-14",
        "Август 2020, ежемесячно 2020-2022 годы",
        "COMPOSITE",
        "август 2020_г.; ежемесячно в_2020–2022_годах",
    ),
    ("DL-15", "Постоянно", "THROUGHOUT", "постоянно"),
    ("DL-16", "В течение действия Программы", "THROUGHOUT", PROGRAM_WORDS),
    ("DL-16", "в течение всего срока реализации программы", "THROUGHOUT", PROGRAM_WORDS),
    ("DL-17", "В течение года", "THROUGHOUT", "в течение года"),
    ("DL-17", "В течение учебного года", "THROUGHOUT", "в течение учебного года"),
    ("DL-18", "По плану МКУ «ИМЦ»", "BY_DOCUMENT", "По плану МКУ «ИМЦ»"),
    ("DL-18", "Согласно плану УО", "BY_DOCUMENT", "Согласно плану УО"),
    ("DL-19", "В период заполнения РАОП", "EVENT", "В период заполнения РАОП"),
    ("DL-19", "В рамках соглашения, вместе", "EVENT", "В рамках соглашения, вместе"),
    ("DL-19", "событие: открытие школы", "EVENT", "открытие школы"),
    (
        "DL-20",
        "Первичные данные – март, I этап — сентябрь, II этап — декабрь",
        "STAGED",
        "Первичные данные_– март; I этап_– сентябрь; II этап_– декабрь",
    ),
    (
        "DL-20",
        "Первичные данные – март, I этап — сентябрь, декабрь",
        "STAGED",
        "Первичные данные_– март; I этап_– сентябрь; декабрь",
    ),
    *(("DL-21", text, "NOT_APPLICABLE", "–") for text in ("-", "–", "_", "—")),
    ("DL-21", "Апрель-июнь", "DATES", "апрель–июнь"),
    ("DL-22", "декабрь 2020 – 2022гг.", "DATES", "декабрь 2020_г._– 2022_г."),
    ("DL-22", "Февраль 2023г.", "DATES", "февраль 2023_г."),
    ("DL-22", "(январь-февраль)", "DATES", "январь–февраль"),
    ("DL-22", "I этап (декабрь)", "STAGED", "I этап_– декабрь"),
    ("DL-23", "", "MISSING", ""),
    ("DL-24", "1 раз в год", "RECURRING", "1_раз в год"),
    ("DL-24", "2 раза в год по итогам полугодия", "RECURRING", "2_раза в год по итогам полугодия"),
    ("DL-24", "1 раз в полугодие", "RECURRING", "1_раз в полугодие"),
    ("DL-24", "на начало учебного года", "OBSERVATION", "на начало учебного года"),
    ("DL-25", AFTER_SCHOOL_YEAR, "OBSERVATION", AFTER_SCHOOL_YEAR),
    ("DL-25", "в течение марта и декабря", "OBSERVATION", "в течение марта и декабря"),
    ("DL-25", "Два предыдущих учебных года", "OBSERVATION", "Два предыдущих учебных года"),
    ("DL-25", "в течение последних 3 лет", "OBSERVATION", "в течение последних 3 лет"),
    ("DL-26", "декабрь 2023 г.", "DATES", "декабрь 2023_г."),
    ("DL-27", "I квартал 2022 г.", "DATES", "I_квартал 2022_г."),
    ("DL-27", "4 квартал 2006 г.", "DATES", "IV_квартал 2006_г."),
    ("DL-27", "I-II квартал 2022", "DATES", "I–II_кварталы 2022_г."),
    ("DL-27", "в I квартале 2022 г.", "DATES", "I_квартал 2022_г."),
]


def days(deadline: str, default_year: int | None = None, program: PeriodRange = PROGRAM) -> list[str]:
    return [f"{r.first}/{r.last}" for r in Deadline.parse(deadline).ranges(program, default_year)]


@pytest.mark.parametrize(("inventory_id", "typed", "kind", "printed"), FORMS)
def test_form(inventory_id, typed, kind, printed):
    deadline = Deadline.parse(typed)
    assert deadline.kind is DeadlineKind[kind]
    assert str(deadline).replace("\u00a0", "_") == printed
    assert Deadline.parse(deadline.notation) == deadline
    assert deadline.kind is DeadlineKind.EVENT or Deadline.parse(str(deadline)) == deadline


def test_every_form_of_the_inventory_is_covered():
    assert {form[0] for form in FORMS} == {f"DL-{number:02}" for number in range(1, 28)}


@pytest.mark.parametrize(
    ("typed", "reason", "hint"),
    [
        ("Согласно плана УО", "дательный", "согласно плану"),
        ("в течении года", "в течение", "в течение года"),
        ("до 31.02.2022", "нет такой даты", "проверьте"),
        ("до 32 марта", "нет такой даты", "проверьте"),
        ("до 18.13.2022", "нет такого", "проверьте"),
        ("до 18.02.22", "четырёх", "2022"),
        ("до июня 2022", "неясно", "день"),
        ("сентбярь – июнь", "непонятный", "примеры"),
        ("август 2020, сентбярь 2021", "непонятный", "примеры"),
        ("как получится", "непонятный", "событие"),
        ("ежегодно, август 2020", "год один", "уберите"),
        ("август, декабрь 2021", "не у всех", "укажите"),
        ("июнь 2022 – март 2022", "раньше", "проверьте"),
        ("2022-2020", "раньше", "2020"),
        ("0 раз в год", "ноль", "сколько"),
    ],
)
def test_refused_with_a_reason(typed, reason, hint):
    with pytest.raises(NotationError, match=reason) as caught:
        Deadline.parse(typed)
    assert hint in caught.value.hint


def test_a_date_has_its_days():
    assert days("до 18.02.2022") == ["2022-02-18/2022-02-18"]
    assert days("июль–август 2020") == ["2020-07-01/2020-08-31"]
    assert days("I–II квартал 2022") == ["2022-01-01/2022-06-30"]
    assert days("с сентября 2020") == ["2020-09-01/2022-12-31"]
    assert days("с 1 сентября 2021 по 31 мая 2022") == ["2021-09-01/2022-05-31"]


def test_an_implied_year_is_that_of_the_plan():
    assert days("до 31 марта", default_year=2023) == ["2023-03-31/2023-03-31"]
    assert days("до 31 марта") == [f"{year}-03-31/{year}-03-31" for year in (2020, 2021, 2022)]
    assert days("март", program=PeriodRange.parse("2021/2022")) == ["2022-03-01/2022-03-31"]
    assert days("октябрь–март", default_year=2021) == ["2021-10-01/2022-03-31"]
    assert days("29 февраля", default_year=2021) == ["2021-02-28/2021-02-28"]


def test_recurring_days():
    assert days("ежегодно, август") == [f"{year}-08-01/{year}-08-31" for year in (2020, 2021, 2022)]
    assert len(days("ежемесячно")) == 36
    assert len(days("ежеквартально 2021-2022")) == 8
    assert len(days("1 раз в полугодие", default_year=2022)) == 2
    assert days("август 2020; ежемесячно 2021")[:2] == ["2020-08-01/2020-08-31", "2021-01-01/2021-01-31"]


def test_whole_periods():
    assert days("постоянно") == days(PROGRAM_WORDS) == ["2020-01-01/2022-12-31"]
    assert days("в течение учебного года", default_year=2022) == ["2022-09-01/2023-08-31"]


@pytest.mark.parametrize("text", ["по плану УО", "в рамках проекта", "–", "", "в течение последних 3 лет"])
def test_what_has_no_days_says_so(text):
    assert not Deadline.parse(text).is_dated
    assert days(text) == []


def test_a_clone_moves_dates_and_keeps_what_recurs():
    moved = Deadline.parse("до 29.02.2020; июль–август 2020; с 2021 года; ежегодно 2020-2022; постоянно").shifted(3)
    assert moved.notation == "до 2023-02-28; июль–август 2023; с 2024 года; ежегодно 2023-2025; постоянно"
    kept = Deadline.parse("ежегодно, август; до 31 марта; I этап – сентябрь; по плану УО")
    assert kept.shifted(3) == kept


class Measure(BaseModel):
    deadline: Deadline


def test_field_of_a_model():
    measure = Measure.model_validate({"deadline": "До 18.02.2022"})
    assert measure.model_dump() == {"deadline": "до 2022-02-18"}
    assert hash(measure.deadline) == hash(Deadline.parse("до 18.02.2022"))
    with pytest.raises(ValidationError):
        Measure.model_validate({"deadline": None})


MONTH_NAMES = st.sampled_from(["январь", "март", "май", "август", "декабрь"])
YEARS = st.sampled_from(["2020", "2021", "2022"])
ONE = st.one_of(
    st.dates(date(2019, 1, 1), date(2025, 12, 31)).map(lambda day: f"до {day}"),
    st.builds("{} {}".format, MONTH_NAMES, YEARS),
    st.builds("{} 2019 – {} {}".format, MONTH_NAMES, MONTH_NAMES, YEARS),
    st.builds("{} квартал {}".format, st.sampled_from(["I", "2", "IV"]), YEARS),
    st.builds("{} {}".format, st.sampled_from(["ежегодно", "ежемесячно"]), st.one_of(st.just(""), YEARS)),
    st.builds("с {} {}".format, st.sampled_from(["мая", "1 марта", "I квартала"]), YEARS),
    st.sampled_from(["постоянно", "в течение года", "2 раза в год", "по плану УО", "событие: открытие", "–"]),
)


@settings(max_examples=100)
@given(st.lists(ONE, min_size=1, max_size=3).map("; ".join), st.integers(-3, 3))
def test_notation_round_trip(text, years):
    deadline = Deadline.parse(text)
    assert Deadline.parse(deadline.notation) == deadline
    assert Deadline.parse(deadline.shifted(years).notation) == deadline.shifted(years)
    assert all(isinstance(r, DateRange) and r.first <= r.last for r in deadline.ranges(PROGRAM))
