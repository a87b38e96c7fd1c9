"""Rendering a compiled template: run its parts, gather every problem, write the package."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from types import FrameType, TracebackType

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare, in_order
from shnor_docs.rendering import breaks, gate, limits
from shnor_docs.rendering.compiling import BODY_END, CompiledPart, CompiledTemplate
from shnor_docs.rendering.environment import PieceContext
from shnor_docs.rendering.errors import Refusal, TemplateError
from shnor_docs.rendering.parsing import environment
from shnor_docs.rendering.session import Session
from shnor_docs.rendering.state import STATE, RenderState
from shnor_docs.rendering.undefined import as_typed, suggestion
from shnor_docs.rendering.writing import Member, deflate

FAILED = declare("ШД606", Severity.ERROR, "Тег шаблона не выполнился")

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIECES_AT_ONCE = 512


def render(template: CompiledTemplate, context: Mapping[str, object], file: str) -> bytes:
    """The .docx of one context; raises :class:`TemplateError` with all problems of the run."""
    session = template.session()
    problems: list[Diagnostic] = []
    members = [_render_part(part, context, session, file, problems) for part in template.parts]
    if problems:
        raise TemplateError(*in_order(problems))
    if template.numbering_member:
        numbering = session.numbering_xml()
        name = template.numbering_member.name.decode()
        members.append(
            deflate(name, ((DECLARATION + numbering).encode(),)) if numbering else template.numbering_member
        )
    return template.archive.write(members)


def _render_part(
    part: CompiledPart, context: Mapping[str, object], session: Session, file: str, problems: list[Diagnostic]
) -> Member:
    seen: set[tuple[str, int]] = set()

    def record(refusal: Refusal, name: str) -> None:
        frame = _current_frame(part)
        if frame is None or (name, frame.f_lasti) in seen:
            return
        seen.add((name, frame.f_lasti))
        tag, place = part.tag_at(frame.f_lineno)
        problems.append(_at_tag(_undefined_name(refusal, name, tag, context), tag, place, file))

    names = {**environment().globals, **context, gate.DRAWING_ID: session.next_id}
    printer = PieceContext(environment(), names, part.name, {})
    printer.push(DECLARATION)
    state = RenderState(limits.MAX_STEPS, session, record)
    token = STATE.set(state)
    try:
        part.root(printer)
        return deflate(part.name, _printed(part, printer, state))
    except Exception as error:
        tag, place = part.tag_at(_line_of(error.__traceback__, part))
        problems.append(_at_tag(_as_refusal(error), tag, place, file))
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
    if part.passes or part.has_breaks or state.breaks_seen:
        pieces = [_improved("".join(pieces), part, state)]
    for start in range(0, len(pieces), PIECES_AT_ONCE):
        yield "".join(pieces[start : start + PIECES_AT_ONCE]).encode()


def _improved(xml: str, part: CompiledPart, state: RenderState) -> str:
    for improve in part.passes:
        xml = improve(xml)
    return breaks.resolve(xml) if state.breaks_seen or part.has_breaks else xml


def _as_refusal(error: Exception) -> Refusal:
    """A problem of the template in Russian, whatever Python or Jinja called it."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RecursionError | MemoryError):
        return Refusal(limits.EXCEEDED, "шаблон вложен слишком глубоко", "упростите макросы и циклы шаблона")
    return Refusal(
        FAILED, f"не удалось вычислить: {error}", "проверьте, что значение того вида, какого ждёт тег"
    )


def _undefined_name(refusal: Refusal, name: str, tag: str, known: Iterable[str]) -> Refusal:
    """The refusal with the name as typed in the tag, and a suggestion."""
    message = refusal.message.replace(f"«{name}»", f"«{as_typed(name, tag)}»")
    return Refusal(refusal.code, message, refusal.hint or suggestion(name, known))


def _at_tag(refusal: Refusal, tag: str, place: str, file: str) -> Diagnostic:
    return Diagnostic.of(
        refusal.code, f"тег «{tag}»: {refusal.message}", Location(file, part=place), refusal.hint
    )


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
