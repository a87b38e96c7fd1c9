from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from shnor_docs.model.notation import NotationError
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.target import Target, TargetKind

# inventory id, text as the source has it, kind, official print
FORMS = [
    ("TG-01", "(не менее 80%)", "THRESHOLD", "не менее_80_%"),
    ("TG-01", "не менее 70 %", "THRESHOLD", "не менее_70_%"),
    ("TG-01", ">= 80 %", "THRESHOLD", "не менее_80_%"),
    ("TG-01", "не менее 80 процентов ШНОР", "THRESHOLD", "не менее_80_% ШНОР"),
    ("TG-02", "не более 5 %", "THRESHOLD", "не более_5_%"),
    ("TG-02", "<= 5 %", "THRESHOLD", "не более_5_%"),
    ("TG-03", "(100 %)", "THRESHOLD", "100_%"),
    ("TG-03", "= 100%", "THRESHOLD", "100_%"),
    ("TG-03", "100% ШНОР (ежегодно)", "THRESHOLD", "100_% ШНОР (ежегодно)"),
    (
        "TG-04",
        "100% школ охвачены тьюторской поддержкой",
        "THRESHOLD",
        "100_% школ охвачены тьюторской поддержкой",
    ),
    ("TG-04", "В 100% ОУ выстроена система", "THRESHOLD", "В 100_% ОУ выстроена система"),
    ("TG-06", "1 школа", "THRESHOLD", "1_школа"),
    ("TG-06", "2 школы", "THRESHOLD", "2_школы"),
    ("TG-06", "1 практики", "THRESHOLD", "1_практика"),
    (
        "TG-07",
        "Не менее 4 (ежегодно) для школьных команд Не менее 4 (ежегодно) для управленческих команд",
        "COMPOUND",
        "не менее_4 для школьных команд (ежегодно); не менее_4 для управленческих команд (ежегодно)",
    ),
    ("TG-06", "не менее 2 школы", "THRESHOLD", "не менее_2_школ"),
    ("TG-06", "не более 1 обучающегося", "THRESHOLD", "не более_1_обучающегося"),
    ("TG-06", "!= 0 %", "THRESHOLD", "не равно_0_%"),
    ("TG-07", "Не менее 3 (ежегодно)", "THRESHOLD", "не менее_3 (ежегодно)"),
    ("TG-08", "Не менее 50% ШНОР ежегодно", "THRESHOLD", "не менее_50_% ШНОР (ежегодно)"),
    ("TG-09", "30 %; документ: Аналитический отчёт", "COMPOUND", "30_%; Аналитический отчёт"),
    ("TG-10", "документ: Приказ о составе рабочей группы", "DOCUMENT", "Приказ о составе рабочей группы"),
    ("TG-10", "(документ)", "DOCUMENT", "документ"),
    ("TG-11", "Сайт УО (да/нет)", "YES_NO", "Сайт УО (да/нет)"),
    ("TG-11", "да", "YES_NO", "да"),
    ("TG-11", "Нет", "YES_NO", "нет"),
    ("TG-12", "40", "THRESHOLD", "40"),
    ("TG-13", "рост доли обучающихся", "TREND", "рост доли обучающихся"),
    ("TG-13", "положительная динамика", "TREND", "положительная динамика"),
    ("TG-13", "снижение", "TREND", "снижение"),
    ("TG-13", "Увеличение количества", "TREND", "рост количества"),
    (
        "TG-14",
        "не менее 80% и выявлена положительная динамика",
        "COMPOUND",
        "не менее_80_% и положительная динамика",
    ),
    ("TG-15", "30% и более", "THRESHOLD", "не менее_30_%"),
    ("TG-16", "не менее 90% на декабрь 2023 г.", "THRESHOLD", "не менее_90_% на_декабрь 2023_г."),
    (
        "TG-17",
        "Вовлечение не менее 60% МОУО / педагогов",
        "THRESHOLD",
        "Вовлечение не менее_60_% МОУО / педагогов",
    ),
    ("TG-17", "не менее 60 % МОУО и педагогов", "THRESHOLD", "не менее_60_% МОУО и педагогов"),
    ("TG-18", "отлично от нуля", "THRESHOLD", "отлично от нуля"),
    ("TG-18", "!= 0", "THRESHOLD", "отлично от нуля"),
    ("TG-19", "", "NONE", "–"),
    ("TG-19", "не установлено", "NONE", "–"),
    (
        "TG-20",
        ">= 80 % по русскому языку; >= 70 % по математике",
        "COMPOUND",
        "не менее_80_% по русскому языку; не менее_70_% по математике",
    ),
]

