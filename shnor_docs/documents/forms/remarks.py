"""Remarks after tables, «Вывод», «Проблема»: their text, or lines to write on."""

from __future__ import annotations

from shnor_docs.documents.prose import Writer, blocks
from shnor_docs.documents.tree import Kind, Run, Unit

LINE = 60
"""Signs of a line across the page, in the usual type of 14 points."""


def remark(unit_id: str, title: str, text: str | None, prose: Writer) -> tuple[Unit, ...]:
    """«Вывод: …» as paragraphs; without a text, two lines to write on."""
    label = f"{title}:"
    if text:
        return blocks(f"**{label}** {text}", unit_id, prose)
    first = (Run(label, bold=True), Run(" " + "_" * (LINE - len(label))))
    return (
        Unit(f"{unit_id}/1", Kind.PARAGRAPH, first),
        Unit(f"{unit_id}/2", Kind.PARAGRAPH, (Run("_" * LINE),)),
    )
