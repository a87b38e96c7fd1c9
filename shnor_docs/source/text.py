"""A user's text file as read: exact text, line arithmetic, digests, and what can be wrong with its bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare

MISSING = declare("ШД001", Severity.ERROR, "файл не найден")
UNREADABLE = declare("ШД002", Severity.ERROR, "файл не читается")
NOT_UTF8 = declare("ШД003", Severity.ERROR, "файл сохранён не в UTF-8")
BINARY = declare("ШД004", Severity.ERROR, "двоичный файл на месте текстового")
OUTSIDE = declare("ШД005", Severity.ERROR, "путь ведёт за пределы рабочей папки")

SAVE_AS_UTF8 = "сохраните файл в кодировке UTF-8: в Блокноте «Файл → Сохранить как → Кодировка: UTF-8»"
BOM = b"\xef\xbb\xbf"
LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Half-open range of character offsets in the decoded text."""

    start: int
    end: int


class Words(NamedTuple):
    """A place inside a text by what stands there: the words, and how many times they stand before it."""

    text: str
    earlier: int = 0

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Words:
        """The words of ``text`` between two offsets."""
        words = text[start:end]
        return cls(words, text.count(words, 0, start))

    def within(self, text: str, span: Span) -> Span:
        """Where they stand in that part of a file, however it folds lines and escapes quotes; else all of it."""
        found = list(islice(_as_written(self.text).finditer(text, *span), self.earlier + 1))
        return Span(*found[-1].span()) if len(found) > self.earlier else span


def _as_written(words: str) -> re.Pattern[str]:
    """The words with any white space between them and with quotes as YAML doubles or escapes them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.compile(pattern.replace("'", "''?").replace('"', r'\\?"'))


@dataclass(frozen=True)
class SourceText:
    """One text file: offsets of ``text`` count characters, original line breaks included, BOM excluded.

    ``shown`` is the path that diagnostics print; ``fingerprint`` is the SHA-256 of the bytes as they lie,
    which guards offsets against a file changed meanwhile (:func:`canonical_digest` identifies content).
    """

    path: Path
    shown: str
    text: str
    fingerprint: str = ""

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Offset of a 1-based line and column."""
        return self.line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Text of a 1-based line, without its line break."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def location(self, span: Span) -> Location:
        """Where a span stands, for a diagnostic."""
        return Location(self.shown, *self.position(span.start), *self.position(span.end))


def canonical_digest(text: str) -> str:
    """SHA-256 (hex) of the content (NFC, LF line breaks, no BOM), which git's autocrlf does not change."""
    canonical = unicodedata.normalize("NFC", LINE_BREAK.sub("\n", text.removeprefix("\ufeff")))
    return hashlib.sha256(canonical.encode()).hexdigest()


def fingerprint(data: bytes) -> str:
    """SHA-256 (hex) of bytes as they lie."""
    return hashlib.sha256(data).hexdigest()


def inside(root: Path, path: Path) -> bool:
    """Whether ``path`` stays in ``root``: no ``..`` out of it and no symbolic link on the way from it."""
    try:
        steps = path.absolute().relative_to(root.absolute()).parts
    except ValueError:
        return False
    if ".." in steps:
        return False
    places = [root.joinpath(*steps[: count + 1]) for count in range(len(steps))]
    return not any(place.is_symlink() for place in places)


def read_source(path: Path, shown: str, root: Path | None = None) -> SourceText | Diagnostic:
    """The text of a file, or the reason why it cannot be used; ``root`` is the folder it must not leave."""
    if root is not None and not inside(root, path):
        hint = "положите сам файл в рабочую папку: ссылки и «..» не допускаются"
        return Diagnostic.of(
            OUTSIDE, f"путь «{shown}» ведёт за пределы рабочей папки или через ссылку", Location(shown), hint
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Diagnostic.of(MISSING, f"нет файла «{shown}»", Location(shown), "проверьте имя файла и папку")
    except OSError as error:
        return Diagnostic.of(UNREADABLE, *_why_unreadable(path, shown, error))
    return decode(data, path, shown)


def decode(data: bytes, path: Path, shown: str) -> SourceText | Diagnostic:
    """The text of bytes that must be UTF-8, with or without BOM."""
    if wrong := _wrong_encoding(data, shown):
        return wrong
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, shown)
    return SourceText(path, shown, text, fingerprint(data))


def _why_unreadable(path: Path, shown: str, error: OSError) -> tuple[str, Location, str]:
    if path.is_dir():
        return f"«{shown}» — папка, а нужен файл", Location(shown), "переименуйте папку или уберите её"
    if isinstance(error, PermissionError):
        return f"нет прав на чтение файла «{shown}»", Location(shown), "дайте себе право читать этот файл"
    return f"файл «{shown}» не читается", Location(shown), "проверьте диск или сетевую папку и повторите"


def _wrong_encoding(data: bytes, shown: str) -> Diagnostic | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf16(data):
        return Diagnostic.of(
            NOT_UTF8, f"файл «{shown}» сохранён в UTF-16, а нужна UTF-8", Location(shown), SAVE_AS_UTF8
        )
    if b"\x00" in data:
        place = _place(data, data.index(b"\x00"), shown)
        return Diagnostic.of(
            BINARY, f"файл «{shown}» двоичный, а нужен текст", place, "замените его текстовым файлом в UTF-8"
        )
    return None


def _looks_like_utf16(data: bytes) -> bool:
    """No BOM, yet every second byte of the beginning is that of a Latin or Cyrillic letter in UTF-16."""
    head = data[:200]
    halves = (head[::2], head[1::2])
    return len(head) >= 4 and b"\x00" in head and any(half.strip(b"\x00\x04") == b"" for half in halves)


def _not_utf8(data: bytes, error: UnicodeDecodeError, shown: str) -> Diagnostic:
    guess = " (похоже на Windows-1251)" if _looks_like_cp1251(data) else ""
    message = f"файл «{shown}» сохранён не в UTF-8{guess}"
    place = _place(data.removeprefix(BOM), error.start, shown)
    return Diagnostic.of(NOT_UTF8, message, place, SAVE_AS_UTF8)


def _place(data: bytes, offset: int, shown: str) -> Location:
    """The line and column of a byte that ends a readable beginning."""
    before = LINE_BREAK.split(data[:offset].decode("utf-8", "replace"))
    return Location(shown, len(before), len(before[-1]) + 1)


def _looks_like_cp1251(data: bytes) -> bool:
    foreign = [byte for byte in data if byte >= 0x80]
    letters = sum(byte >= 0xC0 or byte in {0xA8, 0xB8} for byte in foreign)
    return letters >= 0.8 * len(foreign)
