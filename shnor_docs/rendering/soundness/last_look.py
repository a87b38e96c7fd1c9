"""The last look at what was written and could not be proven: markup of a value's own, or of a macro.

All else is proven when the template is compiled (:mod:`balance`, :mod:`soundness`): the template's own text is looked
at once, and values are printed escaped. Of a proven part only the pieces that values brought are looked at, together;
the whole part only where they do not speak for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.namespaces import KNOWN
from shnor_docs.rendering.package.places import place_of, table_titles
from shnor_docs.rendering.package.relation_checks import named_in
from shnor_docs.rendering.package.schema_order import PARENTS
from shnor_docs.rendering.package.xml import Element, W, tag_of
from shnor_docs.rendering.soundness.markup import markup_problems

TORN = declare("ШД621", Severity.ERROR, "Вставленная разметка портит документ")

_PIECE, _PIECE_TAG = "piece:piece", "{urn:piece}piece"
_DECLARED = " ".join(('xmlns:piece="urn:piece"', *(f'xmlns:{prefix}="{uri}"' for uri, prefix in KNOWN.items())))
_PARENTS = {"": "", "r": f"{W}p", "p": f"{W}body"}
"""What holds the markup that a tag of a scope prints; text may hold none."""
_BOUND = re.compile(r"\b(?:w:id|r:\w+)=")
"""What ties a piece to the rest of the document: a number, a relation."""
_HINT = "уберите фильтр safe, исправьте значение с разметкой или оставьте в macro и set один текст"


def is_sound(spliced: Sequence[tuple[str, str]]) -> bool:
    """Whether pieces of markup, each with the scope of its tag, are sound wherever such tags stand."""
    if not spliced:
        return True
    if any(scope not in _PARENTS or _BOUND.search(markup) for scope, markup in spliced):
        return False
    wrapped = "".join(f"<{_PIECE}>{markup}</{_PIECE}>" for _, markup in spliced)
    try:
        root = etree.fromstring(f"<{_PIECE} {_DECLARED}>{wrapped}</{_PIECE}>".encode(), _parser())
    except etree.XMLSyntaxError:
        return False
    if len(root) != len(spliced) or next(markup_problems(root), None) is not None:
        return False
    return all(_fits(piece, scope) for piece, (scope, _) in zip(root, spliced, strict=True))


def _fits(piece: Element, scope: str) -> bool:
    parent = _PARENTS[scope]
    if parent and any(text and text.strip() for text in (piece.text, *(child.tail for child in piece))):
        return False
    return piece.tag == _PIECE_TAG and all(parent in PARENTS.get(tag_of(child), ()) for child in piece)


def last_look(xml: str, relations: frozenset[str]) -> None:
    """Refuse a written part that Word would not open: torn, out of order, with repeated numbers, lost relations."""
    root = _parsed(xml)
    for lost in sorted(named_in(root) - relations):
        raise Refusal(TORN, f"вставленная разметка ссылается на связь «{lost}», которой в шаблоне нет", _HINT)
    titles = table_titles(root)
    for _, element, message in markup_problems(root):
        place = place_of(element, "документ", titles)
        raise Refusal(TORN, f"вставленная разметка портит документ: {message} ({place})", _HINT)


def _parsed(xml: str) -> Element:
    try:
        return etree.fromstring(xml.encode(), _parser())
    except etree.XMLSyntaxError as error:
        raise Refusal(TORN, f"вставленная разметка портит документ: {error}", _HINT) from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
