"""The nine procedures of the federal method, and how subjects of files of known layout name them."""

from __future__ import annotations

from collections.abc import Mapping

NINE_PROCEDURES: Mapping[str, str] = {
    "vpr_math_5": "ВПР, математика, 5 класс",
    "vpr_math_6": "ВПР, математика, 6 класс",
    "vpr_russian_5": "ВПР, русский язык, 5 класс",
    "vpr_russian_6": "ВПР, русский язык, 6 класс",
    "oge_math": "ОГЭ, математика",
    "oge_russian": "ОГЭ, русский язык",
    "ege_math_basic": "ЕГЭ, математика (базовый уровень)",
    "ege_math_profile": "ЕГЭ, математика (профильный уровень)",
    "ege_russian": "ЕГЭ, русский язык",
}
"""The procedures of the federal method (ФИОКО), by the ids that the table's ``procedure`` column holds."""


def procedure_of(subject: str, grade: object, *, is_final: bool) -> str:
    """The id of the procedure of a subject: ВПР has a grade, ЕГЭ a minimum score, ОГЭ neither.

    >>> procedure_of("Математика", 5, is_final=False), procedure_of("Русский язык", None, is_final=True)
    ('vpr_math_5', 'ege_russian')
    """
    name = _subject(subject.casefold())
    if is_final:
        return f"ege_{name}"
    if grade is not None:
        return f"vpr_{name.removesuffix('_profile').removesuffix('_basic')}_{grade}"
    return f"oge_{name}"


def _subject(subject: str) -> str:
    if "русск" in subject:
        return "russian"
    if "математ" not in subject:
        return subject
    level = next((level for word, level in (("баз", "_basic"), ("проф", "_profile")) if word in subject), "")
    return f"math{level}"
