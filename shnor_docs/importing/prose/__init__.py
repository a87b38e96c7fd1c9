"""Blocks of a foreign document as Markdown of the product, which prints every word and number of them."""

from shnor_docs.importing.prose.flow import cell_text, markdown

__all__ = ["cell_text", "markdown"]
