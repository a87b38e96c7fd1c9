"""A plan of measures as the roadmap of a program."""

from shnor_docs.importing.tables.plans.again import plan_again
from shnor_docs.importing.tables.plans.known_items import KnownItems
from shnor_docs.importing.tables.plans.roadmap import roadmap_of

__all__ = ["KnownItems", "plan_again", "roadmap_of"]
