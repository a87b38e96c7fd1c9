"""Measures of the roadmap that is known already, found by what another table says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.texts import alike
from shnor_docs.source.yaml.writing import Data

_MARKUP = str.maketrans("", "", "*\\")


class KnownItems:
    """A copy of the known roadmap to be written into; ``roadmap`` is None if there is none."""

    def __init__(self, known: Known) -> None:
        found = known.program.get("roadmap")
        self.roadmap: dict[str, Data] | None = deepcopy(dict(found)) if isinstance(found, Mapping) else None
        self._by_text: dict[str, list[dict[str, Data]]] = {}
        self.paths: dict[str, str] = {}
        for group, item in self._items():
            self._by_text.setdefault(_words(str(item["text"])), []).append(item)
            self.paths[str(item["id"])] = f"roadmap.groups.{group['id']}.items.{item['id']}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all measures in their order."""
        return tuple(self.paths)

    def find(self, text: str) -> dict[str, Data] | None:
        """The measure of that text; of several, one after another; None if there is none."""
        found = self._by_text.get(_words(text), [])
        if not found:
            return None
        found.append(first := found.pop(0))
        return first

    def _items(self) -> Iterator[tuple[dict[str, Data], dict[str, Data]]]:
        for group in _listed(self.roadmap or {}, "groups"):
            yield from ((group, item) for item in _listed(group, "items"))


def _listed(record: Mapping[str, Data], name: str) -> list[dict[str, Data]]:
    value = record.get(name)
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return [one for one in value or () if isinstance(one, dict)] if is_list else []


def _words(text: str) -> str:
    """The words of a text, whatever marks it has as Markdown."""
    return alike(" ".join(line.strip().lstrip("-").strip() for line in text.translate(_MARKUP).splitlines()))
