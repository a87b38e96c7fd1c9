"""A user's text file as read: exact text, line arithmetic, digests, and what can be wrong with its bytes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, count
from operator import add
from pathlib import Path
from typing import NamedTuple

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.sameness import Kept
from shnor_docs.source.reading import MEGABYTE, read_file

NOT_UTF8 = declare("ШД003", Severity.ERROR, "файл сохранён не в UTF-8")
BINARY = declare("ШД004", Severity.ERROR, "двоичный файл на месте текстового")
LONG_WORD = declare("ШД027", Severity.ERROR, "слово слишком длинное")

SAVE_AS_UTF8 = "сохраните файл в кодировке UTF-8: в Блокноте «Файл → Сохранить как → Кодировка: UTF-8»"
MAX_TEXT_SIZE = 16 * MEGABYTE
MAX_WORD = 5_000
"""Letters without a blank: longer than any address of a page; no line of a document can hold it."""
BOM = b"\xef\xbb\xbf"
WORD = re.compile(r"\S+")
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
        found = _places(self.text, text, span)
        return found[self.earlier] if len(found) > self.earlier else span


@lru_cache(64)
def _places(words: str, text: str, span: Span) -> tuple[Span, ...]:
    """Where words stand in a part of a text: looked for once, however many of them are at fault."""
    return tuple(Span(*match.span()) for match in _as_written(words).finditer(text, *span))


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
        if "\r" in self.text:
            return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]
        starts = accumulate(map(len, self.text.split("\n")[:-1]), initial=0)
        return list(map(add, starts, count()))

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


def shared_start(one: Sequence[object], other: Sequence[object]) -> int:
    """How many characters two texts both begin with, or how many items two lists."""
    same, most = 0, min(len(one), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def canonical_digest(text: str) -> str:
    """SHA-256 (hex) of the content (NFC, LF line breaks, no BOM), which git's autocrlf does not change."""
    return hashlib.sha256(unicodedata.normalize("NFC", plain(text)).encode()).hexdigest()


def plain(text: str) -> str:
    """The text without the mark at its beginning, its lines ended by LF."""
    return LINE_BREAK.sub("\n", text.removeprefix("\ufeff"))


def fingerprint(data: bytes) -> str:
    """SHA-256 (hex) of bytes as they lie."""
    return hashlib.sha256(data).hexdigest()


def read_source(path: Path, shown: str, root: Path | None = None) -> SourceText | Diagnostic:
    """The text of a file, or the reason why it cannot be used; ``root`` is the folder it must not leave."""
    data = read_file(path, shown, root, MAX_TEXT_SIZE)
    return data if isinstance(data, Diagnostic) else decode(data, path, shown)


def decode(data: bytes, path: Path, shown: str) -> SourceText | Diagnostic:
    """The text of bytes that must be UTF-8, with or without BOM: the same object for the same bytes of a file."""
    return _decoded.of((path, shown, data), lambda: _decode(data, path, shown), len(data))


_decoded = Kept["SourceText | Diagnostic"](8 * MEGABYTE)
"""Files as they were read: those of a few programs."""


def _decode(data: bytes, path: Path, shown: str) -> SourceText | Diagnostic:
    if wrong := _wrong_encoding(data, shown):
        return wrong
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, shown)
    source = SourceText(path, shown, text, fingerprint(data))
    return _long_word(source) or source


def _long_word(source: SourceText) -> Diagnostic | None:
    """The first word that is no word; only lines that could hold one are looked through."""
    if not _has_long_line(source.text):
        return None
    words = (match for match in WORD.finditer(source.text) if match.end() - match.start() > MAX_WORD)
    match = next(words, None)
    if match is None:
        return None
    start, end = match.span()
    message = f"слово «{match[0][:20]}…» длиной {end - start} знаков: таких слов в документе быть не может"
    hint = f"разделите его пробелами или уберите; слово читается не длиннее {MAX_WORD} знаков"
    return Diagnostic.of(LONG_WORD, message, source.location(Span(start, end)), hint)


def _has_long_line(text: str) -> bool:
    """Whether a line is longer than any word: looked for from line end to line end as far apart as they may be."""
    start = 0
    while start + MAX_WORD < len(text):
        start = text.rfind("\n", start, start + MAX_WORD + 1) + 1
        if not start:
            return True
    return False


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
