"""What stands in a card between its tables: headings, a footnote, the conclusion and the problem."""

from __future__ import annotations

from shnor_docs.importing.tables.cards.card import Card
from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.inspection.foreign.tree import Block, Paragraph, paragraphs
from shnor_docs.model.notation import any_case

TITLES = tuple(
    alike(title)
    for title in (
        "Общая характеристика плана (дорожной карты)",
        "Реализация плана (дорожной карты)",
        "Реализация плана (дорожной карты) по дополнительным показателям",
    )
)
"""The headings that the product prints by itself."""
_REMARK = any_case(r"(вывод|проблема)\w*\s*[:.–—-]?\s*(.*)")
_NAMES = {"вывод": "conclusion", "проблема": "problem"}
_NUMBER = any_case(r"^(?:раздел )?[\dIVX]+[.)]?\s+")
_FOOTNOTE = ("*", "¹", "1)")


def take_words(card: Card, block: Block) -> None:
    """Words between the tables: headings that the product prints, a footnote, the conclusion and the problem."""
    for paragraph in paragraphs((block,)):
        text = one_line(paragraph.printed)
        if not text.strip("_ ") or alike(_NUMBER.sub("", text)) in TITLES:
            continue
        if remark := _REMARK.fullmatch(text):
            card.last = _NAMES[remark[1].casefold()]
            if said := remark[2].strip("_ "):
                card.record[card.last] = said
        elif text.startswith(_FOOTNOTE) and "footnote" not in card.record:
            card.record["footnote"] = text
        elif not _go_on(card, paragraph):
            card.ask("", paragraph.place, f"словам «{text}» в карте нет места: решите, где им стоять")


def _go_on(card: Card, paragraph: Paragraph) -> bool:
    """Whether the paragraph goes on the conclusion or the problem, which stand last."""
    if not card.last:
        return False
    text = card.known.prose((paragraph,))
    card.record[card.last] = "\n\n".join(filter(None, (str(card.record.get(card.last) or ""), text)))
    return True
