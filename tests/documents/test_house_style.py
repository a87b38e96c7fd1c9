"""The house style of a workspace, and that no text reaches a document past typography."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shnor_docs.documents.tree import Document, walk
from shnor_docs.russian.typography import typeset
from shnor_docs.workspace import Workspace
from tests.samples import ROOT
from tests.small_workspace import SmallWorkspace, section

PROSE = section('МБОУ "СОШ "Радуга"": **85**% и "лишь" 5%')


def printed(small: SmallWorkspace) -> str:
    (document,) = small.open().documents("small")
    return next(texts(document))


def texts(document: Document) -> Iterator[str]:
    return (unit.plain for unit in walk(document.slot("body")) if unit.text)


@pytest.mark.parametrize(
    ("style", "official"),
    [
        ("", "МБОУ «СОШ «Радуга»»: 85\u00a0% и «лишь» 5\u00a0%"),
        ("nested_quotes: low", "МБОУ «СОШ „Радуга“»: 85\u00a0% и «лишь» 5\u00a0%"),
        ("percent: unspaced", "МБОУ «СОШ «Радуга»»: 85% и «лишь» 5%"),
        ("{nested_quotes: low, percent: unspaced}", "МБОУ «СОШ „Радуга“»: 85% и «лишь» 5%"),
    ],
)
def test_a_workspace_chooses_its_style(small: SmallWorkspace, style: str, official: str) -> None:
    small.program(PROSE)
    if style:
        small.write("typography.yaml", style)
    assert printed(small) == official


def test_a_quote_without_a_pair_keeps_the_others(small: SmallWorkspace) -> None:
    small.program(section("«а «б» в"))
    small.write("typography.yaml", "nested_quotes: low")
    assert printed(small) == "«а «б» в"


def test_a_wrong_style_is_told(small: SmallWorkspace) -> None:
    small.program(PROSE)
    small.write("typography.yaml", "nested_quotes: paws\npercents: spaced")
    found = small.open().validate()
    assert [(d.location.file, d.location.line) for d in found] == [("typography.yaml", 1), ("typography.yaml", 2)]


@pytest.mark.parametrize("program", Workspace(ROOT).programs)
def test_every_text_of_a_shipped_document_is_typeset(program: str) -> None:
    found = [unit.plain for document in Workspace(ROOT).documents(program) for unit in walk(document.root) if unit.text]
    assert found
    assert [text for text in found if typeset(text) != text] == []
