"""The same bytes for the same input: dates, identifier and checksum are all that two PDF of one document differ in.

LibreOffice writes them in the clear, so they are replaced by as many bytes, and no offset moves. The colour profile
of a PDF/A lies compressed and has a date of its own: its stream is written anew, the offsets after it are moved.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable

_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_XMP_DATE = re.compile(rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_IDENTIFIER = re.compile(rb"/ID\s*\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]")
_CHECKSUM = re.compile(rb"/DocChecksum\s*/([0-9A-F]{32})")
_UUID = re.compile(rb"(<xmpMM:(?:DocumentID|InstanceID)>uuid:)[0-9A-Fa-f-]{36}")
_COLOURS = re.compile(rb"/N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
_TABLE = re.compile(rb"\nxref\n0 (\d+)\n")
_START = re.compile(rb"startxref\n(\d+)")
_ENTRY = 20
_STAMP, _XMP_STAMP = b"20000101000000", b"2000-01-01T00:00:00"
_ICC_DATE = slice(24, 36)
_ICC_STAMP = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""2000-01-01 as six numbers of two bytes (ICC.1, 7.2.8)."""


def same_bytes(pdf: bytes) -> bytes:
    """The PDF without what differs from run to run; its identifier is then the digest of its bytes."""
    pdf = _XMP_DATE.sub(rb"\g<1>" + _XMP_STAMP, _DATE.sub(rb"\g<1>" + _STAMP, pdf))
    pdf = _UUID.sub(rb"\g<1>" + b"00000000-0000-0000-0000-000000000000", pdf)
    pdf = _marked(_with_undated_colours(pdf), lambda: b"0" * 32)
    digest = hashlib.sha256(pdf).hexdigest()[:32].upper().encode()
    return _marked(pdf, lambda: digest)


def _marked(pdf: bytes, mark: Callable[[], bytes]) -> bytes:
    for pattern in (_IDENTIFIER, _CHECKSUM):
        found = pattern.search(pdf)
        for group in range(1, pattern.groups + 1) if found else ():
            assert found is not None
            pdf = pdf[: found.start(group)] + mark() + pdf[found.end(group) :]
    return pdf


def _with_undated_colours(pdf: bytes) -> bytes:
    for found in reversed(list(_COLOURS.finditer(pdf))):
        start, end = found.end(), pdf.find(b"\nendstream", found.end())
        try:
            profile = zlib.decompress(pdf[start:end])
        except zlib.error:
            continue
        if profile[36:40] == b"acsp":
            profile = profile[: _ICC_DATE.start] + _ICC_STAMP + profile[_ICC_DATE.stop :]
            pdf = _with_stream(pdf, start, end, zlib.compress(profile, 9), int(found[1]))
    return pdf


def _with_stream(pdf: bytes, start: int, end: int, data: bytes, length: int) -> bytes:
    """The file with another stream, the object that holds its length and the table of offsets put right."""
    pdf = _replaced(pdf, start, end, data)
    found = re.search(rb"\n%d 0 obj\n(\d+)\nendobj" % length, pdf)
    return _replaced(pdf, found.start(1), found.end(1), b"%d" % len(data)) if found else pdf


def _replaced(pdf: bytes, start: int, end: int, data: bytes) -> bytes:
    moved = len(data) - (end - start)
    pdf = pdf[:start] + data + pdf[end:]
    table, pointer = _TABLE.search(pdf, start), _START.search(pdf, start)
    if not moved or table is None or pointer is None:
        return pdf
    first, count = table.end(), int(table[1])
    entries = [pdf[first + n * _ENTRY : first + (n + 1) * _ENTRY] for n in range(count)]
    shifted = b"".join(_shifted(entry, start, moved) for entry in entries)
    after = pdf[first + count * _ENTRY : pointer.start(1)]
    return pdf[:first] + shifted + after + b"%d" % (int(pointer[1]) + moved) + pdf[pointer.end(1) :]


def _shifted(entry: bytes, start: int, moved: int) -> bytes:
    offset = int(entry[:10])
    return b"%010d" % (offset + moved) + entry[10:] if entry[17:18] == b"n" and offset > start else entry
