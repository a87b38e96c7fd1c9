"""The words of a document read in two ways, quickly where nothing is hidden, are the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from shnor_docs.rendering.package.xml import parse
from shnor_docs.rendering.provenance.words import paragraphs, words_of
from tests.samples import each_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def texts(body: str) -> list[str]:
    return [one.text for one in paragraphs(parse(f"<w:body {W}>{body}</w:body>".encode(), "body"))]


@each_document
def test_quick_words_are_those_of_the_paragraphs(
    program: str, document: str, rendered: Mapping[tuple[str, str], Path]
) -> None:
    data = ZipFile(rendered[program, document]).read("word/document.xml")
    assert words_of(data) == tuple(one.digest for one in paragraphs(parse(data, "document")))


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
PAGE = f"{FIELD.format('begin')}<w:r><w:instrText> {{}} </w:instrText></w:r>{FIELD.format('separate')}"

END = FIELD.format("end")
DELETED = "<w:del><w:r><w:delText>нет</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<w:p><w:r><w:t>раз </w:t></w:r><w:r><w:tab/><w:t>два</w:t></w:r></w:p>", ["раз два"]),
        (
            "<w:p><w:del><w:r><w:delText>нет</w:delText></w:r></w:del><w:ins><w:r><w:t>да</w:t></w:r></w:ins></w:p>",
            ["да"],
        ),
        (
            f"<w:p>{PAGE.format('PAGE')}<w:r><w:t>7</w:t></w:r>{FIELD.format('end')}<w:r><w:t>текст</w:t></w:r></w:p>",
            ["текст"],
        ),
        (f"<w:p>{PAGE.format('REF a')}<w:r><w:t>пункт 3</w:t></w:r>{END}</w:p>", ["пункт 3"]),
        ("<w:p><w:r><w:t>401</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>", ["401-1"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>в поле</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["в поле"]),
        ("<w:p><w:r><w:t>2020–\u20602022\u00a0годы</w:t></w:r></w:p>", ["2020–2022 годы"]),
        ("<w:p><w:r><w:t> </w:t></w:r></w:p>", []),
    ],
)
def test_words_are_what_is_printed(body: str, told: list[str]) -> None:
    assert texts(body) == told
