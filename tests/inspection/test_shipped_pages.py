"""Every rendered sample lies well on its pages."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.workspace.pdf.printing import check_fit
from tests.samples import each_document

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice (soffice)"),
]

Names = tuple[str, str]


@pytest.fixture(scope="module")
def found(rendered: Mapping[Names, Path]) -> Mapping[Names, list[str]]:
    """What is found in each sample, all of them printed by one call."""
    pytest.importorskip("pypdfium2", reason="нет pypdfium2")
    told = dict(check_fit(list(rendered.values())))
    return {
        names: [f"{d.code.id} {d.location.part}: {d.message}" for d in told[path]] for names, path in rendered.items()
    }


@each_document
def test_a_sample_lies_well(program: str, document: str, found: Mapping[Names, list[str]]) -> None:
    assert found[program, document] == []
