"""The parts of a template that a renderer goes through: the body, headers, footers, notes, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.marking import PlacedTag, placed_tags
from shnor_docs.rendering.package import CONTENT_TYPES, UNREADABLE, Package, Part
from shnor_docs.rendering.places import part_title
from shnor_docs.rendering.settling import settle
from shnor_docs.rendering.xml import MALFORMED, Element, parse, serialize

MAIN_TYPES = ("document.main+xml", "template.main+xml", "document.macroEnabled.main+xml")
RENDERED_TYPES = ("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "core-properties+xml")
_SIGNS_OF_TAGS = (b"{{", b"{%", b"{#", b"{_", b"_}")
"""Tags may stand where no paragraph is (a picture's description); braces may be escaped."""
_CUT_SIGN = re.compile(rb"\{(?:<[^>]*>\s*)+[{%#]")
"""A tag whose first two characters Word has put into different runs."""
XML_TYPES = ("+xml", "/xml")
_FIXED_TYPES = ("numbering+xml", "wordprocessingml.styles+xml", "relationships+xml")

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


def other_parts(package: Package) -> list[Part]:
    """All other XML of the package, whose tags stand in texts and attributes: charts, properties, bound data."""
    told = {part.name for part in rendered_parts(package)}
    return [
        part
        for name, part in sorted(package.parts.items())
        if name not in told and package.content_types[name].endswith(XML_TYPES) and not is_fixed(package, name)
    ]


def is_fixed(package: Package, name: str) -> bool:
    """Whether a part is read once for all documents of the template, or tells what the file is made of."""
    return name == CONTENT_TYPES or package.content_types[name].endswith(_FIXED_TYPES)


def tagged_parts(package: Package) -> list[TaggedPart]:
    """The parts that hold tags which are rendered."""
    others = [part for part in other_parts(package) if has_signs(part.data)]
    read = [(part, parse(part.data, part.name)) for part in (*rendered_parts(package), *others)]
    return [_tagged(part, root) for part, root in read if has_signs(part.data)]


def _tagged(part: Part, root: Element) -> TaggedPart:
    _refuse_noncharacters(root, part.name)
    settle(root)
    return TaggedPart(part, root, tuple(placed_tags(root, part_title(part.name))))


def has_signs(data: bytes) -> bool:
    """Whether bytes may hold a tag; a wide encoding is looked through by dropping its zero bytes."""
    text = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    return any(sign in text for sign in _SIGNS_OF_TAGS) or _CUT_SIGN.search(text) is not None


def _refuse_noncharacters(root: Element, name: str) -> None:
    """They are our own marks; Unicode keeps them for such inner use, no honest text holds them."""
    if _NONCHARACTER.search(serialize(root)):
        message = f"в части «{name}» есть символы, которых не бывает в тексте (U+FDD0…U+FDEF)"
        raise Refusal(MALFORMED, message, "наберите текст этой части шаблона заново")
