"""What must be true of a report and of the files it names, whatever the input."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from fuzz.commands import Fault, Outcome
from fuzz.inputs import Input


def validated(given: Input, outcome: Outcome) -> Iterator[Fault]:
    """What is wrong with a report of ``validate``: its code, the places it names."""
    faults = list(outcome.faults())
    yield from faults
    if faults:
        return
    found = json.loads(outcome.out)
    if any(one["severity"] == "error" for one in found) != (outcome.code == 1):
        yield Fault("код", f"validate: {outcome.code}", outcome.out)
    for one in found:
        yield from _placed(given, one)


def _placed(given: Input, diagnostic: dict[str, Any]) -> Iterator[Fault]:
    """A diagnostic must point into its file."""
    path = given.root / diagnostic["file"]
    if diagnostic["line"] is None or not path.is_file():
        return
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[diagnostic["line"] - 1] if 0 < diagnostic["line"] <= len(lines) else None
    if line is None or (diagnostic["column"] or 1) > len(line) + 1:
        place = f"{diagnostic['code']} {path.suffix}"
        yield Fault(
            "место", place, f"{diagnostic['file']}:{diagnostic['line']}:{diagnostic['column']} {diagnostic['message']}"
        )


def rendered(outcome: Outcome) -> Iterator[Fault]:
    """What is wrong with a report of ``render``, and with the files that it names."""
    faults = list(outcome.faults())
    yield from faults
    if faults:
        return
    results = json.loads(outcome.out)
    failed = [one for one in results if one["path"] is None]
    if bool(failed) != (outcome.code == 1):
        yield Fault("код", f"render: {outcome.code}", outcome.out)
    for one in failed:
        if not any(found["severity"] == "error" for found in one["diagnostics"]):
            yield Fault("код", "render: отказ без ошибки", outcome.out)
    for one in results:
        if one["path"]:
            yield from sound(Path(one["path"]))


def codes(outcome: Outcome) -> set[str]:
    """Codes of what ``render`` refused."""
    if outcome.failure or outcome.code not in (0, 1):
        return set()
    return {found["code"] for one in json.loads(outcome.out) for found in one["diagnostics"]}


def sound(path: Path) -> Iterator[Fault]:
    """A written .docx is a whole zip of well-formed parts, each once."""
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            names = archive.namelist()
            if len(names) != len(set(names)):
                yield Fault("файл", "часть записана дважды", str(names))
            for name in names:
                data = archive.read(name)
                if name.endswith((".xml", ".rels")) and data:
                    etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        yield Fault("файл", f"{type(error).__name__} {error}"[:100], str(path))


def contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
