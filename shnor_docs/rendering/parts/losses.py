"""What docxtpl's rewriting of the XML would lose or tear: found once, when a template is compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.parts.patching import Source
from shnor_docs.rendering.tags.marking import PlacedTag, TextPiece, can_be_marked
from shnor_docs.rendering.tags.surroundings import DROPPED
from shnor_docs.rendering.tags.syntax import at_tag
from shnor_docs.rendering.tags.tokens import CELL_WORDS, MERGING

LOST = declare("ШД622", Severity.ERROR, "Тег пропадёт")
TORN = declare("ШД623", Severity.ERROR, "Тег разрывает документ")

_TAKING = ("p", "tr", "tc")
"""Scopes of tags that stand for a whole element."""
_APART = "поставьте теги и текст в разные абзацы, строки или ячейки, уберите «-» из соседних тегов"

_TEARING = {
    f"{W}txbxContent": "надпись",
    f"{W}tab": "табуляция",
    f"{W}br": "перевод строки",
    f"{W}tbl": "вложенная таблица",
    f"{W}hyperlink": "ссылка",
    f"{W}sdt": "элемент управления",
    f"{W}fldSimple": "поле",
    f"{W}instrText": "поле",
}


def lost_tags(tags: Sequence[PlacedTag], source: Source, file: str) -> Iterator[Diagnostic]:
    """Tags that another tag takes away with its paragraph, row or cell; those in a comment's are meant to go."""
    kept = set(source.lines)
    commented = _commented(tags)
    for index, placed in enumerate(tags):
        if placed.paragraph is None or index in kept or not can_be_marked(placed.tag):
            continue
        if not _stands_in(placed.paragraph.element, commented):
            yield _lost(placed, file)


def crowded_tags(tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """The same as far as it shows before docxtpl's rewriting, which needs tags that are right."""
    takers = {one.carrier for one in tags if one.tag.scope in _TAKING and one.tag.opener != "{#"}
    commented = _commented(tags)
    for placed in tags:
        if placed.paragraph is None or not can_be_marked(placed.tag) or _stands_in(placed.paragraph.element, commented):
            continue
        own = {placed.carrier} if placed.tag.scope in _TAKING else set()
        if _stands_in(placed.paragraph.element, takers - own):
            yield _lost(placed, file)


def _commented(tags: Sequence[PlacedTag]) -> set[Element | None]:
    """The paragraphs, rows and cells that are comments: what stands in them is meant to go."""
    return {placed.carrier for placed in tags if placed.tag.opener == "{#" and placed.tag.scope}


def _lost(placed: PlacedTag, file: str) -> Diagnostic:
    return at_tag(Refusal(LOST, "пропадёт: его место занимает соседний тег", _APART), placed, file)


def torn_markup(tags: Sequence[PlacedTag], source: Source, line: int | None, file: str) -> Iterator[Diagnostic]:
    """XML that some data would tear near a line: the work of a trim, or of a tag that begins or ends inside a link."""
    if line is None:
        return
    before = tags[: (source.tag_index(line) or 0) + 1]
    suspects = [placed for placed in before if placed.tag.trims or placed.tag.keyword in MERGING]
    guilty = next(reversed(suspects or before), None)
    refusal = Refusal(TORN, "рвёт разметку документа", _what_tears(guilty))
    yield at_tag(refusal, guilty, file) if guilty else refusal.at(Location(file))


def _what_tears(guilty: PlacedTag | None) -> str:
    if guilty is None or guilty.carrier is None or guilty.tag.trims:
        return "уберите «-» из тега"
    beside = next((name for tag, name in _TEARING.items() if next(guilty.carrier.iter(tag), None) is not None), "текст")
    return f"рядом с тегом стоит {beside}: перенесите тег в отдельный абзац, строку или ячейку"


def lost_texts(
    pieces: Sequence[TextPiece], tags: Sequence[PlacedTag], source: Source, file: str
) -> Iterator[Diagnostic]:
    """Text that a trim or a tag of its cell takes away; what stands beside tags with a scope is told elsewhere."""
    scoped = {placed.carrier for placed in tags if placed.tag.scope in _TAKING}
    for index, piece in enumerate(pieces):
        if index in source.texts or _stands_in(piece.paragraph.element, scoped):
            continue
        message = f"текст «{piece.text.strip()[:60]}» рядом с тегом не попадёт в документ"
        yield at_tag(Refusal(DROPPED, message, _APART), _taker(piece, tags), file)


def _taker(piece: TextPiece, tags: Sequence[PlacedTag]) -> PlacedTag:
    """The tag of the piece's paragraph that is likely to have taken it."""
    beside = [placed for placed in tags if placed.paragraph is piece.paragraph]
    return next((placed for placed in beside if placed.tag.trims or placed.tag.keyword in CELL_WORDS), beside[0])


def _stands_in(element: Element, carriers: set[Element | None]) -> bool:
    return element in carriers or any(above in carriers for above in element.iterancestors())
