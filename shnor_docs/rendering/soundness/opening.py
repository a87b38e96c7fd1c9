"""From the bytes of a template to the package of its documents: mended, no trace of review, links to print."""

from __future__ import annotations

from shnor_docs.rendering.package.reading import Package
from shnor_docs.rendering.parts.links import with_printed_links
from shnor_docs.rendering.parts.review import accepted
from shnor_docs.rendering.soundness.mending import mended


def opened(package: Package) -> Package:
    """The package as its documents are made of it."""
    return with_printed_links(accepted(mended(package)))
