"""The register of diagnostic codes: every declared code is named by a test that triggers it."""

import re
from pathlib import Path

import pytest

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity, declare, has_errors, in_order
from shnor_docs.rules.pages import pages
from shnor_docs.workspace.codes import all_codes

TESTS = Path(__file__).parent


def named_by_tests() -> set[str]:
    sources = (path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    named = {code for source in sources for code in re.findall(r"ШД\d{3}", source)}
    return named | {code for code, page in pages().items() if page.wrong}  # tests/rules/test_pages.py runs these


def test_every_declared_code_is_named_by_a_test() -> None:
    codes = all_codes()
    assert len(codes) > 50, "коды не найдены: проверять нечего"
    unnamed = sorted(set(codes) - named_by_tests())
    assert not unnamed, "нет теста, который вызывает: " + ", ".join(f"{c} ({codes[c].title})" for c in unnamed)


def test_codes_are_written_alike() -> None:
    assert all(re.fullmatch(r"ШД\d{3}", code) for code in all_codes())


def test_two_declarations_of_one_code_are_a_bug() -> None:
    all_codes()
    with pytest.raises(ValueError, match="declared twice"):
        declare("ШД001", Severity.ERROR, "второй раз")


def diagnostic(file: str, line: int | None, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic.of(Code("ШД000", severity, "проба"), "сообщение", Location(file, line))


def test_a_report_is_sorted_and_says_each_thing_once() -> None:
    first, second, third = diagnostic("а", 2), diagnostic("а", 10), diagnostic("б", 1)
    assert in_order([third, second, first, second]) == [first, second, third]


def test_only_errors_stop_a_document() -> None:
    assert not has_errors([diagnostic("а", 1, Severity.WARNING), diagnostic("а", 1, Severity.NOTE)])
    assert has_errors([diagnostic("а", 1, Severity.WARNING), diagnostic("а", 1)])


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (Location("а.yaml", 3, 7), "а.yaml:3:7"),
        (Location("а.yaml"), "а.yaml"),
        (Location("а.xlsx", sheet="Школы", cell="B4"), "а.xlsx [Школы!B4]"),
        (Location("а.docx", part="таблица 2"), "а.docx (таблица 2)"),
    ],
)
def test_places_print_as_people_look_for_them(place: Location, printed: str) -> None:
    assert str(place) == printed
