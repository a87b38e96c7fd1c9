"""A part's tree made ready for its tags to be read: nothing that Word keeps in odd places stands in their way."""

from __future__ import annotations

from shnor_docs.rendering.package.places import TEXT_ELEMENTS
from shnor_docs.rendering.package.xml import MC, OFFICE, VML, W14, W15, Element, W, drop
from shnor_docs.rendering.parts.folding import fold_split_tags
from shnor_docs.rendering.parts.rescue import rescue
from shnor_docs.rendering.tags.tokens import has_tags

_PARAGRAPH_IDS = (f"{W14}paraId", f"{W14}textId")
_SHAPE_ID = f"{OFFICE}spid"
_BINDINGS = (f"{W}dataBinding", f"{W15}dataBinding", f"{W}showingPlcHdr")


def settle(root: Element) -> None:
    """Change a part's tree where its tags would lose or repeat something."""
    _print_text_boxes_once(root)
    _unbind_printed_controls(root)
    _drop_needless_ids(root)
    _drop_last_places(root)
    tagged = [paragraph for paragraph in root.iter(f"{W}p") if "{" in _text(paragraph)]
    fold_split_tags(root, tagged)
    rescue(tagged)


def _print_text_boxes_once(root: Element) -> None:
    """Word writes a text box twice, once for Word 2007; a counter in it would count twice."""
    for alternate in root.iter(f"{MC}AlternateContent"):
        choice, fallback = alternate.find(f"{MC}Choice"), alternate.find(f"{MC}Fallback")
        if choice is not None and fallback is not None and has_tags(_text(choice)) and _text(choice) == _text(fallback):
            drop(fallback)


def _unbind_printed_controls(root: Element) -> None:
    """A bound content control shows what it is bound to, not what is printed in it; a placeholder goes when clicked."""
    for control in root.iter(f"{W}sdt"):
        content, properties = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr")
        if content is not None and properties is not None and has_tags(_text(content)):
            for binding in [child for child in properties if child.tag in _BINDINGS]:
                drop(binding)


def _drop_needless_ids(root: Element) -> None:
    """Word gives paragraphs and drawn shapes new ids itself; a loop would repeat the template's."""
    for element in root.iter(f"{W}p", f"{W}tr", f"{VML}*"):
        for name in (*_PARAGRAPH_IDS, _SHAPE_ID):
            element.attrib.pop(name, None)


def _drop_last_places(root: Element) -> None:
    """Word marks where the author stopped by a bookmark, which may stand anywhere."""
    places = [mark for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == "_GoBack"]
    numbers = {mark.get(f"{W}id") for mark in places}
    for mark in [*places, *(end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") in numbers)]:
        drop(mark)


def _text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(*TEXT_ELEMENTS))
