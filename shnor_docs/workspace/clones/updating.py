"""Updating a clone: what has changed in the program that it was made from is taken over, or asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.lifecycle.cloning import written_version
from shnor_docs.lifecycle.comparison import FILES
from shnor_docs.lifecycle.differences import indexed
from shnor_docs.lifecycle.merging import Ask, Sides, Take, merged
from shnor_docs.lifecycle.open_changes import new_points, note, place_in, point
from shnor_docs.lifecycle.taking_over import Texts
from shnor_docs.model.content import Content
from shnor_docs.source.files import telling, write_together
from shnor_docs.source.layout import ORIGIN, PROGRAMS
from shnor_docs.source.programs import LoadedProgram, load_program
from shnor_docs.source.text import BOM
from shnor_docs.source.unfinished import alone
from shnor_docs.workspace.clones.origins import (
    TOLD,
    Origin,
    forget_others,
    lay_down_files,
    origin_of_clone,
    origin_root,
)
from shnor_docs.workspace.clones.other_files import merged_files, same_files
from shnor_docs.workspace.versions import CloneOrder, Edition, cloned, copied, digest_of, edition, origin_of
from shnor_docs.workspace.workspace import Workspace

NO_ORIGIN = declare("ШД731", Severity.ERROR, "не сохранено, из чего сделана копия")
WOULD_BREAK = declare("ШД733", Severity.ERROR, "после обновления в программе были бы ошибки")
NOT_A_CLONE = declare("ШД734", Severity.ERROR, "программа ни из чего не скопирована")


@dataclass(frozen=True, slots=True)
class Update:
    """What an update takes over and what it asks, in words; ``is_fresh`` if the source has not changed."""

    source: str
    taken: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    """Places in the clone and what is to be decided there."""
    is_fresh: bool = False


def update(workspace: Workspace, program: str, source: str | None = None, *, dry_run: bool = False) -> Update:
    """Take over what has changed in the source of a clone (default: where it was cloned from), whole or not at all.

    Raises:
        ShnorError: the program is no clone, its origin is not kept or cannot be read, one of the programs has errors,
            or the clone would have some; nothing is changed then.
    """
    folder = workspace.folder(program)
    with telling(folder, f"{PROGRAMS}/{program}"), alone(folder):
        ours = _read(Edition(workspace, program), workspace)
        with _base(workspace, ours) as (base, origin), edition(workspace, source or _today(origin)) as now:
            if digest_of(now) == origin.digest and same_files(base.folder, now.folder):
                return Update(now.program, is_fresh=True)
            return _updated(workspace, ours, (base, now), origin, dry_run=dry_run)


def _today(origin: Origin) -> str:
    """The source as it stands: of a revision that was cloned, the program."""
    return origin.source.partition("@")[0]


@contextmanager
def _base(workspace: Workspace, ours: LoadedProgram) -> Iterator[tuple[Edition, Origin]]:
    """What the clone was made from: kept in its folder, or at the commit that it names."""
    assert ours.content is not None
    named = ours.content.program.cloned_from
    shown = f"{PROGRAMS}/{ours.id}"
    if named is None:
        hint = "обновляют то, что сделано командой «shnor-docs clone»"
        message = f"программа «{ours.id}» ни из чего не скопирована: в ней нет «cloned_from»"
        raise ShnorError(Diagnostic.of(NOT_A_CLONE, message, Location(shown), hint))
    folder = workspace.folder(ours.id)
    if origin := origin_of_clone(folder, shown):
        yield Edition(Workspace(origin_root(folder, origin)), origin.program), origin
        return
    with ExitStack() as stack:
        try:
            base = stack.enter_context(edition(workspace, named))
            origin = _guessed(base, ours.content, named)
        except ShnorError as error:
            raise ShnorError(_no_origin(ours, named)) from error
        yield base, origin


def _no_origin(ours: LoadedProgram, named: str) -> Diagnostic:
    message = f"из чего сделана копия ({named}), не сохранено: папки «{ORIGIN}» нет, и в git такой редакции нет"
    hint = "изменения источника покажет «shnor-docs diff»; копии, сделанные теперь, источник сохраняют"
    return Diagnostic.of(NO_ORIGIN, message, ours.locate(("cloned_from",)), hint)


def _guessed(base: Edition, ours: Content, named: str) -> Origin:
    """How a clone that has not kept its origin was made, as far as it shows."""
    was, is_now = base.workspace.content(base.program).program, ours.program
    return Origin(
        source=named,
        program=base.program,
        digest=digest_of(base),
        period=is_now.period.notation,
        municipality=is_now.municipality.name if was.municipality.name != is_now.municipality.name else None,
        authority=is_now.authority.name if was.authority.name != is_now.authority.name else None,
    )


def _read(found: Edition, workspace: Workspace) -> LoadedProgram:
    """A program as its files say, without what the workspace adds."""
    loaded = load_program(found.folder, found.workspace.root, workspace.catalogue)
    if loaded.content is None:
        raise ShnorError(*loaded.diagnostics)
    return loaded


def _updated(
    workspace: Workspace, ours: LoadedProgram, source: tuple[Edition, Edition], origin: Origin, *, dry_run: bool
) -> Update:
    base, now = source
    order, name = CloneOrder(ours.id, **origin.ways), origin_of(now)
    with cloned(workspace, base, order, name) as was, cloned(workspace, now, order, name) as becomes:
        before, after = _read(was, workspace), _read(becomes, workspace)
        assert before.content and after.content and ours.content
        sides = Sides(before.content, after.content, ours.content)
        texts = Texts(before, after, ours, written_version(ours))
        taken, asked = _taken(sides, texts)
        others = merged_files(was.folder, becomes.folder, workspace.folder(ours.id))
    upstream = now.workspace.load(now.program)
    points = [point(ask, ours.content, _where(ask, upstream)) for ask in asked]
    texts.ask(points)
    texts.sign(name)
    files = {**others.taken, **_bytes(workspace.folder(ours.id), texts.changed)}
    staged = _checked(workspace, ours, files)
    texts.ask(extra := [*new_points(sides, staged)])
    files |= _bytes(workspace.folder(ours.id), texts.changed)
    if not dry_run:
        _write(workspace.folder(ours.id), files, now, Origin(origin.source, now.program, digest_of(now), **origin.ways))
    told = [(place_in(ours.content, ask.path), note(ask, _where(ask, upstream))) for ask in asked]
    told += [(found.place, found.note) for found in extra]
    return Update(now.program, (*taken, *others.told), (*told, *others.asked))


def _taken(sides: Sides, texts: Texts) -> tuple[list[str], list[Ask]]:
    taken: list[str] = []
    asked: list[Ask] = []
    for step in merged(sides):
        if isinstance(step, Ask):
            asked.append(step)
            continue
        try:
            texts.take(step)
            taken.append(step.line)
        except LookupError:
            asked.append(_not_written(step))
    return taken, asked


def _not_written(take: Take) -> Ask:
    return Ask(take.change.path, take.line, None, None, None, reason="внести это в ваши файлы не получилось")


def _where(ask: Ask, upstream: LoadedProgram) -> str:
    """The place in the source, as messages name it."""
    if upstream.content is None or ask.theirs is None:
        return ""
    is_file = ask.path[0] == FILES
    if is_file and ask.path[1] not in upstream.content.files:
        return ""
    return str(upstream.locate(ask.path if is_file else indexed(upstream.content, ask.path)))


def _bytes(folder: Path, texts: dict[str, str]) -> dict[str, bytes]:
    """The files as they will lie: under the BOM that they had."""
    had = {name: (folder / name).read_bytes()[:3] == BOM for name in texts if (folder / name).is_file()}
    return {name: (BOM if had.get(name) else b"") + text.encode() for name, text in texts.items()}


def _checked(workspace: Workspace, ours: LoadedProgram, files: dict[str, bytes]) -> Content:
    """The clone as it will be; ShnorError if it has errors that it had not."""
    known = {(d.code, d.message) for d in workspace.load(ours.id).diagnostics if d.is_error}
    with copied(workspace, workspace.folder(ours.id), ours.id, workspace.root) as copy:
        write_together({copy.folder / name: data for name, data in files.items()})
        loaded = copy.workspace.load(ours.id)
        wrong = [d for d in loaded.diagnostics if d.is_error and (d.code, d.message) not in known]
        if wrong or loaded.content is None:
            message = "после обновления в программе были бы ошибки: ничего не изменено"
            hint = "исправьте у себя то, на что указывают ошибки ниже, и повторите"
            raise ShnorError(Diagnostic.of(WOULD_BREAK, message, Location(f"{PROGRAMS}/{ours.id}"), hint), *wrong)
        return loaded.content


def _write(folder: Path, files: dict[str, bytes], now: Edition, origin: Origin) -> None:
    lay_down_files(folder, now.workspace.root, origin)
    write_together({**{folder / name: data for name, data in files.items()}, folder / ORIGIN / TOLD: origin.to_json()})
    forget_others(folder, origin)
