"""Entries of the catalogue for indicators: one that is there already by its name, else a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import alike
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.notation import any_case
from shnor_docs.source.yaml.writing import Data

_SHARE = any_case(r"^(?:средн\w+ )?(?:доля|процент|удельный вес|охват|степень|уровень)\b")
_COUNT = any_case(r"^(?:общее )?(?:количество|число|численность)\b")
_PRESENCE = any_case(r"^(?:наличие|отсутствие|создан|разработан|утвержд)")
_FALL = any_case(r"убыв|сниж|уменьш")
FIELDS = {Sense.METHOD: "method", Sense.SOURCE: "source", Sense.CALCULATION: "calculation", Sense.UNIT: "unit"}


@dataclass
class Entries:
    """The catalogue while tables are read."""

    known: Mapping[str, Indicator]
    new: dict[str, dict[str, Data]] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known) -> Entries:
        """The workspace's entries, and those that other tables gave."""
        found = cls({entry.id: entry for entry in known.catalogue})
        for entry in known.catalogue:
            found.by_name.setdefault(alike(entry.name), []).append(entry.id)
        for new in known.new_indicators:
            found.new[str(new["id"])] = dict(new)
            found.by_name.setdefault(alike(str(new["name"])), []).append(str(new["id"]))
        return found

    def named(self, name: str, used: set[str]) -> str:
        """The id of the entry of that name; of one that this table has used already, another entry."""
        ids = self.by_name.setdefault(alike(name), [])
        free = next((one for one in ids if one not in used), None)
        if free is None:
            free = id_for(name, {*self.known, *self.new}, "indicator")
            self.new[free] = {"id": free, "name": name, "kind": ""}
            ids.append(free)
        return free

    def described(self, own: str, field_name: str, text: str) -> str:
        """Write a text into a new entry; of an entry of the workspace, what it has there instead."""
        if own in self.known:
            there = self.known[own]
            was = str((there.printed_unit if field_name == "unit" else getattr(there, field_name)) or "")
            return was if alike(was) != alike(text) else ""
        entry = self.new[own]
        if field_name != "unit" or text != "%" or entry.get("kind") != "share":
            was = str(entry.get(field_name) or "")
            entry.setdefault(field_name, text)
            return was if was and alike(was) != alike(text) else ""
        return ""

    def is_share(self, own: str) -> bool:
        """Whether its values are per cents."""
        entry = self.known.get(own)
        return entry.printed_unit == "%" if entry else self.new[own].get("kind") == "share"

    def settle(self, own: str, unit: str, target: str) -> None:
        """Tell the kind of a new entry by its name, its unit and its target."""
        if own in self.new and not self.new[own]["kind"]:
            self.new[own]["kind"] = _kind(str(self.new[own]["name"]), unit, target)


def names_measure(name: str) -> bool:
    """Whether a name is that of something measured: «Доля …», «Количество …», «Наличие …»."""
    return bool(_SHARE.search(name) or _COUNT.search(name) or name.casefold().startswith(("наличие", "отсутствие")))


def is_fall(text: str) -> bool:
    """Whether a word about a direction says that less is better."""
    return bool(_FALL.search(text))


def _kind(name: str, unit: str, target: str) -> str:
    plain = alike(unit)
    if "%" in plain or plain.startswith("процент"):
        return "share"
    if plain in {"да/нет", "да / нет", "да – нет"}:
        return "yes_no"
    if plain:
        return "count" if plain.startswith(("ед", "шт", "чел", "кол")) or _COUNT.search(name) else "number"
    if _PRESENCE.search(name):
        return "count" if target[:1].isdigit() and "%" not in target else "document"
    if "%" in target or _SHARE.search(name):
        return "share"
    return "count" if _COUNT.search(name) else "number"
