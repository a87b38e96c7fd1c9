"""The parts of a template that a renderer goes through: the body, headers, footers, notes, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.marking import PlacedTag, placed_tags
from shnor_docs.rendering.package import UNREADABLE, Package, Part
from shnor_docs.rendering.places import part_title
from shnor_docs.rendering.settling import settle
from shnor_docs.rendering.xml import MALFORMED, Element, parse, serialize

MAIN_TYPES = ("document.main+xml", "template.main+xml", "document.macroEnabled.main+xml")
RENDERED_TYPES = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "core-properties+xml")
_SIGNS_OF_TAGS = (b"{{", b"{%", b"{#", b"{_", b"_}")
"""Tags may stand where no paragraph is (a picture's description); braces may be escaped."""

_NONCHARACTER = re.compile("[\ufdd0-\ufdef]")


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """A part of the template that holds tags: its tree and its tags in order."""

    part: Part
    root: Element
    tags: tuple[PlacedTag, ...]

    @property
    def title(self) -> str:
        """Its Russian name."""
        return part_title(self.part.name)


def main_part(package: Package) -> Part:
    """The part that holds the document's body; raises :class:`Refusal` if there is none."""
    found = [part for kind in MAIN_TYPES for part in package.of_type(kind)]
    if not found:
        raise Refusal(UNREADABLE, "в файле нет текста документа Word", "сохраните шаблон в Word как .docx")
    return found[0]


def rendered_parts(package: Package) -> list[Part]:
    """The body first, then headers, footers, notes and properties."""
    return [main_part(package), *(part for kind in RENDERED_TYPES for part in package.of_type(kind))]


def tagged_parts(package: Package) -> list[TaggedPart]:
    """The rendered parts that hold tags."""
    found = []
    for part in rendered_parts(package):
        root = parse(part.data, part.name)
        settle(root)
        tags = tuple(placed_tags(root, part_title(part.name)))
        if tags or any(sign in part.data for sign in _SIGNS_OF_TAGS):
            _refuse_noncharacters(root, part.name)
            found.append(TaggedPart(part, root, tags))
    return found


def _refuse_noncharacters(root: Element, name: str) -> None:
    """They are our own marks; Unicode keeps them for such inner use, no honest text holds them."""
    if _NONCHARACTER.search(serialize(root)):
        message = f"в части «{name}» есть символы, которых не бывает в тексте (U+FDD0…U+FDEF)"
        raise Refusal(MALFORMED, message, "наберите текст этой части шаблона заново")
