"""Which paragraph, table or row of the old edition is which of the new one: by unit, by words, by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from shnor_docs.rendering.charts.reading import C
from shnor_docs.rendering.package.xml import Element, R, W
from shnor_docs.rendering.provenance.words import normal
from shnor_docs.rendering.styles.session import UNIT

_ORDINAL = re.compile(r"/\d+\Z")
"""A unit that is counted and not named: the third paragraph of a text is not the same one for ever."""
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
_ALIKE = 0.5
_MOST_PAIRS = 250_000
"""Beyond so many possible pairs, what is not named and not equal is not looked for."""
_LEAST_MOVED = 12
"""Letters of a text that is known again by its words alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, a table or a row: its element, its words, the name of its unit if it has one."""

    element: Element
    words: str
    name: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Equal for what is the same in both editions."""
        return str(self.element.tag), self.name, self.words


Pair = tuple[Block | None, Block | None]


def block(element: Element) -> Block:
    """The block of an element."""
    name = element.get(UNIT, "")
    paragraphs = (element,) if element.tag == f"{W}p" else element.iter(f"{W}p")
    words = "\n".join(normal("".join(_texts(one))) for one in paragraphs)
    return Block(element, words.strip(), "" if _ORDINAL.search(name) else name)


def _texts(paragraph: Element) -> Iterator[str]:
    for run in paragraph.iter(f"{W}r"):
        for child in run:
            if child.tag == f"{W}drawing":
                yield from (chart.get(f"{R}id", "") for chart in child.iter(f"{C}chart"))
            yield (child.text or "") if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "")


def aligned(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Both sides in one order: pairs, and what stands on one side only, the old before the new."""
    pairs: list[Pair] = []
    i = j = 0
    for i2, j2 in [*_named(old, new), (len(old), len(new))]:
        pairs += _equal(old[i:i2], new[j:j2])
        if i2 < len(old) and j2 < len(new):
            pairs.append((old[i2], new[j2]))
        i, j = i2 + 1, j2 + 1
    return pairs


def _named(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Places of units that both sides have, by name, in one order."""
    before, after = _places(old), _places(new)
    shared_old = [name for name in before if name in after]
    shared_new = [name for name in after if name in before]
    found = SequenceMatcher(None, shared_old, shared_new, autojunk=False).get_matching_blocks()
    names = [shared_old[one.a + n] for one in found for n in range(one.size)]
    return [(before[name], after[name]) for name in names]


def _places(blocks: Sequence[Block]) -> dict[tuple[str, str], int]:
    named = [(str(one.element.tag), one.name) for one in blocks]
    counts = Counter(named)
    return {name: place for place, name in enumerate(named) if name[1] and counts[name] == 1}


def _equal(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Pairs of the same words; between them, pairs of like ones."""
    found = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    for kind, i1, i2, j1, j2 in found.get_opcodes():
        if kind == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _alike(old[i1:i2], new[j1:j2])


def _alike(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Pairs of the greatest likeness together, in one order."""
    i = j = 0
    for i2, j2 in [*_best(old, new), (len(old), len(new))]:
        yield from ((one, None) for one in old[i:i2])
        yield from ((None, one) for one in new[j:j2])
        if i2 < len(old) and j2 < len(new):
            yield old[i2], new[j2]
        i, j = i2 + 1, j2 + 1


def _best(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    if len(old) == len(new) == 1 and _may_be_one(old[0], new[0]) and not (old[0].name or new[0].name):
        return [(0, 0)]
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    before, after = [Counter(one.words.split()) for one in old], [Counter(one.words.split()) for one in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    gains = [[_likeness(a, b, before[i], after[j]) for j, b in enumerate(new)] for i, a in enumerate(old)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            gain = gains[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gain + best[i + 1][j + 1] if gain else 0)
    return list(_way(best, gains))


def _way(best: list[list[float]], gains: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < len(gains) and j < len(gains[0]):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _likeness(a: Block, b: Block, before: Counter[str], after: Counter[str]) -> float:
    """The share of common words; none of what cannot be the same."""
    if not _may_be_one(a, b):
        return 0.0
    total = before.total() + after.total()
    share = 2 * (before & after).total() / total if total else 0.0
    return share if share >= _ALIKE else 0.0


def _may_be_one(a: Block, b: Block) -> bool:
    return a.element.tag == b.element.tag and (not a.name or not b.name or a.name == b.name)


def moves(pairs: Sequence[Pair]) -> dict[Block, Block]:
    """What was taken away in one place and stands in another, each under both its blocks."""
    gone = [old for old, new in pairs if old is not None and new is None]
    come = [new for old, new in pairs if new is not None and old is None]
    found: dict[Block, Block] = {}
    for identity in (_by_name, _by_words):
        before, after = _singles(gone, identity), _singles(come, identity)
        for mark in before.keys() & after.keys():
            if before[mark] not in found and after[mark] not in found:
                found |= {before[mark]: after[mark], after[mark]: before[mark]}
    return found


def _by_name(one: Block) -> Hashable:
    return (one.element.tag, one.name) if one.name else None


def _by_words(one: Block) -> Hashable:
    return (one.element.tag, one.words) if len(one.words) >= _LEAST_MOVED else None


def _singles(blocks: Sequence[Block], identity: Callable[[Block], Hashable]) -> dict[Hashable, Block]:
    marks = [identity(one) for one in blocks]
    counts = Counter(marks)
    return {mark: one for mark, one in zip(marks, blocks, strict=True) if mark is not None and counts[mark] == 1}
