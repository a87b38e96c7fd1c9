"""The use cases that join the rooms: what the command line and Python users call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare, has_errors, in_order
from shnor_docs.documents.kinds import KINDS, document, document_title, kind_of
from shnor_docs.documents.titles import titled
from shnor_docs.documents.tree import Document
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.numbering import with_numbers
from shnor_docs.rules import FACTS, STRUCTURE, check
from shnor_docs.rules.dates_and_acts.quoting import without_quotations
from shnor_docs.russian.declension.known import use_names
from shnor_docs.russian.likeness import perhaps
from shnor_docs.russian.numerals import use_nouns
from shnor_docs.source.catalogue import LoadedCatalogue, load_catalogue
from shnor_docs.source.files import safe_file_name
from shnor_docs.source.form import load_form
from shnor_docs.source.journal import finish
from shnor_docs.source.layout import OUT, PROGRAMS
from shnor_docs.source.programs import LoadedProgram, load_program
from shnor_docs.source.register import InForce, in_force, may_be_approved, register_problems
from shnor_docs.source.silencing import silenced
from shnor_docs.workspace.batch import checked, run
from shnor_docs.workspace.choosing import NOT_THERE, chosen, settings_of
from shnor_docs.workspace.editions.origin import origin
from shnor_docs.workspace.freshness import remarks_of, shared_digest
from shnor_docs.workspace.grading import graded, wrong_levels
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.papers import Paper
from shnor_docs.workspace.places import default_files, find_root, program_ids, require_workspace, template_file
from shnor_docs.workspace.results import Failed, Mode, Result, Stale, Task, Wish, Written
from shnor_docs.workspace.template_checks import template_findings

if TYPE_CHECKING:
    from shnor_docs.workspace.frames.dataframes import DataFrames

__all__ = ["Failed", "Stale", "Workspace", "Written", "default_files"]

NO_PROGRAM = declare("ШД011", Severity.ERROR, "программа не найдена")


@dataclass(frozen=True)
class Drafted:
    """A program as its files say it, no rule asked yet; ``past`` is what the edition in force has printed."""

    loaded: LoadedProgram
    past: InForce

    @cached_property
    def printed(self) -> LoadedProgram:
        """The program as documents print it."""
        content = self.loaded.content
        return replace(self.loaded, content=_as_printed(content, self.past)) if content else self.loaded


class Workspace:
    """A folder with ``indicators.yaml``, ``programs/`` and, optionally, ``templates/docx/``."""

    def __init__(self, root: Path | str) -> None:
        """Open the workspace at ``root``.

        Raises:
            ShnorError: the folder holds no ``programs/``.
        """
        self.root = Path(root)
        self._read: tuple[str, Content] | None = None
        self._origins: dict[str, tuple[str, int | None]] = {}
        require_workspace(self.root)

    @classmethod
    def find(cls, start: Path | str = ".") -> Workspace:
        """The workspace of the folder ``start`` or of the nearest folder above it."""
        return cls(find_root(Path(start)))

    @property
    def out(self) -> Path:
        """The folder for what is made of the workspace's files."""
        return self.root / OUT

    @property
    def programs(self) -> tuple[str, ...]:
        """Ids of the programs, sorted: every folder of ``programs/``, so that none is passed over in silence."""
        return program_ids(self.root)

    @cached_property
    def catalogue(self) -> LoadedCatalogue:
        """The catalogue of indicators, read once."""
        return load_catalogue(self.root)

    def load(self, program: str) -> LoadedProgram:
        """The program with everything that reading and checking it found, silenced diagnostics left out.

        Raises:
            ShnorError: there is no such program.
        """
        return self.judged(self.drafted(program))

    def draft(self, program: str) -> LoadedProgram:
        """The program as its files stand, ready to be printed, no rule asked yet: it may have any error.

        Raises:
            ShnorError: there is no such program.
        """
        return self.drafted(program).printed

    def drafted(self, program: str) -> Drafted:
        """The program as :meth:`draft` gives it and as :meth:`judged` takes it.

        Raises:
            ShnorError: there is no such program.
        """
        folder = self.folder(program)
        finish(folder)
        loaded = load_program(folder, self.root, self.catalogue)
        past = in_force(folder, self.root) if loaded.content else InForce()
        content, wrong = self._measured(replace(loaded, content=_numbered(loaded.content, past)))
        loaded = replace(loaded, content=content, diagnostics=(*loaded.diagnostics, *wrong))
        return Drafted(loaded, past)

    def judged(self, drafted: Drafted) -> LoadedProgram:
        """A drafted program with everything that is wrong in it, silenced diagnostics left out."""
        loaded = drafted.loaded
        content, can_check = loaded.content, loaded.content is not None and self.catalogue.is_read
        firm, soft = [d for d in loaded.diagnostics if d.is_error], [d for d in loaded.diagnostics if not d.is_error]
        if content and can_check:
            firm += check(content, loaded.locate, STRUCTURE)
            soft += check(without_quotations(content), loaded.locate, FACTS)
            content = drafted.printed.content
        weighed = silenced(soft, loaded.texts, firm, all_checked=can_check)
        found = in_order(graded(weighed, self.catalogue.levels))
        told, waived = tuple(d for d in found if not d.waiver), tuple(d for d in found if d.waiver)
        return replace(loaded, content=content, diagnostics=told, waived=waived)

    def _measured(self, loaded: LoadedProgram) -> tuple[Content | None, list[Diagnostic]]:
        """The content with its computed values; programs whose indicators have no formula need no arithmetic."""
        if loaded.content is None or not loaded.content.computable:
            return loaded.content, []
        from shnor_docs.workspace.measuring import measured

        return measured(loaded, self.catalogue)

    def validate(self, programs: Sequence[str] = (), *, jobs: int = 1, waived: bool = False) -> list[Diagnostic]:
        """All diagnostics of the shared files and of the programs (default: all), sorted; an unknown program is one.

        Those that comments or ``rules.yaml`` silence are told, each with its waiver, only if ``waived`` asks for them.
        Many programs are spread over ``jobs`` processes.
        """
        of_programs = checked(self, programs or self.programs, jobs)
        found = [diagnostic for of_program in of_programs for diagnostic in of_program]
        found += self.shared  # read after the first program has taken the digest of shared files
        return in_order(d for d in found if waived or not d.waiver)

    @cached_property
    def shared(self) -> tuple[Diagnostic, ...]:
        """What is wrong in the files that the programs share."""
        return (*self.catalogue.diagnostics, *load_form(self.root)[1], *wrong_levels(self.catalogue))

    def found(self, program: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of one program, waived ones too; that there is none of this name is one."""
        return remarks_of(self.root, program, self._shared_state, partial(self._found, program))

    @cached_property
    def _shared_state(self) -> str:
        """The digest of the files that the programs share, as they were when the workspace was first asked."""
        return shared_digest(self.root)

    def _found(self, program: str) -> tuple[Diagnostic, ...]:
        try:
            loaded = self.load(program)
        except ShnorError as error:
            return error.diagnostics
        is_sound = self.catalogue.is_read and not has_errors(loaded.diagnostics)
        templates = template_findings(self.template, self.root, loaded, is_sound=is_sound)
        of_editions = self._of_editions(loaded)
        return (*loaded.diagnostics, *loaded.waived, *graded([*templates, *of_editions], self.catalogue.levels))

    def _of_editions(self, loaded: LoadedProgram) -> list[Diagnostic]:
        """What is wrong with the editions of a program; one never approved needs no comparing."""
        orders = loaded.content.program.orders if loaded.content else ()
        if not may_be_approved(self.folder(loaded.id)) and not any(one.amends or one.repeals for one in orders):
            return []
        from shnor_docs.workspace.editions.changes import edition_problems

        return edition_problems(self, loaded, Workspace)

    def overview(self) -> list[dict[str, Any]]:
        """Programs with their documents; what cannot be read is None."""
        return [self._overview(program) for program in self.programs]

    def _overview(self, program: str) -> dict[str, Any]:
        content = self.load(program).content
        if content is None:
            return {"program": program, "title": None, "period": None, "documents": []}
        documents = [
            {"id": settings.id, "kind": settings.kind, "title": document_title(content, settings)}
            for settings in content.program.documents
            if settings.kind in KINDS or settings.kind in content.kinds
        ]
        found = content.program
        return {"program": program, "title": found.title, "period": str(found.period), "documents": documents}

    def documents(self, program: str) -> tuple[Document, ...]:
        """The trees of a program's documents.

        Raises:
            ShnorError: the program has errors.
        """
        content = self.content(program)
        return tuple(document(content, settings) for settings in content.program.documents)

    def render(
        self,
        programs: Sequence[str] = (),
        *,
        documents: Sequence[str] = (),
        subject: str | None = None,
        out: Path | str | None = None,
        jobs: int = 1,
        force: bool = False,
        check: bool = False,
    ) -> Iterator[Result]:
        """Write documents as ``<out>/<program>/<name>.docx``, slides as ``.pptx``; each result as soon as it is there.

        ``out`` is by default the folder ``out`` of the workspace, wherever the run was started.
        With a ``subject`` (a school, a municipality, or ``all``) the forms are written, filled in for it.
        A program with errors gives one :class:`Failed` and none of its documents is written. Documents whose
        inputs have not changed are left as they are unless ``force``; with ``check`` nothing is written and
        what would be is :class:`Stale`. Many documents are spread over ``jobs`` processes.
        """
        wish = Wish(tuple(documents), subject)
        mode = Mode(Path(out or self.out), force, check)
        yield from run(type(self), self.root, programs or self.offering(wish), wish, mode, jobs)

    def offering(self, wish: Wish) -> tuple[str, ...]:
        """The programs that have what is wanted, or cannot tell; all of them if none has, so that each says why."""
        if not wish.documents and wish.subject is None:
            return self.programs
        return tuple(program for program in self.programs if self._offers(program, wish)) or self.programs

    def _offers(self, program: str, wish: Wish) -> bool:
        try:
            return bool(self.tasks(program, wish))
        except ShnorError as error:
            return not all(d.code in NOT_THERE for d in error.diagnostics)

    def tasks(self, program: str, wish: Wish) -> tuple[Task, ...]:
        """The wanted documents of a program.

        Raises:
            ShnorError: the program has errors, or lacks a wanted document or subject.
        """
        return chosen(program, self.content(program), wish.documents, wish.subject)

    def paper(self, task: Task) -> Paper:
        """A wanted document, ready to be written.

        Raises:
            ShnorError: the program has errors, or the document's template is nowhere.
        """
        content = self.content(task.program)
        settings = settings_of(content, task)
        tree, template = document(content, settings), self.template(task.program, content, settings)
        return Paper(
            task,
            safe_file_name(f"{settings.file_name or settings.id}{template.suffix.lower()}"),
            template,
            kind_of(content, settings.kind).slots,
            self.catalogue.nouns,
            self.catalogue.names,
            tree,
            text_digest(tree),
            *self._origin(task.program),
        )

    def _origin(self, program: str) -> tuple[str, int | None]:
        """The digest of what a program is made of, and the edition that says just that; kept for its documents."""
        if program not in self._origins:
            self._origins[program] = origin(self.root, self.folder(program))
        return self._origins[program]

    def template(self, program: str, content: Content, settings: DocumentSettings) -> Path:
        """The template of a document: the program's own, the workspace's, or the default.

        Raises:
            ShnorError: a template that the settings name is nowhere, or is a link.
        """
        name = settings.template or kind_of(content, settings.kind).template
        return template_file(self.root, program, name, settings.id)

    def content(self, program: str) -> Content:
        """What the program's documents are built from, checked; that of the last program is kept.

        Raises:
            ShnorError: there is no such program, or it has errors.
        """
        use_nouns(self.catalogue.nouns)
        use_names(self.catalogue.names)
        if self._read is None or self._read[0] != program:
            self._read = program, self._valid(program)
        return self._read[1]

    def dataframes(self, program: str) -> DataFrames:
        """The program's data as pandas DataFrames, and DataFrames taken into its files.

        Raises:
            ShnorError: there is no such program.
        """
        from shnor_docs.workspace.frames.dataframes import DataFrames

        return DataFrames(self, self.folder(program))

    def folder(self, program: str) -> Path:
        """The folder of a program.

        Raises:
            ShnorError: there is no such program.
        """
        if program in self.programs:
            return self.root / PROGRAMS / program
        message = f"нет программы «{program}»"
        place = Location(f"{PROGRAMS}/{program}")
        raise ShnorError(Diagnostic.of(NO_PROGRAM, message, place, self._other_programs(program)))

    def _valid(self, program: str) -> Content:
        loaded = self.load(program)
        found = [*self.shared, *loaded.diagnostics, *register_problems(self.folder(program), self.root)]
        if loaded.content is None or has_errors(found):
            raise ShnorError(*(d for d in found if d.is_error))
        return loaded.content

    def _other_programs(self, program: str) -> str:
        known = ", ".join(self.programs) or "ни одной; создайте командой «shnor-docs new»"
        return perhaps(program, self.programs, f"есть: {known}")


def _numbered(content: Content | None, past: InForce) -> Content | None:
    """The content that knows the numbers of the edition in force."""
    return replace(content, numbers=past.numbers) if content and past.numbers else content


def _as_printed(content: Content, past: InForce) -> Content:
    """The content with its titles as they print, and with the numbers and notes of the edition in force."""
    content = titled(content)
    if not past.edition:
        return content
    return replace(content, program=with_numbers(content.program, past.numbers), notes=past.notes)
