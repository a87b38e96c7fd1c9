"""Pages and schemas made from the code are those that the code makes now, and no link of a page is dead."""

import re
from pathlib import Path

import pytest
from build_reference import REFERENCE, SCHEMAS, generated

ROOT = Path(__file__).parent.parent
GENERATED = generated()
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("path", GENERATED, ids=str)
def test_generated_file_is_fresh(path):
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path], "обновите: make reference"


@pytest.mark.parametrize("folder", [REFERENCE, SCHEMAS], ids=str)
def test_every_file_beside_the_generated_ones_is_generated(folder):
    there = {path.relative_to(ROOT) for path in (ROOT / folder).iterdir()}
    assert there
    assert there == {path for path in GENERATED if path.parent == folder}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    dead = [
        link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()
    ]
    assert dead == []
