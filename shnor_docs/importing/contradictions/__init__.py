"""What the documents say in two ways."""

from shnor_docs.importing.contradictions.claims import Claim, Differing, differing

__all__ = ["Claim", "Differing", "differing"]
