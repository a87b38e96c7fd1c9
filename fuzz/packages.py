"""Spoilt Word and Excel files: their zip, their parts, the XML of a part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from fuzz.texts import nasty, spoilt_bytes, spoilt_text

Parts = dict[str, bytes]
TAGS = """
{{ title }}
{{ nosuch }}
{{ title
title }}
{% if title %}
{% endif %}
{% else %}
{% for a in lines %}
{% endfor %}
{%p if title %}
{%p endif %}
{%tr for a in lines %}
{%tr endfor %}
{%tc for a in lines %}
{%tc endfor %}
{{p body }}
{{r body }}
{{ body }}
{#p заметка #}
{% set x = 1 %}
{% macro m(a) %}
{% endmacro %}
{% raw %}
{% endraw %}
{{ title|upper }}
{{ title[0] }}
{{ 1/0 }}
{{ [1]*10**9 }}
{{ title.upper }}
{{ lines }}
{{ loop.index }}
{% colspan 2 %}
{% vm %}
{%- if a %}
{{p }}
{{}}
{%%}
{_{
""".strip().split("\n")
BROKEN_NAMES = [r"../NULL", r"word\document.xml", r"word/%64ocument.xml", r"/word/x.xml", r"word//x.xml", r"а.xml"]
BROKEN_VALUES = ("-1", "0", "99999", "1e9", "rId1", "A1", "a1:b2", "xyz")


def spoilt_package(data: bytes, chance: Random) -> bytes:
    """A .docx or .xlsx with something wrong in one to three of its parts, or in the zip itself."""
    if chance.random() < 0.1:
        return spoilt_bytes(data, chance)
    parts = _read(data)
    for _ in range(chance.choice((1, 1, 2, 3))):
        if parts:
            _spoil(parts, chance)
    return _written(parts, chance)


def _read(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _written(parts: Parts, chance: Random) -> bytes:
    stream = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


def _spoil(parts: Parts, chance: Random) -> None:
    name = _chosen(parts, chance)
    match chance.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[chance.choice((name.upper(), *BROKEN_NAMES))] = parts.pop(name)
        case 2:
            parts[name] = spoilt_bytes(parts[name], chance)
        case 3 | 4:
            parts[name] = spoilt_text(parts[name].decode(errors="replace"), chance).encode(errors="replace")
        case _:
            parts[name] = _spoilt_xml(parts[name], chance)


def _chosen(parts: Parts, chance: Random) -> str:
    """A part, the document and the sheets oftener than the rest."""
    main = [name for name in parts if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml"))]
    return chance.choice(main if main and chance.random() < 0.6 else list(parts))


def _spoilt_xml(data: bytes, chance: Random) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return data
    for _ in range(chance.choice((1, 1, 2, 5))):
        elements = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
        if elements:
            chance.choice(_XML_CHANGES)(chance.choice(elements), chance.choice(elements), chance)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _removed(one: etree._Element, other: etree._Element, chance: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def _unwrapped(one: etree._Element, other: etree._Element, chance: Random) -> None:
    parent = one.getparent()
    if parent is not None:
        for child in list(one):
            one.addprevious(child)
        parent.remove(one)


def _repeated(one: etree._Element, other: etree._Element, chance: Random) -> None:
    if one.getparent() is not None:
        for _ in range(chance.choice((1, 1, 40))):
            one.addnext(_copy(one))


def _moved(one: etree._Element, other: etree._Element, chance: Random) -> None:
    if other.getparent() is not None:
        chance.choice((other.addprevious, other.addnext, other.append))(_copy(one))


def _renamed(one: etree._Element, other: etree._Element, chance: Random) -> None:
    one.tag = other.tag


def _attribute(one: etree._Element, other: etree._Element, chance: Random) -> None:
    names = [*one.attrib, *other.attrib]
    if names:
        name = chance.choice(names)
        if name in one.attrib and chance.random() < 0.4:
            del one.attrib[name]
        else:
            one.set(
                name, _allowed(chance.choice((nasty(chance), "-1", "0", "99999", "1e9", "rId1", "A1", "a1:b2", "xyz")))
            )


def _text(one: etree._Element, other: etree._Element, chance: Random) -> None:
    one.text = _allowed(nasty(chance) if chance.random() < 0.5 else (one.text or "") + chance.choice(TAGS))


def _tag(one: etree._Element, other: etree._Element, chance: Random) -> None:
    """A tag of the template in some text of the document."""
    texts = [element for element in one.getroottree().iter("{*}t") if element.text is not None]
    if texts:
        chosen = chance.choice(texts)
        at = chance.randrange(len(chosen.text or "") + 1)
        chosen.text = (chosen.text or "")[:at] + chance.choice(TAGS) + (chosen.text or "")[at:]


_XML_CHANGES: tuple[Callable[[etree._Element, etree._Element, Random], None], ...] = (
    *(_removed, _removed, _unwrapped, _repeated, _moved, _renamed, _attribute, _attribute, _text, _tag, _tag),
)


def _copy(one: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(one, with_tail=False))


def _allowed(text: str) -> str:
    """The text without what XML itself cannot hold: that is for the mutations of bytes."""
    return "".join(sign for sign in text if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))
