"""A plan of measures as the roadmap of a program."""

from shnor_docs.importing.tables.plans.roadmap import roadmap_of

__all__ = ["roadmap_of"]
