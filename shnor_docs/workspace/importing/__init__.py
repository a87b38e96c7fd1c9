"""Old Word documents as a new program of the workspace."""

from shnor_docs.workspace.importing.importing import Wanted, import_documents, import_program, preview_import

__all__ = ["Wanted", "import_documents", "import_program", "preview_import"]
