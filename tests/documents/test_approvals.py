"""One to four blocks «УТВЕРЖДАЮ», «СОГЛАСОВАНО», two in a line."""

import pytest

from shnor_docs.documents.tree import Unit
from tests.small_workspace import SmallWorkspace, section


def blocks(small: SmallWorkspace, count: int) -> tuple[Unit, ...]:
    block = "{{id: a{n}, word: УТВЕРЖДАЮ, post: Директор {n}, name: А.А. Лесная}}"
    listed = ", ".join(block.format(n=n) for n in range(1, count + 1))
    small.program(section("Текст.").replace("kind: program", f"approvals: [{listed}]\n  kind: program"))
    (table,) = small.document().slot("approvals").children
    return table.children


def post(cell: Unit) -> str:
    return cell.children[1].plain if cell.children else ""


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, [["", "Директор 1"]]),
        (2, [["Директор 1", "Директор 2"]]),
        (3, [["Директор 1", "Директор 2"], ["Директор 3", ""]]),
        (4, [["Директор 1", "Директор 2"], ["Директор 3", "Директор 4"]]),
    ],
)
def test_blocks_stand_two_in_a_line(small: SmallWorkspace, count: int, expected: list[list[str]]) -> None:
    found = [[post(cell).replace("\u00a0", " ") for cell in row.children] for row in blocks(small, count)]
    assert found == expected


def test_a_block_without_a_date_has_a_line_to_write_it_on(small: SmallWorkspace) -> None:
    (row,) = blocks(small, 1)
    assert "___" in row.children[1].children[-1].plain
