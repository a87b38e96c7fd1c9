"""Indicators that a list names one by one: each becomes an entry of the catalogue, and its name a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from shnor_docs.importing.prose.markers import marker_of
from shnor_docs.importing.statements.measured import Measured, measured
from shnor_docs.importing.tables.indicators.entries import Entries
from shnor_docs.importing.tables.indicators.values import says_the_same
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Run
from shnor_docs.source.yaml.writing import Data

ABOUT = re.compile(r"показател|индикатор|критери", re.I)
# What stands around an id until the text is Markdown: no font has such letters.
_SIGN = re.compile("\ue000(.*?)([\ue002\ue003]?)\ue001")
_SMALL, _TARGET = "\ue002", "\ue003"
_FEWEST = 3
_MOST_OF = 2 / 3


@dataclass(frozen=True, slots=True)
class Named:
    """The blocks with signs in place of the names, and the indicators."""

    blocks: tuple[Block, ...]
    records: Records
    items: tuple[Paragraph, ...] = ()
    """All items of the lists."""


def indicators_named(title: str, blocks: Sequence[Block], known: Known, fewest: int = _FEWEST) -> Named | None:
    """The indicators that lists below a heading name; None if they are few, or the heading is of something else."""
    if not ABOUT.search(title):
        return None
    items = [block for block in blocks if isinstance(block, Paragraph) and marker_of(block)]
    return named_in(items, blocks, known, fewest)


def named_in(items: Sequence[Paragraph], blocks: Sequence[Block], known: Known, fewest: int) -> Named | None:
    """The indicators that some of the blocks name."""
    wanted = measured_among(items)
    if sum(told.names_measure for told in wanted.values()) < fewest or any(map(has_signs, items)):
        return None
    marking = Marking.of(known)
    found = tuple(marking.marked(block, wanted[id(block)]) if id(block) in wanted else block for block in blocks)
    return Named(found, marking.records, tuple(items))


def measured_among(items: Sequence[Paragraph]) -> dict[int, Measured]:
    """What items say that name something measured, all that have words enough if most do."""
    told = {id(item): found for item in items if (found := measured(item))}
    has_most = sum(found.names_measure for found in told.values()) >= _MOST_OF * len(items)
    return {own: found for own, found in told.items() if found.names_measure or (has_most and found.is_worded)}


def has_signs(paragraph: Paragraph) -> bool:
    """Whether letters stand in a paragraph that no text has."""
    return "\ue000" in paragraph.text


def with_references(markdown: str) -> str:
    """The text with references where the signs stand."""
    return _SIGN.sub(_reference, markdown)


def _reference(found: re.Match[str]) -> str:
    own, sign = found[1].replace("\\", ""), found[2]
    what = "target" if sign == _TARGET else f"name{' | lower' if sign == _SMALL else ''}"
    return f"{{{{ indicators.{own}.{what} }}}}"


@dataclass
class Marking:
    """Entries of the catalogue and uses while blocks are marked."""

    entries: Entries
    uses: dict[str, dict[str, Data]]
    here: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known) -> Marking:
        """What the catalogue and the program have so far."""
        return cls(Entries.of(known), {str(use["id"]): dict(use) for use in known.entries("indicators")})

    @property
    def records(self) -> Records:
        """What the blocks gave."""
        new = tuple(entry for own, entry in self.entries.new.items() if own in self.here)
        uses: list[Mapping[str, Data]] = [self.uses[own] for own in self.here]
        return Records("", {"indicators": list(uses)}, new)

    def marked(self, block: Block, told: Measured) -> Block:
        """The block with signs in place of the name and the target of its indicator."""
        if not isinstance(block, Paragraph):
            return block
        name = told.name
        own = self.entries.named(name[:1].upper() + name[1:], set(self.here))
        self.here[own] = None
        self.entries.settle(own, "", told.target)
        marker = marker_of(block)
        typed = marker.typed if marker else ""
        text = f"{typed}{_signed(own, _SMALL if name[0].islower() else '')}{told.tail}{self._target(own, told)}"
        return replace(block, pieces=(Run(text + told.close),))

    def _target(self, own: str, told: Measured) -> str:
        """The sign of the target; its own words where the indicator has another one already."""
        use = self.uses.setdefault(own, {"id": own})
        if not told.target:
            return ""
        if not says_the_same(str(use.setdefault("target", told.target)), told.target):
            return told.target
        return _signed(own, _TARGET)


def _signed(own: str, sign: str) -> str:
    return f"\ue000{own}{sign}\ue001"
