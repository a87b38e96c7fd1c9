"""``validate --format sarif``: valid by the schema of OASIS, and stable when lines move."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import fastjsonschema
import pytest

from shnor_docs.workspace.codes import all_codes
from tests.small_workspace import SmallWorkspace, section

if TYPE_CHECKING:
    from conftest import Run

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
check = fastjsonschema.compile(SCHEMA, use_default=False)
LATE = "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: Семинар, deadline: до 20.11.2019}]}]}"


def log(run: "Run", code: int = 0) -> dict[str, Any]:
    shown = run("validate", "--format", "sarif")
    assert shown.code == code
    data = json.loads(shown.out)
    check(data)
    return data["runs"][0]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    with pytest.raises(fastjsonschema.JsonSchemaException):
        check({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_sound_program_has_no_results(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(section("Текст."))
    assert log(run)["results"] == []


def test_every_rule_is_declared_with_its_page(run: "Run", inside: SmallWorkspace) -> None:
    inside.program()
    driver = log(run)["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(all_codes())
    assert all("help" in rule for rule in driver["rules"] if rule["id"][2] in "1235")
    assert unquote(driver["rules"][0]["helpUri"]).endswith("rules.md#шд001")


def test_the_workspace_may_name_where_the_page_lies(run: "Run", inside: SmallWorkspace) -> None:
    inside.program()
    inside.write("rules.yaml", "help: https://git.example/rules.md\n")
    uris = [rule["helpUri"] for rule in log(run)["tool"]["driver"]["rules"]]
    assert all(uri.startswith("https://git.example/rules.md#") for uri in uris)


def test_a_result_says_what_where_and_how_grave(run: "Run", inside: SmallWorkspace) -> None:
    inside.write("rules.yaml", "rules: [{code: ШД302, level: note}]\n")
    inside.program(LATE)
    run_log = log(run)
    (result,) = run_log["results"]
    assert run_log["columnKind"] == "unicodeCodePoints"
    assert run_log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "ШД302"
    assert result["level"] == "note" and "20.11.2019" in result["message"]["text"]
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "programs/small/program.yaml"
    assert place["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 79, "endLine": 6, "endColumn": 92}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "roadmap.groups.g.items.a.deadline"}]


def prints(run: "Run") -> list[str]:
    return [result["partialFingerprints"]["shnorDocs/v1"] for result in log(run)["results"]]


def test_a_fingerprint_stays_when_lines_and_files_move(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(LATE)
    before = prints(run)
    inside.program("# примечание", "", LATE.replace("2019", "2018"))
    assert prints(run) == before
    inside.program()
    inside.write("programs/small/roadmap.yaml", LATE.removeprefix("roadmap: "))
    assert prints(run) == before


def test_equal_findings_have_fingerprints_of_their_own(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(section("План на { period } и { period }."))
    first, second = prints(run)
    assert first != second


def test_silenced_results_are_suppressed_with_their_reasons(run: "Run", inside: SmallWorkspace) -> None:
    inside.write("rules.yaml", "rules: [{code: ШД226, level: off, reason: скобки нужны}]\n")
    inside.program(LATE + "  # допустимо ШД302: проведено раньше", section("План на { period }."))
    found = {result["ruleId"]: result["suppressions"][0] for result in log(run)["results"]}
    assert found == {
        "ШД302": {"kind": "inSource", "status": "accepted", "justification": "проведено раньше"},
        "ШД226": {"kind": "external", "status": "accepted", "justification": "скобки нужны"},
    }


def test_errors_end_with_one_and_a_cell_has_its_name(run: "Run", inside: SmallWorkspace) -> None:
    inside.program("tasks: [{id: a, text: б, txet: в}]")
    assert log(run, 1)["results"][0]["level"] == "error"


def test_a_file_of_a_russian_name_has_a_valid_address(run: "Run", inside: SmallWorkspace) -> None:
    inside.program('documents: [{id: a, kind: program, sections: [{id: one, file: "Раздел 1.md"}]}]')
    inside.write("programs/small/Раздел 1.md", "До { period }.")
    uri = log(run)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert "%20" in uri and unquote(uri) == "programs/small/Раздел 1.md"


def test_a_safe_fix_is_offered(run: "Run", inside: SmallWorkspace) -> None:
    inside.program(section("Школа Nº 5 согласно плана."))
    sign, case = sorted(log(run)["results"], key=lambda result: result["ruleId"])
    (change,) = sign["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "№"}
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == 13
    assert "fixes" not in case
