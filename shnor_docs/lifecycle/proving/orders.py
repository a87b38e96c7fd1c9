"""What instructions mean to the prover: a path of named units, and a deed."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.lifecycle.proving.text import Node


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as a sentence names it; ``number``, ``name``, ``start`` (first words) or ``ordinal`` tell which."""

    what: str
    number: str = ""
    name: str = ""
    start: str = ""
    ordinal: int = 0


Way = tuple[Named, ...]
"""From the innermost unit outwards."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words in a unit that become others; «» in place of them if they go."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Words added after others; at the end of the unit if ``after`` is empty."""

    after: str
    new: str


@dataclass(frozen=True, slots=True)
class InWords:
    """Changes of words in a unit."""

    way: Way
    changes: tuple[Swap | Insert, ...]


@dataclass(frozen=True, slots=True)
class NewText:
    """A unit told anew."""

    way: Way
    content: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """What is added, as a sentence calls it: «строками 1.12, 1.13»; no labels if it gives none."""

    what: str
    are_many: bool
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class More:
    """A text added right after a unit, right before it, or at its end."""

    way: Way
    where: str
    content: tuple[Node, ...]
    units: Units


@dataclass(frozen=True, slots=True)
class Gone:
    """A unit that is no more."""

    way: Way


@dataclass(frozen=True, slots=True)
class WholeNew:
    """A document told anew in an appendix of the amending order, whose label this is."""

    label: str


@dataclass(frozen=True, slots=True)
class Order:
    """An instruction: in which document (its label and owner; empty for the act itself), what, and the sentence."""

    label: str
    owner: str
    deed: InWords | NewText | More | Gone | WholeNew
    sentence: str
    unit: str
