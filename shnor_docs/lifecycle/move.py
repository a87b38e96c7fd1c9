"""What is moved when a program is cloned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.lifecycle.names import Renaming
from shnor_docs.lifecycle.shift import Shift
from shnor_docs.model.period import Period
from shnor_docs.model.program import Program


@dataclass(frozen=True, slots=True)
class Move:
    """What is moved, by how much, and under which new names.

    ``former`` is the program before it was cleared; ``baselines`` are new periods of baselines by old ones.
    """

    program: Program
    former: Program
    shift: Shift
    baselines: Mapping[Period, Period] = field(default_factory=dict)
    renaming: Renaming = field(default_factory=Renaming)
