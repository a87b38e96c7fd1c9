"""The remarks on a program by the screens on which they are mended, the gravest first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Fix, Severity
from shnor_docs.page.addresses import program_url
from shnor_docs.page.menu import MENU, Entry
from shnor_docs.page.remarks.places import Place, in_words, place_of
from shnor_docs.source.programs import LoadedProgram

SHARED = "Общие файлы рабочей папки"
FORMS = frozenset({"ШД800", "ШД801", "ШД802"})
"""Forms of names that are missing or not agreed to: they have a screen of their own."""
FORMS_ADVICE = "прочитайте предложенную форму, поправьте, если надо, и подтвердите"
GRAVITY = {severity: place for place, severity in enumerate(Severity)}


class Remark(NamedTuple):
    """A diagnostic, what names it in a window, its place; ``seen`` is the fingerprint of the file that a fix mends."""

    diagnostic: Diagnostic
    key: str
    place: Place
    seen: str = ""

    @property
    def advice(self) -> str:
        """What to do, as it is done here."""
        return FORMS_ADVICE if self.diagnostic.code.id in FORMS else self.diagnostic.hint

    @property
    def fix(self) -> Fix | None:
        """What would mend it, if its file can be mended here."""
        return self.diagnostic.fix if self.seen else None


class Group(NamedTuple):
    """The remarks of a screen of the menu, or of the shared files (without an entry)."""

    title: str
    entry: Entry | None
    remarks: tuple[Remark, ...]


def remark(loaded: LoadedProgram, diagnostic: Diagnostic) -> Remark:
    """A diagnostic of a program as a window shows it."""
    fix = diagnostic.fix
    source = loaded.texts.get(fix.location.file) if fix else None
    place = place_of(loaded, diagnostic.location)
    if diagnostic.code.id in FORMS:
        place = Place(place.entry, program_url(loaded.id, "names"))
    return Remark(diagnostic, key_of(diagnostic), place, source.fingerprint if source else "")


def shared_remark(diagnostic: Diagnostic) -> Remark:
    """A diagnostic of the files that all programs share."""
    return Remark(diagnostic, key_of(diagnostic), Place(None, words=in_words(diagnostic.location)))


def key_of(diagnostic: Diagnostic) -> str:
    """What tells a diagnostic from the others of its program."""
    told = (diagnostic.code.id, str(diagnostic.location), diagnostic.message)
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]


def grouped(remarks: Iterable[Remark]) -> tuple[Group, ...]:
    """The remarks by screens in the order of the menu, those of shared files last."""
    found: dict[Entry | None, list[Remark]] = {entry: [] for entry in (*MENU, None)}
    for one in remarks:
        found[one.place.entry].append(one)
    titles: Mapping[Entry | None, str] = {None: SHARED, **{entry: entry.title for entry in MENU}}
    return tuple(Group(titles[entry], entry, _by_gravity(of_entry)) for entry, of_entry in found.items() if of_entry)


def _by_gravity(remarks: list[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda one: GRAVITY[one.diagnostic.severity]))
