"""ШД229: Markdown drops the cells of a row beyond the columns of its table."""

import pytest

from tests.small_workspace import SmallWorkspace, section

FIRST_LINE = 12
"""Where the text begins in ``program.yaml``."""

LOST = {
    "one more than the header": ("| аа\n---\n| аа | бб |", "бб"),
    "two more, no bars at the ends": ("а | б\n---|---\n1 | 2 | 3 | 4", "3 | 4"),
    "in a list": ("- пункт\n\n  | а | б |\n  |---|---|\n  | 1 | 2 | 3 |", "3"),
    "in a later row": ("| а | б |\n|---|---|\n| 1 | 2 |\n| 1 | 2 | 3 |", "3"),
    "a bar that should have been escaped": ("| а | б |\n|---|---|\n| СОШ 1|2 | 5 |", "5"),
}
KEPT = {
    "as many cells": "| а | б |\n|---|---|\n| 1 | 2 |",
    "fewer cells": "| а | б |\n|---|---|\n| 1 |",
    "no bars at the ends": "а | б\n---|---\n1 | 2",
    "a filter": '| а | б |\n|---|---|\n| {{ period | words("год") }} | 2 |',
    "an escaped bar": "| а | б |\n|---|---|\n| 1 \\| 2 | 2 |",
    "no table": "а | б | в",
}


@pytest.mark.parametrize(("text", "lost"), LOST.values(), ids=LOST)
def test_a_surplus_cell_is_not_dropped_in_silence(small: SmallWorkspace, text: str, lost: str) -> None:
    small.program(section(text))
    found = small.only("ШД229")
    assert f"«{lost}» не напечатается" in found.message
    assert found.location.line == FIRST_LINE + text.count("\n")


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_rows_within_their_table(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert "ШД229" not in small.codes()


def test_the_place_in_a_section_file(small: SmallWorkspace) -> None:
    small.program("documents: [{id: text, kind: program, sections: [{id: one, file: one.md}]}]")
    small.write("programs/small/one.md", "# Раздел\r\n\r\n| а | б |\r\n|---|---|\r\n| 1 | 2 | 3 |\r\n")
    assert str(small.only("ШД229").location) == "programs/small/one.md:5:1"
