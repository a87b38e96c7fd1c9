"""What is proposed for a program that begins: forms of names, its title, the name of its folder."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from shnor_docs.diagnostics import ShnorError
from shnor_docs.lifecycle.names import declined, own_words
from shnor_docs.model.period import PeriodRange
from shnor_docs.rules.declension import printed_forms
from shnor_docs.russian.declension.cases import Case
from shnor_docs.russian.declension.known import Names, find_name, form_of
from shnor_docs.russian.declension.morphology import require_dictionaries
from shnor_docs.russian.declension.proposing import propose
from shnor_docs.russian.transliteration import latin
from shnor_docs.source.programs import load_program
from shnor_docs.workspace.glossary import Form, Suggestion
from shnor_docs.workspace.workspace import Workspace

TITLE = "Муниципальная программа поддержки школ с низкими образовательными результатами {whose} на {years}"
NAMELESS = "programma"
_SORTS = {
    *("Город", "Село", "Посёлок", "Поселок", "Станица", "Рабочий"),
    *("Муниципальный", "Муниципальное", "Городской", "Городское", "Сельский", "Сельское"),
}
"""First words of a name that tell what sort of a place it is: capital only where a sentence begins."""


@dataclass(frozen=True, slots=True)
class ProposedForm:
    """A form of a name; a person has to look closely at one that is not ``sure``."""

    text: str
    sure: bool


def proposed_form(name: str, case: Case, names: Names) -> ProposedForm:
    """A form of a name: of the glossary, of morphology where its dictionaries are installed, or as names like it have.

    What nothing can decline stays in the nominative, unsure.
    """
    if written := form_of(name, case, names):
        return ProposedForm(written, sure=True)
    try:
        require_dictionaries()
    except ShnorError:
        return ProposedForm(declined(name, case) or name, sure=False)
    found = propose(name)
    return ProposedForm(found.forms[case], case not in found.doubtful)


def proposed_place(name: str, case: Case, names: Names) -> ProposedForm:
    """A form of a municipality's name as it stands inside a sentence: «города Сургута» of «Город Сургут»."""
    form = proposed_form(name, case, names)
    if name.partition(" ")[0] not in _SORTS or form.text == name:
        return form
    return ProposedForm(form.text[0].lower() + form.text[1:], form.sure)


def unsettled_forms(workspace: Workspace, program: str) -> list[Suggestion]:
    """The forms that a program prints and no person has agreed to: of the glossary, proposed where it has none."""
    names = workspace.catalogue.names
    content = load_program(workspace.folder(program), workspace.root, workspace.catalogue).content
    found: dict[str, list[Form]] = {}
    for request in printed_forms(content) if content else ():
        if not request.own and (form := _unsettled(request.name, request.case, names)):
            found.setdefault(request.name, []).append(form)
    return [Suggestion(name, tuple(forms), (program,)) for name, forms in found.items()]


def _unsettled(name: str, case: Case, names: Names) -> Form | None:
    known = find_name(name, names)
    written = known.form(case) if known else None
    if known is None or written is None:
        proposed = proposed_form(name, case, names)
        return Form(case, proposed.text, proposed.sure)
    return None if case in known.agreed else Form(case, written, case not in known.doubted, written=True)


def proposed_title(genitive: str, period: PeriodRange) -> str:
    """A usual title of a program."""
    return TITLE.format(whose=genitive, years=period.in_words("accusative"))


def proposed_id(municipality: str, period: PeriodRange, taken: Container[str]) -> str:
    """The name of a folder, by the municipality's own words and the years; numbered if it is taken."""
    first, last = period.first_day.year, period.last_day.year
    years = str(first) if first == last else f"{first}-{last}"
    words = latin(" ".join(own_words(municipality))) or NAMELESS
    name = f"{words}-{years}"
    number = 1
    while name in taken:
        number += 1
        name = f"{words}-{years}-{number}"
    return name
