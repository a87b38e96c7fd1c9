"""How much a window may send at once."""

from __future__ import annotations

from shnor_docs.source.reading import MAX_SIZE, MEGABYTE

MOST_BYTES = MAX_SIZE + MEGABYTE
"""Of a request: the largest file that the program reads, and what is filled in beside it."""
