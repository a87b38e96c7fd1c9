"""What the heading of a column says that stands in it: the words that officials use for each field."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from shnor_docs.model.notation import any_case
from shnor_docs.model.period import Period
from shnor_docs.russian.dates import parse_month


class Sense(StrEnum):
    """What stands in a column; where a table of the program has such a column, the value is the name of its field."""

    NUMBER = "number"
    TEXT = "text"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    CONSEQUENCES = "consequences"
    EXECUTION = "execution"
    MONEY = "money"
    FUNDING = "funding"
    NAME = "name"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"
    METHOD = "method"
    SOURCE = "source"
    CALCULATION = "calculation"
    EVIDENCE = "evidence"
    WEIGHT = "weight"
    MINIMUM = "minimum"
    CHANGE = "change"
    REACHED = "reached"
    ACHIEVEMENT = "achievement"
    DIRECTION = "direction"
    TOTAL = "total"
    TASKS = "tasks"
    INDICATORS = "indicators"
    GROUP = "group"
    LEVEL = "level"
    NOTE = "note"
    SCHOOL = "school"
    PERSON = "person"
    POST = "post"
    MUNICIPALITY = "municipality"
    LOGIN = "login"
    EDUCATION = "levels"


_WORDS = tuple(
    (sense, any_case(words))
    for sense, words in (
        (Sense.NUMBER, r"^(?:№|n[º°]?|no\.?|номер)?\s*(?:п ?[/.]? ?п\.?|строки|пункта)?\.?$"),
        (Sense.INDICATORS, r"связ\w+ с показател|показател\w*,? на которы"),
        (Sense.PERSON, r"^ф\.? ?и\.? ?о\b|^фамили"),
        (Sense.POST, r"^(?:занимаемая )?должност"),
        (Sense.SOURCE, r"источник\w* (?:информаци|данных|сведений|получени)"),
        (Sense.FUNDING, r"источник\w*.* финанс|^источники?$|^бюджет$"),
        (Sense.METHOD, r"метод\w* (?:сбора|измерени|оценк)|способ\w* (?:сбора|измерени|оценк)|^методы?$"),
        (Sense.CALCULATION, r"(?:порядок|методика|формула|алгоритм|метод) (?:рас|ис)ч"),
        (Sense.UNIT, r"^(?:единиц\w*|ед\.?)\s*(?:изм|$)"),
        (Sense.EVIDENCE, r"подтвержда\w+ документ|документ\w*,? подтвержд"),
        (Sense.BASELINE, r"базов|исходн\w* (?:значени|уров)|на начало (?:программы|реализации|проекта)"),
        (Sense.DIRECTION, r"направленност|^признак\b|возрастание ?/ ?убывание|тип показателя"),
        (Sense.ACHIEVEMENT, r"степень (?:достижени|выполнени)"),
        (Sense.REACHED, r"достигнут|^достижени|^отметка о достижени"),
        (Sense.CHANGE, r"^динамика|^изменени|^отклонени|темп\w* (?:роста|прироста)|отношение .* к базисному"),
        (Sense.WEIGHT, r"^вес\b|весов|удельный вес показател"),
        (Sense.MINIMUM, r"минимальн"),
        (Sense.CONSEQUENCES, r"последстви|^риск"),
        (Sense.EXECUTION, r"^исполнени|^выполнени|отметка об? (?:исполнени|выполнени)|процент (?:исполнени|выполнени)"),
        (Sense.START, r"^(?:дата |срок )?начал\w*(?: (?:реализации|мероприятия))?$"),
        (Sense.END, r"^(?:дата |срок )?(?:окончани|завершени|конец)\w*(?: (?:реализации|мероприятия))?$"),
        (Sense.DEADLINE, r"^(?:планов\w+ )?(?:срок|дата|даты|период|время)(?:и|а|ы)?\b"),
        (Sense.MONEY, r"финанс|объ[её]м\w* (?:средств|ресурс|расход)|^сумма|стоимост|затрат|расход|"
                      r"\b(?:тыс|млн)\w*\.? ?руб"),
        (Sense.TEXT, r"мероприяти|^действи|содержание (?:работ|деятельност)|^вид\w* (?:работ|деятельност)|^шаги?$"),
        (Sense.RESPONSIBLE, r"ответствен|исполнител|^координатор|^соисполнител|^участники"),
        (Sense.RESULT, r"результат|^ожидаем|^планируем\w+ (?:итог|эффект)|^итогов\w+ (?:документ|продукт)|^выход|"
                       r"^вид документа|^форма (?:отч|представлени|завершени)|^продукт"),
        (Sense.NAME, r"показател|индикатор|критери|^параметр"),
        (Sense.ACTUAL, r"^факт|достигнутое значени"),
        (Sense.TARGET, r"целев|плановое|^план\b|^значени|^планируем|^прогноз"),
        (Sense.TOTAL, r"^(?:всего|итого)\b"),
        (Sense.NOTE, r"примечани|комментари"),
        (Sense.LOGIN, r"логин"),
        (Sense.EDUCATION, r"уровн\w+ (?:общего )?образовани|^уровни обучения"),
        (Sense.LEVEL, r"^уровень$"),
        (Sense.MUNICIPALITY, r"муниципалитет|муниципальн\w+ (?:образовани|район|округ)|^территори|^район$"),
        (Sense.SCHOOL, r"школ|образовательн\w+ (?:организац|учрежден)|^оо$|^оу$|^мбоу$"),
        (Sense.TASKS, r"^задач"),
        (Sense.GROUP, r"^направлени|^раздел|^блок|^цел[ьи]"),
        (Sense.TEXT, r"^наименовани\w+ (?:работ|действи)"),
        (Sense.NAME, r"^наименовани|^название"),
    )
)  # fmt: skip

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[/–—-]\s*((?:20)?\d\d))?(?![\d.])(?:\s*(?:уч\w*\.?\s*)?(?:год\w*|гг?\.?))?"
)
_DAY = re.compile(r"(?<!\d)(\d\d?)\.(\d\d)\.((?:19|20)\d\d)(?!\d)(?:\s*г(?:ода|\.)?)?")
_DAY_IN_WORDS = re.compile(r"(?<!\d)(\d\d?)\s+([а-я]+)\s+((?:19|20)\d\d)(?:\s*г(?:ода|\.)?)?", re.IGNORECASE)


def sense_of(title: str) -> Sense | None:
    """What a heading says, in itself; None if its words are not known."""
    words = title.strip(" ,.:%()")
    return next((sense for sense, form in _WORDS if form.search(words)), None) if words or title == "№" else None


def day_of(title: str) -> date | None:
    """The day that a heading names."""
    if match := _DAY.search(title):
        day, month, year = map(int, match.groups())
    elif (match := _DAY_IN_WORDS.search(title)) and (named := parse_month(match[2])):
        day, month, year = int(match[1]), named, int(match[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def period_of(title: str) -> Period | None:
    """The year or the school year that a heading names; None if it names none, or several."""
    found = _YEAR.findall(title)
    if len(found) != 1 or day_of(title):
        return None
    first, second = found[0]
    if not second:
        return Period(int(first))
    follows = int(second) in (int(first) + 1, (int(first) + 1) % 100)
    return Period(int(first), is_academic=True) if follows else None


def without_time(title: str) -> str:
    """The heading without the day or the year that it names: «План, %» of «План на 2021 год, %»."""
    bare = _YEAR.sub("", _DAY_IN_WORDS.sub("", _DAY.sub("", title)))
    return " ".join(bare.split()).strip(" ,.%()–—-")
