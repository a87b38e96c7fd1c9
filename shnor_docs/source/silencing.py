"""Diagnostics silenced in place: ``# допустимо ШД302: причина`` on the line of the problem or above it.

In Markdown the comment is ``<!-- допустимо ШД302: причина -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText, Span

NO_REASON = declare("ШД190", Severity.ERROR, "у разрешения нет причины")
UNUSED = declare("ШД191", Severity.NOTE, "разрешение ничего не разрешает")

COMMENT = re.compile(
    r"(?:(?<![^\s])#|<!--)[ \t]*допустимо[ \t]+(?P<codes>ШД\d{3}(?:[ \t]*,[ \t]*ШД\d{3})*)"
    r"[ \t]*:?[ \t]*(?P<reason>[^\r\n]*?)[ \t]*(?:-->|(?=[\r\n])|\Z)",
    re.MULTILINE,
)
EXAMPLE = "«# допустимо ШД302: срок перенесён приказом № 5»"


class Permission(NamedTuple):
    """One code that a comment silences on a line: its own, or the next written one if it stands alone."""

    file: str
    line: int
    code: str
    reason: str
    span: Span


def silenced(diagnostics: Iterable[Diagnostic], texts: Mapping[str, SourceText]) -> list[Diagnostic]:
    """The diagnostics that no comment silences, and what is wrong with the comments themselves."""
    permissions = [permission for source in texts.values() for permission in permissions_of(source)]
    given = {
        (permission.file, permission.line, permission.code) for permission in permissions if permission.reason
    }
    used: set[tuple[str, int | None, str]] = set()
    left = []
    for diagnostic in diagnostics:
        place = (diagnostic.location.file, diagnostic.location.line, diagnostic.code.id)
        if place in given:
            used.add(place)
        else:
            left.append(diagnostic)
    return [*left, *_faults(permissions, used, texts)]


def permissions_of(source: SourceText) -> list[Permission]:
    """What the comments of a file silence."""
    if "допустимо" not in source.text:
        return []
    return [
        Permission(
            source.shown, _line_meant(source, match), code.strip(), match["reason"], Span(*match.span())
        )
        for match in COMMENT.finditer(source.text)
        for code in match["codes"].split(",")
    ]


def _line_meant(source: SourceText, comment: re.Match[str]) -> int:
    """The comment's line; for a comment on a line of its own, the next line that is not one."""
    line, column = source.position(comment.start())
    if source.line(line)[: column - 1].strip():
        return line
    last = len(source.line_starts)
    return next((n for n in range(line + 1, last + 1) if not _is_comment(source.line(n))), line)


def _is_comment(line: str) -> bool:
    return not line.strip() or COMMENT.match(line.lstrip()) is not None


def _faults(
    permissions: list[Permission], used: set[tuple[str, int | None, str]], texts: Mapping[str, SourceText]
) -> list[Diagnostic]:
    faults = []
    for permission in permissions:
        place = next(s for s in texts.values() if s.shown == permission.file).location(permission.span)
        if not permission.reason:
            message = f"разрешение {permission.code} без причины не действует"
            faults.append(Diagnostic.of(NO_REASON, message, place, f"напишите причину: {EXAMPLE}"))
        elif (permission.file, permission.line, permission.code) not in used:
            message = f"здесь нет нарушения {permission.code}, разрешать нечего"
            faults.append(Diagnostic.of(UNUSED, message, place, "уберите это примечание"))
    return faults
