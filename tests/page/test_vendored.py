"""What others have written lies here unchanged, with its version and licence; all else is ours and says its types."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from shnor_docs.page.html import HERE

STATIC = HERE / "static"
FOLDERS = (STATIC, Path(__file__).parent / "vendored")
LICENSES = {"0BSD": "Zero-Clause BSD", "MPL-2.0": "Mozilla Public License, version 2.0"}
VENDORED = [
    pytest.param(folder, known, id=known["file"])
    for folder in FOLDERS
    for known in json.loads((folder / "vendored.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("folder", "known"), VENDORED)
def test_it_is_the_file_that_was_published(folder: Path, known: dict[str, str]) -> None:
    data = (folder / known["file"]).read_bytes()
    assert sha256(data).hexdigest() == known["sha256"]
    assert known["version"].encode() in data


@pytest.mark.parametrize(("folder", "known"), VENDORED)
def test_its_licence_lies_beside_it(folder: Path, known: dict[str, str]) -> None:
    text = (folder / known["license_file"]).read_text(encoding="utf-8")
    assert text.startswith(LICENSES[known["license"]])


def test_every_other_script_is_ours_and_says_its_types() -> None:
    foreign = {known["file"] for known in json.loads((STATIC / "vendored.json").read_text(encoding="utf-8"))}
    ours = [path for path in STATIC.glob("*.js") if path.name not in foreign]
    assert ours
    assert [path.name for path in ours if "// @ts-check" not in path.read_text("utf-8").splitlines()[:3]] == []
    assert [path.name for path in ours if path.name.endswith(".min.js")] == []
