"""What a table is, by its head and its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from shnor_docs.importing.evidence import Certainty, Decision, Taken
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.headings import Column
from shnor_docs.importing.tables.senses import Sense, day_of, period_of, sense_of
from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.model.notation import any_case


class TableKind(StrEnum):
    """A kind of table; the value is its Russian name."""

    ROADMAP = "план мероприятий"
    INDICATORS = "показатели"
    BUDGET = "финансирование"
    PASSPORT = "паспорт"
    CARD = "информационная карта"
    EXECUTION = "исполнение плана"
    SCHOOLS = "список школ"
    PEOPLE = "состав лиц"
    FRAME = "рамка без таблицы"
    REQUISITES = "реквизиты"
    OTHER = "таблица"


_PASSPORT = any_case(
    r"^(?:полное )?наименование (?:муниципальной |под)?(?:программ|концепци|проект)|основани\w* (?:для )?разработ|"
    r"^(?:основн\w+ )?разработчик|^(?:муниципальный )?заказчик|исполнител|^соисполнител|^участник|^цел[ьи]\b|^задачи|"
    r"^(?:основн\w+ )?(?:целевые )?(?:показател|индикатор)|^(?:этап\w* и )?срок|^этап|финансир|"
    r"^ожидаем\w+ (?:конечн|результ)|"
    r"^систем\w+ (?:организации )?контрол|^куратор|^подпрограмм|^нормативн|^механизм|^ресурс|^управление|^мониторинг|"
    r"^назначение|^период реализ|^объ[её]м"
)
_SOURCE_OF_MONEY = any_case(
    r"^(?:средства )?(?:федеральн|областн|краев|республиканск|региональн|районн|местн|муниципальн|городск|внебюджетн)"
    r"\w*.*(?:бюджет|источник|средств)|^внебюджетн|^иные источник|"
    r"^(?:средства )?бюджет\w* (?:муницип|город|район|округ|област|кра[яй]|субъект|республик|поселен|росси)"
)
_SCHOOL = any_case(
    r"\b(?:сош|оош|нош|школ[аы]?(?:-интернат)?|гимнази[яи]|лице[йя]|м[бак]?оу|общеобразовательн\w+ учрежден\w+)\b"
)
_REQUISITE = any_case(
    r"№\s*\S|^\W*(?:от\s*)?\d\d?[.\s][\dа-я]+[.\s]\d{4}|\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|"
    r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ]\.\s?[А-ЯЁ]\.|"
    r"утвержд|согласован|приложение|_{3,}"
)
_APPROVAL = any_case(r"(?:утвержд|утверд|согласован|рассмотрен|принят|одобрен)\w*\b")
_ENOUGH_IN_PASSPORT = 3


def senses_of(grid: Grid) -> tuple[Sense | None, ...]:
    """What each column is, by its heading, or by the one over it."""
    return tuple(_sense(column) for column in grid.columns)


def kind_of(grid: Grid) -> Taken[TableKind]:
    """What the table is."""
    senses = set(senses_of(grid))
    for kind, certainty, reason in _guesses(grid, senses):
        return Taken(kind, (Decision(f"{grid.place} – {kind}", grid.place, certainty, reason),))
    reason = "по заголовкам столбцов не узнана; сохранена как есть"
    return Taken(TableKind.OTHER, (Decision(f"{grid.place} – таблица", grid.place, Certainty.GUESSED, reason),))


def _guesses(grid: Grid, senses: set[Sense | None]) -> Iterator[tuple[TableKind, Certainty, str]]:
    certain, likely = Certainty.CERTAIN, Certainty.LIKELY
    days = sum(_day(column) is not None for column in grid.columns)
    yield from () if grid.has_head else _headless(grid)
    if Sense.TEXT in senses and Sense.EXECUTION in senses and days and Sense.DEADLINE not in senses:
        yield TableKind.EXECUTION, certain, "столбцы с мероприятием и исполнением на отчётные даты"
    if days > 1 and Sense.NAME in senses:
        yield TableKind.CARD, likely, "столбцы с отчётными датами"
    found = senses & {Sense.DEADLINE, Sense.START, Sense.END, Sense.RESPONSIBLE, Sense.RESULT}
    if Sense.TEXT in senses and found:
        yield TableKind.ROADMAP, certain if len(found) > 1 else likely, "столбцы: мероприятие, " + _told(found)
    if Sense.TEXT in senses and _has_money(grid, senses):
        yield TableKind.ROADMAP, likely, "столбцы: мероприятие, средства"
    if _is_budget(grid, senses):
        yield TableKind.BUDGET, certain, "строки – источники средств, столбцы – годы"
    if _is_passport(grid):
        yield TableKind.PASSPORT, certain, "в первом столбце поля паспорта"
    measured = senses & _MEASURED
    if Sense.NAME in senses and (measured or _has_years(grid)) and not _is_form(grid):
        yield TableKind.INDICATORS, certain if measured else likely, "столбцы: показатель, " + _told(measured, "годы")
    if {Sense.PERSON, Sense.POST} <= senses:
        yield TableKind.PEOPLE, likely, "столбцы с именами и должностями"
    if place := _column_of_schools(grid):
        yield TableKind.SCHOOLS, likely, f"в столбце {place} названия школ"


def _headless(grid: Grid) -> Iterator[tuple[TableKind, Certainty, str]]:
    """What only lays a text out."""
    if len(grid.lines) == 1 and len(grid.columns) == 1:
        yield TableKind.FRAME, Certainty.LIKELY, "одна ячейка"
    if _is_of_approvals(grid):
        yield TableKind.REQUISITES, Certainty.CERTAIN, "грифы согласования и утверждения"
    if len(grid.lines) == 1 and _is_of_requisites(grid):
        yield TableKind.REQUISITES, Certainty.LIKELY, "строка с датой, номером или подписью"


_MEASURED = {
    Sense.TARGET, Sense.ACTUAL, Sense.BASELINE, Sense.UNIT, Sense.METHOD, Sense.WEIGHT, Sense.SOURCE, Sense.EVIDENCE,
    Sense.CALCULATION, Sense.MINIMUM, Sense.CHANGE, Sense.REACHED, Sense.ACHIEVEMENT,
}  # fmt: skip


def _told(senses: Collection[Sense | None], otherwise: str = "") -> str:
    names = {
        Sense.DEADLINE: "срок", Sense.START: "начало", Sense.END: "окончание", Sense.RESPONSIBLE: "исполнители",
        Sense.RESULT: "результат", Sense.TARGET: "целевое значение", Sense.ACTUAL: "факт", Sense.UNIT: "единица",
        Sense.BASELINE: "базовое значение", Sense.METHOD: "метод сбора", Sense.WEIGHT: "вес", Sense.SOURCE: "источник",
    }  # fmt: skip
    return ", ".join(name for sense, name in names.items() if sense in senses) or otherwise or "значения"


def _sense(column: Column) -> Sense | None:
    return next((sense for title in column.titles if (sense := sense_of(title))), None)


def _day(column: Column) -> object:
    return next((day for title in column.titles if (day := day_of(title))), None)


def _has_years(grid: Grid) -> bool:
    return sum(any(map(period_of, column.titles)) for column in grid.columns) > 0


def _is_form(grid: Grid) -> bool:
    """Whether nothing but names is filled in: a form to be filled, not a table of indicators."""
    filled = [spot.text for line in grid.lines if not line.whole for spot in line.spots[1:] if spot.text]
    return not [text for text in filled if text.strip("_/ ")]


def _is_budget(grid: Grid, senses: set[Sense | None]) -> bool:
    first = [text for line in grid.lines for spot in line.spots[:2] if (text := spot.text)]
    named = sum(bool(_SOURCE_OF_MONEY.search(text)) for text in first)
    has_money = _has_years(grid) or Sense.TOTAL in senses or Sense.MONEY in senses
    return grid.has_head and named > 0 and has_money and Sense.TEXT not in senses


def _has_money(grid: Grid, senses: set[Sense | None]) -> bool:
    return Sense.MONEY in senses or any(names_money(title) for column in grid.columns for title in column.titles)


def _is_passport(grid: Grid) -> bool:
    numbers = [line.spots[0].text.strip(". ") for line in grid.lines if not line.whole]
    name = 1 if len(grid.columns) == 3 and any(numbers) and all(one.isdecimal() or not one for one in numbers) else 0
    if len(grid.columns) != 2 + name:
        return False
    titles = [line.spots[name].text for line in grid.lines if not line.whole]
    return sum(bool(_PASSPORT.search(title)) for title in titles) >= min(_ENOUGH_IN_PASSPORT, max(2, len(titles)))


def _is_of_requisites(grid: Grid) -> bool:
    texts = [spot.text for spot in grid.lines[0].spots]
    return any(_REQUISITE.search(text) for text in texts)


def _is_of_approvals(grid: Grid) -> bool:
    """Whether each cell begins with the word of an approval."""
    texts = [spot.text for line in grid.lines for spot in line.spots if spot.text]
    return bool(texts) and all(map(_APPROVAL.match, texts))


def _column_of_schools(grid: Grid) -> int:
    """The number of the first column in which most cells name a school; nought if there is none."""
    for number in range(len(grid.columns)):
        texts = [spot.text for line in grid.lines if not line.whole and (spot := line.spots[number]).text]
        schools = [text for text in texts if _SCHOOL.search(text) and len(text) < 200]
        if len(texts) > 1 and len(schools) * 3 >= len(texts) * 2:
            return number + 1
    return 0


def is_school(text: str) -> bool:
    """Whether a line names a school, as far as its words tell."""
    return bool(_SCHOOL.search(one_line(text)))


def names_money(text: str) -> bool:
    """Whether a line names a source of money."""
    return bool(_SOURCE_OF_MONEY.search(alike(text)))
