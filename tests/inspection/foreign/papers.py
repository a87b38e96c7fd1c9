"""Small Word files of any parts, and what is read of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from shnor_docs.inspection.foreign import ForeignDocument, read_document
from shnor_docs.inspection.foreign.tree import Paragraph, paragraphs
from tests.inspection.official_papers import NAMES, PARTS
from tests.rendering.building import MAIN_TYPE, MORE_PREFIXES, bare, body, relation, relations_part, types_part

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)
FILES = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "comments": "comments.xml",
    "settings": "settings.xml",
    "header": "header1.xml",
    "image": "media/image1.png",
}
_NONE: Mapping[str, str] = MappingProxyType({})


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def r(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{t(text)}</w:r>"


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of plain text, or of XML."""
    inside = content if content.startswith("<") else r(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def style(key: str, base: str = "a", properties: str = "", look: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/><w:basedOn w:val="{base}"/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def numbered(number: int | str | None = None, level: int | None = None, named: str = "") -> str:
    """Properties that put a paragraph into a list."""
    told = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    told += f'<w:numId w:val="{number}"/>' if number is not None else ""
    return (f'<w:pStyle w:val="{named}"/>' if named else "") + (f"<w:numPr>{told}</w:numPr>" if told else "")


def level(place: int, look: str = "decimal", text: str | None = None, start: int | None = 1, more: str = "") -> str:
    told = "".join(f"%{one + 1}." for one in range(place + 1)) if text is None else text
    begun = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{place}">{begun}<w:numFmt w:val="{look}"/>{more}<w:lvlText w:val="{told}"/></w:lvl>'


def abstract(key: int, *levels: str, more: str = "") -> str:
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{key}">{kind}{more}{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def over(place: int, start: int | None = None, look: str = "") -> str:
    begun = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{place}">{begun}{look}</w:lvlOverride>'


def paper(folder: Path, content: str, parts: Mapping[str, str] = _NONE, name: str = "документ.docx") -> Path:
    """A file: of ``parts`` by kind the inside is given, of styles what is added to the usual ones."""
    given = {"styles": STYLES + parts.get("styles", ""), **{k: v for k, v in parts.items() if k != "styles"}}
    types = [(f"/word/{FILES[kind]}", PARTS.format(kind)) for kind in given if kind != "image"]
    relations = [relation(f"r{kind}", kind, FILES[kind]) for kind in given]
    declared = f"{NAMES} {MORE_PREFIXES}"
    roots = {kind: {"header": "hdr"}.get(kind, kind) for kind in given}
    written: dict[str, str | None] = {
        "[Content_Types].xml": types_part(("/word/document.xml", MAIN_TYPE), *types),
        "word/_rels/document.xml.rels": relations_part(*relations),
        **{f"word/{FILES[kind]}": f"<w:{roots[kind]} {declared}>{given[kind]}</w:{roots[kind]}>" for kind in given},
    }
    return bare(folder, body(content, declared=MORE_PREFIXES), written, name)


def document(folder: Path, content: str, **parts: str) -> ForeignDocument:
    return read_document(paper(folder, content, parts))


def paragraphs_of(folder: Path, content: str, **parts: str) -> list[Paragraph]:
    return list(paragraphs(document(folder, content, **parts).blocks))


def texts(folder: Path, content: str, **parts: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(folder, content, **parts)]


def codes(read: ForeignDocument) -> list[str]:
    return [one.code.id for one in read.diagnostics]
