"""ШД302, ШД303: deadlines and targets against the program's period."""

import pytest

from shnor_docs.diagnostics import Severity
from tests.small_workspace import SmallWorkspace


def plan(deadline: str) -> str:
    item = f"{{id: seminar, text: Семинар, deadline: {deadline}}}"
    return f"roadmap: {{groups: [{{id: first, title: Первая, items: [{item}]}}]}}"


def test_a_deadline_before_the_program_is_a_warning(small: SmallWorkspace) -> None:
    small.program(plan("до 2019-11-20"))
    found = small.only("ШД302")
    assert found.severity is Severity.WARNING
    assert (found.location.file, found.location.line) == ("programs/small/program.yaml", 6)
    assert "2020" in found.message


@pytest.mark.parametrize("deadline", ["август 2020", "ежегодно", "по плану УО", "до 2022-12-30"])
def test_a_deadline_within_the_program_is_fine(small: SmallWorkspace, deadline: str) -> None:
    small.program(plan(deadline))
    assert small.codes() == []


def test_a_target_outside_the_program_is_a_warning(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math, targets: {2022: '20 %', 2025: '40 %'}}]")
    assert "2025" in small.only("ШД303").message


def test_an_academic_year_is_measured_by_its_days(small: SmallWorkspace) -> None:
    small.program("indicators: [{id: vpr_math, targets: {2022/2023: '20 %', 2023/2024: '40 %'}}]")
    assert "2023/2024" in small.only("ШД303").message
