"""Results that are indicators: «Доля школ … (не менее 80 %)» is a name and a target."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.tables.indicators.entries import Entries, names_measure
from shnor_docs.importing.tables.indicators.values import target_of
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.model.target import Target
from shnor_docs.source.yaml.writing import Data

_NAMED = re.compile(r"(\S.*?)\s*\(([^()]+)\)")


@dataclass
class Outcomes:
    """The indicators that results name, and their uses in the program."""

    entries: Entries
    uses: dict[str, dict[str, Data]]
    touched: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    """What the last results said otherwise than those before."""

    @classmethod
    def of(cls, known: Known) -> Outcomes:
        """Those that are known."""
        return cls(Entries.of(known), {str(use["id"]): dict(use) for use in known.entries("indicators")})

    def written(self, paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
        """The paragraphs, those that are indicators as references that print the same; the ids of the indicators."""
        self.doubts = []
        found: list[str] = []
        ids: list[str] = []
        for text in paragraphs:
            own, reference = self._taken(one_line(text))
            found.append(reference or text)
            ids += [own] if own else []
        return found, ids

    def known_id(self, name: str) -> str:
        """The id of the indicator of that name, which the program then uses; nothing if none is known."""
        own = self._id(name)
        if own:
            self._use(own)
        return own

    @property
    def new_uses(self) -> list[Data]:
        """The uses that results touched."""
        return [self.uses[own] for own in dict.fromkeys(self.touched)]

    @property
    def new_entries(self) -> tuple[Mapping[str, Data], ...]:
        """The entries that the catalogue has not."""
        return tuple(self.entries.new[own] for own in dict.fromkeys(self.touched) if own in self.entries.new)

    def _taken(self, text: str) -> tuple[str, str]:
        """The id of the indicator and the reference; nothing for a text that is none, or says another target."""
        match = _NAMED.fullmatch(text)
        if (known := self._id(text)) and not match:
            self._use(known)
            return known, f"{{{{ indicators.{known}.name }}}}"
        target = target_of(match[2]) if match else ""
        if not match or not target or alike(str(Target.parse(target))) != alike(match[2]):
            return "", ""
        if not (self._id(match[1]) or names_measure(match[1])):
            return "", ""
        own = self._id(match[1]) or self._new(match[1], target)
        use = self._use(own)
        was = use.setdefault("target", target)
        if was != target:
            self.doubts.append(f"у показателя «{match[1]}» в документах два значения: «{was}» и «{target}»")
        if was != target or use.get("evidence") or use.get("targets"):
            return own, ""
        return own, f"{{{{ indicators.{own}.name }}}} ({{{{ indicators.{own}.target }}}})"

    def _id(self, name: str) -> str:
        return next(iter(self.entries.by_name.get(alike(name), ())), "")

    def _new(self, name: str, target: str) -> str:
        own = self.entries.named(name, set())
        self.entries.settle(own, "", target)
        return own

    def _use(self, own: str) -> dict[str, Data]:
        self.touched.append(own)
        return self.uses.setdefault(own, {"id": own})
