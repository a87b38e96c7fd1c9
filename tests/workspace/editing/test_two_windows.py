"""Two people change one plan in any way at once: what both wrote is there, or the second is told; nothing is lost."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from shnor_docs.workspace.editing.changes import Change, Insert, Move, Put, Remove
from shnor_docs.workspace.editing.conflicts import Conflict
from tests.small_workspace import CATALOGUE, SmallWorkspace
from tests.workspace.editing.random_yaml import Writer
from tests.workspace.editing.window import Window

GROUPS = ("roadmap", "groups")
KEYS = ("text", "deadline", "result")

Plan = list[dict[str, Any]]
Facts = dict[tuple[str, str], str]
Difference = dict[tuple[str, str], str | None]


def facts(groups: Plan) -> Facts:
    """What a plan says, by the ids of its groups and measures, in whatever order."""
    told: Facts = {}
    for group in groups:
        told |= {(group["id"], "title"): group["title"]}
        for item in group["items"]:
            told |= {(item["id"], key): value for key, value in item.items()}
            told[item["id"], "group"] = group["id"]
    return told


def difference(before: Facts, after: Facts) -> Difference:
    return {key: after.get(key) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def merged(before: Facts, *changed: Difference) -> Facts:
    for difference_of_one in changed:
        before = {**before, **difference_of_one}  # type: ignore[dict-item]
    return {key: value for key, value in before.items() if value is not None}


def plan(random: Random) -> Plan:
    return [
        {
            "id": f"g{n}",
            "title": f"Группа {n}",
            "items": [
                {"id": f"i{n}{k}", "text": f"Мера {n}{k}", "deadline": "2021"} for k in range(random.randint(1, 3))
            ],
        }
        for n in range(random.randint(1, 3))
    ]


def changed(random: Random, groups: Plan, name: str) -> tuple[Change, Plan]:
    """A change of a plan as a person sees it, and the plan after it."""
    groups = deepcopy(groups)
    index = random.randrange(len(groups))
    items, home = groups[index]["items"], (*GROUPS, index, "items")
    kind, place = random.random(), random.randrange(len(items) + 1)
    if kind < 0.2 or not items:
        item = {"id": f"new_{name}", "text": f"Новая {name}"}
        items.insert(place, item)
        return Insert(home, place, item), groups
    number = random.randrange(len(items))
    if kind < 0.3:
        del items[number]
        return Remove((*home, number)), groups
    if kind < 0.45:
        target = random.randrange(len(groups))
        goal = groups[target]["items"]
        place = random.randint(0, len(goal))
        item, items[number] = items[number], {}
        goal.insert(place, item)
        items.remove({})
        return Move((*home, number), (*GROUPS, target, "items"), place), groups
    key, value = random.choice(KEYS), random.choice((f"написано {name}", "одинаково", None))
    items[number] = {**items[number], key: value} if value else {k: v for k, v in items[number].items() if k != key}
    return Put((*home, number, key), value), groups


def written(window: Window) -> Plan:
    data = yaml.safe_load(window.text().removeprefix("\ufeff"))
    return [
        {**group, "items": [{key: str(value) for key, value in item.items()} for item in group["items"]]}
        for group in data["groups"]
    ]


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_nothing_that_two_people_write_is_lost(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), Random(seed))


def run(folder: Path, random: Random) -> bool:
    small = SmallWorkspace(folder)
    small.catalogue(CATALOGUE)
    small.program()
    first = plan(random)
    small.write("programs/small/roadmap.yaml", Writer(random).file({"title": "План", "groups": first}))  # type: ignore[dict-item]
    mine, theirs = Window(small), Window(small)
    seen, said, my_view = first, first, first
    for step in range(3):
        their_change, said = changed(random, said, f"theirs{step}")
        theirs.show()
        theirs.change(their_change)
        my_change, my_next = changed(random, my_view, f"mine{step}")
        before, wanted = facts(said), difference(facts(my_view), facts(my_next))
        others = difference(facts(seen), facts(said))
        try:
            mine.change(my_change)
        except Conflict:
            assert written(mine) == said
            assert isinstance(my_change, Insert | Move) or touch(my_change, wanted, others)
            return True
        now = written(mine)
        gone = facts(my_view).keys() - facts(said).keys()
        is_gone = any((key[0], "id") in gone for key in wanted)
        assert facts(now) == (before if is_gone else merged(before, wanted)), (their_change, my_change)
        seen, my_view, said = my_next, my_next, now
    return False


def touch(change: Change, mine: Difference, others: Difference) -> bool:
    """Whether two people have changed the same: a record that one has taken away, or a value in two ways."""
    if isinstance(change, Remove):
        return bool({key[0] for key in mine} & {key[0] for key in others})
    return any(others.get(key, value) != value or (key[0], "id") in others for key, value in mine.items())
