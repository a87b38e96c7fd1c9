"""An edition of a document printed for comparison: every block tells the unit that it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shnor_docs.documents.tree import Document
from shnor_docs.rendering.blocks.context import context
from shnor_docs.rendering.blocks.units import Blocks
from shnor_docs.rendering.template import Template


def printed(document: Document, template: Template) -> bytes:
    """The file of a document whose paragraphs, tables and rows name their units; Word would not open it.

    Raises:
        TemplateError: the template cannot print the document.
    """
    data = context(document, template.undeclared_variables())
    return template.render({name: _named(value) for name, value in data.items()})


def _named(value: object) -> object:
    if isinstance(value, Blocks):
        return replace(value, named=True)
    if isinstance(value, Mapping):
        return {key: _named(inner) for key, inner in value.items()}
    return value
