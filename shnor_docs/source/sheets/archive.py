"""Opening an untrusted .xlsx: a zip within limits, without DTDs, said plainly when it is something else.

The limits are far above any official's workbook and far below what hurts the machine.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity, ShnorError, declare
from shnor_docs.source.sheets.origin import OLE, origin, origin_of_zip

NOT_A_WORKBOOK = declare("ШД401", Severity.ERROR, "файл не читается как книга Excel")
ENCRYPTED = declare("ШД402", Severity.ERROR, "книга Excel под паролем")
UNSAFE = declare("ШД403", Severity.ERROR, "книга Excel небезопасна")

MAX_PARTS = 5_000
MAX_PART_SIZE = 256 * 2**20
MAX_TOTAL_SIZE = 512 * 2**20
MAX_RATIO = 400
RATIO_FLOOR = 2**20
"""Bytes below which the compression ratio of a part is not judged."""

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
RESAVE = "откройте файл в Excel и сохраните как «Книга Excel (.xlsx)»"
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError)
_DAMAGE = (*_BROKEN, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Archive:
    """The checked package of a workbook; ``names`` are those of its parts as the zip has them, by folded name."""

    file: str
    package: zipfile.ZipFile
    names: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether the package has such a part."""
        return folded(name) in self.names

    def part(self, name: str) -> bytes:
        """The bytes of a part; ShnorError if it is missing, damaged or declares a document type."""
        if not self.has(name):
            raise refused(NOT_A_WORKBOOK, self.file, f"в книге нет части «{name}»", RESAVE)
        info = self.package.getinfo(self.names[folded(name)])
        size = info.file_size
        try:
            with self.package.open(info) as stream:
                data = stream.read(size + 1)
        except _DAMAGE as error:
            raise refused(NOT_A_WORKBOOK, self.file, f"часть «{name}» повреждена", RESAVE) from error
        if len(data) != size:
            raise refused(UNSAFE, self.file, f"размер части «{name}» не тот, что объявлен", RESAVE)
        if _DECLARATION.search(data.replace(b"\0", b"") if b"\0" in data else data):
            raise refused(UNSAFE, self.file, f"в части «{name}» есть DTD: книге Excel он не нужен", RESAVE)
        return data


def open_archive(data: bytes, file: str) -> Archive:
    """The package of a workbook; ShnorError for what is not one, is encrypted or is not safe."""
    if data.startswith(OLE) and _ENCRYPTED_STREAM in data:
        hint = "снимите пароль: в Excel «Файл → Сведения → Защита книги → Зашифровать с использованием пароля»"
        raise refused(ENCRYPTED, file, f"книга «{file}» закрыта паролем", hint)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        what = origin(data)
        message = f"«{file}» — {what}" if what else f"файл «{file}» повреждён или это не книга Excel (.xlsx)"
        raise refused(NOT_A_WORKBOOK, file, message, RESAVE) from error
    _check_directory(package.infolist(), file)
    archive = Archive(file, package, _names(package, file))
    if not archive.has("[Content_Types].xml"):
        what = origin_of_zip(archive.names)
        raise refused(NOT_A_WORKBOOK, file, f"«{file}» — {what}", RESAVE)
    return archive


def folded(name: str) -> str:
    """The name of a part as packages compare names: without letter case, percent signs, a slash at the head."""
    return unquote(name).replace("\\", "/").lstrip("/").casefold()


def _names(package: zipfile.ZipFile, file: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for name in package.namelist():
        if folded(name) in names:
            raise refused(UNSAFE, file, f"часть «{name}» записана в книге дважды", RESAVE)
        names[folded(name)] = name
    return names


def refused(code: Code, file: str, message: str, hint: str = "") -> ShnorError:
    """Why the whole file cannot be read."""
    return ShnorError(Diagnostic.of(code, message, Location(file), hint))


def _check_directory(infos: list[zipfile.ZipInfo], file: str) -> None:
    if len(infos) > MAX_PARTS:
        raise refused(UNSAFE, file, f"в книге {len(infos)} частей, допускается не более {MAX_PARTS}", RESAVE)
    for info in infos:
        if info.flag_bits & 1:
            raise refused(ENCRYPTED, file, f"часть книги «{info.filename}» зашифрована", "снимите пароль")
        if info.file_size > MAX_PART_SIZE:
            raise refused(UNSAFE, file, f"часть «{info.filename}» больше {MAX_PART_SIZE // 2**20} МБ", RESAVE)
        if info.file_size > max(RATIO_FLOOR, MAX_RATIO * info.compress_size):
            message = f"часть «{info.filename}» сжата более чем в {MAX_RATIO} раз: так устроены zip-бомбы"
            raise refused(UNSAFE, file, message, RESAVE)
    if sum(info.file_size for info in infos) > MAX_TOTAL_SIZE:
        raise refused(UNSAFE, file, f"распакованная книга больше {MAX_TOTAL_SIZE // 2**20} МБ", RESAVE)
