"""Any official Word file as a frozen tree of blocks with places, and what of it was not understood or left out."""

from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.reading import read_document, read_sent

__all__ = ["ForeignDocument", "read_document", "read_sent"]
