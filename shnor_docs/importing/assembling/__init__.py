"""Foreign documents as the files of a program, with what was decided, what is asked and what found no place."""

from shnor_docs.importing.assembling.draft import Draft, draft_of

__all__ = ["Draft", "draft_of"]
