"""Names of another municipality that a clone or a borrowed text has left behind (INVENTORY D-60)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.wording.body import body

OF_OTHERS = declare("ШД351", Severity.WARNING, "названа администрация другого муниципалитета")
UNLIKE = declare("ШД355", Severity.WARNING, "название муниципалитета в разных падежах не сходится")

_S = r"[ \u00a0\n]+"
_KINDS = r"(?:муниципального|городского)"
_DISTRICT = rf"(?P<district>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ского|цкого|ного)){_S}(?:{_KINDS}{_S})?(?:района|округа)"
_TOWN = rf"(?:города|городского{_S}округа|г\.){_S}?(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
_ADMINISTRATION = re.compile(rf"\b[Аа]дминистраци[а-яё]+{_S}(?P<place>{_DISTRICT}|{_TOWN})")
_REGION = re.compile(r"\b(?:област|кра[йя]\b|республик|автономн)", re.IGNORECASE)
_NAME = re.compile(r"[А-ЯЁ][а-яё]{2,}")
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]")


def is_region(content: Content) -> bool:
    """Whether the program is that of a region, whose texts name many municipalities."""
    return _REGION.search(content.program.municipality.name) is not None


def is_own(content: Content, place: str) -> bool:
    """Whether a place is the program's municipality."""
    return _alike(_stems(place), _own(content))


def _own(content: Content) -> frozenset[str]:
    found = content.program.municipality
    names = (found.name, found.genitive, found.prepositional, content.program.authority.place)
    return frozenset().union(*(_stems(name) for name in names if name))


def _alike(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _stems(text: str) -> frozenset[str]:
    """What cases and derived words keep of each name: its first letter and two consonants («Орёл», «Орловский»)."""
    names = (word.lower() for word in _NAME.findall(text))
    return frozenset(name[0] + "".join(_CONSONANT.findall(name[1:])[:2]) for name in names)


def of_others(content: Content) -> Iterator[Finding]:
    """Texts of a municipal program name no administration but that of its municipality."""
    if is_region(content):
        return
    for match, one, start in body(content).found(_ADMINISTRATION):
        if not one.where and not is_own(content, match["district"] or match["town"]):
            message = f"названа администрация «{match['place']}», а программа – {content.program.municipality.genitive}"
            place = one.at(match.start("place") - start, match.end("place") - start)
            yield Finding(OF_OTHERS, message, place, "если текст взят из другой программы, исправьте название")


def forms(content: Content) -> Iterator[Finding]:
    """The name of the municipality is the same in all its cases, and in the name of its authority."""
    found = content.program.municipality
    stems = _stems(found.name)
    for field in ("genitive", "prepositional"):
        other = getattr(found, field)
        if other and stems and _stems(other) and not _alike(stems, _stems(other)):
            message = f"«{other}» – другое название, чем «{found.name}»"
            yield Finding(UNLIKE, message, ("municipality", field), "исправьте то, что осталось от другой программы")
    genitive = content.program.authority.genitive or ""
    match = _ADMINISTRATION.search(genitive)
    if match and not is_region(content) and not is_own(content, match["district"] or match["town"]):
        message = f"орган – «{genitive}», а муниципалитет – «{found.name}»"
        yield Finding(UNLIKE, message, ("authority", "genitive"), "исправьте то, что осталось от другой программы")
