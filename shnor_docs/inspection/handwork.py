"""What a person has changed in a written document: the paragraphs as they stand beside those that were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.xml import parse
from shnor_docs.rendering.parts.tagged import main_part
from shnor_docs.rendering.provenance.words import Paragraph, paragraphs

MOST_PAIRS = 2_500
"""A longer stretch was written anew, not edited: who resembles whom is not asked."""


@dataclass(frozen=True, slots=True)
class Handwork:
    """A place changed by hand: what stood there and what stands now; None if nothing does, or it is not known."""

    place: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        if self.after is None:
            return f"{self.place}: удалено" + (f" «{self.before}»" if self.before else "")
        if self.before is None:
            return f"{self.place}: стало «{self.after}»"
        return f"{self.place}: было «{self.before}», стало «{self.after}»"


def body_paragraphs(package: Package) -> tuple[Paragraph, ...]:
    """The paragraphs of a document's body that have words."""
    main = main_part(package)
    return tuple(paragraphs(parse(main.data, main.name)))


def changed_paragraphs(written: Sequence[Paragraph], now: Sequence[Paragraph]) -> tuple[Handwork, ...]:
    """What differs from the paragraphs as they were written."""
    same = SequenceMatcher(None, [one.text for one in written], [one.text for one in now], autojunk=False)
    return tuple(
        found
        for kind, a, b, c, d in same.get_opcodes()
        if kind != "equal"
        for found in _changes(written[a:b], now[c:d], now[c - 1] if c else None)
    )


def _changes(old: Sequence[Paragraph], new: Sequence[Paragraph], above: Paragraph | None) -> Iterator[Handwork]:
    """A changed stretch paragraph by paragraph: those that resemble each other are one that was edited."""
    for before, after in _paired(old, new):
        if after is not None:
            yield Handwork(after.place, before.text if before else None, after.text)
        elif before is not None:
            place = f"после «{_start(above)}»" if above else "в начале документа"
            yield Handwork(f"{before.place} ({place})", before.text, None)


def _paired(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    if len(old) == len(new) or len(old) * len(new) > MOST_PAIRS:
        yield from zip_longest(old, new)
        return
    waiting = list(new)
    for before in old:
        like = next((n for n, after in enumerate(waiting) if _resemble(before.text, after.text)), None)
        if like is None:
            yield before, None
            continue
        yield from ((None, after) for after in waiting[:like])
        yield before, waiting[like]
        del waiting[: like + 1]
    yield from ((None, after) for after in waiting)


def _resemble(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.5


def unlike_digests(written: Sequence[str], now: Sequence[Paragraph]) -> tuple[Handwork, ...]:
    """The same where only the digests of the written paragraphs are known, not their words."""
    same = SequenceMatcher(None, list(written), [one.digest for one in now], autojunk=False)
    return tuple(
        found
        for kind, a, b, c, d in same.get_opcodes()
        if kind != "equal"
        for found in _without_words(b - a, now[c:d], now[c - 1] if c else None)
    )


def _without_words(gone: int, new: Sequence[Paragraph], above: Paragraph | None) -> Iterator[Handwork]:
    yield from (Handwork(one.place, None, one.text) for one in new)
    if gone > len(new):
        place = f"после «{_start(above)}»" if above else "в начале документа"
        yield Handwork(f"{place}, абзацев: {gone - len(new)}", None, None)


def _start(paragraph: Paragraph, shown: int = 40) -> str:
    text = paragraph.text
    return text if len(text) <= shown else f"{text[:shown].rstrip()}…"
