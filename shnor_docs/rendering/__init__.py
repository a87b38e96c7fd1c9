"""Word templates in docxtpl's language, compiled once: fast, safe, with errors an official can act on.

The names below are loaded when first asked for: the command line's help needs none of lxml, Jinja, docxtpl.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shnor_docs.rendering.errors import TemplateError

if TYPE_CHECKING:
    from shnor_docs.rendering.blocks.shapes import Shape
    from shnor_docs.rendering.checking.templates import check_template, template_names
    from shnor_docs.rendering.outlines.outline import outline
    from shnor_docs.rendering.styles.session import Session
    from shnor_docs.rendering.template import Template

__all__ = [
    "Session",
    "Shape",
    "Template",
    "TemplateError",
    "check_template",
    "outline",
    "template_names",
]

_HOMES = {
    "Session": "styles.session",
    "Shape": "blocks.shapes",
    "Template": "template",
    "check_template": "checking.templates",
    "outline": "outlines.outline",
    "template_names": "checking.templates",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
