"""``explain`` and ``identify``: where a number comes from, and which schools the data name."""

from pathlib import Path

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.explaining import explain
from shnor_docs.workspace.identifying import identify
from shnor_docs.workspace.starting import init_workspace, new_program

RESULTS = """\
Школа;Год;Процедура;Участники;Низкие
Первая;2021/2022;vpr_math_5;10;3
Первая;2021/2022;vpr_russian_5;10;4
Вторая;2021/2022;vpr_math_5;100;29
"""
DATA = """\
- id: results
  file: results.csv
  columns:
  - {field: school, header: Школа, type: school}
  - {field: period, header: Год, type: period}
  - {field: procedure, header: Процедура}
  - {field: participants, header: Участники, type: count}
  - {field: low, header: Низкие, type: count}
"""
SCHOOLS = """\
- {id: first, name: Первая}
- {id: second, name: Вторая}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    init_workspace(tmp_path)
    new_program(Workspace(tmp_path), "demo", "2022-2023", "Образец")
    return Workspace(tmp_path)


@pytest.fixture
def with_results(workspace: Workspace) -> Workspace:
    folder = workspace.root / "programs" / "demo"
    for name, text in {"results.csv": RESULTS, "data.yaml": DATA, "schools.yaml": SCHOOLS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Workspace(workspace.root)


def code(stopped: pytest.ExceptionInfo[ShnorError]) -> str:
    return stopped.value.diagnostics[0].code.id


def test_a_target_written_by_hand_names_its_line_and_its_places(workspace: Workspace) -> None:
    found = explain(workspace, "demo", "low_schools_share", "2023")

    assert found.path == "indicators.low_schools_share.targets[2023]"
    assert str(found.value) == "не более\u00a010\u00a0%"
    assert found.written is not None
    lines = (workspace.root / found.written.file).read_text(encoding="utf-8").splitlines()
    assert "не более 10 %" in lines[(found.written.line or 0) - 1]
    assert [place.document for place in found.printed] == ["program"]
    assert "таблица «indicators», строка 1, столбец 3" in found.printed[0].place


def test_a_computed_value_names_its_cells(with_results: Workspace) -> None:
    catalogue = with_results.root / "indicators.yaml"
    formula = "\n    formula:\n      share: {of: results, where: {low: {at_least: 3}}, among: {participants: 10}}\n"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").rstrip() + formula, encoding="utf-8")

    told = "\n".join(explain(Workspace(with_results.root), "demo", "low_schools_share").lines())

    assert "Результат: 100\u00a0%" in told
    assert "programs/demo/results.csv" in told


@pytest.mark.parametrize("what", ["nobody", "facts.nobody", "tasks", "indicators.low_schools_share.targets[1999]"])
def test_nothing_to_explain(workspace: Workspace, what: str) -> None:
    with pytest.raises(ShnorError) as stopped:
        explain(workspace, "demo", what)
    assert code(stopped) == "ШД019"


def test_schools_are_listed_with_reasons(with_results: Workspace) -> None:
    found = identify(with_results, None, None, "thirty_percent")

    assert [row.school for row in found.rows] == ["first"]
    assert "3 из 10" in " ".join(found.rows[0].reasons)


@pytest.mark.parametrize(
    ("period", "rule", "expected"), [("2022", "astrology", "ШД020"), ("завтра", "thirty_percent", "ШД021")]
)
def test_a_wrong_rule_or_period(with_results: Workspace, period: str, rule: str, expected: str) -> None:
    with pytest.raises(ShnorError) as stopped:
        identify(with_results, "demo", period, rule)
    assert code(stopped) == expected


def test_a_wrong_parameter_of_a_rule(with_results: Workspace) -> None:
    with pytest.raises(ShnorError) as stopped:
        identify(with_results, "demo", "2023", "pareto", {"years": "2"})
    assert code(stopped) == "ШД025"


def test_no_program_has_results(workspace: Workspace) -> None:
    with pytest.raises(ShnorError) as stopped:
        identify(workspace, None, None, "thirty_percent")
    assert code(stopped) == "ШД022"
