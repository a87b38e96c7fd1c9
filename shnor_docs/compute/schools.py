"""Lists of schools joined and counted by identity, never by spelling (C-03, C-04, C-06, C-07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from shnor_docs.model.school import Level, School


def union(*lists: Iterable[str]) -> tuple[str, ...]:
    """Ids that stand in any of the lists, each once, in the order of first mention (C-03, C-06)."""
    return tuple(dict.fromkeys(school for listed in lists for school in listed))


def common(first: Iterable[str], *others: Iterable[str]) -> tuple[str, ...]:
    """Ids that stand in every list, in the order of the first."""
    sets = [set(other) for other in others]
    return tuple(school for school in dict.fromkeys(first) if all(school in other for other in sets))


def repeated(parts: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Schools that stand in several parts of what should be a split of one list, with those parts (C-04)."""
    places: dict[str, list[str]] = {}
    for part, schools in parts.items():
        for school in dict.fromkeys(schools):
            places.setdefault(school, []).append(part)
    return {school: tuple(names) for school, names in places.items() if len(names) > 1}


def counts(parts: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How many different schools each part has; for parts that do not overlap the sum is the total (C-07)."""
    return {part: len(set(schools)) for part, schools in parts.items()}


def counts_by_level(ids: Iterable[str], schools: Iterable[School]) -> dict[Level, int]:
    """How many of the schools teach each level; a school of three levels counts in each."""
    wanted = set(ids)
    found = Counter(level for school in schools if school.id in wanted for level in set(school.levels))
    return {level: found[level] for level in Level}


def heads(ids: Iterable[str], schools: Iterable[School]) -> tuple[str, ...]:
    """The ids with each branch replaced by its head school: legal entities, each once."""
    head_of = {branch: school.id for school in schools for branch in school.branches}
    return union(head_of.get(school, school) for school in ids)
