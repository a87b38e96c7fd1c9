"""Lists of a text as statements of the program: goals, tasks, results, risks."""

from shnor_docs.importing.statements.listing import Listed, listed

__all__ = ["Listed", "listed"]
