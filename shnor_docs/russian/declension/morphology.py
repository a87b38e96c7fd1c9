"""The dictionaries of word forms: an optional dependency, loaded by the command ``glossary suggest`` alone."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.russian.declension.cases import OBLIQUE, Case

NOT_INSTALLED = declare("ШД810", Severity.ERROR, "словари для склонения не поставлены")

LIBRARIES = ("pymorphy3", "pytrovich")
INSTALL = (
    "поставьте их: python tools/install.py --glossary; если программа стоит без папки проекта – "
    "pip install pymorphy3 pytrovich; формы можно и просто вписать в glossary.yaml"
)
GRAMMEMES: dict[Case, str] = {
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}


def require_dictionaries() -> None:
    """Raise ShnorError with the line that installs the dictionaries, if they are not there."""
    if missing := [name for name in LIBRARIES if find_spec(name) is None]:
        message = f"чтобы предложить формы, нужны словари: {', '.join(missing)}"
        raise ShnorError(Diagnostic.of(NOT_INSTALLED, message, Location("glossary suggest"), INSTALL))


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@cache
def readings(word: str) -> tuple[Any, ...]:
    """What a word may be, the likeliest first."""
    return tuple(_analyzer().parse(word))


@cache
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def petrovich(part: str, gender: str, name: str) -> dict[Case, str]:
    """Forms of a ``lastname``, ``firstname`` or ``middlename`` by the rules of names."""
    from pytrovich.enums import Case as Cases
    from pytrovich.enums import Gender, NamePart

    who = Gender.FEMALE if gender == "f" else Gender.MALE
    return {case: _maker().make(NamePart[part.upper()], who, Cases[case.upper()], name) for case in OBLIQUE}


def inflected(reading: Any, case: Case, extra: frozenset[str] = frozenset()) -> str | None:
    """The form of a reading; None if the dictionary has none."""
    found = reading.inflect({GRAMMEMES[case], *extra})
    return str(found.word) if found else None
