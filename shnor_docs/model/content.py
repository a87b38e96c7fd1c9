"""Everything a document is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.model.indicator import Indicator
from shnor_docs.model.program import Program


@dataclass(frozen=True, slots=True)
class Content:
    """A program with the catalogue it uses and the Markdown text of its section files (by inner path)."""

    program: Program
    catalogue: Mapping[str, Indicator]
    files: Mapping[str, str] = field(default_factory=dict)
