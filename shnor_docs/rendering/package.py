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

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.source import reading

UNREADABLE = declare("ШД601", Severity.ERROR, "Файл шаблона не читается как документ Word")
UNSAFE = declare("ШД602", Severity.ERROR, "Файл шаблона небезопасен")

MAX_PARTS = 1_000
MAX_PART_SIZE = 32 * 2**20
MAX_TOTAL_SIZE = 128 * 2**20
MAX_RATIO = 400
RATIO_FLOOR = 2**20
"""Bytes below which the compression ratio of a part is not judged."""

CONTENT_TYPES = "[Content_Types].xml"
_RESAVE = "откройте файл в Word и сохраните как «Документ Word (.docx)»"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LOCAL_HEADER = struct.Struct("<26xHH")


@dataclass(frozen=True, slots=True)
class Part:
    """One member of the package: its bytes, and the same deflated as they lay in the file."""

    name: str
    data: bytes
    deflated: bytes
    crc: int


@dataclass(frozen=True, slots=True)
class Package:
    """A checked .docx: parts by name in the file's order, content types by part name."""

    parts: Mapping[str, Part]
    content_types: Mapping[str, str]

    def of_type(self, suffix: str) -> list[Part]:
        """Parts whose content type ends with ``suffix``, in the order of their names."""
        names = sorted((name for name, kind in self.content_types.items() if kind.endswith(suffix)), key=_natural)
        return [self.parts[name] for name in names if name in self.parts]


def read_file(path: Path) -> bytes:
    """The bytes of a template; raises :class:`Refusal`."""
    data = reading.read_file(path, path.name)
    if isinstance(data, Diagnostic):
        raise Refusal(UNREADABLE, data.message, data.hint)
    return data


def read_package(data: bytes) -> Package:
    """The parts of a .docx; raises :class:`Refusal` for what is not one, or is not safe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_directory(infos)
            read = [_read_part(archive, info, data) for info in infos]
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ) as error:
        raise Refusal(UNREADABLE, "файл повреждён или не является документом .docx", _RESAVE) from error
    return package_of(read)


def package_of(read: Iterable[Part]) -> Package:
    """The package of its parts; raises :class:`Refusal` for a list of types or relations that cannot be read."""
    parts = {part.name: part for part in read}
    _check_relationship_targets(parts)
    return Package(MappingProxyType(parts), MappingProxyType(_content_types(parts)))


def packed(name: str, data: bytes) -> Part:
    """A part that lay in no file: compressed here."""
    return Part(name, data, _compressed(data), zlib.crc32(data))


def _check_directory(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_PARTS:
        raise Refusal(UNSAFE, f"в файле {len(infos)} частей, допускается не более {MAX_PARTS}", _RESAVE)
    seen: set[str] = set()
    for info in infos:
        _check_name(info.filename, seen)
        seen.add(info.filename.casefold())
        if info.flag_bits & 1:
            raise Refusal(UNREADABLE, f"часть «{info.filename}» зашифрована", "снимите с шаблона пароль")
        if info.file_size > MAX_PART_SIZE:
            raise Refusal(UNSAFE, f"часть «{info.filename}» больше {MAX_PART_SIZE // 2**20} МБ", _RESAVE)
        if info.file_size > max(RATIO_FLOOR, MAX_RATIO * info.compress_size):
            raise Refusal(UNSAFE, f"часть «{info.filename}» сжата более чем в {MAX_RATIO} раз: так устроены zip-бомбы")
    if sum(info.file_size for info in infos) > MAX_TOTAL_SIZE:
        raise Refusal(UNSAFE, f"распакованный шаблон больше {MAX_TOTAL_SIZE // 2**20} МБ", _RESAVE)


def _check_name(name: str, seen: set[str]) -> None:
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise Refusal(UNSAFE, f"имя части «{name}» выводит за пределы документа", _RESAVE)
    if name.casefold() in seen:
        raise Refusal(UNSAFE, f"часть «{name}» записана в файле дважды", _RESAVE)


def _read_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: bytes) -> Part:
    with archive.open(info) as stream:
        data = stream.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise Refusal(UNSAFE, f"размер части «{info.filename}» не тот, что объявлен", _RESAVE)
    if info.filename.endswith((".xml", ".rels")) and _has_declaration(data):
        raise Refusal(UNSAFE, f"в части «{info.filename}» есть DTD: документам Word он не нужен", _RESAVE)
    return Part(info.filename, data, _deflated(info, file, data), info.CRC)


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


def _content_types(parts: Mapping[str, Part]) -> dict[str, str]:
    from shnor_docs.rendering.xml import parse

    if CONTENT_TYPES not in parts:
        raise Refusal(UNREADABLE, "в файле нет описи содержимого: это не документ Word", _RESAVE)
    root = parse(parts[CONTENT_TYPES].data, CONTENT_TYPES)
    defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter("{*}Default")}
    types = {name: defaults.get(name.rpartition(".")[2].lower(), "") for name in parts}
    types |= {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in root.iter("{*}Override")}
    return types


def _check_relationship_targets(parts: Mapping[str, Part]) -> None:
    from shnor_docs.rendering.xml import parse

    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for relationship in parse(part.data, name).iter("{*}Relationship"):
            target = relationship.get("Target", "")
            if target == "NULL" or relationship.get("TargetMode") == "External":
                continue
            if target_part(name, target) not in parts:
                named = f"связь «{relationship.get('Id')}» в «{name}»"
                raise Refusal(UNREADABLE, f"{named} указывает на отсутствующую часть «{target}»", _RESAVE)


def target_part(relations: str, target: str) -> str:
    """The name of the part that a target in a part of relations means."""
    folder = relations.rpartition("_rels/")[0]
    path = target.partition("#")[0]
    steps = path.split("/") if path.startswith("/") else (folder + path).split("/")
    resolved: list[str] = []
    for step in steps:
        if step == "..":
            del resolved[-1:]
        elif step not in ("", "."):
            resolved.append(step)
    return "/".join(resolved)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d+)", name)]
