"""Reading an untrusted .docx: a zip of parts, within limits, without DTDs.

The limits are far above any real Word template and far below what hurts the machine.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.relations import Relation, key, read_relations, relation_parts
from shnor_docs.source import reading
from shnor_docs.source.parts import files_in

UNREADABLE = declare("ШД601", Severity.ERROR, "Файл шаблона не читается как документ Word")
UNSAFE = declare("ШД602", Severity.ERROR, "Файл шаблона небезопасен")
OTHER_FORMAT = declare("ШД626", Severity.ERROR, "Шаблон сохранён не как «Документ Word»")

MAX_PARTS = 1_000
MAX_PART_SIZE = 32 * 2**20
MAX_TOTAL_SIZE = 128 * 2**20
MAX_RATIO = 400
RATIO_FLOOR = 2**20
"""Bytes below which the compression ratio of a part is not judged."""

CONTENT_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels")
SAVE_AS_DOCUMENT = "откройте файл в Word и сохраните как «Документ Word (.docx)»"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "это документ старого вида .doc или документ под паролем",
    b"{\\rtf": "это документ .rtf",
    b"<?xml": "это документ в виде одного файла XML",
    b"%PDF": "это файл PDF",
}
"""Other formats by their first bytes, whatever the name of the file ends with."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What zipfile and zlib raise on a broken zip; a part that begins before the file is a ValueError."""
_LOCAL_HEADER = struct.Struct("<26xHH")


@dataclass(frozen=True, slots=True)
class FileKind:
    """Which file of an office is read, in the words of its messages: what it ends with, is called, how it is saved."""

    suffix: str
    named: str
    genitive: str
    save: str


WORD = FileKind(".docx", "документом Word", "документа Word", SAVE_AS_DOCUMENT)
POWERPOINT = FileKind(
    ".pptx",
    "презентацией PowerPoint",
    "презентации PowerPoint",
    "откройте файл в PowerPoint и сохраните как «Презентация PowerPoint (.pptx)»",
)


PRESENTATIONS = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm"})


