"""Links whose address holds a tag: turned into fields «HYPERLINK», for a field is printed and an address is not.

An address belongs to the file, not to its place in the text: one address could not follow a loop.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from shnor_docs.rendering.package.reading import Package, Part
from shnor_docs.rendering.package.repacking import keeping, replacing
from shnor_docs.rendering.package.xml import SPACE, Element, R, W, drop, make, parse, to_bytes
from shnor_docs.rendering.parts.tagged import rendered_parts
from shnor_docs.rendering.tags.tokens import has_tags

_SWITCHES = {"anchor": "l", "tooltip": "o", "tgtFrame": "t"}


def with_printed_links(package: Package) -> Package:
    """The package with such links as fields, and without their addresses."""
    for part in rendered_parts(package):
        addresses = _tagged_addresses(package, part)
        if addresses:
            package = _changed(package, part, addresses)
    return package


def _changed(package: Package, part: Part, addresses: Mapping[str, str]) -> Package:
    root = parse(part.data, part.name)
    links = [link for link in root.iter(f"{W}hyperlink") if link.get(f"{R}id") in addresses]
    for link in links:
        _into_field(link, addresses[link.get(f"{R}id", "")])
    left = {value for element in root.iter() for name, value in element.items() if name.startswith(R)}
    idle = addresses.keys() - left
    changed = replacing(package, {part.name: to_bytes(root)})
    return keeping(changed, lambda source, one: source != part.name or one.id not in idle)


def _tagged_addresses(package: Package, part: Part) -> dict[str, str]:
    """Addresses with tags by the ids of their relations; Word writes braces as percent signs."""
    pairs = {one.id: unquote(one.target) for one in package.relations.get(part.name, ())}
    return {key: address for key, address in pairs.items() if has_tags(address)}


def _into_field(link: Element, address: str) -> None:
    options = ((switch, link.get(f"{W}{name}")) for name, switch in _SWITCHES.items())
    code = make("instrText")
    code.text = f' HYPERLINK "{address}" ' + "".join(f'\\{switch} "{value}" ' for switch, value in options if value)
    code.set(SPACE, "preserve")
    parts = [_edge("begin"), make("r", code), _edge("separate"), *link, _edge("end")]
    for element in parts:
        link.addprevious(element)
    drop(link)


def _edge(kind: str) -> Element:
    edge = make("fldChar")
    edge.set(f"{W}fldCharType", kind)
    return make("r", edge)
