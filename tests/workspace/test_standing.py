"""How a program stands, as the first screen tells it; known again without loading while nothing changes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace.freshness import shared_digest
from shnor_docs.workspace.standing import Standing, head_of, kept_standing, standing
from tests.small_workspace import SmallWorkspace, section
from tests.workspace.editions.small import PROGRAM, ROADMAP, approved, change


def of(small: SmallWorkspace) -> Standing:
    return standing(small.open(), "small", shared_digest(small.root))


def kept(small: SmallWorkspace) -> Standing | None:
    return kept_standing(small.root, "small", shared_digest(small.root))


def test_a_draft_is_told_with_its_printed_title(small: SmallWorkspace) -> None:
    small.program(section("Текст."), head=TITLED)
    found = of(small)
    assert (found.head.title, found.head.period) == ("Программа на 2020–2022 годы", "2020–2022")
    assert (found.errors, found.warnings, found.open_points, found.edition) == (0, 0, 0, 0)


TITLED = """\
schema_version: 1
title: Программа на {{ period }}
period: 2020-2022
municipality: {name: Озёрный район, genitive: Озёрного района}
authority: {name: Управление образования}
"""


def test_an_open_point_is_no_warning(small: SmallWorkspace) -> None:
    small.program(section("Текст."), "open_points:\n- {place: title, note: проверьте}", head=TITLED)
    found = of(small)
    assert (found.warnings, found.open_points) == (0, 1)


LATE = """\
roadmap:
  groups:
  - id: work
    title: Работа
    items:
    {}- {{id: one, text: Мера, deadline: до 20.11.2019}}
"""


def test_what_is_silenced_is_not_counted(small: SmallWorkspace) -> None:
    small.program(LATE.format(""), head=TITLED)
    warnings = of(small).warnings
    small.program(LATE.format("# допустимо ШД302: так в источнике\n    "), head=TITLED)
    assert of(small).warnings == warnings - 1 >= 0


def test_a_faulty_program_is_told_by_what_can_be_read(small: SmallWorkspace) -> None:
    small.program("goals: 5", head=TITLED)
    found = of(small)
    assert found.errors == 1
    assert (found.head.title, found.head.municipality) == ("Программа на …", "Озёрный район")


def test_a_file_that_is_no_yaml_still_has_a_name(small: SmallWorkspace) -> None:
    small.write("programs/small/program.yaml", "title: [")
    assert head_of(small.root, "small").title == "small"
    assert of(small).errors >= 1


def test_an_approved_program_changes_after_its_approval(small: SmallWorkspace) -> None:
    small.program(PROGRAM, ROADMAP)
    approved(small)
    found = of(small)
    assert (found.edition, found.act, found.is_changed) == (1, "от 23.09.2019 № 401/1", False)
    change(small, "Первый отчёт.", "Второй отчёт.")
    assert of(small).is_changed


def test_there_is_no_such_program(small: SmallWorkspace) -> None:
    with pytest.raises(ShnorError):
        standing(small.open(), "other", shared_digest(small.root))


@pytest.fixture
def known(small: SmallWorkspace) -> SmallWorkspace:
    """A workspace whose program has been looked at."""
    small.program(section(f"Текст {small.root.name}."), head=TITLED)
    assert kept(small) is None
    of(small)
    return small


def test_what_has_not_changed_is_known_again(known: SmallWorkspace) -> None:
    assert kept(known) == of(known)


@pytest.mark.parametrize("file", ["programs/small/program.yaml", "programs/small/data/new.csv", "indicators.yaml"])
def test_any_change_is_looked_at_anew(known: SmallWorkspace, file: str) -> None:
    path = known.root / file
    known.write(file, (path.read_text(encoding="utf-8") if path.exists() else "") + "\n# ещё\n")
    assert kept(known) is None


def test_the_known_state_needs_no_models(known: SmallWorkspace) -> None:
    """The first screen is there in a second: half of it is what the models take to be imported."""
    code = f"""
import sys
from pathlib import Path
from shnor_docs.workspace.freshness import shared_digest
from shnor_docs.workspace.standing import kept_standing
assert kept_standing(Path({str(known.root)!r}), "small", shared_digest(Path({str(known.root)!r})))
assert "pydantic" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
