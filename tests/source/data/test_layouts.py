import json

import pytest

from shnor_docs.model.period import Period
from tests.source.data.building import layout, places, read, write

MARKS_HEADER = ["Группы участников", "Кол-во участников", 2, 3, 4, 5]
ABOVE = [["Статистика по отметкам"], ["ВПР 2021. 5 класс"], ["Предмет: Математика"], []]


def test_marks_of_schools_become_counts(tmp_path):
    groups = [["Вся выборка", 100_000, 12, 38, 35, 15], ["Ярославская обл.", 9_000, 13, 37, 35, 15],
              ["Рыбинский муниципальный район", 300, 13, 37, 35, 15],
              ["МБОУ СОШ № 1 (sch760001)", 24, 37.5, 33.33, 16.67, 12.5]]  # fmt: skip
    write(tmp_path, [*ABOVE, MARKS_HEADER, *groups])
    table, found = read(tmp_path, layout("fis_oko_marks"))
    assert found == []
    assert table.rows == (("first", "Математика", 5, Period(2021), 24, 9, 8, 4, 3),)
    assert table.place(0, "mark_2").cell == "C9"
    assert table.place(0, "school").cell == "A9"


@pytest.mark.parametrize("shares", [(10, 40, 35, 15), (10.1, 40.1, 35, 15), (0, 0, 0, 100)])
def test_rounded_shares_give_as_many_marks_as_participants(tmp_path, shares):
    write(tmp_path, [*ABOVE, MARKS_HEADER, ["МБОУ СОШ № 1", 30, *shares]])
    table, found = read(tmp_path, layout("fis_oko_marks"))
    assert found == []
    assert sum(table.rows[0][5:]) == 30


def test_marks_that_do_not_make_100_percent_are_reported(tmp_path):
    write(tmp_path, [*ABOVE, MARKS_HEADER, ["МБОУ СОШ № 1", 24, 37.5, 33.33, 16.67, 2.5]])
    assert places(read(tmp_path, layout("fis_oko_marks"))[1]) == [("ШД426", "C6")]


def test_an_unknown_school_among_groups_is_reported(tmp_path):
    write(tmp_path, [*ABOVE, MARKS_HEADER, ["МБОУ СОШ № 7", 24, 50, 50, 0, 0]])
    assert ("ШД417", "A6") in places(read(tmp_path, layout("fis_oko_marks"))[1])


def test_a_report_without_its_heading_is_refused(tmp_path):
    write(tmp_path, [MARKS_HEADER, ["МБОУ СОШ № 1", 24, 50, 50, 0, 0]])
    assert "ШД421" in {d.code.id for d in read(tmp_path, layout("fis_oko_marks"))[1]}


def test_journal_answers_are_gathered_by_school(tmp_path):
    def answers(*counts):
        names = ("Понизили (Отметка < Отметка по журналу) %", "Подтвердили (Отметка = Отметке по журналу) %",
                 "Повысили (Отметка > Отметка по журналу) %", "Всего")  # fmt: skip
        return [[name, count, 0] for name, count in zip(names, counts, strict=True)]

    rows = [["Сравнение отметок с отметками по журналу"], ["ВПР 2021 Русский язык 6 класс"],
            ["Группы участников", "Кол-во участников", "%"], ["Рыбинский район"], *answers(90, 180, 30, 300),
            ["МБОУ СОШ № 1"], *answers(4, 15, 1, 20), ["sch760002"], *answers(0, 9, 0, 9)]  # fmt: skip
    write(tmp_path, rows)
    table, found = read(tmp_path, layout("fis_oko_journal"))
    assert found == []
    work = ("Русский язык", 6, Period(2021))
    assert table.rows == (("first", *work, 20, 4, 15, 1), ("second", *work, 9, 0, 9, 0))


def test_regional_marks_find_schools_by_login(tmp_path):
    header = ["Год", "Класс", "Предмет", "Муниципалитет", "ОО", "Логин", "Кол-во участников", 2, 3, 4, 5]
    write(tmp_path, [header, [2023, 5, "Математика ", "Рыбинский", "СОШ", "sch760002", 10, 30, 30, 30, 10]])
    table, found = read(tmp_path, layout("regional_marks"))
    assert found == []
    assert table.rows == (("second", "Математика", 5, Period(2023), 10, 3, 3, 3, 1),)


