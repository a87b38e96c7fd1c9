"""The values that cells may take: parties, tasks, indicators, levels, by names that officials know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shnor_docs.model.content import Content
from shnor_docs.source.excel.columns import GROUP_OF

SHEET = "Списки"
ID_TITLE = "Идентификатор"
FULL_TITLE = "Полностью"
_LONGEST = 60
_SEPARATORS = (";", "\n")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value: the text in the cell, the id it stands for, the whole name."""

    shown: str
    id: str
    name: str


def choices(content: Content) -> dict[str, tuple[Choice, ...]]:
    """The allowed values by the name of the field (or own column) that takes them; those without any are left out."""
    program, catalogue = content.program, content.catalogue
    names: dict[str, Mapping[str, str]] = {
        "responsible": {party.id: party.name for party in program.parties},
        "tasks": {task.id: task.text for task in program.tasks},
        "indicators": {use.id: catalogue[use.id].name if use.id in catalogue else use.id for use in program.indicators},
        "level": {level.id: level.name for level in program.levels},
        GROUP_OF[0]: {group.id: group.title for group in program.roadmap.groups} if program.roadmap else {},
    }
    return {field: tuple(_choices(named)) for field, named in names.items() if named}


def _choices(names: Mapping[str, str]) -> Iterable[Choice]:
    """By name where every name is short, of its own, and no other's id; else by id."""
    by_name = len({*names.values(), *names}) == 2 * len(names) and all(map(_fits, names.values()))
    return (Choice(name if by_name else id_, id_, name) for id_, name in names.items())


def _fits(name: str) -> bool:
    return len(name) <= _LONGEST and not any(sign in name for sign in _SEPARATORS)
