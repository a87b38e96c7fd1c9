"""One file may hold an order and its appendices: stretches of blocks, each one document."""

from shnor_docs.importing.parts.stretches import Stretch, stretches

__all__ = ["Stretch", "stretches"]
