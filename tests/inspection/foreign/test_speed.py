"""A hundred pages are read in at most a second and a half."""

from __future__ import annotations

import time
from pathlib import Path

from shnor_docs.inspection.foreign import read_document
from shnor_docs.inspection.foreign.tree import paragraphs
from tests.inspection.foreign.papers import abstract, level, num, numbered, p, paper, r, style
from tests.inspection.foreign.test_tables import cell, row, table

LOOK = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="ru-RU"/>'
)
STANDS = '<w:spacing w:line="276" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>'
WORDS = ("Управление образования ", "обеспечивает ", "методическую ", "поддержку школ ", "с низкими результатами ")
SECONDS = 1.5


def hundred_pages() -> str:
    """Clauses of many runs, as Word writes them, and a long table: LibreOffice prints it on 102 pages."""
    clause = "".join(r(words, LOOK) for words in WORDS * 4)
    clauses = [p(clause, numbered(1, place % 3) + STANDS) for place in range(420)]
    line = row(*(cell(p(r(f"значение {place}", LOOK), STANDS)) for place in range(5)))
    return "".join(clauses) + table(*[line] * 420, columns=5)


def test_a_hundred_pages(tmp_path: Path) -> None:
    lists = abstract(0, *map(level, range(3))) + num(1, 0)
    path = paper(tmp_path, hundred_pages(), {"numbering": lists, "styles": style("x")})
    read_document(path)
    begun = time.process_time()
    read = read_document(path)
    assert time.process_time() - begun < SECONDS
    assert len(list(paragraphs(read.blocks))) == 420 + 420 * 5
