"""Rendering a compiled template: run its parts, gather every problem, write the package."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import FrameType, TracebackType

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.compiling.compiled import BODY_END, CompiledPart, CompiledTemplate
from shnor_docs.rendering.compiling.environment import PieceContext, environment
from shnor_docs.rendering.errors import Refusal, TemplateError
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.writing import Member, deflate, inflated
from shnor_docs.rendering.repeating import gate
from shnor_docs.rendering.repeating.copies import Turns
from shnor_docs.rendering.soundness.last_look import is_sound, last_look
from shnor_docs.rendering.styles.session import Session
from shnor_docs.rendering.values import breaks, limits
from shnor_docs.rendering.values.reasons import reason
from shnor_docs.rendering.values.state import STATE, RenderState
from shnor_docs.rendering.values.undefined import as_typed
from shnor_docs.russian.likeness import suggestion

FAILED = declare("ШД606", Severity.ERROR, "Тег шаблона не выполнился")

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIECES_AT_ONCE = 512
Stamp = Callable[[bytes, Sequence[bytes]], bytes]
CHARACTERS_IN_PIECE = 256


def render(template: CompiledTemplate, context: Mapping[str, object], file: str, stamp: Stamp | None = None) -> bytes:
    """The .docx of one context; raises :class:`TemplateError` with all problems of the run.

    ``stamp`` makes of the written body and charts the part that tells what the document is.
    """
    session = template.session()
    members: list[Member] = []
    problems: list[Diagnostic] = []
    for part in template.parts:
        gathered = _Problems(part, context, file)
        members.append(_render_part(part, context, session, gathered))
        problems += _all_problems(part, context, template, file) if gathered.stopped else gathered.found
    if problems:
        raise TemplateError(*dict.fromkeys(problems))
    members += _numbering(template, session)
    fixed = template.archive if stamp is None else template.stamped
    drawn: list[Member] = []
    if session.charts:
        from shnor_docs.rendering.charts.packing import with_charts  # few documents have any

        fixed, drawn = with_charts(fixed, session.charts, session.font)
    if stamp is None:
        return fixed.write((*members, *drawn))
    body = next(one for one, part in zip(members, template.parts, strict=False) if part.is_main)
    told = stamp(inflated(body), _charts_of(drawn, session, body.name.decode()))
    return fixed.write((*members, *drawn, deflate(template.stamp_name, (told,))))


def _charts_of(drawn: list[Member], session: Session, part: str) -> list[bytes]:
    """The charts that a part holds, of the parts that were made for all: each chart has the same number of them."""
    step = len(drawn) // max(len(session.charts), 1) or 1
    return [inflated(one) for one, chart in zip(drawn[::step], session.charts, strict=True) if chart.part == part]


def _all_problems(
    part: CompiledPart, context: Mapping[str, object], template: CompiledTemplate, file: str
) -> list[Diagnostic]:
    """What is wrong in a part that stopped at its first failure."""
    careful = part.careful()
    gathered = _Problems(careful, context, file)
    _render_part(careful, context, template.session(), gathered)
    return gathered.found


def _numbering(template: CompiledTemplate, session: Session) -> Iterator[Member]:
    kept, changed = template.numbering_member, session.numbering_xml()
    if kept is not None:
        yield deflate(kept.name.decode(), ((DECLARATION + changed).encode(),)) if changed else kept


class _Problems:
    """What one part's rendering found wrong, each problem of each tag once."""

    def __init__(self, part: CompiledPart, context: Mapping[str, object], file: str) -> None:
        self.found: list[Diagnostic] = []
        self.stopped = False
        self._seen: set[tuple[str, int, int]] = set()
        self._part, self._context, self._file = part, context, file

    def record(self, refusal: Refusal, name: str) -> None:
        """Take an undefined name that the running tag used; a loop repeats it, a report need not."""
        frame = _current_frame(self._part)
        key = (name, frame.f_code.co_firstlineno, frame.f_lasti) if frame else (name, 0, 0)
        if key in self._seen:
            return
        self._seen.add(key)
        tag, place = self._part.tag_at(frame.f_lineno if frame else 0)
        message = refusal.message.replace(f"«{name}»", f"«{as_typed(name, tag)}»")
        hint = refusal.hint or suggestion(name, self._context)
        self._add(Refusal(refusal.code, message, hint), tag, place)

    def stop(self, error: Exception) -> None:
        """Take what stopped the part; past a limit there is no sense in looking for more."""
        self.stopped = not limits.is_exceeded(error)
        self.fail(error)

    def fail(self, error: Exception) -> None:
        """Take the failure of a tag."""
        line, refusal = _line_of(error.__traceback__, self._part), _as_refusal(error)
        if (refusal.message, line, 0) in self._seen:
            return
        self._seen.add((refusal.message, line, 0))
        if line:
            self._add(refusal, *self._part.tag_at(line))
        else:
            self.found.append(refusal.at(Location(self._file, part=part_title(self._part.name))))

    def _add(self, refusal: Refusal, tag: str, place: str) -> None:
        named = Refusal(refusal.code, f"тег «{tag}»: {refusal.message}", refusal.hint)
        self.found.append(named.at(Location(self._file, part=place)))


