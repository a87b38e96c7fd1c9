"""Where a remark leads: to the field that it is about, in whatever file the field stands."""

from __future__ import annotations

import pytest

from shnor_docs.diagnostics import Location
from shnor_docs.source.yaml.nodes import Mapping, Node, Path, Scalar
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.editing.placing import path_at
from shnor_docs.workspace.excel import write_workbooks
from tests.samples import ROOT
from tests.small_workspace import SmallWorkspace

ROADMAP = "title: План\ngroups:\n- id: first\n  title: Первая\n  items:\n  - {id: visit, text: Выезды}\n"
HOME = "programs/small"


def scalars(node: Node, path: Path = ()) -> list[Path]:
    if isinstance(node, Scalar):
        return [path]
    inner = [(k.text, value) for k, value in node.entries] if isinstance(node, Mapping) else list(enumerate(node.items))
    return [found for step, value in inner for found in scalars(value, (*path, step))]


@pytest.mark.parametrize("program", Workspace(ROOT).programs)
def test_each_value_of_the_samples_is_found_where_it_stands(program: str) -> None:
    loaded = Workspace(ROOT).load(program)
    paths = [path for _, tree in loaded.trees.values() for path in scalars(tree)]
    assert len(paths) > 50
    assert [path_at(loaded, loaded.locate(path)) for path in paths] == paths


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    small.program(
        "goals:\n- id: one\n  text: Цель", "documents:\n- id: d\n  kind: program\n  sections: [{id: s, file: s.md}]"
    )
    small.write(f"{HOME}/roadmap.yaml", ROADMAP)
    small.write(f"{HOME}/s.md", "Текст")
    return small


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (Location(f"{HOME}/roadmap.yaml", 4, 10), ("roadmap", "groups", 0, "title")),
        (Location(f"{HOME}/roadmap.yaml", 4, 3), ("roadmap", "groups", 0, "title")),
        (Location(f"{HOME}/roadmap.yaml", 6, 25), ("roadmap", "groups", 0, "items", 0, "text")),
        (Location(f"{HOME}/roadmap.yaml"), ("roadmap",)),
        (Location(f"{HOME}/program.yaml"), ()),
        (Location(f"{HOME}/roadmap.yaml", 40, 1), ("roadmap",)),
        (Location(f"{HOME}/s.md", 1, 1), ("files", "s.md")),
        (Location(f"{HOME}/tasks.yaml", 1, 1), ("tasks",)),
        (Location(f"{HOME}/roadmap.xlsx"), ("roadmap",)),
        (Location(HOME), None),
        (Location("indicators.yaml", 3), None),
        (Location("programs/smaller/program.yaml", 3), None),
    ],
)
def test_any_place_is_told(space: SmallWorkspace, location: Location, path: Path | None) -> None:
    assert path_at(space.open().load("small"), location) == path


def test_what_is_left_blank_is_a_place_too(space: SmallWorkspace) -> None:
    space.write(f"{HOME}/roadmap.yaml", f"{ROADMAP}  -")
    path = ("roadmap", "groups", 0, "items", 1)
    loaded = space.open().load("small")
    assert path_at(loaded, loaded.locate(path)) == path
    assert loaded.locate(path).line == 7


def test_a_cell_of_a_workbook_is_the_value_that_it_gives(space: SmallWorkspace) -> None:
    write_workbooks(space.open(), "small", space.root / HOME)
    (space.root / HOME / "roadmap.yaml").unlink()
    loaded = space.open().load("small")
    place = ("roadmap", "groups", 0, "items", 0, "text")
    assert loaded.locate(place).cell
    assert path_at(loaded, loaded.locate(place)) == place


def test_a_file_that_cannot_be_read_is_told_as_a_whole(space: SmallWorkspace) -> None:
    space.write(f"{HOME}/roadmap.yaml", "title: План: беда\n")
    loaded = space.open().load("small")
    fault = next(d for d in loaded.diagnostics if d.code.id == "ШД101")
    assert path_at(loaded, fault.location) == ("roadmap",)
    space.write(f"{HOME}/program.yaml", "title: План: беда\n")
    assert path_at(space.open().load("small"), Location(f"{HOME}/program.yaml", 1, 1)) == ()
