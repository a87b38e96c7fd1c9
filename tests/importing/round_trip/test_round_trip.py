"""Each document of the samples, rendered and imported again, gives the program that it is of, but for a list."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.workspace import Workspace
from tests.importing.round_trip.comparing import (
    Again,
    again,
    printed_differences,
    record_differences,
    width_differences,
)
from tests.importing.round_trip.justified import PRINTED, RECORDS, WIDTHS, unjustified
from tests.samples import ROOT

PROGRAMS = Workspace(ROOT).programs
Imported = Mapping[str, Again]


@pytest.fixture(scope="module")
def imported(rendered: Mapping[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """All samples, imported from their documents."""
    return {
        program: again(program, [path for (name, _), path in rendered.items() if name == program], folder)
        for program in PROGRAMS
        if (folder := tmp_path_factory.mktemp(program))
    }


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_word_is_lost_and_nothing_is_refused(program: str, imported: Imported) -> None:
    report = imported[program].report
    assert report.is_whole, report.coverage.lost
    assert not report.refused


@pytest.mark.parametrize("program", PROGRAMS)
def test_documents_print_the_same(program: str, imported: Imported) -> None:
    found = imported[program]
    assert len(found.documents) == len(found.came_documents)
    for document in found.documents:
        assert not unjustified(printed_differences(document, found.came_documents), PRINTED), document.id


@pytest.mark.parametrize("program", PROGRAMS)
def test_columns_are_as_wide(program: str, imported: Imported) -> None:
    for document in imported[program].documents:
        assert max(width_differences(document, imported[program].came_documents), default=0) <= WIDTHS, document.id


@pytest.mark.parametrize("program", PROGRAMS)
def test_records_are_the_same(program: str, imported: Imported) -> None:
    found = unjustified(record_differences(imported[program]), RECORDS)
    assert not found, found[:5]


def test_all_that_is_justified_is_met(imported: Imported) -> None:
    """A reason that nothing needs any more is taken off the list."""
    records = [line for found in imported.values() for line in record_differences(found)]
    printed = [
        line
        for found in imported.values()
        for document in found.documents
        for line in printed_differences(document, found.came_documents)
    ]
    for lines, known in ((records, RECORDS), (printed, PRINTED)):
        assert not [one.pattern for one in known if not any(map(one.holds, lines))]
