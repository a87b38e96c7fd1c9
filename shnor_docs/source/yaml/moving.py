"""An item of a list in another place: its lines are moved as they are written, comments and all."""

from __future__ import annotations

from shnor_docs.source.text import LINE_BREAK
from shnor_docs.source.yaml.edits import Edit
from shnor_docs.source.yaml.nodes import Mapping, Path, Sequence
from shnor_docs.source.yaml.spans import column, index_of, line_end, node_at, own_lines, parts
from shnor_docs.source.yaml.tree_edits import remove


def move_item(text: str, tree: Mapping, path: Path, target: Path, index: int) -> tuple[Edit, Edit]:
    """An item with its comments taken to another place of its list, or of another one: before what has the index now.

    Raises:
        LookupError: one of the lists is not written in lines, or is empty.
    """
    home, goal = node_at(tree, path[:-1]), node_at(tree, target)
    if not isinstance(home, Sequence) or not isinstance(goal, Sequence) or home.flow or goal.flow or not goal.items:
        raise LookupError(f"no lists in lines at {path} and {target}")
    lines = own_lines(text, parts(text, home), index_of(home, path[-1]))
    if lines is None or target[: len(path)] == path:
        raise LookupError(f"{path} cannot be moved as it is written")
    moved = _shifted(text[lines.start : lines.end], column(text, goal.start) - column(text, home.start))
    return remove(text, tree, path), _inserted(text, goal, index, moved)


def _shifted(lines: str, by: int) -> str:
    """Lines further to the right, or to the left; each ends with a line break."""
    bare = LINE_BREAK.sub("\n", lines).removesuffix("\n").split("\n")
    return "".join((" " * by + line if by > 0 else line[-by:]) * bool(line.strip()) + "\n" for line in bare)


def _inserted(text: str, goal: Sequence, index: int, lines: str) -> Edit:
    """The lines before those of an item, its comments included; after the last one, where its last line ends."""
    siblings = parts(text, goal)
    if index < len(siblings):
        place = own_lines(text, siblings, index)
        if place is None:
            raise LookupError("the item does not begin its line")
        return Edit(place.start, place.start, lines)
    end = line_end(text, siblings[-1].end)
    line_break = LINE_BREAK.match(text, end)
    return Edit(line_break.end(), line_break.end(), lines) if line_break else Edit(end, end, f"\n{lines}")
