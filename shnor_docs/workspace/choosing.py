"""Which documents a run writes, and for whom its forms are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.documents.forms.subjects import answering, find_subject, settings_for, subject_kind, subjects
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.form import SubjectKind
from shnor_docs.russian.likeness import meant, nearest
from shnor_docs.workspace.results import Task

NO_DOCUMENT = declare("ШД012", Severity.ERROR, "документ не найден")
NOT_A_FORM = declare("ШД030", Severity.ERROR, "документ не заполняют школы и муниципалитеты")
NO_SUBJECT = declare("ШД031", Severity.ERROR, "школа или муниципалитет не найдены")

NOT_THERE = frozenset({NO_DOCUMENT, NOT_A_FORM, NO_SUBJECT})
"""What a program answers that is not concerned by a wish."""

ALL = "all"
"""Stands for every subject that the form's data tables have rows of."""

KIND_NAMES = {SubjectKind.SCHOOL: "школы", SubjectKind.MUNICIPALITY: "муниципалитета"}


def chosen(program: str, content: Content, documents: Sequence[str], subject: str | None = None) -> tuple[Task, ...]:
    """The documents to write: all or the named ones; with a subject, forms for it or for ``all``.

    A document may be named with hyphens for underscores.

    Raises:
        ShnorError: there is no such document or subject, or a named document is no form.
    """
    named = _documents(program, content, documents)
    if subject is None:
        return tuple(Task(program, settings.id) for settings in named)
    forms = [settings for settings in named if subject_kind(content, settings)]
    others = [settings.id for settings in named if settings not in forms]
    if not forms or (documents and others):
        raise _no_forms(program, content, others)
    tasks = tuple(_for_subject(program, content, forms, subject))
    if not tasks:
        raise _no_subject(program, content, forms, subject)
    return tasks


def settings_of(content: Content, task: Task) -> DocumentSettings:
    """The settings of a chosen document; those of a form, for its subject."""
    settings = next(s for s in content.program.documents if s.id == task.document)
    kind = subject_kind(content, settings)
    subject = find_subject(content, kind, task.subject) if kind and task.subject else None
    return settings_for(settings, subject) if subject else settings


def _documents(program: str, content: Content, names: Sequence[str]) -> tuple[DocumentSettings, ...]:
    known = {settings.id: settings for settings in content.program.documents}
    wanted = [name if name in known else name.replace("-", "_") for name in names]
    missing = [name for name, id_ in zip(names, wanted, strict=True) if id_ not in known]
    if missing:
        raise _refused(
            program,
            NO_DOCUMENT,
            (f"в программе «{program}» нет документа «{name}»" for name in missing),
            "есть: " + ", ".join(known),
        )
    return tuple(known[id_] for id_ in wanted) if names else tuple(known.values())


def _for_subject(program: str, content: Content, forms: Iterable[DocumentSettings], subject: str) -> Iterator[Task]:
    for settings in forms:
        if subject == ALL:
            yield from (Task(program, settings.id, found.id) for found in answering(content, settings))
        elif kind := subject_kind(content, settings):
            found = find_subject(content, kind, subject)
            yield from (Task(program, settings.id, found.id),) if found else ()


def _no_forms(program: str, content: Content, others: Sequence[str]) -> ShnorError:
    forms = [settings.id for settings in content.program.documents if subject_kind(content, settings)]
    messages = [f"документ «{name}» не заполняют школы и муниципалитеты" for name in others] if forms else []
    return _refused(
        program,
        NOT_A_FORM,
        messages or [f"в программе «{program}» нет форм для школ и муниципалитетов"],
        "формы программы: " + ", ".join(forms) if forms else "опишите форму в forms.yaml",
    )


def _no_subject(program: str, content: Content, forms: Iterable[DocumentSettings], subject: str) -> ShnorError:
    kinds = dict.fromkeys(kind for settings in forms if (kind := subject_kind(content, settings)))
    known = [found for kind in kinds for found in subjects(content, kind)]
    whose = " или ".join(KIND_NAMES[kind] for kind in kinds)
    if subject == ALL:
        message = f"формы программы «{program}» заполнять не для кого"
        hint = "перечислите школы в schools.yaml, муниципалитеты – в municipalities.yaml"
        return _refused(program, NO_SUBJECT, [message], hint)
    return _refused(
        program,
        NO_SUBJECT,
        [f"в программе «{program}» нет {whose} «{subject}»"],
        _did_you_mean(subject, [name for found in known for name in (found.id, found.name)]),
    )


def _did_you_mean(text: str, names: list[str]) -> str:
    within = [name for name in names if text.casefold() in name.casefold()]
    near = within[0] if within else nearest(text, names, cutoff=0.5)
    return f"возможно, {meant(near, text)}" if near else "есть: " + ", ".join(names[::2][:12])


def _refused(program: str, code: Code, messages: Iterable[str], hint: str) -> ShnorError:
    place = Location(f"programs/{program}")
    return ShnorError(*(Diagnostic.of(code, message, place, hint) for message in messages))