NAME, SURNAME = "Добрыня", "Никитичев"


def individual(*marks: tuple[object, ...]) -> list[list[object]]:
    above = [["ВПР 2025 Математика 5 класс"], ["Предмет", "Математика"],
             ["МБОУ СОШ № 1 (edu760001) | Кол-во участников: 4"], []]  # fmt: skip
    header = ["ОО", "Муниципалитет", "Название ОО", "Код участника", "ФИО", "Класс", "1 (2б)", "Первичный балл",
              "Отметка", "Отметка по журналу"]  # fmt: skip
    rows = [["sch760001", "Район", "СОШ № 1", 5000 + n, f"{SURNAME} {NAME}", "5А", 2, 9, *mark]
            for n, mark in enumerate(marks)]  # fmt: skip
    return [*above, header, *rows]


def test_individual_results_leave_as_counts_only(tmp_path):
    marks = [(2, 3), (3, 3), (5, 4), (3, "НЕТ ОТМЕТКИ"), ("X", 4)]
    write(tmp_path, individual(*marks))
    table, found = read(tmp_path, layout("fis_oko_individual"))
    assert found == []
    assert table.rows == (("first", "Математика", 5, Period(2025), 4, 1, 2, 0, 1, 1, 1, 1),)


def test_fewer_marks_than_declared_participants_are_reported(tmp_path):
    write(tmp_path, individual((2, 3)))
    assert [d.code.id for d in read(tmp_path, layout("fis_oko_individual"))[1]] == ["ШД420"]


PROTOCOL = [
    "№",
    "Код МСУ",
    "Код ОО",
    None,
    "Класс",
    "Код ППЭ",
    "Фамилия",
    "Имя",
    "Отчество",
    "Первичный балл",
]


def protocol(last: str, *rows: tuple[object, object]) -> list[list[object]]:
    above = [["Протокол проверки"], ["76 - Ярославская область"], ["04 - Химия 2026.06.01"], []]
    pupils = [[n, 1, code, None, "11", 5, SURNAME, NAME, "Иванович", 20, result]
              for n, (code, result) in enumerate(rows)]  # fmt: skip
    return [*above, [*PROTOCOL, last], *pupils]


def test_a_state_exam_counts_those_below_the_threshold(tmp_path):
    write(tmp_path, protocol("Тестовый балл", (760101, 35), (760101, 36), (760102, 80)))
    table, found = read(tmp_path, layout("ege_protocol", threshold=36))
    assert found == []
    work = ("Химия", Period(2026))
    assert table.rows == (("first", *work, 2, 1), ("second", *work, 1, 0))


def test_a_main_exam_counts_marks(tmp_path):
    write(tmp_path, protocol("Оценка", (760101, 2), (760101, 5)))
    table, _ = read(tmp_path, layout("oge_protocol"))
    assert table.rows == (("first", "Химия", Period(2026), 2, 1, 0, 0, 1),)


@pytest.mark.parametrize("name", ["fis_oko_individual", "ege_protocol", "oge_protocol"])
def test_no_name_of_a_child_survives_even_where_columns_are_shifted(tmp_path, name):
    wrong = f"{SURNAME} {NAME}"
    rows = individual((2, 3), (wrong, wrong), (7, 3)) if "fis" in name else protocol(
        "Балл" if "ege" in name else "Оценка", (wrong, 3), (760101, wrong), (760101, 7))  # fmt: skip
    write(tmp_path, rows)
    table, found = read(tmp_path, layout(name, threshold=36))
    assert found
    shown = f"{table!r} {json.dumps([d.to_json() for d in found], ensure_ascii=False)}"
    assert SURNAME not in shown
    assert NAME not in shown


def test_a_name_in_the_row_of_headers_is_not_hinted(tmp_path):
    write(tmp_path, [["Код ОО", SURNAME, f"Оценка {NAME}"]])
    _, found = read(tmp_path, layout("oge_protocol"))
    assert found
    assert NAME not in " ".join(d.message + d.hint for d in found)
