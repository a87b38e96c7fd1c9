"""A compiled template: all that rendering needs, and nothing of how it was made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from shnor_docs.rendering.compiling.environment import Code, environment
from shnor_docs.rendering.compiling.names import Use
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.writing import Archive, Member
from shnor_docs.rendering.styles.numbering import Numbering
from shnor_docs.rendering.styles.sections import Layout
from shnor_docs.rendering.styles.session import Session
from shnor_docs.rendering.styles.styles import Styles

BODY_END = "</w:body></w:document>"


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """One part as a function that prints pieces; ``tags`` gives tag text and place by source line."""

    name: str
    filename: str
    code: Code
    tags: tuple[tuple[str, str], ...]
    passes: tuple[Callable[[str], str], ...]
    has_breaks: bool
    is_main: bool
    proven: bool
    relations: frozenset[str]
    source: str
    scopes: Mapping[int, str]

    def careful(self) -> CompiledPart:
        """The same part in code that goes on after what fails: slower, to find all that is wrong."""
        return replace(self, code=recompiled(self.source, self.scopes, self.filename))

    def tag_at(self, code_line: int) -> tuple[str, str]:
        """The tag as typed and its place, for a line of the compiled code."""
        index = bisect_right(self.code.lines, code_line, key=lambda pair: pair[1]) - 1
        line = self.code.lines[index][0] if index >= 0 else 1
        return self.tags[min(line, len(self.tags)) - 1] if self.tags else ("", part_title(self.name))


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A template ready to be rendered; holds no state of any rendering."""

    parts: tuple[CompiledPart, ...]
    archive: Archive
    stamped: Archive
    """The same with all that leads to a stamp, which lies in the part ``stamp_name``."""
    stamp_name: str
    numbering_member: Member | None
    variables: frozenset[str]
    printed: tuple[Use, ...]
    styles: Styles
    numbering: Numbering
    layout: Layout
    last_id: int

    def session(self) -> Session:
        """A new session: one for each rendering."""
        return Session(self.styles, self.numbering, self.layout, self.last_id)


def recompiled(source: str, scopes: Mapping[int, str], filename: str) -> Code:
    """A part's source, compiled already once, in code that goes on after what fails."""
    return environment().compile_source(environment().parse(source), scopes, filename, careful=True)