def _render_part(part: CompiledPart, context: Mapping[str, object], session: Session, problems: _Problems) -> Member:
    names = {**environment().globals, **context, gate.DRAWING_ID: session.next_id, **Turns(session).names()}
    printer = PieceContext(environment(), names, part.name, {})
    printer.push(DECLARATION)
    session.part = part.name
    state = RenderState(limits.MAX_STEPS, session, problems.record, problems.fail)
    token = STATE.set(state)
    try:
        part.code.root(printer)
        return deflate(part.name, _printed(part, printer, state))
    except Exception as error:
        problems.stop(error)
        return deflate(part.name, ())
    finally:
        STATE.reset(token)


def _printed(part: CompiledPart, printer: PieceContext, state: RenderState) -> Iterator[bytes]:
    """The part's text in UTF-8, in chunks of a size that stays in the processor's cache."""
    if part.is_main:
        printer.emit((state.session.final_section(), BODY_END))
    if sum(map(len, printer.pieces)) > limits.MAX_OUTPUT:
        raise Refusal(limits.EXCEEDED, f"документ длиннее {limits.MAX_OUTPUT // 10**6} млн знаков")
    pieces = printer.pieces
    unproven = state.spliced or state.foreign_markup or not part.proven
    if part.passes or part.has_breaks or state.breaks_seen or unproven:
        pieces = _improved("".join(pieces), part, state)
    for start in range(0, len(pieces), PIECES_AT_ONCE):
        yield "".join(pieces[start : start + PIECES_AT_ONCE]).encode()


def _improved(xml: str, part: CompiledPart, state: RenderState) -> list[str]:
    """The text made sound where the template's shape or a value asks for it, in pieces again."""
    for improve in part.passes:
        xml = improve(xml)
    pieces = list(breaks.resolved(xml)) if state.breaks_seen or part.has_breaks else list(_cut(xml))
    if not part.proven or state.foreign_markup or not is_sound(state.spliced):
        last_look("".join(pieces), part.relations | state.session.relations)
    return pieces


def _cut(xml: str) -> Iterator[str]:
    for start in range(0, len(xml), CHARACTERS_IN_PIECE):
        yield xml[start : start + CHARACTERS_IN_PIECE]


def _as_refusal(error: Exception) -> Refusal:
    """A problem of the template in Russian, whatever Python or Jinja called it."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RecursionError | MemoryError):
        return Refusal(limits.EXCEEDED, "шаблон вложен слишком глубоко", "упростите макросы и циклы шаблона")
    return Refusal(FAILED, reason(error), "проверьте, что значение того вида, какого ждёт тег")


def _current_frame(part: CompiledPart) -> FrameType | None:
    """The frame of the part's code that runs now, seen from a function it has called."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != part.filename:
        frame = frame.f_back
    return frame


def _line_of(traceback: TracebackType | None, part: CompiledPart) -> int:
    """The innermost line of the part's code that an exception passed."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == part.filename:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
