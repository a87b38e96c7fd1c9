"""Opening and reading a foreign document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.foreign.blocks import Blocks
from shnor_docs.inspection.foreign.converting import as_word
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.looks import Looks
from shnor_docs.inspection.foreign.note_numbers import NoteNumbers
from shnor_docs.inspection.foreign.notes import comments_of, margins_of, notes_of
from shnor_docs.inspection.foreign.remarks import NUMBER, Place, Remark
from shnor_docs.inspection.foreign.story import Reading, Story
from shnor_docs.inspection.foreign.tree import Block, MarkKind, paragraphs
from shnor_docs.inspection.formatting import formats_of
from shnor_docs.inspection.word_files import WordFile, opened
from shnor_docs.rendering.errors import Refusal, refusing
from shnor_docs.rendering.numbering.counting import Counters
from shnor_docs.rendering.package.reading import read_file
from shnor_docs.rendering.package.xml import Element, W

WORDLESS = declare("ШД686", Severity.ERROR, "в документе Word нет текста")


def read_document(path: Path, shown: str | None = None) -> ForeignDocument:
    """The document in a file: .docx, or .doc, .rtf, .odt where LibreOffice is there; ``shown`` names it in diagnostics.

    Raises:
        TemplateError: it is damaged, encrypted, unsafe, no document of Word, or has no words.
        ShnorError: it needs LibreOffice, and there is none.
    """
    name = shown or path.name
    with refusing(name):
        return _read(read_file(path), name)


def read_sent(data: bytes, name: str) -> ForeignDocument:
    """The same of a file that was sent under a name; raises as :func:`read_document` does."""
    with refusing(name):
        return _read(data, name)


def _read(data: bytes, name: str) -> ForeignDocument:
    word = as_word(data, name)
    read = document_of(opened(word, name))
    return read if word is data else replace(read, remarks=(*read.remarks, *_doubts(read)))


def _doubts(read: ForeignDocument) -> tuple[Remark, ...]:
    """LibreOffice may begin lists of another kind of document anew where they went on."""
    if not any(one.number and not one.number.is_bullet for one in paragraphs(read.blocks)):
        return ()
    what = "документ переведён в .docx программой LibreOffice: сверьте номера пунктов с исходным"
    return (Remark(NUMBER, what, Place("", ())),)


def document_of(file: WordFile) -> ForeignDocument:
    """The document of an opened file; raises :class:`Refusal` if it has no words."""
    formats = formats_of(file)
    shared = Reading(file, formats, Looks(formats), NoteNumbers(file))
    body = file.root.find(f"{W}body")
    blocks = _body(shared, file.root if body is None else body)
    notes, margins = tuple(notes_of(shared)), tuple(margins_of(shared))
    _check_words(blocks)
    return ForeignDocument(file.shown, blocks, notes, tuple(comments_of(shared)), margins, tuple(shared.remarks))


def _body(shared: Reading, body: Element) -> tuple[Block, ...]:
    story = Story(shared, "", shared.file.main.name, body, Counters(shared.formats.lists))
    blocks = Blocks(story).read(body, ())
    if story.counters.lists_used & story.box_counters.lists_used:
        what = "один список идёт и в тексте, и в надписях: номера посчитаны порознь"
        shared.remarks.append(Remark(NUMBER, what, Place("", ())))
    return blocks


def _check_words(blocks: tuple[Block, ...]) -> None:
    found = list(paragraphs(blocks))
    if any(paragraph.text.strip() for paragraph in found):
        return
    if any(mark.kind is MarkKind.PICTURE for paragraph in found for mark in paragraph.marks):
        message = "в документе только рисунки: похоже, это скан"
        raise Refusal(WORDLESS, message, "распознайте его (FineReader, Word) и сохраните как .docx")
    raise Refusal(WORDLESS, "в документе нет ни слова", "проверьте, тот ли это файл")
