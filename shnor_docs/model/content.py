"""Everything a document is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.model.document import KindSettings
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.program import Program


@dataclass(frozen=True, slots=True)
class Content:
    """A program with what the workspace gives it.

    ``files`` is the Markdown text of the section files by inner path, ``kinds`` are the workspace's own kinds
    of documents.
    """

    program: Program
    catalogue: Mapping[str, Indicator]
    files: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, KindSettings] = field(default_factory=dict)
