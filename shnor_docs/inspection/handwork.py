"""What a person has changed in a written document: the paragraphs as they stand beside those that were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from shnor_docs.inspection.alignment import Pair, Unit, aligned, alone, rows_of, with_whole_tables
from shnor_docs.rendering.charts.reading import chart_names, chart_texts
from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.package.xml import parse
from shnor_docs.rendering.parts.tagged import main_part
from shnor_docs.rendering.provenance.words import Paragraph, drawn, paragraphs
from shnor_docs.rendering.slides.words import is_presentation, slide_paragraphs
from shnor_docs.source.text import shared_start

LONGEST = 160
AROUND = 30
"""Signs of a text that are shown: more of them are shortened to those around a change."""


@dataclass(frozen=True, slots=True)
class Handwork:
    """A place changed by hand: what stood there and what stands now; None if nothing does, or it is not known.

    ``is_added`` tells that nothing stood there before.
    """

    place: str
    before: str | None
    after: str | None
    is_added: bool = False

    def __str__(self) -> str:
        if self.after is None:
            return f"{self.place}: удалено" + (f" «{_start(self.before, LONGEST)}»" if self.before else "")
        if self.before is None:
            return f"{self.place}: {'добавлено' if self.is_added else 'стало'} «{_start(self.after, LONGEST)}»"
        return f"{self.place}: было «{_about(self.before, self.after)}», стало «{_about(self.after, self.before)}»"


def body_paragraphs(package: Package) -> tuple[Paragraph, ...]:
    """The paragraphs of a document's body, or of slides, that have words, then the series of its charts."""
    main = main_part(package)
    if is_presentation(package, main):
        return slide_paragraphs(package)
    root = parse(main.data, main.name)
    charts = (chart_texts(package.parts[name].data) for name in chart_names(package, main.name, root))
    return (*paragraphs(root), *drawn(charts))


def changed_paragraphs(written: Sequence[Paragraph], now: Sequence[Paragraph]) -> tuple[Handwork, ...]:
    """What differs from the paragraphs as they were written; a row or a table that is gone or new is one change."""
    return tuple(_changes(with_whole_tables([*aligned(rows_of(written), rows_of(now))]), ""))


def _changes(pairs: Iterable[Pair], above: str) -> Iterator[Handwork]:
    """The changes of aligned units; ``above`` are the words that stand before them."""
    for before, after in pairs:
        if before is None and after is not None:
            yield Handwork(after.place, None, after.text, is_added=True)
        elif before is not None and after is None:
            yield Handwork(f"{before.place} ({_below(above)})", before.text, None)
        elif before is not None and after is not None and before.text != after.text:
            yield from _edited(before, after, above)
        above = after.paragraphs[-1].text if after else above


def _edited(before: Unit, after: Unit, above: str) -> Iterator[Handwork]:
    if len(before.paragraphs) == len(after.paragraphs) == 1:
        yield Handwork(after.paragraphs[0].place, before.text, after.text)
    else:
        yield from _changes(aligned(alone(before.paragraphs), alone(after.paragraphs)), above)


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
    yield from (Handwork(one.place, None, one.text, is_added=not gone) for one in new)
    if gone > len(new):
        named = above.way[0][0].partition(", ")[0] if above else ""
        slide = f"{named}, " if named.startswith("слайд ") else ""
        yield Handwork(f"{slide}{_below(above.text if above else '')}, абзацев: {gone - len(new)}", None, None)


def _below(above: str) -> str:
    return f"после «{_start(above)}»" if above else "в начале документа"


def _start(text: str, shown: int = 40) -> str:
    return text if len(text) <= shown else f"{text[:shown].rstrip()}…"


def _about(text: str, other: str) -> str:
    """A long text where it differs from another, with a few words around."""
    if max(len(text), len(other)) <= LONGEST:
        return text
    same, end = shared_start(text, other), shared_start(text[::-1], other[::-1])
    first = text.rfind(" ", 0, max(same - AROUND, 0)) + 1
    last = text.find(" ", min(max(len(text) - end, same) + AROUND, len(text)))
    shown = text[first : last if last > 0 else len(text)]
    return f"{'…' if first else ''}{_start(shown, LONGEST)}{'…' if last > 0 and len(shown) <= LONGEST else ''}"
