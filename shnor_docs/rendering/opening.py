"""From the bytes of a template to the package of its documents: mended, no trace of review, links to print."""

from __future__ import annotations

from shnor_docs.rendering.links import with_printed_links
from shnor_docs.rendering.mending import mended
from shnor_docs.rendering.package import Package
from shnor_docs.rendering.review import accepted


def opened(package: Package) -> Package:
    """The package as its documents are made of it."""
    return with_printed_links(accepted(mended(package)))
