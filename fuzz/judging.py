"""What each command must give on a spoilt input, and what must be true of the files after it."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from fuzz.commands import Fault, run
from fuzz.inputs import ROOT, Area, Input, made_input, spoil
from fuzz.reports import codes, contents, rendered, sound, validated

LATER = "later"
_ID = re.compile(r"\bid: (\w+)")
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
    checked = run(given.root, "validate", given.program, "--format", "json", "--jobs", "1")
    yield from validated(given, checked)
    written = run(given.root, "render", "--format", "json", "--jobs", "1", "--out", str(given.root / "out"))
    yield from rendered(written)
    if checked.code == 1 and written.code == 0:
        yield Fault("код", "render: 0, хотя validate нашёл ошибки", checked.out)
    yield from given.chance.choice(_USES)(given)


def _template(given: Input) -> Iterator[Fault]:
    template = str(given.spoilt[0])
    checked = run(given.root, "template", "check", template, "--format", "json")
    yield from checked.faults()
    yield from run(given.root, "template", "variables", template).faults()
    written = run(given.root, "render", "--format", "json", "--jobs", "1", "--out", str(given.root / "out"))
    yield from rendered(written)
    if checked.code == 0:
        missed = {code for code in codes(written) if code in AT_COMPILING}
        yield from (Fault("проверка", f"template check не нашёл {code}", written.out) for code in sorted(missed))


def _workbook(given: Input) -> Iterator[Fault]:
    books = given.root / "books"
    yield from run(given.root, "excel", given.program, "--out", str(books)).faults()
    spoil(given.chance.choice(sorted(books.glob("*.xlsx"))), given.chance)
    before = contents(given.folder)
    yield from run(given.root, "excel", given.program, "--take", str(books), "--dry-run").faults()
    if contents(given.folder) != before:
        yield Fault("запись", "excel --dry-run: файлы изменены")
    taken = run(given.root, "excel", given.program, "--take", str(books), *given.chance.choice(((), ("--yes",))))
    yield from taken.faults()
    if taken.code and contents(given.folder) != before:
        yield Fault("запись", "excel --take: код 1, а файлы изменены", taken.err)
    yield from validated(given, run(given.root, "validate", given.program, "--format", "json", "--jobs", "1"))


_JUDGES: dict[Area, Callable[[Input], Iterator[Fault]]] = {
    Area.SOURCE: _source,
    Area.TEMPLATE: _template,
    Area.WORKBOOK: _workbook,
}


def _cloned(given: Input) -> Iterator[Fault]:
    outcome = run(given.root, "clone", given.program, LATER, "--period", "2026-2028")
    yield from outcome.faults()
    if (given.root / "programs" / LATER).exists() != (outcome.code == 0):
        yield Fault("запись", f"clone: код {outcome.code}", outcome.out + outcome.err)
    if outcome.code == 0:
        checked = run(given.root, "validate", LATER, "--format", "json", "--jobs", "1")
        yield from validated(given, checked)
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
    before = contents(given.folder)
    yield from run(given.root, "excel", given.program, "--take", str(books)).faults()
    if contents(given.folder) != before:
        yield Fault("запись", "excel --take: книги не правили, а файлы изменены")
    shutil.rmtree(books)


def _listed(given: Input) -> Iterator[Fault]:
    yield from run(given.root, "list", "--format", "json").faults()


def _filled_in(given: Input) -> Iterator[Fault]:
    out = str(given.root / "filled")
    yield from rendered(run(given.root, "render", "--for", "all", "--format", "json", "--jobs", "1", "--out", out))


def _explained(given: Input) -> Iterator[Fault]:
    ids = _ID.findall((ROOT / "programs" / given.program / "indicators.yaml").read_text(encoding="utf-8"))
    yield from run(given.root, "explain", given.program, given.chance.choice(ids)).faults()


def _identified(given: Input) -> Iterator[Fault]:
    rule = given.chance.choice(("thirty_percent", "both_subjects", "pareto", "below_expected", "grid"))
    yield from run(given.root, "identify", given.program, "--rule", rule).faults()


_USES = (_cloned, _compared, _compared_in_word, _exported, _listed, _filled_in, _explained, _identified)
"""What else is done with a program, beside its validation and rendering."""
