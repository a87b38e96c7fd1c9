"""Names that documents print in oblique cases have those forms in the glossary, agreed to by a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.drafts.openness import printing
from shnor_docs.documents.names.declined import SUGGEST
from shnor_docs.documents.names.requests import AUTHORITY, Request, of_marks, requested
from shnor_docs.model.content import Content, once
from shnor_docs.model.places import place_of
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.wording.mentions import in_prose, in_titles
from shnor_docs.russian.declension.cases import GENITIVE, OBLIQUE, RUSSIAN
from shnor_docs.russian.declension.known import find_name

NO_FORM = declare("ШД800", Severity.ERROR, "нет формы слова, которую печатает текст")
UNCONFIRMED = declare("ШД801", Severity.WARNING, "форма слова предложена программой и не подтверждена")
NO_GENITIVE = declare("ШД802", Severity.WARNING, "орган в грифе стоит в именительном падеже: «приказом Управление …»")
OTHER_FORM = declare("ШД803", Severity.WARNING, "форма в программе не та, что в glossary.yaml")

_CONFIRM = "проверьте форму в glossary.yaml и впишите там «confirmed: да»"


@dataclass(frozen=True, slots=True)
class _Printed:
    """Where a form is printed: the places that ask for it, and documents whose marks do."""

    paths: tuple[Path, ...]
    marked: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The first place."""
        return self.paths[0]


@once
def printed_forms(content: Content) -> dict[Request, _Printed]:
    """Every name in every oblique case that texts and marks print, in the order of the program."""
    places: dict[Request, list[Path]] = {}
    mentions = in_titles(content) + in_prose(content)
    asked = {inner: requested(content, inner) for inner in {one.inner for one in mentions}}
    for one in mentions:
        request = asked[one.inner]
        if request and request.case != "nominative":
            places.setdefault(request, []).append(one.place)
    found = {request: _Printed(tuple(paths)) for request, paths in places.items()}
    for request, document in of_marks(content):
        known = found.get(request, _Printed((AUTHORITY,)))
        found[request] = _Printed(known.paths, (*known.marked, document))
    return found


def _documents(content: Content, printed: _Printed) -> tuple[str, ...]:
    """Ids of the documents that print a form."""
    found: dict[str, None] = {}
    for path in printed.paths if printed.path != AUTHORITY else ():
        with suppress(LookupError, AttributeError):  # a place in a file that programs share
            place = str(path[1]) if path[0] == "files" else place_of(content.program, path[:-1])
            found |= dict.fromkeys(printing(content, place))
    return tuple(found | dict.fromkeys(printed.marked))


def missing(content: Content) -> Iterator[Finding]:
    """A form that a text asks for by a reference must be there: nothing else can stand in its place."""
    for request, printed in printed_forms(content).items():
        if printed.path != AUTHORITY and not request.own and _form(content, request) is None:
            message = f"нет {GENITIVE[request.case]} падежа: «{request.name}»{_where(content, printed)}"
            hint = f"впишите {request.case} в glossary.yaml; предложит форму команда «{SUGGEST}»"
            yield Finding(NO_FORM, message, printed.path, hint)


def marks(content: Content) -> Iterator[Finding]:
    """Without the genitive a mark of approval prints the nominative."""
    printed = {request: place for request, place in printed_forms(content).items() if place.path == AUTHORITY}
    for request, place in printed.items():
        if not request.own and _form(content, request) is None:
            where = _where(content, place)
            message = f"нет родительного падежа органа, гриф печатает: «приказом {request.name}»{where}"
            hint = f"впишите genitive в glossary.yaml; предложит форму команда «{SUGGEST}»"
            yield Finding(NO_GENITIVE, message, place.path, hint)


def unconfirmed(content: Content) -> Iterator[Finding]:
    """A proposed form is printed, and told of, until a person agrees to it."""
    for request, printed in printed_forms(content).items():
        known = find_name(request.name, content.names)
        if request.own or known is None or request.case in known.agreed:
            continue
        if form := known.form(request.case):
            told = "не склоняется" if known.unchanging else f"{RUSSIAN[request.case]} падеж «{form}»"
            doubt = ", программа в нём не уверена" if request.case in known.doubted else ""
            message = f"не подтверждено: «{request.name}», {told}{doubt}{_where(content, printed)}"
            yield Finding(UNCONFIRMED, message, printed.path, _CONFIRM)


def disagreeing(content: Content) -> Iterator[Finding]:
    """A form that a program writes itself is the one of the glossary, if that has the name."""
    for field in ("municipality", "authority"):
        record = getattr(content.program, field)
        known = find_name(record.name, content.names)
        for case in OBLIQUE if known else ():
            own, other = getattr(record, case, None), known.form(case) if known else None
            if own and other and own != other:
                message = f"{RUSSIAN[case]} падеж здесь «{own}», а в glossary.yaml – «{other}»"
                yield Finding(OTHER_FORM, message, (field, case), "оставьте форму в одном месте, в glossary.yaml")


def _form(content: Content, request: Request) -> str | None:
    known = find_name(request.name, content.names)
    return known.form(request.case) if known else None


def _where(content: Content, printed: _Printed) -> str:
    documents = _documents(content, printed)
    return f" (документы: {', '.join(documents)})" if documents else ""
