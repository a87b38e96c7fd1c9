"""Tags and what stands about them: in the right place, alone where docxtpl drops the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import paragraphs
from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.tags.marking import PlacedTag, blanked
from shnor_docs.rendering.tags.syntax import at_tag
from shnor_docs.rendering.tags.tokens import CELL_WORDS, find_tags

MISPLACED_TAG = declare("ШД612", Severity.ERROR, "Тег стоит не на своём месте")
DROPPED = declare("ШД617", Severity.WARNING, "Текст рядом с тегом пропадёт")

STRAY_END = declare("ШД650", Severity.WARNING, "Конец тега без начала")
CUT = declare("ШД648", Severity.ERROR, "Тег разорван кодом поля")

_PLACES = {"tr": ("tr", "строки таблицы"), "tc": ("tc", "ячейки таблицы")}
_STRAY = re.compile(r"\}\}|%\}")
_CARRIERS = {"p": "абзаце", "tr": "строке", "tc": "ячейке"}


def place_problems(tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """Tags of rows and cells outside tables, tags in deleted text."""
    for placed in tags:
        if placed.paragraph is not None:
            for refusal in _misplaced(placed):
                yield at_tag(refusal, placed, file)


def _misplaced(placed: PlacedTag) -> Iterator[Refusal]:
    assert placed.paragraph is not None
    scope, word = placed.tag.scope, placed.tag.keyword
    if scope in _PLACES:
        element, name = _PLACES[scope]
        if placed.paragraph.ancestor(element) is None:
            yield Refusal(MISPLACED_TAG, f"стоит вне {name}", "вне таблицы пишите {%p … %} или {% … %}")
    elif word in CELL_WORDS and placed.paragraph.ancestor("tc") is None:
        yield Refusal(MISPLACED_TAG, "стоит вне ячейки таблицы", "перенесите тег в ячейку")
    if placed.paragraph.is_deleted(placed.tag.start):
        yield Refusal(MISPLACED_TAG, "стоит в удалённом тексте рецензирования", "примите или отклоните исправления")
    elif len(placed.paragraph.kinds(placed.tag.start, placed.tag.end)) > 1:
        yield Refusal(CUT, "начат в тексте, а кончается в коде поля", "наберите тег целиком в тексте или в коде поля")


def stray_ends(root: Element, tags: Sequence[PlacedTag], title: str, file: str) -> Iterator[Diagnostic]:
    """Ends of tags that nothing begins: half a tag, printed as it is typed; in a raw text that is meant."""
    explained = any(placed.tag.keyword == "raw" or not placed.tag.closed for placed in tags)
    for paragraph in () if explained else paragraphs(root, title):
        if found := _STRAY.search(blanked(paragraph.text)):
            message = f"«{found[0]}» закрывает тег, который не открыт, и будет напечатано как есть"
            hint = "допишите начало тега или уберите скобки; нужные в тексте скобки пишите «}_}» и «%_}»"
            yield Refusal(STRAY_END, message, hint).at(Location(file, part=paragraph.place))


def dropped_text(tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """Text that shares its paragraph, row or cell with a tag that replaces it whole."""
    for placed in tags:
        scope = placed.tag.scope
        if placed.paragraph is None or scope not in _CARRIERS:
            continue
        lost = _rest(placed)
        if lost:
            message = f"текст «{lost[:60]}» в {_CARRIERS[scope]} тега не попадёт в документ"
            hint = "перенесите его в другой абзац, строку или ячейку"
            yield at_tag(Refusal(DROPPED, message, hint), placed, file)


def _rest(placed: PlacedTag) -> str:
    """The text of the element that the tag stands for; tags in it are no text."""
    text = "" if placed.carrier is None else _text(placed.carrier)
    for tag in reversed(list(find_tags(text))):
        text = text[: tag.start] + text[tag.end :]
    return text.strip()


def _text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))
