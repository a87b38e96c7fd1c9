"""The parts of a template that a renderer goes through: the body, headers, footers, notes, properties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.reading import (
    CONTENT_TYPES,
    OTHER_FORMAT,
    UNREADABLE,
    WORD,
    FileKind,
    Package,
    Part,
)
from shnor_docs.rendering.package.relations import relation_parts
from shnor_docs.rendering.package.xml import MALFORMED, Element, parse, serialize
from shnor_docs.rendering.parts.settling import settle
from shnor_docs.rendering.tags.marking import PlacedTag, placed_tags

_MAIN = "officeDocument"
_CORE = "core-properties"
RENDERED = ("header", "footer", "footnotes", "endnotes")
"""Kinds of relations from the body to the parts whose tags are rendered, besides the document's properties."""
TOLD = (*RENDERED, "comments", "styles", "numbering", "settings")
"""Kinds of relations from the body to parts in Word's own language."""
_STRICT = "http://purl.oclc.org/"
_SIGNS_OF_TAGS = (b"{{", b"{%", b"{#", b"{_", b"_}")
"""Tags may stand where no paragraph is (a picture's description); braces may be escaped."""
_CUT_SIGN = re.compile(rb"\{(?:<[^>]*>\s*)+[{%#]")
"""A tag whose first two characters Word has put into different runs."""
XML_TYPES = ("+xml", "/xml")
_FIXED = ("numbering", "styles")

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


def main_part(package: Package, kind: FileKind = WORD) -> Part:
    """The part that holds the document's body; raises :class:`Refusal` if there is none."""
    found = [one for one in package.relations.get("", ()) if one.kind == _MAIN]
    if any(one.type.startswith(_STRICT) for one in found):
        raise Refusal(OTHER_FORMAT, "документ сохранён в строгом виде Open XML (Strict)", kind.save)
    names = {one.part for one in found if one.part is not None}
    if not names:
        raise Refusal(UNREADABLE, f"в файле нет содержимого {kind.genitive}", kind.save)
    if len(names) > 1:
        raise Refusal(UNREADABLE, "в файле два текста документа, и какой из них главный, не сказано", kind.save)
    return package.parts[names.pop()]


def rendered_parts(package: Package) -> list[Part]:
    """The body first, then headers, footers, notes and properties."""
    main = main_part(package)
    beside = [part for kind in RENDERED for part in package.related(kind, main.name)]
    return [main, *beside, *package.related(_CORE, "")]


def told_parts(package: Package) -> list[Part]:
    """The parts in Word's own language: the body, what it refers to, styles, lists, settings."""
    main = main_part(package)
    return [main, *(part for kind in TOLD for part in package.related(kind, main.name))]


def other_parts(package: Package) -> list[Part]:
    """All other XML of the package, whose tags stand in texts and attributes: charts, properties, bound data."""
    told = fixed_parts(package) | {part.name for part in rendered_parts(package)}
    names = (name for name in sorted(package.parts) if name not in told)
    return [package.parts[name] for name in names if package.content_types[name].endswith(XML_TYPES)]


def fixed_parts(package: Package) -> frozenset[str]:
    """Parts that are read once for all documents of the template, and what tells what the file is made of."""
    all_relations = (one for relations in package.relations.values() for one in relations)
    lists_and_styles = (one.part for one in all_relations if one.kind in _FIXED and one.part is not None)
    return frozenset((CONTENT_TYPES, *lists_and_styles, *(name for name, _ in relation_parts(package.names))))


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
