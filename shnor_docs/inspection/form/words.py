"""Words by which the requisites of a Russian official document are known (ГОСТ Р 7.0.97, part 5)."""

from __future__ import annotations

import re
from datetime import date

from shnor_docs.russian.dates import parse_month

KIND = re.compile(r"(?:приказ|постановление|распоряжение|решение|\{\{form\}\})(?:от\S+)?(?:№\S+)?")
"""The kind of an act, squeezed; date and number may stand in its line."""
ACTS = ("приказ ", "постановление ", "распоряжение ", "решение ")
ACTS_INSTRUMENTAL = ("приказом", "постановлением", "распоряжением", "решением", "протоколом", "указанием")
_DAY = r"(?P<quote>[«\"]?)(?P<day>\d{1,2}|_+)[»\"]?"
DATE = re.compile(
    rf"(?P<digital>(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}})(?P<year> ?г(?:\.|ода)?)?)"
    rf"|{_DAY}\s(?P<month>[а-яё]+|_+)\s(?P<verbal_year>\d{{4}}|20_+)(?P<tail>\s?г(?:\.|ода))?|_{{4,}}|{{{{\s*date\s*}}}}",
    re.IGNORECASE,
)
NUMBER = re.compile(r"№\s*(?:[\d_]\S*|\{\{\s*number\s*\}\})")
HEADING = re.compile(r"(?:О|Об|Обо)\s+[а-яё«№]|\{\{\s*heading\s*\}\}")
PLACE = re.compile(r"(?:г|с|п|д|пос|рп|р\.\s?п|пгт|ст|х)\.\s|(?:город|село|посёлок|деревня)\s|\{\{\s*place\s*\}\}")
COMMAND = re.compile(r"(?:приказываю|постановляю|постановляет|обязываю|распоряжаюсь|решил[аио]?):?$|\{\{command\}\}:?$")
INITIALS = r"[А-ЯЁ]\.\s?[А-ЯЁ]\."
SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
_PROPER = rf"(?P<proper>{INITIALS}(?P<gap>\s*){SURNAME})"
_REVERSED = rf"(?P<reversed>{SURNAME}[ \u00a0]+{INITIALS})"
SIGNED = re.compile(rf"(?:{_PROPER}|{_REVERSED}|{{{{\s*name\s*}}}})\s*$")
"""At the end of a line: who signs."""
APPENDIX = re.compile(
    r"приложение(?P<number>\s*(?:№|N)?\s*\d+(?:\.\d+)*)?(?P<rest>\s+к\s.+)?", re.IGNORECASE | re.DOTALL
)
MARK = re.compile(
    r"[«\"]?(?P<word>УТВЕРЖД(?:АЮ|[ЕЁ]Н(?:А|О|Ы)?)|СОГЛАСОВАН(?:О|А|Ы)?|РАССМОТРЕН(?:О|А|Ы)?|ПРИНЯТ(?:О|А|Ы)?)[»\"]?:?"
)
_BODIES = "управление министерство департамент отдел комитет администрация учреждение институт центр"
NOMINATIVE_BODIES = frozenset(_BODIES.split())
"""Bodies whose nominative after «приказом» is a mistake: «приказом Управление образования»."""

_FEMININE = "программа концепция модель карта схема методика форма стратегия инструкция политика система"
_MASCULINE = "план порядок перечень состав список регламент график комплекс реестр устав кодекс проект отчёт отчет"
_PLURAL = "изменения показатели рекомендации мероприятия правила критерии требования формы результаты методики"
AGREEMENT = {
    **dict.fromkeys(_FEMININE.split(), "УТВЕРЖДЕНА"),
    **dict.fromkeys(_MASCULINE.split(), "УТВЕРЖДЁН"),
    **dict.fromkeys(("положение", "соглашение", "задание"), "УТВЕРЖДЕНО"),
    **dict.fromkeys(_PLURAL.split(), "УТВЕРЖДЕНЫ"),
}
"""The form that agrees with the approved document, by the first noun of its title."""


def squeezed(text: str) -> str:
    """Letters without blanks, in lower case: «п р и к а з ы в а ю :» as «приказываю:»."""
    return re.sub(r"\s+", "", text).casefold()


def plain(text: str) -> str:
    """One line with common blanks."""
    return " ".join(text.split())


def day_in(text: str) -> date | None:
    """The first whole date of a text."""
    for found in DATE.finditer(plain(text)):
        if (day := _day_of(found)) is not None:
            return day
    return None


def _day_of(found: re.Match[str]) -> date | None:
    try:
        if found["digital"]:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        month = parse_month(found["month"] or "")
        return date(int(found["verbal_year"]), month, int(found["day"])) if month else None
    except (TypeError, ValueError):
        return None
