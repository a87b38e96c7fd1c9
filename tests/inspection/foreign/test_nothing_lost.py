"""Every word of the final view stands in the tree exactly once, whatever it is packed in; every other one is told."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from shnor_docs.inspection.foreign import ForeignDocument
from shnor_docs.inspection.foreign.tree import paragraphs
from tests.inspection.foreign.papers import document, r
from tests.inspection.foreign.test_reading import changed, control, field
from tests.inspection.foreign.test_tables import cell, row, table
from tests.rendering.building import BOX

WORD = re.compile(r"[кн]\d+я")
"""«к1я» is printed, «н1я» is not: it must be told."""
INLINE = some.deferred(
    lambda: some.one_of(
        some.sampled_from(["run", "hidden", "deleted", "code"]),
        some.tuples(
            some.sampled_from(
                ["ins", "moveTo", "moveFrom", "control", "smartTag", "hyperlink", "alternate", "field", "math"]
            ),
            some.lists(INLINE, max_size=3),
        ),
        some.tuples(some.just("box"), some.lists(BLOCK, min_size=1, max_size=2)),
    )
)
BLOCK = some.deferred(
    lambda: some.one_of(
        some.tuples(some.just("p"), some.lists(INLINE, max_size=4)),
        some.tuples(some.just("joined"), some.lists(INLINE, max_size=3)),
        some.tuples(some.sampled_from(["control blocks", "customXml", "choice"]), some.lists(BLOCK, max_size=3)),
        some.tuples(
            some.sampled_from(["table", "covered", "deleted row"]),
            some.lists(some.lists(BLOCK, max_size=2), min_size=1, max_size=4),
        ),
    )
)


class Writer:
    """Writes a tree as XML; words that are printed and words that are not are numbered apart."""

    def __init__(self) -> None:
        self.count = itertools.count(1)
        self.kept: list[str] = []
        self.gone: list[str] = []
        self.silent: list[str] = []

    def word(self, printed: bool) -> str:
        told = f"{'к' if printed else 'н'}{next(self.count)}я"
        (self.kept if printed else self.gone).append(told)
        return told

    def inline(self, node: object, printed: bool) -> str:
        match node:
            case "run":
                return r(self.word(printed))
            case "hidden":
                return r(self.word(False), "<w:vanish/>")
            case "deleted":
                return changed("del", f"<w:r><w:delText>{self.word(False)}</w:delText></w:r>")
            case "code":
                return field(f" REF c{next(self.count)} ", self.word(printed))
            case ("box", list(inside)):
                return BOX.format("", self.blocks(inside, printed) + "<w:p/>")
            case (str(kind), list(inside)):
                return self.around(kind, inside, printed)
        raise AssertionError(node)

    def around(self, kind: str, inside: list[object], printed: bool) -> str:
        told = "".join(self.inline(one, printed and kind != "moveFrom") for one in inside)
        match kind:
            case "ins" | "moveTo" | "moveFrom":
                return changed(kind, told)
            case "control":
                return control(told)
            case "alternate":
                choice = f'<mc:Choice Requires="wps">{told}</mc:Choice><mc:Fallback>{told}</mc:Fallback>'
                return f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
            case "field":
                begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> X </w:instrText></w:r>'
                parted, ended = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("separate", "end"))
                return f"{begun}{parted}{told}{ended}"
            case "math":
                return f"<m:oMath><m:r><m:t>{self.word(printed)}</m:t></m:r></m:oMath>{told}"
        return f"<w:{kind}>{told}</w:{kind}>"

    def blocks(self, nodes: list[object], printed: bool = True) -> str:
        return "".join(self.block(node, printed) for node in nodes)

    def block(self, node: object, printed: bool) -> str:
        match node:
            case ("p", list(inside)):
                return f"<w:p>{''.join(self.inline(one, printed) for one in inside)}</w:p>"
            case ("joined", list(inside)):
                mark = f"<w:pPr><w:rPr>{changed('del', '')}</w:rPr></w:pPr>"
                return f"<w:p>{mark}{''.join(self.inline(one, printed) for one in inside)}</w:p>"
            case ("table" | "covered" | "deleted row" as kind, list(cells)):
                return self.table(kind, cells, printed)
            case ("choice", list(inside)):
                told = self.blocks(inside, printed)
                return f"<mc:AlternateContent><mc:Choice Requires='x'>{told}</mc:Choice></mc:AlternateContent>"
            case ("customXml", list(inside)):
                return f"<w:customXml>{self.blocks(inside, printed)}</w:customXml>"
            case (_, list(inside)):
                return control(self.blocks(inside, printed))
        raise AssertionError(node)

    def table(self, kind: str, cells: list[list[object]], printed: bool) -> str:
        first = row(cell("<w:p/>", '<w:vMerge w:val="restart"/>'), *(cell(self.cell(one, printed)) for one in cells))
        if kind == "table":
            return table(first, columns=len(cells) + 1)
        is_deleted = kind == "deleted row"
        under = cell(self.cell([node for one in cells for node in one], False), "" if is_deleted else "<w:vMerge/>")
        return table(first, row(under, properties=changed("del", "") if is_deleted else ""), columns=len(cells) + 1)

    def cell(self, nodes: list[object], printed: bool) -> str:
        return self.blocks(nodes, printed) + "<w:p/>"


def told_words(read: ForeignDocument) -> Iterator[str]:
    for remark in read.remarks:
        if not remark.what.startswith("формула"):
            yield from WORD.findall(remark.text)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(some.lists(BLOCK, max_size=5))
def test_no_word_is_lost_or_read_twice(tmp_path_factory, nodes: list[object]) -> None:
    writer = Writer()
    content = writer.blocks(nodes)
    read = document(tmp_path_factory.mktemp("п"), content + "<w:p><w:r><w:t>конец</w:t></w:r></w:p>")
    found = Counter(word for one in paragraphs(read.blocks) for word in WORD.findall(one.text))
    assert found == Counter(writer.kept)
    assert set(told_words(read)) == set(writer.gone)


def test_the_writer_writes(tmp_path: Path) -> None:
    writer = Writer()
    content = writer.blocks([("p", ["run", ("ins", ["run", "deleted"])]), ("covered", [[("p", ["run"])]])])
    assert (len(writer.kept), len(writer.gone)) == (3, 2)
    assert len(list(paragraphs(document(tmp_path, content).blocks))) > 3
