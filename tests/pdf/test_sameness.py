"""Two PDF of one document differ in dates, identifier, checksum and the date of the colours; then they do not."""

from __future__ import annotations

import zlib

from shnor_docs.pdf.sameness import same_bytes


def pdf(second: int, *, colours: bool = True) -> bytes:
    """A file as LibreOffice lays it out, made in that second."""
    profile = bytes(24) + bytes((7, 234, 0, 11, 0, 28, 0, 19, 0, 15, 0, second)) + b"acsp" + bytes(range(200))
    stream = zlib.compress(profile, 1)
    objects = [b"<</Title(a)\n/CreationDate(D:202611281915%02dZ')>>" % second]
    if colours:
        objects.append(b"<</N 3/Length 3 0 R/Filter/FlateDecode>>\nstream\n" + stream + b"\nendstream")
        objects.append(b"%d" % len(stream))
    objects.append(b"<xmp:CreateDate>2026-11-28T19:15:%02dZ</xmp:CreateDate>" % second)
    body, offsets = b"%PDF-1.6\n", []
    for number, written in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + written + b"\nendobj\n\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    key = (b"%02d" % second) * 16
    trailer = b"trailer\n<</Size 5/ID [ <" + key + b">\n<" + key + b"> ]\n/DocChecksum /" + key + b"\n>>\n"
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def test_the_moment_leaves_no_trace() -> None:
    assert pdf(1) != pdf(59)
    assert same_bytes(pdf(1)) == same_bytes(pdf(59))
    assert same_bytes(pdf(1, colours=False)) == same_bytes(pdf(2, colours=False))


def test_what_was_made_the_same_stays_as_it_is() -> None:
    assert same_bytes(same_bytes(pdf(1))) == same_bytes(pdf(1))


def test_another_content_has_another_identifier() -> None:
    assert same_bytes(pdf(1)) != same_bytes(pdf(1).replace(b"(a)", b"(b)"))
    identifiers = {same_bytes(data).split(b"/ID [ <")[1][:32] for data in (pdf(1), pdf(1).replace(b"(a)", b"(b)"))}
    assert len(identifiers) == 2


def test_the_table_of_offsets_still_leads_to_the_objects() -> None:
    made = same_bytes(pdf(7))
    start = int(made.split(b"startxref\n")[1].split(b"\n")[0])
    table = made[start:].split(b"\n")
    assert table[0] == b"xref"
    for number, entry in enumerate(table[3:7], 1):
        assert made[int(entry[:10]) :].startswith(b"%d 0 obj\n" % number)
    length = int(made.split(b"3 0 obj\n")[1].split(b"\n")[0])
    stream = made.split(b"\nstream\n")[1][:length]
    assert zlib.decompress(stream)[24:36] == bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    assert made.split(b"\nstream\n")[1][length:].startswith(b"\nendstream")


def test_a_file_of_another_layout_is_left_alone() -> None:
    assert same_bytes(b"%PDF-2.0\nwhatever\n%%EOF") == b"%PDF-2.0\nwhatever\n%%EOF"
