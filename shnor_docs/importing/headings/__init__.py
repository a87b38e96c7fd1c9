"""The blocks of a document as its title and its chapters."""

from shnor_docs.importing.headings.chapters import Chapter, chapters
from shnor_docs.importing.headings.furniture import captioned, is_contents, without_contents
from shnor_docs.importing.headings.titles import Title, title_of

__all__ = ["Chapter", "Title", "captioned", "chapters", "is_contents", "title_of", "without_contents"]
