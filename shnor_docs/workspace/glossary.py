"""The use case ``glossary suggest``: which forms documents need, what morphology proposes, what a person agreed to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.model.bodies import PartyKind
from shnor_docs.model.content import Content
from shnor_docs.model.program import Program
from shnor_docs.rules.declension import printed_forms
from shnor_docs.russian.declension.cases import OBLIQUE, Case
from shnor_docs.russian.declension.known import Names, find_name, key
from shnor_docs.russian.declension.morphology import require_dictionaries
from shnor_docs.russian.declension.people import Sex, sex_of
from shnor_docs.russian.declension.proposing import propose
from shnor_docs.russian.typography import signature_name
from shnor_docs.source.layout import GLOSSARY, PROGRAMS
from shnor_docs.workspace.workspace import Workspace

NOT_READ = declare("ШД811", Severity.ERROR, "формы не предложить: файл не читается")
NO_LETTERS = declare("ШД812", Severity.ERROR, "это не название и не имя")

Wanted = dict[str, dict[Case, None]]
"""Cases by name, both in the order in which they were met."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form, ``written`` in the glossary or proposed, ``sure`` or not; none of them is confirmed yet."""

    case: Case
    text: str
    sure: bool
    written: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name with the forms that are needed; ``programs`` print them."""

    name: str
    forms: tuple[Form, ...]
    programs: tuple[str, ...] = ()

    @property
    def proposed(self) -> tuple[Form, ...]:
        """The forms that the glossary lacks."""
        return tuple(form for form in self.forms if not form.written)

    @property
    def unchanging(self) -> bool:
        """Whether all that is proposed is the name itself."""
        return all(form.text == self.name for form in self.proposed)


def suggestions(
    workspace: Workspace, names: Sequence[str] = (), programs: Sequence[str] = (), *, every: bool = False
) -> list[Suggestion]:
    """Every needed form that no person has confirmed yet: those to propose, and those of the glossary to look at.

    Needed are the forms that texts and marks of the programs (default: all) print; with ``every`` all cases of each
    body, post, place and person that they name; with ``names`` all cases of those, printed or not.

    Raises:
        ShnorError: the dictionaries are not installed; a shared file or a program cannot be read.
    """
    require_dictionaries()
    if not workspace.catalogue.is_read:
        raise ShnorError(*(d for d in workspace.catalogue.diagnostics if d.is_error))
    contents = {} if names else {name: _content(workspace, name) for name in programs or workspace.programs}
    wanted = _named(names) if names else _needed(contents, every)
    sexes = {name: sex for content in contents.values() for name, sex in _sexes(content.program)}
    printing = {name: tuple(_printing(contents, name)) for name in wanted}
    known = workspace.catalogue.names
    found = [
        Suggestion(name, tuple(_forms(name, cases, known, sexes.get(key(name)))), printing[name])
        for name, cases in wanted.items()
    ]
    return [suggestion for suggestion in found if suggestion.forms]


def _content(workspace: Workspace, program: str) -> Content:
    loaded = workspace.load(program)
    if loaded.content is None:
        message, hint = (
            "программа не читается, её названия неизвестны",
            f"сначала исправьте: shnor-docs validate {program}",
        )
        raise ShnorError(Diagnostic.of(NOT_READ, message, Location(f"{PROGRAMS}/{program}"), hint))
    return loaded.content


def _named(names: Sequence[str]) -> Wanted:
    for name in names:
        if not any(sign.isalpha() for sign in name):
            hint = "назовите орган, должность, место или человека в именительном падеже"
            raise ShnorError(Diagnostic.of(NO_LETTERS, f"«{name}» – не название", Location(GLOSSARY), hint))
    return {" ".join(name.split()): dict.fromkeys(OBLIQUE) for name in names}


def _needed(contents: Mapping[str, Content], every: bool) -> Wanted:
    wanted: Wanted = {}
    for content in contents.values():
        for request in printed_forms(content):
            if not request.own:
                wanted.setdefault(request.name, {})[request.case] = None
        for name in _all_names(content.program) if every else ():
            wanted.setdefault(name, {}).update(dict.fromkeys(OBLIQUE))
    return wanted


def _all_names(program: Program) -> Iterator[str]:
    """The bodies, posts, places and people that a program names."""
    yield program.municipality.name
    yield from filter(None, (program.authority.name, program.authority.short))
    yield from (territory.name for territory in program.municipalities)
    for party in program.parties:
        yield from filter(None, (party.name, party.full_name, party.post))
    for order in program.orders:
        yield from (order.signature.post, order.signature.name)
    for approval in chain.from_iterable(settings.approvals for settings in program.documents):
        yield from filter(None, (approval.post, approval.name))


def _sexes(program: Program) -> Iterator[tuple[str, Sex]]:
    """The gender of people who are named by initials, told by the full name that the program has beside."""
    for party in program.parties:
        if party.kind is PartyKind.PERSON and party.full_name and (sex := sex_of(party.full_name)):
            yield from ((key(name), sex) for name in (party.name, signature_name(party.full_name)))


def _printing(contents: Mapping[str, Content], name: str) -> Iterator[str]:
    for program, content in contents.items():
        if any(request.name == name for request in printed_forms(content)):
            yield program


def _forms(name: str, cases: Iterable[Case], known: Names, sex: Sex | None) -> Iterator[Form]:
    entry = find_name(name, known)
    proposal = propose(name, sex)
    for case in cases:
        written = entry.form(case) if entry else None
        if entry is None or written is None:
            yield Form(case, proposal.forms[case], sure=case not in proposal.doubtful)
        elif case not in entry.agreed:
            yield Form(case, written, sure=case not in entry.doubted, written=True)
