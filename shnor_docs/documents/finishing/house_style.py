"""A finished tree in the house style of its workspace: texts are typeset when they are made, the choices made last."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.documents.tree import Text, Unit
from shnor_docs.model.typography import Typography
from shnor_docs.russian.house_style import NestedQuotes, Percent, with_nested_quotes, with_unspaced_percent


def in_house_style(unit: Unit, typography: Typography) -> Unit:
    """The unit with all below it; the unit itself where the workspace prints as everybody does."""
    return unit if typography == Typography() else _styled(unit, typography)


def _styled(unit: Unit, typography: Typography) -> Unit:
    children = tuple(_styled(child, typography) for child in unit.children)
    return replace(unit, text=_text(unit.text, typography), children=children)


def _text(text: Text, typography: Typography) -> Text:
    printed = [run.text for run in text]
    if typography.nested_quotes is NestedQuotes.LOW:
        printed = with_nested_quotes(printed)
    if typography.percent is Percent.UNSPACED:
        printed = [with_unspaced_percent(piece) for piece in printed]
    return tuple(replace(run, text=piece) for run, piece in zip(text, printed, strict=True))
