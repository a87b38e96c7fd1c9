"""Tags where no rendering comes: they would stay in the document as they are typed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.reading import MAX_PART_SIZE, Package, Part
from shnor_docs.rendering.package.relations import Relation
from shnor_docs.rendering.parts.tagged import XML_TYPES, fixed_parts
from shnor_docs.rendering.tags.tokens import find_tags

UNTOUCHED = declare("ШД647", Severity.ERROR, "Тег останется в документе нераскрытым")

_TEXT_TYPES = ("text/", "message/", "application/rtf", "application/xhtml+xml")
_MARKUP = re.compile(r"<[^>]*>")
_TAGGED_VALUE = re.compile(r'"([^"]*\{[{%#][^"]*)"')
_ADDRESS = 'поставьте ссылку полем: Ctrl+F9 и HYPERLINK "{{ … }}"'
_EMBEDDED = "уберите тег из вложенного файла (таблицы диаграммы): печатаются теги самого документа"
_FIXED = "уберите тег: имена стилей и знаки списков у всех документов шаблона одни"


def raw_tags(package: Package, file: str) -> Iterator[Diagnostic]:
    """Tags in addresses of links, in lists and styles, in files inside the file."""
    fixed = fixed_parts(package)
    for source, relations in package.relations.items():
        yield from _in_addresses(part_title(source), relations, file)
    for name, part in package.parts.items():
        if name in fixed and not package.content_types[name].endswith("relationships+xml"):
            yield from _told(part.data, part_title(name), _FIXED, file)
        elif not package.content_types[name].endswith(XML_TYPES):
            yield from _embedded(part, package.content_types[name], file)


def _in_addresses(title: str, relations: Iterable[Relation], file: str) -> Iterator[Diagnostic]:
    for relation in relations:
        for tag in find_tags(unquote(relation.target)):
            yield _raw(tag.text, f"{title}, адрес ссылки", _ADDRESS, file)


def _embedded(part: Part, kind: str, file: str) -> Iterator[Diagnostic]:
    place = f"вложенный файл «{part.name.rpartition('/')[2]}»"
    if kind.startswith(_TEXT_TYPES):
        yield from _told(part.data, place, _EMBEDDED, file)
    elif part.data.startswith(b"PK"):
        for data in _members(part.data):
            yield from _told(data, place, _EMBEDDED, file)


def _members(data: bytes) -> Iterator[bytes]:
    """The XML inside an embedded workbook or document, as far as it is safe to unpack."""
    left = MAX_PART_SIZE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                left -= info.file_size
                if left > 0 and info.filename.endswith((".xml", ".rels")):
                    with archive.open(info) as stream:
                        yield stream.read(info.file_size)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return


def _told(data: bytes, place: str, hint: str, file: str) -> Iterator[Diagnostic]:
    text = _MARKUP.sub(lambda found: "".join(_TAGGED_VALUE.findall(found[0])), data.decode(errors="replace"))
    for tag in find_tags(text):
        if tag.closed:
            yield _raw(tag.text, place, hint, file)


def _raw(tag: str, place: str, hint: str, file: str) -> Diagnostic:
    message = f"тег «{tag[:60]}» здесь не печатается и останется в документе как есть"
    return Refusal(UNTOUCHED, message, hint).at(Location(file, part=place))
