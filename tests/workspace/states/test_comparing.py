"""Two moments compared: by meaning, document by document, as files for Word."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace.editions.redlines import State
from shnor_docs.workspace.states.comparing import moments
from shnor_docs.workspace.states.saving import save
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import approved, change
from tests.workspace.states.repository import Repository

WHO = "А. П. Иванова"


@pytest.fixture(params=["git", "no git"])
def key(program: SmallWorkspace, request: pytest.FixtureRequest) -> str:
    """The key of a state after which a measure was changed."""
    approved(program)
    state = Repository.of(program.root).last("%H") if request.param == "git" else None
    state = state or save(program.open(), "small", "Начало", WHO).key
    change(program, "Вторая мера", "Другая мера")
    return state


def test_what_changed_is_told_and_the_documents_with_it(program: SmallWorkspace, key: str) -> None:
    with moments(program.open(), "small", key, "now") as pair:
        (difference,) = pair.comparison().differences
        papers = {paper.id: paper for paper in pair.papers()}
    assert difference.told.owner == "мероприятие 1.2"
    assert {name: paper.is_changed for name, paper in papers.items()} == {"order": False, "text": True, "report": False}
    (row,) = (one for one in papers["text"].pairs if one.is_changed)
    assert row.after and [piece.text for piece in row.after.cells[1] if piece.is_changed] == ["Другая"]


def test_files_for_word_are_made(program: SmallWorkspace, key: str) -> None:
    with moments(program.open(), "small", key, "now") as pair:
        table, redline = pair.comparison().table(), pair.redline("text")
    assert "Другая" in ZipFile(io.BytesIO(table)).read("word/document.xml").decode()
    assert (redline.state, redline.name) == (State.CHANGED, "text.docx")
    assert "w:del" in ZipFile(io.BytesIO(redline.data)).read("word/document.xml").decode()


def test_an_edition_is_compared_with_a_state(program: SmallWorkspace, key: str) -> None:
    with moments(program.open(), "small", "edition-1", key) as pair:
        assert pair.comparison().differences == ()
        assert pair.titles[0] == "Редакция 1 (приказ от 23.09.2019 № 401/1)"


def test_a_document_that_came_or_went_has_no_pairs(program: SmallWorkspace, key: str) -> None:
    change(program, "- {id: report, kind: report,", "- {id: other, kind: report,")
    with moments(program.open(), "small", key, "now") as pair:
        papers = {paper.id: paper for paper in pair.papers()}
    assert papers["report"].after is None and papers["other"].before is None
    assert papers["report"].pairs == papers["other"].pairs == ()


def test_a_program_with_faults_has_no_documents(program: SmallWorkspace, key: str) -> None:
    change(program, "document: text}", "document: nothing}")
    with moments(program.open(), "small", key, "now") as pair, pytest.raises(ShnorError):
        pair.papers()
