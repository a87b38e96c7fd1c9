"""A report for a browser: source and result side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from shnor_docs.importing.coverage import Unit
from shnor_docs.importing.report.report import Report
from shnor_docs.importing.report.text import as_text

_STYLE = """
body { font: 15px/1.45 sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1b1b1b; }
pre { white-space: pre-wrap; background: #f5f5f2; padding: 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td, th { border: 1px solid #cfcfca; padding: .35rem .5rem; vertical-align: top; text-align: left; }
td { overflow-wrap: anywhere; }
th:first-child, td:first-child { width: 11rem; color: #5a5a55; font-size: .85em; }
tr.lost td { background: #fde8e4; } tr.other td { background: #fff7da; } tr.moved td { background: #e9f2fb; }
mark { background: #f5b5a8; }
"""


def as_html(report: Report) -> str:
    """A page of its own: it loads nothing from anywhere."""
    title = f"Импорт программы «{escape(report.program)}»"
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>{title}</title>',
            f"<style>{_STYLE}</style></head>\n<body>\n<h1>{title}</h1>",
            f"<pre>{escape(as_text(report))}</pre>",
            *_decisions(report),
            "<h2>Исходный текст и программа</h2>",
            "<p>Красным – слова, которых в программе нет; жёлтым – тот же текст разделён или напечатан иначе; "
            "голубым – стоит в другом месте.</p>",
            *_sides(report),
            "</body>\n</html>\n",
        )
    )


def _decisions(report: Report) -> Iterator[str]:
    yield "<h2>Что чем стало</h2>\n<table>\n<tr><th>Место<th>Что это<th>Насколько точно<th>Почему</tr>"
    for one in report.draft.decisions:
        found = one.what
        yield _row("", (f"{one.file}, {found.place}", found.what, found.certainty.value, found.reason))
    yield "</table>"


def _sides(report: Report) -> Iterator[str]:
    lost = {(one.unit.where, one.unit.place): set(one.words) for one in report.coverage.lost}
    moved = {id(unit) for unit in report.coverage.moved}
    file = None
    for source, printed in report.coverage.pairs:
        if source.where != file:
            yield "</table>" if file else ""
            file = source.where
            yield f"<h3>{escape(file)}</h3>\n<table>\n<tr><th>Место<th>Исходный текст<th>Программа</tr>"
        yield _side(source, printed, lost.get((source.where, source.place), set()), is_moved=id(source) in moved)
    yield "</table>" if file else ""


def _side(source: Unit, printed: Unit | None, lost: set[str], *, is_moved: bool) -> str:
    kind = "lost" if lost else "moved" if is_moved else "" if printed else "other"
    told = f"{printed.where}: {printed.text}" if printed else "нет слов: " + ", ".join(sorted(lost)) if lost else ""
    return _row(kind, (str(source.place), source.text, told or "слова напечатаны, но не одной строкой"))


def _row(kind: str, cells: Iterable[str]) -> str:
    sign = f' class="{kind}"' if kind else ""
    return f"<tr{sign}>" + "".join(f"<td>{escape(cell)}" for cell in cells) + "</tr>"
