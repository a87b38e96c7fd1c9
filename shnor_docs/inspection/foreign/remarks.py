"""What of a foreign document was not understood or left out, with its place and all its words."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity, declare
from shnor_docs.rendering.provenance.words import Way, place_of

UNREAD = declare("ШД680", Severity.WARNING, "часть документа Word не прочитана")
DELETED = declare("ШД681", Severity.WARNING, "в документе есть непринятые исправления")
HIDDEN = declare("ШД682", Severity.WARNING, "в документе есть скрытый текст")
NUMBER = declare("ШД683", Severity.WARNING, "номер пункта надо проверить")
SIGN = declare("ШД684", Severity.WARNING, "знак из особого шрифта не распознан")
FIELD = declare("ШД685", Severity.WARNING, "у поля Word нет результата")
COVERED = declare("ШД688", Severity.WARNING, "текст закрыт объединённой ячейкой")
UNFILLED = declare("ШД689", Severity.WARNING, "элемент управления не заполнен")
GRID = declare("ШД690", Severity.WARNING, "объединение ячеек нарушено")

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the part, empty for the body, and the way from its beginning inwards."""

    part: str
    way: Way

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.part, place_of(self.way))))


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was not understood or left out; ``text`` is all its words, told shortened."""

    code: Code
    what: str
    place: Place
    text: str = ""

    def diagnostic(self, file: str) -> Diagnostic:
        """The remark as a report prints it."""
        told = f"{self.what}: «{shortened(self.text)}»" if self.text else self.what
        return Diagnostic.of(self.code, told, Location(file, part=str(self.place) or None), _HINTS[self.code])


def shortened(text: str) -> str:
    """The beginning of a long text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


_HINTS = {
    UNREAD: "наберите эти слова в программе сами, если они нужны",
    DELETED: "если исправление не принято, отклоните его в Word («Рецензирование») и прочитайте файл снова",
    HIDDEN: "если этот текст нужен, снимите в Word «Шрифт → Скрытый» и прочитайте файл снова",
    NUMBER: "сверьте номер с напечатанным в Word",
    SIGN: "посмотрите в Word, какой знак там стоит",
    FIELD: "обновите поля в Word (Ctrl+A, F9) и прочитайте файл снова",
    COVERED: "в Word этот текст не виден; если он нужен, разделите ячейки",
    UNFILLED: "впишите значение на место подсказки",
    GRID: "сверьте ячейку с напечатанной таблицей",
}
