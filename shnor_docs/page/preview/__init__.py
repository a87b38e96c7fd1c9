"""Documents beside the forms: as pages, from the same tree as the Word files, each phrase a way to its field."""

from shnor_docs.page.preview.panes import pane

__all__ = ["pane"]
