"""What the documents say in two ways."""

from shnor_docs.importing.contradictions.claims import Claim, contradictions

__all__ = ["Claim", "contradictions"]
