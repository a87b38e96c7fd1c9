"""The whole way, from YAML to files: warm in one process, cold as a command, beside docxtpl's rendering alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import docx

from bench.rendering import with_docxtpl
from bench.samples import Sample
from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.source.keeping import FOLDER
from shnor_docs.workspace import Workspace, Written

ROOT = Path(__file__).parent.parent
PROGRAM = "rybinsk-2020-2022"
WARM, COLD, UNCHANGED = 0.6, 0.37, 0.21
"""Limits: warm against docxtpl in one process; a command against a process that renders by docxtpl."""
_ROUNDS = 9


def run() -> bool:
    """Print the times of the whole way as shares of docxtpl's; whether the goals are met."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = list(samples(folder))
        return all((_warm(folder, made), _cold(folder), _one_word(folder / "workspace")))


def _warm(folder: Path, made: list[Sample]) -> bool:
    ours = usual(lambda: list(Workspace(ROOT).render([PROGRAM], out=folder / "warm", force=True)))
    theirs = usual(lambda: [with_docxtpl(sample) for sample in made])
    ratio = ours / theirs
    print(
        f"весь путь, {len(made)} документов, тёплый, источники прежние: {ours * 1000:.0f} мс; docxtpl из готовых "
        f"словарей: {theirs * 1000:.0f} мс; отношение {ratio:.2f} (цель {WARM})"
    )
    with _nothing_kept():
        anew = usual(lambda: list(Workspace(ROOT).render([PROGRAM], out=folder / "warm", force=True)))
    print(f"  то же, ничего не храня: чтение, проверка и тексты заново: {anew * 1000:.0f} мс; {anew / theirs:.2f}")
    return ratio <= WARM


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """No document trees or templates are kept between runs."""
    before = os.environ.get(FOLDER)
    os.environ[FOLDER] = ""
    try:
        yield
    finally:
        os.environ.pop(FOLDER)
        os.environ.update({FOLDER: before} if before is not None else {})


def usual(action: Callable[[], object]) -> float:
    """The median of several runs after the first, in seconds."""
    action()
    times = []
    for _ in range(_ROUNDS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return median(times)


def _cold(folder: Path) -> bool:
    command = ("-m", "shnor_docs", "render", PROGRAM, "--out", str(folder / "cold"))
    theirs = _seconds("-m", "bench.whole", str(folder))
    forced, unchanged = _seconds(*command, "--force"), _seconds(*command)
    shares = forced / theirs, unchanged / theirs
    print(
        f"команда: всё заново {forced * 1000:.0f} мс, ничего не изменилось {unchanged * 1000:.0f} мс; "
        f"процесс с docxtpl {theirs * 1000:.0f} мс; отношения {shares[0]:.2f} (цель {COLD}) "
        f"и {shares[1]:.2f} (цель {UNCHANGED})"
    )
    return shares[0] <= COLD and shares[1] <= UNCHANGED


def _seconds(*arguments: str) -> float:
    return usual(lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True))


def _one_word(root: Path) -> bool:
    """A word of one section is changed: only the document that states it is written again."""
    shutil.copytree(ROOT / "programs" / PROGRAM, root / "programs" / PROGRAM)
    shutil.copyfile(ROOT / "indicators.yaml", root / "indicators.yaml")
    list(Workspace(root).render())
    section = root / "programs" / PROGRAM / "sections/02-relevance.md"
    section.write_text(section.read_text(encoding="utf-8") + "\n\nЕщё одно слово.\n", encoding="utf-8")
    start = perf_counter()
    written = [r.document for r in Workspace(root).render() if isinstance(r, Written) and not r.unchanged]
    print(f"изменилось слово: {(perf_counter() - start) * 1000:.0f} мс, записаны {', '.join(written)} (цель: program)")
    return written == ["program"]


def samples(folder: Path) -> Iterator[Sample]:
    """Each document of the program as a template of docxtpl and the dictionaries that it prints."""
    template = folder / "blocks.docx"
    _template().save(str(template))
    for number, document in enumerate(Workspace(ROOT).documents(PROGRAM)):
        copy = folder / f"{number}.docx"
        shutil.copyfile(template, copy)
        context = {"title": document.title, "blocks": list(_blocks(document))}
        copy.with_suffix(".json").write_text(json.dumps(context), encoding="utf-8")
        yield Sample(document.id, copy, context)


def _template() -> Any:
    made = docx.Document()
    for text in ("{{ title }}", "{%p for block in blocks %}", "{%p if block.rows %}"):
        made.add_paragraph(text)
    table = made.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for place, text in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        table.cell(1, place).text = text
    table.cell(2, 0).text = "{%tr endfor %}"
    for text in ("{%p else %}", "{{ block.text }}", "{%p endif %}", "{%p endfor %}"):
        made.add_paragraph(text)
    return made


def _blocks(document: Document) -> Iterator[dict[str, object]]:
    waiting = [document.root]
    while waiting:
        unit = waiting.pop()
        if unit.kind is Kind.TABLE:
            yield {"rows": [[_cell(cell) for cell in row.children] for row in unit.children]}
            continue
        if unit.text:
            yield {"text": unit.plain}
        waiting += reversed(unit.children)


def _cell(cell: Unit) -> str:
    return "\n".join(unit.plain for unit in walk(cell) if unit.text)


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        with_docxtpl(Sample(path.stem, path.with_suffix(".docx"), json.loads(path.read_text(encoding="utf-8"))))
