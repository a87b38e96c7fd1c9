"""What an import of the samples' own documents gives otherwise, and why: all that may differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Justified:
    """Lines of a comparison that match a pattern as a whole, and why they differ."""

    pattern: str
    why: str

    def holds(self, line: str) -> bool:
        """Whether it speaks of the line."""
        return re.fullmatch(self.pattern, line, re.DOTALL) is not None


PRINTED = (
    Justified(r"\+line\|.*ПРОЕКТ.*", "в черновике есть открытый вопрос: годы взяты из даты приказа, орган не назван"),
    Justified(r"-line\|\|", "место этой отметки"),
    Justified(
        r"-(?:cell|list|item)\|(?:\d\.)?\|?.*|\+cell\|\|\d\.",
        "номер «1.», стоящий в ячейке один, прежде был пустым пунктом списка; теперь это слово",
    ),
    Justified(r"-section\|\|<landscape>", "альбомные разделы без заголовков в файле – один раздел листов"),
)
"""Of the documents as they print, unit by unit: the kind, the number, the words, the look."""

WIDTHS = 0.07
"""Widths of columns are read as they print: the product gives a column no less than its longest word wants."""

DATA, REFERENCES, UNKNOWN = (
    "данные лежат в таблицах и формах, печатаются лишь вычисленные из них значения",
    "повторённое где-то слово команда предлагает заменить ссылкой, но не заменяет сама",
    "в документах этого не напечатано",
)
RECORDS = (
    Justified(r"программа: муниципальное образование, субъект Российской Федерации .* → нет", UNKNOWN),
    Justified(r"программа: орган управления образованием, сокращённое наименование .* → нет", UNKNOWN),
    Justified(
        r"программа: орган управления образованием, полное наименование .*",
        "на бланке оно набрано прописными или в несколько строк; в отчёте без приказа не названо",
    ),
    Justified(r"программа: орган управления образованием, родительный падеж .* → нет", UNKNOWN),
    Justified(r"программа: наименование программы «Проект оказания.* → «Региональная модель.*", UNKNOWN),
    Justified(r"программа: открытые вопросы нет → .*", "то, о чём команда спросила"),
    Justified(r"исполнитель .*: порядок: .*", "исполнители идут в порядке, в котором их назвал план"),
    Justified(r"исполнитель .*: полное имя или наименование .* → нет", UNKNOWN),
    Justified(r"школа .*: (?:уровни образования|как ещё пишут в таблицах|адрес|руководитель) .* → нет", UNKNOWN),
    Justified(r"добавлено: школа .*", "школа названа в двух местах по-разному, полно и коротко"),
    Justified(r"исключено: (?:школа|муниципальное образование) .*", DATA),
    Justified(r"исключено: таблица данных .*", DATA),
    Justified(r"исключено: число .*", REFERENCES),
    Justified(r"исключено: (?:список|текст) .*", REFERENCES),
    Justified(r"показатель .*: факт за .* нет → .*", "значение вычислялось из данных; теперь оно записано числом"),
    Justified(
        r"исключено: показатель .*",
        "показатель назван не своим именем, а внутри фразы: «80 % педагогов школы – участники сообществ»",
    ),
    Justified(
        r"добавлено: показатель .*",
        "в паспорте он назван иначе, чем в таблице показателей, и потому не тот же",
    ),
    Justified(
        r"показатель .*: целевое значение без разбивки по периодам .* → нет|мероприятие .*: показатели .* → нет",
        "значение названо в другой ячейке для нескольких показателей: «по второму и третьему – не менее 80 %»",
    ),
    Justified(r"показатель .*: порядок: .*", "показатели идут в порядке, в котором их назвал документ"),
    Justified(r"документ .*: имя файла .* → нет", "имена файлов составляются заново"),
    Justified(r"документ .*: файл шаблона .* → нет", "каким шаблоном печатали, в файле не сказано"),
    Justified(r"документ .*: место на титульном листе .* → нет", "то же место, что у органа: печатается само"),
    Justified(r"документ .*: название (?:.* → нет|нет → .*)", "то же название, записанное в другом месте"),
    Justified(
        r"(?:исключено|добавлено): раздел «Идентификация школ .*|исключено: раздел «Мониторинг .*",
        "альбомные разделы без заголовков в файле – один раздел листов",
    ),
    Justified(r"раздел «№ Ф\.И\.О\..*", "номера в ячейках: см. выше, пустые пункты списков"),
    Justified(
        r"(?:исключено: форма|добавлено: раздел|документ) .*(?:ДИАГНОСТИКО|критерий|«diagnostic_card»|diagnostic).*",
        "пустая диагностическая карта читается как её разделы и таблицы: какие данные её заполняют, не напечатано",
    ),
    Justified(r"(?:информационная карта|строка карты) .*", "пустая карта: какие данные её заполняют, не напечатано"),
)
"""Of the records, by ``diff``: ids are taken for the same, and references for what they print."""


def unjustified(lines: Iterable[str], known: Iterable[Justified]) -> list[str]:
    """The lines that nothing speaks of."""
    known = tuple(known)
    return [line for line in lines if not any(one.holds(line) for one in known)]
