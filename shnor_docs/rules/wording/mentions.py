"""The references of a program's texts: found once in each text, for all rules that ask where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.model.content import Content, once
from shnor_docs.rules.finding import Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import Words


class Mention(NamedTuple):
    """A reference at ``start:end`` of the text at a path; ``inner`` stands between its braces."""

    path: Path
    text: str
    start: int
    end: int
    inner: str

    @property
    def written(self) -> str:
        """The reference with its braces."""
        return self.text[self.start : self.end]

    @property
    def place(self) -> Path:
        """The path of its words."""
        return (*self.path, Words.at(self.text, self.start, self.end))


@in_each_text
def in_prose(one: PrintedText) -> Iterator[Mention]:
    """Every reference of the texts that are Markdown."""
    if one.is_prose:
        yield from _mentions(one)


@in_each_text
def in_titles(one: PrintedText) -> Iterator[Mention]:
    """Every reference of the program's own titles."""
    if one.is_title:
        yield from _mentions(one)


def _mentions(one: PrintedText) -> Iterator[Mention]:
    for match in PATTERN.finditer(one.text) if "{{" in one.text else ():
        yield Mention(one.path, one.text, *match.span(), match[1])


@once
def resolved(content: Content) -> Mapping[str, object]:
    """The values of all references by what stands between their braces; without those that have none."""
    found: dict[str, object] = {}
    for inner in {one.inner for one in in_titles(content) + in_prose(content)}:
        with suppress(BadReference):
            found[inner] = resolve(content, parse_reference(inner))
    return found
