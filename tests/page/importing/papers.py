"""Word files of a program made by hand: with a contradiction, a deadline that nobody understands, a visa."""

from __future__ import annotations

from pathlib import Path

from tests.importing.papers_by_hand import ORDER, PROGRAM, Lines, word_file

PROGRAM_ID = "lesny-2020-2022"
TITLE = "Программа поддержки школ Лесного района на 2020-2022 годы"
PLAN = (
    ("№", "Мероприятие", "Срок", "Ответственный", "Результат"),
    ("1", "Обучение учителей", "март 2020", "Центр образования", "Обучены 20 учителей"),
    ("2", "Проверка планов", "до 31.06.2021", "Директора школ", "Справка"),
)
INDICATORS = (
    ("Показатель", "Ед.", "2020", "2021", "2022"),
    ("Доля школ с низкими результатами", "%", "20", "много", "10"),
)
VISA = "Исполнитель: Петрова, тел. 5-55"


def papers(folder: Path) -> tuple[Path, Path]:
    """The order and the program."""
    passport = tuple(row if row[0] != "Сроки реализации" else (row[0], "2021-2023 годы") for row in PROGRAM[6])
    program: Lines = (*PROGRAM[:6], passport, *PROGRAM[7:-1], PLAN, "=**4. Показатели", INDICATORS)  # type: ignore[assignment]
    return word_file(folder / "приказ.docx", (*ORDER, VISA)), word_file(folder / "программа.docx", program)
