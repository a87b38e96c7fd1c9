"""Old Word documents as a new program of the workspace."""

from shnor_docs.workspace.importing.importing import Imported, import_program, preview_import

__all__ = ["Imported", "import_program", "preview_import"]
