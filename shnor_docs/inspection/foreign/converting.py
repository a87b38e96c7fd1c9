"""Documents of other kinds (.doc, .rtf, .odt) made into .docx by LibreOffice."""

from __future__ import annotations

import io
import zipfile

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.pdf.office import find_office
from shnor_docs.pdf.word import word_of
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.reading import UNREADABLE

UNCONVERTED = declare("ШД687", Severity.ERROR, "документ не удалось прочитать через LibreOffice")

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Documents of old Office, and new ones under a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def as_word(data: bytes, shown: str) -> bytes:
    """The bytes of a .docx: those given, or what LibreOffice makes of a document of another kind.

    Raises:
        Refusal: it is empty, locked, or LibreOffice cannot read it.
        ShnorError: it needs LibreOffice, and there is none.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise Refusal(UNREADABLE, "файл пуст", "проверьте, тот ли это файл")
    suffix = _suffix(data)
    if not suffix:
        return data
    office = find_office(f"«{shown}» – документ {suffix}: читает его LibreOffice, а на этом компьютере его нет", shown)
    made = word_of(office, data, suffix)
    if made is None:
        hint = "откройте файл в Word и сохраните как «Документ Word (.docx)»"
        raise Refusal(UNCONVERTED, f"LibreOffice не прочитал документ {suffix}", hint)
    return made


def _suffix(data: bytes) -> str:
    """The kind of a document that LibreOffice has to read; empty for all others."""
    start = data.lstrip(b"\xef\xbb\xbf \r\n")
    if start.startswith(_COMPOUND):
        if _LOCKED in data:
            raise Refusal(UNREADABLE, "документ под паролем", "откройте его в Word, снимите пароль и сохраните")
        return ".doc" if _OLD_WORD in data else ""
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if start.startswith(b"PK") and _is_open_text(data) else ""


def _is_open_text(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("mimetype")
            return info.file_size < 100 and archive.read(info).strip() == _OPEN_TEXT
    except (KeyError, ValueError, OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False
