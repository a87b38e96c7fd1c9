"""What a window changes is written at once, and nothing else is touched."""

from __future__ import annotations

import pytest

from shnor_docs.workspace.editing.changes import Change, Put, Remove
from shnor_docs.workspace.editing.reading import opened_for_editing
from shnor_docs.workspace.editing.writing import write
from tests.small_workspace import SmallWorkspace

ROADMAP = """\
# План
title: План
groups:
- id: first
  title: Первая
  items:
  # выезды
  - id: visit
    text: Выезды   # в школы
    deadline: до 15.03.2021
    responsible: [centre]
  - id: report
    text: >-
      Отчёт
      о выездах
"""


def change(small: SmallWorkspace, *changes: Change) -> str:
    """The roadmap after changes of a window that has just read it."""
    space = small.open()
    write(space, "small", changes, opened_for_editing(space, "small").seen)
    return (small.root / "programs/small/roadmap.yaml").read_text(encoding="utf-8")


@pytest.fixture
def plan(small: SmallWorkspace) -> SmallWorkspace:
    small.program("parties: [{id: centre, name: Центр}]")
    small.write("programs/small/roadmap.yaml", ROADMAP)
    return small


ITEMS = ("roadmap", "groups", 0, "items")


@pytest.mark.parametrize(
    ("made", "old", "new"),
    [
        (Put((*ITEMS, 0, "text"), "Поездки"), "Выезды  ", "Поездки  "),
        (Put((*ITEMS, 1, "text"), "Отчёт\n"), "      Отчёт\n      о выездах\n", "      Отчёт\n"),
        (
            Put((*ITEMS, 1, "deadlines", "spring"), "май"),
            "о выездах\n",
            "о выездах\n    deadlines:\n      spring: май\n",
        ),
        (Put((*ITEMS, 0, "text"), None, keep=True), " Выезды  ", "  "),
        (Remove((*ITEMS, 0)), ROADMAP[ROADMAP.index("  - id: visit") : ROADMAP.index("  - id: report")], ""),
    ],
)
def test_only_the_place_changes(plan: SmallWorkspace, made: Change, old: str, new: str) -> None:
    assert old in ROADMAP
    assert change(plan, made) == ROADMAP.replace(old, new)
