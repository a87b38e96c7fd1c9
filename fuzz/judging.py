"""What each command must give on a spoilt input, and what must be true of the files after it."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from fuzz.commands import Fault, Outcome, run
from fuzz.inputs import ROOT, Area, Input, made_input, spoil

LATER = "later"
AT_COMPILING = frozenset({"ШД601", "ШД602", "ШД603", "ШД604", "ШД616", "ШД622"})
"""Codes of a template that its check finds without data, or nobody does."""


def judged(seed: int, root: Path) -> list[Fault]:
    """All that is wrong with what the commands make of a seed's input, written into an empty folder."""
    given = made_input(seed, root)
    faults = list(_JUDGES[given.area](given))
    faults += [Fault("остаток", path.name) for path in root.rglob(".shnor-docs-*")]
    return faults


def judge(seed: int) -> list[Fault]:
    """The same in a folder of its own, which is then removed."""
    with tempfile.TemporaryDirectory(prefix="shnor-fuzz-") as folder:
        return judged(seed, Path(folder))


def _source(given: Input) -> Iterator[Fault]:
    checked = run(given.root, "validate", given.program, "--format", "json")
    yield from _validated(given, checked)
    rendered = run(given.root, "render", "--format", "json", "--jobs", "1", "--out", str(given.root / "out"))
    yield from _rendered(rendered)
    if checked.code == 1 and rendered.code == 0:
        yield Fault("код", "render: 0, хотя validate нашёл ошибки", checked.out)
    yield from given.chance.choice((_cloned, _compared, _compared_in_word, _exported, _listed))(given)


def _template(given: Input) -> Iterator[Fault]:
    template = str(given.spoilt[0])
    checked = run(given.root, "template", "check", template, "--format", "json")
    yield from checked.faults()
    yield from run(given.root, "template", "variables", template).faults()
    rendered = run(given.root, "render", "--format", "json", "--jobs", "1", "--out", str(given.root / "out"))
    yield from _rendered(rendered)
    if checked.code == 0:
        missed = {code for code in _codes(rendered) if code in AT_COMPILING}
        yield from (Fault("проверка", f"template check не нашёл {code}", rendered.out) for code in sorted(missed))


def _workbook(given: Input) -> Iterator[Fault]:
    books = given.root / "books"
    yield from run(given.root, "excel", given.program, "--out", str(books)).faults()
    spoil(given.chance.choice(sorted(books.glob("*.xlsx"))), given.chance)
    before = _contents(given.folder)
    taken = run(given.root, "excel", given.program, "--take", str(books))
    yield from taken.faults()
    if taken.code and _contents(given.folder) != before:
        yield Fault("запись", "excel --take: код 1, а файлы изменены", taken.err)
    yield from _validated(given, run(given.root, "validate", given.program, "--format", "json"))


_JUDGES: dict[Area, Callable[[Input], Iterator[Fault]]] = {
    Area.SOURCE: _source,
    Area.TEMPLATE: _template,
    Area.WORKBOOK: _workbook,
}


def _validated(given: Input, outcome: Outcome) -> Iterator[Fault]:
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


def _rendered(outcome: Outcome) -> Iterator[Fault]:
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


def _codes(outcome: Outcome) -> set[str]:
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


def _cloned(given: Input) -> Iterator[Fault]:
    outcome = run(given.root, "clone", given.program, LATER, "--period", "2026-2028")
    yield from outcome.faults()
    if (given.root / "programs" / LATER).exists() != (outcome.code == 0):
        yield Fault("запись", f"clone: код {outcome.code}", outcome.out + outcome.err)
    if outcome.code == 0:
        checked = run(given.root, "validate", LATER, "--format", "json")
        yield from _validated(given, checked)
        if checked.code:
            yield Fault("запись", "clone: копия с ошибками", checked.out)


def _compared(given: Input) -> Iterator[Fault]:
    before = str(ROOT / "programs" / given.program)
    yield from run(given.root, "diff", before, given.program, "--format", "json").faults()


def _compared_in_word(given: Input) -> Iterator[Fault]:
    before, table = str(ROOT / "programs" / given.program), given.root / "table.docx"
    outcome = run(given.root, "diff", before, given.program, "--format", "docx", "--out", str(table))
    yield from outcome.faults()
    if outcome.code == 0:
        yield from sound(table)


def _exported(given: Input) -> Iterator[Fault]:
    books = given.root / "books"
    yield from run(given.root, "excel", given.program, "--out", str(books)).faults()
    if not books.exists():
        return
    before = _contents(given.folder)
    yield from run(given.root, "excel", given.program, "--take", str(books)).faults()
    if _contents(given.folder) != before:
        yield Fault("запись", "excel --take: книги не правили, а файлы изменены")
    shutil.rmtree(books)


def _listed(given: Input) -> Iterator[Fault]:
    yield from run(given.root, "list", "--format", "json").faults()


def _contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
