"""Old Word documents as a new program of the workspace."""

from shnor_docs.workspace.importing.importing import import_program, preview_import

__all__ = ["import_program", "preview_import"]
