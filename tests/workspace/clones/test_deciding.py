"""What an update asked, decided for the source by one step."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.model.open_point import OpenPoint
from shnor_docs.workspace.clones.deciding import can_be_taken, of_source
from shnor_docs.workspace.clones.updating import update
from shnor_docs.workspace.editing.reading import opened_for_editing
from shnor_docs.workspace.editing.writing import write
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.small_workspace import SmallWorkspace

PROGRAM = """\
goals:
- {id: quality, text: Повысить качество}
risks:
- {id: staff, text: Нехватка кадров}
- {id: money, text: Нехватка средств}
documents:
- id: text
  kind: program
  sections:
  - id: one
    title: О программе
    text: |
      Первый абзац.

      Второй абзац.
"""
ROADMAP = """\
groups:
- id: work
  title: Работа
  items:
  - {id: first, text: Первая мера, deadline: март 2021, result: Итог}
  - {id: second, text: Вторая мера, deadline: май 2021, result: Итог}
"""


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace with a program and its clone for three years later."""
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    return small


def both(space: SmallWorkspace, file: str, old: str, theirs: str, ours: str) -> OpenPoint:
    """The point that an update asks after both sides have changed the same text."""
    moved = old.replace("2021", "2024")
    for program, before, after in (("small", old, theirs), ("copy", moved, ours)):
        path = space.root / "programs" / program / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
    update(space.open(), "copy")
    return points(space)[-1]


def points(space: SmallWorkspace) -> tuple[OpenPoint, ...]:
    content = space.open().load("copy").content
    assert content is not None
    return content.program.open_points


def take(space: SmallWorkspace, point: OpenPoint) -> str:
    """The texts of the clone once the value of the source is taken."""
    workspace = space.open()
    opened = opened_for_editing(workspace, "copy")
    write(workspace, "copy", [of_source(workspace, opened.loaded, point)], opened.seen)
    return "".join((space.root / "programs/copy" / name).read_text() for name in ("program.yaml", "roadmap.yaml"))


def test_the_value_of_the_source_comes_moved_into_the_period_of_the_clone(space: SmallWorkspace) -> None:
    point = both(space, "roadmap.yaml", "май 2021", "август 2021", "июнь 2024")
    assert can_be_taken(space.open().load("copy"), point)
    found = take(space, point)
    assert "август 2024" in found
    assert "июнь 2024" not in found


def test_a_text_of_one_paragraph_is_taken_whole(space: SmallWorkspace) -> None:
    point = both(space, "program.yaml", "Повысить качество", "Повысить качество знаний", "Поднять качество")
    assert "Повысить качество знаний" in take(space, point)


def test_what_the_source_has_no_more_goes(space: SmallWorkspace) -> None:
    old = "- {id: money, text: Нехватка средств}\n"
    point = both(space, "program.yaml", old, "", old.replace("средств", "денег"))
    assert can_be_taken(space.open().load("copy"), point)
    found = take(space, point)
    assert "money" not in found
    assert "staff" in found


def test_of_a_longer_text_only_the_person_can_decide(space: SmallWorkspace) -> None:
    """Its other paragraphs may be the person's own: the whole text of the source would undo them."""
    point = both(space, "program.yaml", "Второй абзац.", "Второй, новый.", "Второй, свой.")
    loaded = space.open().load("copy")
    assert not can_be_taken(loaded, point)
    with pytest.raises(ShnorError, match="уже не узнать"):
        of_source(space.open(), loaded, point)


def test_what_we_have_not_cannot_be_exchanged(space: SmallWorkspace) -> None:
    """The place is then that of the whole list: to take it would take all the person's records."""
    point = both(space, "roadmap.yaml", "  - {id: second, text: Вторая мера, deadline: май 2021, result: Итог}\n",
                 "  - {id: second, text: Вторая мера, deadline: август 2021, result: Итог}\n", "")  # fmt: skip
    assert not can_be_taken(space.open().load("copy"), point)


def test_any_other_point_has_nothing_to_take(space: SmallWorkspace) -> None:
    point = OpenPoint(place="title", note="проверьте название")
    assert not can_be_taken(space.open().load("copy"), point)


def test_a_source_that_is_gone_is_told(space: SmallWorkspace) -> None:
    point = both(space, "roadmap.yaml", "май 2021", "август 2021", "июнь 2024")
    (space.root / "programs/copy/origin/clone.json").unlink()
    with pytest.raises(ShnorError) as refused:
        of_source(space.open(), space.open().load("copy"), point)
    assert [found.code.id for found in refused.value.diagnostics] == ["ШД735"]
