"""Places in Russian, in the case that a sentence needs: «в графе „Срок“ строки 1.2», «после пункта 3»."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from shnor_docs.lifecycle.amending.instructions import By, Noun, Place, Step
from shnor_docs.model.amending import Wording


class Case(IntEnum):
    """The cases of places: изложить (что), слова в (чём), после (чего), перед (чем)."""

    ACCUSATIVE = 0
    PREPOSITIONAL = 1
    GENITIVE = 2
    INSTRUMENTAL = 3


_FORMS = {
    Noun.SECTION: ("раздел", "разделе", "раздела", "разделом"),
    Noun.HEADING: ("наименование", "наименовании", "наименования", "наименованием"),
    Noun.PREAMBLE: ("преамбулу", "преамбуле", "преамбулы", "преамбулой"),
    Noun.INTRODUCTION: ("вводную часть", "вводной части", "вводной части", "вводной частью"),
    Noun.SUBTITLE: ("подзаголовок", "подзаголовке", "подзаголовка", "подзаголовком"),
    Noun.TITLE_PAGE: ("титульный лист", "титульном листе", "титульного листа", "титульным листом"),
    Noun.POINT: ("пункт", "пункте", "пункта", "пунктом"),
    Noun.SUBPOINT: ("подпункт", "подпункте", "подпункта", "подпунктом"),
    Noun.PARAGRAPH: ("абзац", "абзаце", "абзаца", "абзацем"),
    Noun.TABLE: ("таблицу", "таблице", "таблицы", "таблицей"),
    Noun.SUBSECTION: ("подраздел", "подразделе", "подраздела", "подразделом"),
    Noun.GROUP: ("подраздел", "подразделе", "подраздела", "подразделом"),
    Noun.ROW: ("строку", "строке", "строки", "строкой"),
    Noun.POSITION: ("позицию", "позиции", "позиции", "позицией"),
    Noun.COLUMN: ("графу", "графе", "графы", "графой"),
    Noun.APPENDIX: ("приложение", "приложении", "приложения", "приложением"),
}
_COLUMN = {"графа": _FORMS[Noun.COLUMN], "столбец": ("столбец", "столбце", "столбца", "столбцом")}
_POSITION = {"позиция": _FORMS[Noun.POSITION], "строка": _FORMS[Noun.ROW]}
_PLURALS = {
    Noun.SECTION: "разделами",
    Noun.SUBSECTION: "подразделами",
    Noun.POINT: "пунктами",
    Noun.SUBPOINT: "подпунктами",
    Noun.PARAGRAPH: "абзацами",
    Noun.TABLE: "таблицами",
    Noun.ROW: "строками",
    Noun.POSITION: "позициями",
}
_FEMININE = frozenset({Noun.PREAMBLE, Noun.TABLE, Noun.ROW, Noun.POSITION})
_BEGINNING = {
    False: ("начинающийся", "начинающемся", "начинающегося", "начинающимся"),
    True: ("начинающуюся", "начинающейся", "начинающейся", "начинающейся"),
}
_TENS = ("", "", "двадцать", "тридцать")
_ORDINALS = (
    "перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
)  # fmt: skip
_STRESSED = frozenset({2, 6, 7, 8})
"""Ordinals that end in -ой: второй, шестой, седьмой, восьмой."""
_MASCULINE = ("ый", "ом", "ого", "ым")
_THIRD = ("ий", "ьем", "ьего", "ьим")
_OF_FEMININE = ("ую", "ой", "ой", "ой")
_THIRD_FEMININE = ("ью", "ьей", "ьей", "ьей")


def ordinal(number: int, case: Case, *, feminine: bool = False) -> str:
    """«Третий», «двадцать первом»: an ordinal up to 39."""
    tens, rest = divmod(number, 10)
    if number <= len(_ORDINALS):
        return _simple(number, case, feminine=feminine)
    if rest == 0:
        return "тридцат" + (_OF_FEMININE if feminine else _MASCULINE)[case]
    return f"{_TENS[tens]} {_simple(rest, case, feminine=feminine)}"


def _simple(number: int, case: Case, *, feminine: bool) -> str:
    stem = _ORDINALS[number - 1]
    if stem == "трет":
        return stem + (_THIRD_FEMININE if feminine else _THIRD)[case]
    if feminine:
        return stem + _OF_FEMININE[case]
    if case is Case.ACCUSATIVE and number in _STRESSED:
        return stem + "ой"
    return stem + _MASCULINE[case]


def in_words(place: Place, case: Case, wording: Wording) -> str:
    """The way to a unit: the innermost in the case of the sentence, those around it in the genitive."""
    steps = (_step(step, case if n == 0 else Case.GENITIVE, wording) for n, step in enumerate(place))
    return " ".join(steps).replace(", ,", ",")


def at(place: Place, wording: Wording) -> str:
    """«В пункте 3», «на титульном листе»."""
    preposition = "на" if place[0].noun is Noun.TITLE_PAGE else "во" if _is_second_table(place[0]) else "в"
    return f"{preposition} {in_words(place, Case.PREPOSITIONAL, wording)}"


def _is_second_table(step: Step) -> bool:
    return step.by is By.ORDINAL and step.noun is Noun.TABLE and step.label == "2"


def _step(step: Step, case: Case, wording: Wording) -> str:
    noun = _forms(step.noun, wording)[case]
    is_feminine = step.noun in _FEMININE
    match step.by:
        case By.NAME:
            return f"{noun} «{step.label}»"
        case By.BEGINNING:
            return f"{noun}{_begins(step.label, case, feminine=is_feminine)}"
        case By.ORDINAL if step.noun is Noun.TABLE:
            return f"{ordinal(int(step.label), case, feminine=True)} {noun}"
        case By.ORDINAL:
            return f"{noun} {ordinal(int(step.label), case)}"
    more = _begins(step.more, case, feminine=is_feminine) if step.more else ""
    return f"{noun} {step.label}".rstrip() + more


def _begins(words: str, case: Case, *, feminine: bool) -> str:
    return f", {_BEGINNING[feminine][case]} словами «{words}»,"


def _forms(noun: Noun, wording: Wording) -> tuple[str, str, str, str]:
    if noun is Noun.COLUMN:
        return _COLUMN[wording.column]
    return _POSITION[wording.passport_row] if noun is Noun.POSITION else _FORMS[noun]


def added(units: Sequence[Step], wording: Wording) -> str:
    """What is added: «пунктом 18», «строками 1.12, 1.13», «абзацами»."""
    nouns = {unit.noun for unit in units}
    noun = units[0].noun if len(nouns) == 1 else Noun.PARAGRAPH
    if len(units) == 1:
        return _step(units[0], Case.INSTRUMENTAL, wording)
    plural = "строками" if noun is Noun.POSITION and wording.passport_row == "строка" else _PLURALS[noun]
    labels = [f"«{unit.label}»" if unit.by is By.NAME else unit.label for unit in units]
    return f"{plural} {', '.join(labels)}" if len(nouns) == 1 and all(unit.label for unit in units) else plural