REFUSED = [
    ("TG-05", "2021г. - 30% 2022г. - 50%", "по годам"),
    ("TG-05", "2021 г. – 100 % 2022 г. – 100 %", "по годам"),
    ("TG-06", "2021г. – 1 школа 2022г. – 2 школы", "по годам"),
    ("TG-09", "Аналитический отчет 2021г. - 30% 2022г. - 40%", "по годам"),
    ("TG-10", "Аналитический отчет", "документ:"),
    ("TG-21", "Федеральный список ШНОР", "примеры"),
    ("TG-21", "ФИС ОКО", "примеры"),
    ("", "не мене 80 %", "примеры"),
    ("", "80%% ШНОР и", "примеры"),
    ("", ">= 30 % и более", "примеры"),
    ("", "1 2345", "примеры"),
]


@pytest.mark.parametrize(("inventory_id", "typed", "kind", "printed"), FORMS)
def test_form(inventory_id, typed, kind, printed):
    target = Target.parse(typed)
    assert target.kind is TargetKind[kind]
    assert str(target).replace("\u00a0", "_") == printed
    assert Target.parse(target.notation) == target
    assert "документ:" in target.notation or Target.parse(str(target)) == target


@pytest.mark.parametrize(("inventory_id", "typed", "hint"), REFUSED)
def test_refused_with_a_hint(inventory_id, typed, hint):
    with pytest.raises(NotationError) as caught:
        Target.parse(typed)
    assert hint in caught.value.hint


def test_every_form_of_the_inventory_is_covered():
    covered = {form[0] for form in (*FORMS, *REFUSED)} - {""}
    assert covered == {f"TG-{number:02}" for number in range(1, 22)}


class Indicator(BaseModel):
    targets: PeriodMap[Target]


def test_targets_of_years_are_a_mapping():  # TG-05, TG-06, TG-12
    targets = Indicator.model_validate({"targets": {"2021": "1 школа", "2022": 2}}).targets
    assert [str(target).replace("\u00a0", " ") for target in targets.values()] == ["1 школа", "2"]


@pytest.mark.parametrize(
    ("target", "value", "previous", "reached"),
    [
        (">= 80 %", "80", None, True),
        (">= 80 %", "79.9", None, False),
        ("<= 5 %", "5", None, True),
        ("более 5", "5", None, False),
        ("менее 5", "4", None, True),
        ("100 %", "99", None, False),
        ("40 %", "40", None, True),
        ("40 %", "45", None, True),
        ("30 % и более", "30", None, True),
        ("отлично от нуля", "0", None, False),
        ("да", "1", None, True),
        ("нет", "1", None, False),
        ("рост", "5", None, None),
        ("рост", "5", "5", False),
        ("снижение", "4", "5", True),
        (">= 80 % и рост", "70", None, False),
        (">= 80 % и рост", "85", None, None),
        (">= 80 % и рост", "85", "80", True),
        ("100 %; документ: Отчёт", "100", None, True),
        ("документ: Отчёт", "1", None, None),
        (">= 4 для школ; >= 5 для команд", "9", None, None),
        ("", "9", None, None),
    ],
)
def test_compare(target, value, previous, reached):
    before = None if previous is None else Decimal(previous)
    assert Target.parse(target).compare(Decimal(value), before) is reached


def test_positive_dynamics_is_what_the_indicator_wants():
    dynamics = Target.parse("положительная динамика")
    assert dynamics.compare(Decimal(4), Decimal(5)) is False
    assert dynamics.compare(Decimal(4), Decimal(5), growth_is_good=False) is True


def test_a_plan_is_surpassed_in_the_direction_that_is_good():
    plan = Target.parse("5 %")
    assert [plan.compare(Decimal(fact), growth_is_good=False) for fact in (4, 5, 6)] == [True, True, False]


def test_amount_and_unit_for_tables():
    share, count = Target.parse("не менее 38,5 %"), Target.parse("2 школы")
    assert (share.amount, share.unit) == (Decimal("38.5"), "%")
    assert (count.amount, count.unit) == (Decimal(2), "школа")
    assert (Target.parse("да").amount, Target.parse("да").unit) == (None, "")


BOUNDS = st.builds(
    "{}{} {}{}{}".format,
    st.sampled_from(["", ">= ", "не более ", "!= ", "более "]),
    st.decimals(-1000, 99999, places=1).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(["%", "школ", "", "% ШНОР"]),
    st.sampled_from(["", " (ежегодно)", " для школьных команд"]),
    st.sampled_from(["", " на декабрь 2023", " на 2023-12-31"]),
)
GROUPS = st.lists(st.one_of(BOUNDS, st.sampled_from(["рост", "да", "снижение доли"])), min_size=1, max_size=2)


@pytest.mark.parametrize("text", ["!= 0 на декабрь 2023", "!= 0 (ежегодно)", "вовлечение != 0", "!= 0"])
def test_what_differs_from_zero_keeps_its_terms(text):
    assert Target.parse(str(Target.parse(text))) == Target.parse(text)


@settings(max_examples=100)
@given(st.lists(GROUPS.map(" и ".join), min_size=1, max_size=2).map("; ".join))
def test_notation_round_trip(text):
    target = Target.parse(text)
    assert Target.parse(target.notation) == Target.parse(str(target)) == target
    assert hash(Target.parse(target.notation)) == hash(target)