def kind_by_name(name: str) -> FileKind:
    """Which file of an office one of that name should be."""
    return POWERPOINT if Path(name).suffix.lower() in PRESENTATIONS else WORD


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the package: its bytes, and the same deflated as they lay in the file."""

    name: str
    data: bytes
    deflated: bytes
    crc: int


@dataclass(frozen=True, slots=True)
class Package:
    """A checked .docx: parts by name in the file's order, their content types, their relations by source part.

    The relations of the package itself have an empty source.
    """

    parts: Mapping[str, Part]
    content_types: Mapping[str, str]
    relations: Mapping[str, tuple[Relation, ...]]

    @property
    def names(self) -> dict[str, str]:
        """Names of the parts by their keys."""
        return {key(name): name for name in self.parts}

    def related(self, kind: str, source: str) -> list[Part]:
        """Parts that relations of a kind lead to from a part, each once, in the order of their names."""
        found = {one.part for one in self.relations.get(source, ()) if one.kind == kind and one.part is not None}
        return [self.parts[name] for name in sorted(found, key=_natural)]


def read_file(path: Path) -> bytes:
    """The bytes of a template; raises :class:`Refusal`."""
    data = reading.read_file(path, path.name)
    if isinstance(data, Diagnostic):
        raise Refusal(UNREADABLE, data.message, data.hint)
    return data


def read_package(data: bytes, kind: FileKind = WORD) -> Package:
    """The parts of a .docx, or of another file; raises :class:`Refusal` for what is not one, or is not safe."""
    for sign, format_name in _FOREIGN.items():
        if data.lstrip(b"\xef\xbb\xbf \r\n").startswith(sign):
            raise Refusal(OTHER_FORMAT, f"{format_name}, а не {kind.suffix}", kind.save)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = files_in(archive)
            _check_directory(infos, kind)
            read = [_read_part(archive, info, data, kind) for info in infos]
    except _DAMAGE as error:
        raise Refusal(UNREADABLE, f"файл повреждён или не является {kind.named} ({kind.suffix})", kind.save) from error
    _check_well_formed(read)
    return package_of(read, kind)


def _check_well_formed(read: Iterable[Part]) -> None:
    """Word opens no file with a part that is no XML, and a document keeps the parts that hold no tag as they lie."""
    from shnor_docs.rendering.package.xml import parse

    for part in read:
        if part.name.lower().endswith(_XML):
            parse(part.data, part.name)


def package_of(read: Iterable[Part], kind: FileKind = WORD) -> Package:
    """The package of its parts; raises :class:`Refusal` for a list of types or relations that cannot be read."""
    parts = {part.name: part for part in read}
    return Package(
        MappingProxyType(parts), MappingProxyType(_content_types(parts, kind)), MappingProxyType(_relations(parts))
    )


def packed(name: str, data: bytes) -> Part:
    """A part that lay in no file: compressed here."""
    return Part(name, data, _compressed(data), zlib.crc32(data))


def _check_directory(infos: list[zipfile.ZipInfo], kind: FileKind) -> None:
    if len(infos) > MAX_PARTS:
        raise Refusal(UNSAFE, f"в файле {len(infos)} частей, допускается не более {MAX_PARTS}", kind.save)
    seen: set[str] = set()
    for info in infos:
        _check_name(info.filename, seen, kind)
        seen.add(key(info.filename))
        if info.flag_bits & 1:
            raise Refusal(UNREADABLE, f"часть «{info.filename}» зашифрована", "снимите с файла пароль")
        if info.file_size > MAX_PART_SIZE:
            raise Refusal(UNSAFE, f"часть «{info.filename}» больше {MAX_PART_SIZE // 2**20} МБ", kind.save)
        if info.file_size > max(RATIO_FLOOR, MAX_RATIO * info.compress_size):
            raise Refusal(UNSAFE, f"часть «{info.filename}» сжата более чем в {MAX_RATIO} раз: так устроены zip-бомбы")
    if sum(info.file_size for info in infos) > MAX_TOTAL_SIZE:
        raise Refusal(UNSAFE, f"распакованный документ больше {MAX_TOTAL_SIZE // 2**20} МБ", kind.save)


def _check_name(name: str, seen: set[str], kind: FileKind) -> None:
    if name.startswith("/") or ":" in name or ".." in unquote(name).replace("\\", "/").split("/"):
        raise Refusal(UNSAFE, f"имя части «{name}» выводит за пределы документа", kind.save)
    if key(name) in seen:
        raise Refusal(UNSAFE, f"часть «{name}» записана в файле дважды", kind.save)


def _read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: bytes, kind: FileKind) -> Part:
    with archive.open(info) as stream:
        data = stream.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise Refusal(UNSAFE, f"размер части «{info.filename}» не тот, что объявлен", kind.save)
    if info.filename.lower().endswith(_XML) and _has_declaration(data):
        raise Refusal(UNSAFE, f"в части «{info.filename}» есть DTD: документам он не нужен", kind.save)
    name = CONTENT_TYPES if key(info.filename) == CONTENT_TYPES.casefold() else info.filename.replace("\\", "/")
    return Part(name, data, _deflated(info, file, data), info.CRC)


def _has_declaration(data: bytes) -> bool:
    """Whether XML declares a document type; a wide encoding is looked through by dropping its zero bytes."""
    return _DECLARATION.search(data.replace(b"\0", b"") if b"\0" in data else data) is not None


def _deflated(info: zipfile.ZipInfo, file: bytes, data: bytes) -> bytes:
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return _compressed(data)
    name_length, extra_length = _LOCAL_HEADER.unpack_from(file, info.header_offset)
    start = info.header_offset + 30 + name_length + extra_length
    return file[start : start + info.compress_size]


def _compressed(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _content_types(parts: Mapping[str, Part], kind: FileKind) -> dict[str, str]:
    from shnor_docs.rendering.package.xml import parse

    if "mimetype" in parts:
        raise Refusal(OTHER_FORMAT, f"это документ OpenDocument, а не {kind.suffix}", kind.save)
    if CONTENT_TYPES not in parts:
        raise Refusal(UNREADABLE, f"в файле нет описи содержимого: он не является {kind.named}", kind.save)
    root = parse(parts[CONTENT_TYPES].data, CONTENT_TYPES)
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iterfind("{*}Default")}
    own = {key(e.get("PartName", "")): e.get("ContentType", "") for e in root.iterfind("{*}Override")}
    return {name: own.get(key(name)) or defaults.get(name.rpartition(".")[2].lower(), "") for name in parts}


def _relations(parts: Mapping[str, Part]) -> dict[str, tuple[Relation, ...]]:
    from shnor_docs.rendering.package.xml import parse

    names = {key(name): name for name in parts}
    return {
        source: read_relations(parse(parts[name].data, name), source, names) for name, source in relation_parts(names)
    }


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]
