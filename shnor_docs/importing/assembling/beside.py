"""What stands beside the text of a document: comments, headers and footers, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.importing.assembling.ledger import At, Ledger
from shnor_docs.importing.evidence import Question
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.remarks import Place, shortened
from shnor_docs.inspection.foreign.tree import Block, MarkKind, paragraphs

_SHOWN = (
    MarkKind.PICTURE, MarkKind.DRAWING, MarkKind.CHART, MarkKind.DIAGRAM, MarkKind.WORD_ART, MarkKind.OBJECT,
)  # fmt: skip
_OF_PICTURES = "рисунки не переносятся"
_OF_CHARTS = "диаграммы не переносятся: опишите её в charts.yaml"


def ask_of_comments(ledger: Ledger, document: ForeignDocument, blocks: Sequence[Block], about: str) -> None:
    """The comments on the blocks of a stretch, as questions about the document that it is."""
    inside = {block.place.way[:1] for block in blocks}
    for comment in document.comments:
        if not comment.place.part and comment.place.way[:1] in inside:
            quoted = f" (к словам «{shortened(comment.quoted)}»)" if comment.quoted else ""
            text = one_line(f"примечание в Word, {comment.author}: {comment.text}{quoted}")
            ledger.questions.append(At(document.name, Question(about, comment.place, text)))


def ask_of_pictures(ledger: Ledger, document: ForeignDocument, blocks: Sequence[Block], about: str) -> None:
    """Where a stretch shows what is no text: whether the new document is to show it, is for a person to say."""
    for told, place, is_chart in _shown(blocks):
        how = "опишите диаграмму в charts.yaml и сошлитесь на неё" if is_chart else "вставьте это в свой шаблон Word"
        text = f"в документе Word здесь {told}, в программу это не перенесено; если нужно и теперь, {how}"
        ledger.questions.append(At(document.name, Question(about, place, text)))


def left_beside(document: ForeignDocument) -> Iterator[Leftover]:
    """Words of headers and footers, and pictures: a program has no place for them."""
    for margin in document.margins:
        text = one_line(" ".join(paragraph.printed for paragraph in paragraphs(margin.blocks)))
        if any(sign.isalpha() for sign in text):
            yield Leftover(text, Place(margin.title, ()), "стоит в колонтитуле")
    for told, place, is_chart in _shown(document.blocks):
        yield Leftover(told, place, _OF_CHARTS if is_chart else _OF_PICTURES)


def _shown(blocks: Sequence[Block]) -> Iterator[tuple[str, Place, bool]]:
    """What the blocks show that is no text, in words; where, and whether it is a chart."""
    for paragraph in paragraphs(blocks):
        for mark in paragraph.marks:
            if mark.kind in _SHOWN:
                told = f"{mark.kind.value}: {mark.about}" if mark.about else mark.kind.value
                yield told, paragraph.place, mark.kind is MarkKind.CHART
