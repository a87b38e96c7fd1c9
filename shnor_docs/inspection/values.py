"""One value has one print: what the documents of a program say of the same place of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shnor_docs.documents.tree import Document, walk

VALUES = re.compile(r"facts\.\w+|indicators\.\w+\.(?:baseline|target|actual)s?(?:\[[^\]]*\])?")
_NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")


class Prints(NamedTuple):
    """A value that is printed in ways with no number in common: its place, and where which print stands."""

    source: str
    documents: Mapping[str, str]


def different_prints(documents: Iterable[Document]) -> Iterator[Prints]:
    """Values that one document prints so and another otherwise: «63 %» and «63,3 %»."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for document in documents:
        for unit in walk(document.root):
            for run in unit.text:
                if run.source and VALUES.fullmatch(run.source) and _NUMBER.search(run.text):
                    found[run.source].setdefault(run.text, document.id)
    for source, prints in found.items():
        numbers = [set(_NUMBER.findall(text)) for text in prints]
        if len(numbers) > 1 and not set.intersection(*numbers):
            yield Prints(source, prints)
