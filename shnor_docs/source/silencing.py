"""Diagnostics silenced in place: ``# допустимо ШД302: причина`` on the line of the problem or above it.

In Markdown the comment is ``<!-- допустимо ШД302: причина -->``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from shnor_docs.diagnostics import Code, Diagnostic, Severity, Waiver, declare
from shnor_docs.source.text import SourceText, Span

NO_REASON = declare("ШД190", Severity.ERROR, "у разрешения нет причины")
UNUSED = declare("ШД191", Severity.NOTE, "разрешение ничего не разрешает")

COMMENT = re.compile(
    r"(?:(?<![^\s])#|<!--)[ \t]*допустимо[ \t]+(?P<codes>ШД\d{3}(?:[ \t]*,[ \t]*ШД\d{3})*)"
    r"[ \t]*:?[ \t]*(?P<reason>[^\r\n]*?)[ \t]*(?:-->|(?=[\r\n])|\Z)",
    re.MULTILINE,
)
_VALUE = re.compile(r"( *(?:- +)*)[^\s#:][^:]*:[ \t]+[^\s#]")
"""A key with the beginning of its value; the key's column ends group 1."""
_NEW_BLOCK = re.compile(r"\s*(?:[-*+|#]|<!--|\d+[.)]\s)")
"""The beginning of an item, a row, a heading or another comment of Markdown."""
EXAMPLE = "«# допустимо ШД302: срок перенесён приказом № 5»"


Place = tuple[str, int | None, str]
"""A file, a line and a code."""


class Permission(NamedTuple):
    """One code that a comment silences on a line: its own, or the next written one if it stands alone.

    Where a value of several lines or a paragraph begins there, in all of them: no comment can stand between them.
    """

    file: str
    lines: range
    code: str
    reason: str
    span: Span

    @property
    def places(self) -> frozenset[Place]:
        """What the permission is about."""
        return frozenset((self.file, line, self.code) for line in self.lines)


def silenced(
    diagnostics: Iterable[Diagnostic],
    texts: Mapping[str, SourceText],
    firm: Iterable[Diagnostic] = (),
    *,
    all_checked: bool = True,
) -> list[Diagnostic]:
    """The diagnostics, with a waiver where a comment silences them, and what is wrong with the comments themselves.

    ``firm`` are diagnostics that no comment can silence: what they name makes a document impossible to build.
    Only where all was checked is a comment known to silence nothing.
    """
    found, firm = list(diagnostics), list(firm)
    permissions = [permission for source in texts.values() for permission in permissions_of(source)]
    given = {place: Waiver(one.reason) for one in permissions if one.reason for place in one.places}
    weighed = [replace(diagnostic, waiver=given.get(_place(diagnostic))) for diagnostic in found]
    used = set(map(_place, found)) if all_checked else {place for one in permissions for place in one.places}
    return [*weighed, *firm, *_faults(permissions, used, set(map(_place, firm)), texts)]


def _place(diagnostic: Diagnostic) -> Place:
    return diagnostic.location.file, diagnostic.location.line, diagnostic.code.id


@lru_cache(64)
def permissions_of(source: SourceText) -> tuple[Permission, ...]:
    """What the comments of a file silence."""
    return tuple(
        Permission(source.shown, _lines_meant(source, match), code.strip(), match["reason"], Span(*match.span()))
        for match in _comments(source.text)
        for code in match["codes"].split(",")
    )


def _comments(text: str) -> Iterator[re.Match[str]]:
    """The comments that permit: only lines with their word are looked through."""
    end = 0
    while (word := text.find("допустимо", end)) >= 0:
        end = text.find("\n", word)
        end = len(text) if end < 0 else end
        yield from COMMENT.finditer(text, text.rfind("\n", 0, word) + 1, end)


def _lines_meant(source: SourceText, comment: re.Match[str]) -> range:
    """The lines of the value, or in Markdown of the paragraph, that begins on the line meant."""
    first = last = _line_meant(source, comment)
    key = _VALUE.match(source.line(first)) if source.shown.endswith(".yaml") else None
    while last < len(source.line_starts) and _continues(source.line(last + 1), key, source.shown):
        last += 1
    return range(first, last + 1)


def _continues(line: str, key: re.Match[str] | None, shown: str) -> bool:
    """Whether a line goes on with the value of a key, or with a paragraph."""
    if shown.endswith(".md"):
        return bool(line.strip()) and not _NEW_BLOCK.match(line)
    return key is not None and (not line.strip() or len(line) - len(line.lstrip(" ")) > key.end(1))


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
    permissions: list[Permission], used: set[Place], firm: set[Place], texts: Mapping[str, SourceText]
) -> list[Diagnostic]:
    sources = {source.shown: source for source in texts.values()}
    return [
        Diagnostic.of(code, message, sources[permission.file].location(permission.span), hint)
        for permission in permissions
        for code, message, hint in _fault(permission, used, firm)
    ]


def _fault(permission: Permission, used: set[Place], firm: set[Place]) -> Iterator[tuple[Code, str, str]]:
    code = permission.code
    if not permission.reason:
        yield NO_REASON, f"разрешение {code} без причины не действует", f"напишите причину: {EXAMPLE}"
    elif permission.places & firm:
        yield UNUSED, f"{code} разрешить нельзя: с этим нарушением документ не собрать", "исправьте нарушение"
    elif not permission.places & used:
        yield UNUSED, f"здесь нет нарушения {code}, разрешать нечего", "уберите это примечание"
