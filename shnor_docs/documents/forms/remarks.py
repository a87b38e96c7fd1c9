"""Remarks after tables, «Вывод», «Проблема»: their text, or lines to write on."""

from __future__ import annotations

from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import Kind, Run, Unit
from shnor_docs.russian.typography import typeset

LINE = 60
"""Signs of a line across the page, in the usual type of 14 points."""


def written_remark(unit_id: str, title: str, text: str | None, prose: Writer) -> tuple[Unit, ...]:
    """«Вывод: …» in the program's own prose; without it, lines to write on."""
    return blocks(f"**{title}:** {text}", unit_id, prose) if text else remark(unit_id, title)


def remark(unit_id: str, title: str, answer: str = "", source: str = "") -> tuple[Unit, ...]:
    """«Вывод: …» as a subject answers it, plain text whatever it holds; without an answer, two lines."""
    label = Run(f"{title}:", bold=True)
    if answer:
        return (Unit(f"{unit_id}/1", Kind.PARAGRAPH, (label, Run(" " + typeset(answer), source=source))),)
    return (
        Unit(f"{unit_id}/1", Kind.PARAGRAPH, (label, Run(" " + "_" * (LINE - len(label.text))))),
        Unit(f"{unit_id}/2", Kind.PARAGRAPH, (Run("_" * LINE),)),
    )
