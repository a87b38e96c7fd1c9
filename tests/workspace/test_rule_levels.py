"""ШД193–ШД195: rules switched off or graded by the workspace's ``rules.yaml``."""

import pytest

from shnor_docs.diagnostics import Severity, has_errors
from shnor_docs.rules import FACTS, SOFT_ERRORS, STRUCTURE, check
from shnor_docs.rules.pages import laid_over_base, pages
from shnor_docs.source.catalogue import load_catalogue
from shnor_docs.source.programs import load_program
from shnor_docs.workspace.codes import all_codes
from tests.small_workspace import SmallWorkspace, section

LATE = "roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: Семинар, deadline: до 20.11.2019}]}]}"
TWICE = 'roadmap: {groups: [{id: g, title: Г, items: [{id: a, text: А, number: "1"}, {id: b, text: Б, number: "1"}]}]}'


def rules(small: SmallWorkspace, *levels: str) -> None:
    small.write("rules.yaml", "rules:\n" + "".join(f"- {{{level}}}\n" for level in levels))


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_a_rule_is_as_grave_as_the_workspace_says(small: SmallWorkspace, level: str) -> None:
    rules(small, f"code: ШД302, level: {level}")
    small.program(LATE)
    assert small.only("ШД302").severity is Severity(level)


def test_a_raised_rule_stops_the_documents(small: SmallWorkspace) -> None:
    rules(small, "code: ШД302, level: error")
    small.program(LATE, section("Текст."))
    (failed,) = small.render()
    assert [d.code.id for d in failed.diagnostics] == ["ШД302"]


def test_a_lowered_error_stops_none(small: SmallWorkspace) -> None:
    small.program(TWICE, section("Текст."))
    assert has_errors(small.found())
    rules(small, "code: ШД202, level: note")
    small.render()
    assert small.only("ШД202").severity is Severity.NOTE
    assert small.written() == ["small/text.docx"]


def test_a_rule_that_is_off_is_told_only_with_all(small: SmallWorkspace) -> None:
    rules(small, "code: ШД302, level: off, reason: план утверждён раньше")
    small.program(LATE)
    assert small.codes() == []
    (waived,) = small.open().validate(waived=True)
    assert waived.waiver and (waived.waiver.reason, waived.waiver.in_place) == ("план утверждён раньше", False)


def test_a_comment_keeps_its_reason(small: SmallWorkspace) -> None:
    small.program(LATE + "  # допустимо ШД302: проведено раньше")
    assert small.codes() == []
    (waived,) = small.open().validate(waived=True)
    assert waived.waiver and (waived.waiver.reason, waived.waiver.in_place) == ("проведено раньше", True)


@pytest.mark.parametrize(
    ("level", "code", "hint"),
    [
        ("code: ШД398, level: note", "ШД193", "ШД"),
        ("code: ШД302, level: off", "ШД194", "reason"),
        ("code: ШД201, level: warning", "ШД195", "исправьте"),
        ("code: ШД412, level: off, reason: так надо", "ШД195", "исправьте"),
        ("code: ШД302, level: of", "ШД123", "off"),
        ("code: '302', level: off", "ШД124", "ШД302"),
        ("code: ШД302", "ШД121", ""),
    ],
)
def test_wrong_levels_are_told_at_their_line(small: SmallWorkspace, level: str, code: str, hint: str) -> None:
    rules(small, level)
    small.program()
    found = small.only(code)
    assert (found.location.file, found.location.line) == ("rules.yaml", 2)
    assert hint in found.hint


def test_wrong_levels_stop_the_documents(small: SmallWorkspace) -> None:
    rules(small, "code: ШД302, level: off")
    small.program(section("Текст."))
    small.render()
    assert small.written() == []


def test_a_level_given_twice(small: SmallWorkspace) -> None:
    rules(small, "code: ШД302, level: note", "code: ШД302, level: error")
    small.program()
    assert small.only("ШД131").location.line == 3


def test_an_off_rule_without_a_reason_is_still_told(small: SmallWorkspace) -> None:
    rules(small, "code: ШД302, level: off")
    small.program(LATE)
    assert sorted(small.codes()) == ["ШД194", "ШД302"]


def test_errors_that_may_be_lowered_are_those_of_facts_alone(small: SmallWorkspace) -> None:
    facts, structure = set(), set()
    for page in pages().values():
        for name, text in laid_over_base(page.wrong).items():
            small.write(name, text)
        catalogue = load_catalogue(small.root)
        loaded = load_program(small.root / "programs/small", small.root, catalogue)
        if loaded.content:
            facts |= {d.code.id for d in check(loaded.content, loaded.locate, FACTS) if d.is_error}
            structure |= {d.code.id for d in check(loaded.content, loaded.locate, STRUCTURE)}
        for path in (small.root / "programs/small").rglob("*.*"):
            path.unlink()
    assert set(all_codes()) >= SOFT_ERRORS
    assert facts - structure == SOFT_ERRORS


def test_the_page_of_the_rules_has_an_address_of_the_web(small: SmallWorkspace) -> None:
    small.write("rules.yaml", "help: docs/rules.md\n")
    small.program()
    assert "https://" in small.only("ШД124").hint
