"""Who a form is for: a school of the registry, a municipality of the region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings, InfoCard
from shnor_docs.model.form import Form, SubjectKind, Territory
from shnor_docs.model.school import School, find_schools, normalised, school_names
from shnor_docs.source.files import MAX_NAME_BYTES


@dataclass(frozen=True, slots=True)
class Subject:
    """A school or a municipality; ``mention`` is its name after «в»."""

    id: str
    name: str
    mention: str

    @property
    def names(self) -> frozenset[str]:
        """How data tables may call it: schools are ids there, municipalities are as they were written."""
        return frozenset({normalised(self.id), normalised(self.name)})


def printed_form(content: Content, settings: DocumentSettings) -> Form | InfoCard | None:
    """The form or the information card that the document prints; None for other documents."""
    program = content.program
    form = next((form for form in program.forms if form.id == settings.form), None)
    return form or next((card for card in program.cards if card.id == settings.card), None)


def subject_kind(content: Content, settings: DocumentSettings) -> SubjectKind | None:
    """Who fills the document in; None if nobody does."""
    printed = printed_form(content, settings)
    if isinstance(printed, Form):
        return printed.subject
    return SubjectKind.MUNICIPALITY if printed and printed.blank else None


def subjects(content: Content, kind: SubjectKind) -> Iterator[Subject]:
    """All schools or all municipalities that the program lists, in its order."""
    if kind is SubjectKind.MUNICIPALITY:
        yield from map(of_municipality, content.program.municipalities)
    else:
        yield from (_school(school) for school in content.program.schools)


def of_municipality(municipality: Territory) -> Subject:
    """A municipality as those for whom forms are filled in."""
    return Subject(municipality.id, municipality.name, municipality.prepositional or municipality.name)


def _school(school: School) -> Subject:
    name = school.short or school.name
    return Subject(school.id, name, name)


def find_subject(content: Content, kind: SubjectKind, text: str) -> Subject | None:
    """The one subject that the text names by id, or by any name that tables may write; else None."""
    if kind is SubjectKind.MUNICIPALITY:
        found = [s for s in subjects(content, kind) if text == s.id or called(text) in s.names]
        return found[0] if len(found) == 1 else None
    schools = content.program.schools
    by_id = next((school for school in schools if school.id == text), None)
    if by_id:
        return _school(by_id)
    ids = find_schools(text, school_names(schools))
    return _school(next(s for s in schools if s.id == ids[0])) if len(ids) == 1 else None


def subject_of(content: Content, settings: DocumentSettings) -> Subject | None:
    """Whom the document is filled in for; None leaves it blank."""
    kind = subject_kind(content, settings)
    return find_subject(content, kind, settings.subject) if kind and settings.subject else None


def answering(content: Content, settings: DocumentSettings) -> tuple[Subject, ...]:
    """The subjects that a form's data tables have rows of; all of them for a form without data."""
    kind = subject_kind(content, settings)
    if kind is None:
        return ()
    tables = [content.tables[name] for name in sources(content, settings) if name in content.tables]
    named = {called(cell) for table in tables if kind in table.fields for cell in table.column(kind)}
    return tuple(subject for subject in subjects(content, kind) if not tables or not named.isdisjoint(subject.names))


def called(cell: object) -> str:
    """The name in a cell of a data table, as :attr:`Subject.names` has it."""
    return normalised(str(cell))


def sources(content: Content, settings: DocumentSettings) -> tuple[str, ...]:
    """Ids of the data tables that a document is filled from."""
    printed = printed_form(content, settings)
    return printed.sources if printed else ()


def settings_for(settings: DocumentSettings, subject: Subject) -> DocumentSettings:
    """The settings of the document of one subject, with a file name of its own.

    Where the subject's name does not fit, the id stands for it: cut off, two names could become one.
    """
    form = settings.file_name or settings.id
    name = f"{form} {subject.name}"
    if len(f"{name}.docx".encode()) > MAX_NAME_BYTES:
        name = f"{form} {subject.id}"
    return settings.model_copy(update={"subject": subject.id, "file_name": name})


def titled(title: str, blank: str | None, subject: Subject | None) -> str:
    """A title with the subject's name, or with the place to write it."""
    ending = subject.mention if subject and blank else blank
    return f"{title} {ending}" if ending else title
