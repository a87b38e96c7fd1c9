"""Every shipped template and every rendered sample passes ``form check``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from shnor_docs.workspace.form_checks import check_form
from shnor_docs.workspace.places import default_files
from tests.samples import ROOT, each_document

TEMPLATES = sorted((default_files() / "docx").glob("*.docx"))


def faults(path: Path) -> list[str]:
    (one,) = check_form(ROOT, [path])
    return [f"{d.code.id} {d.location.part}: {d.message}" for d in one.diagnostics]


@each_document
def test_a_rendered_sample_passes(program: str, document: str, rendered: Mapping[tuple[str, str], Path]) -> None:
    assert faults(rendered[program, document]) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_shipped_template_passes(path: Path) -> None:
    assert faults(path) == []


def test_there_are_templates_to_check() -> None:
    assert len(TEMPLATES) >= 4
