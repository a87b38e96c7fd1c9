"""Names of bodies, posts, municipalities and people in the case that a text asks for, from the glossary alone."""

from __future__ import annotations

from shnor_docs.documents.references import BadReference
from shnor_docs.model.bodies import Body, Municipality, Party
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.school import School
from shnor_docs.russian.declension.cases import GENITIVE, RUSSIAN, Case, find_case
from shnor_docs.russian.declension.known import form_of
from shnor_docs.russian.likeness import perhaps
from shnor_docs.russian.typography import signature_name

SUGGEST = "shnor-docs glossary suggest"


class MissingForm(BadReference):
    """A form that neither the glossary nor the record has; the rules of declension tell of it."""

    def __init__(self, name: str, case: Case) -> None:
        super().__init__(
            f"нет {GENITIVE[case]} падежа: «{name}»",
            f"впишите его в glossary.yaml; предложит форму команда «{SUGGEST}»",
        )
        self.name, self.case = name, case


def asked_case(filter_name: str, arguments: tuple[str, ...]) -> Case:
    """The case in the brackets of ``case``; BadReference if there is none such."""
    names = ", ".join(RUSSIAN.values())
    if len(arguments) != 1:
        raise BadReference(f"у фильтра «{filter_name}» не назван падеж", f"напишите так: case('творительный'); {names}")
    found = find_case(arguments[0])
    if found is None:
        raise BadReference(f"нет падежа «{arguments[0]}»", perhaps(arguments[0], RUSSIAN.values(), f"есть: {names}"))
    return found


def in_case(value: object, case: Case) -> str:
    """The value in the case: a period by its words, a name by the glossary.

    Raises:
        MissingForm: the form is not written.
        BadReference: the value is no name.
    """
    if isinstance(value, Period | PeriodRange):
        return value.in_words(case)
    name = name_of(value)
    own = getattr(value, case, None) if isinstance(value, Municipality | Body) else None
    form = own or form_of(name, case)
    if form is None:
        raise MissingForm(name, case)
    return form


def name_of(value: object) -> str:
    """The name that a value is declined by; BadReference if it has none."""
    if isinstance(value, Municipality | Body | Party | School):
        return value.name
    if isinstance(value, str):
        return value
    raise BadReference("склоняются только названия, должности, имена и периоды", "назовите поле: {{ authority.name }}")


def signature(value: object) -> str:
    """«И.О. Фамилия» of a person, from the full name if it is known; BadReference for another value."""
    if isinstance(value, Party):
        return signature_name(value.full_name or value.name)
    if isinstance(value, str):
        return signature_name(value)
    raise BadReference("фильтр «signature» печатает имя человека", "назовите исполнителя: {{ parties.ID | signature }}")
