"""What a loop repeats: each turn has names, numbers and lists of its own, and two tables stay two."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from shnor_docs.rendering import Template, check_template
from tests.rendering.building import PARAGRAPH, of_body, rendered, saved, texts
from tests.rendering.test_session import Block

TABLE = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
START, END = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="1"/>'
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def looped(*xml: str, over: str = "items") -> tuple[str, ...]:
    return PARAGRAPH.format(f"{{%p for i in {over} %}}"), *xml, PARAGRAPH.format("{%p endfor %}")


def field(code: str) -> str:
    edges = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:r><w:instrText> {code} </w:instrText></w:r>".join(edges)


def values(made: WordDocument, tag: str, attribute: str) -> list[str]:
    return [element.get(qn(attribute), "") for element in made.element.body.iter(qn(tag))]


def codes(made: WordDocument) -> list[str]:
    return [node.text.split()[1] for node in made.element.body.iter(qn("w:instrText"))]


def test_a_reference_points_at_the_bookmark_of_its_turn(tmp_path: Path) -> None:
    before = after = f"<w:p>{field('REF _Ref1')}</w:p>"
    link = '<w:p><w:hyperlink w:anchor="_Ref1"/></w:p>'
    made = of_body(*looped(before, f"<w:p>{START}{END}</w:p>", after, link), f"<w:p>{field('PAGEREF _Ref1')}</w:p>")
    read = rendered(made, tmp_path, {"items": "аб"})
    assert values(read, "w:bookmarkStart", "w:name") == ["_Ref1", "_Ref1_2"]
    assert codes(read) == ["_Ref1", "_Ref1", "_Ref1_2", "_Ref1_2", "_Ref1"]
    assert values(read, "w:hyperlink", "w:anchor") == ["_Ref1", "_Ref1_2"]


def test_a_bookmark_of_an_inner_loop_is_of_its_turn(tmp_path: Path) -> None:
    inner = looped(f"<w:p>{START}{END}{field('REF _Ref1')}</w:p>", over="i")
    read = rendered(of_body(*looped(*inner)), tmp_path, {"items": ["аб", "в"]})
    assert values(read, "w:bookmarkStart", "w:name") == codes(read) == ["_Ref1", "_Ref1_2", "_Ref1_3"]


def test_a_name_that_begins_as_another_is_not_it(tmp_path: Path) -> None:
    made = of_body(*looped(f"<w:p>{START}{END}{field('REF _Ref12')}</w:p>"))
    assert codes(rendered(made, tmp_path, {"items": "аб"})) == ["_Ref12", "_Ref12"]


def ids(elements: Iterable[object], attribute: str) -> list[str]:
    return [value for element in elements if (value := element.get(attribute))]  # type: ignore[attr-defined]


def test_ids_of_each_turn_are_its_own(tmp_path: Path) -> None:
    shape = '<w:r><w:object><v:shape id="_x0000_i1025" o:spid="_x0000_i1025"/><o:OLEObject ShapeID="_x0000_i1025"/>'
    control = '<w:sdt><w:sdtPr><w:id w:val="-77"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'
    permission = '<w:permStart w:id="9" w:edGrp="everyone"/><w:permEnd w:id="9"/>'
    paragraph = f'<w:p w14:paraId="11111111" w14:textId="22222222">{shape}</w:object></w:r>{control}{permission}</w:p>'
    body = rendered(of_body(*looped(paragraph)), tmp_path, {"items": "абв"}).element.body
    controls = [one.get(qn("w:val")) for one in body.iter(qn("w:id"))]
    starts, finishes = (ids(body.iter(qn(f"w:perm{edge}")), qn("w:id")) for edge in ("Start", "End"))
    shapes = ids(body.iter("{urn:schemas-microsoft-com:vml}shape"), "id")
    assert [len(set(found)) for found in (controls, starts, shapes)] == [3, 3, 3]
    assert starts == finishes
    assert shapes == ids(body.iter("{*}OLEObject"), "ShapeID")
    for name in (f"{W14}paraId", f"{W14}textId", "{urn:schemas-microsoft-com:office:office}spid"):
        found = ids(body.iter(), name)
        assert len(found) == len(set(found))


def test_a_counter_in_a_text_box_counts_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{PARAGRAPH.format('{{ next() }}')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    made = of_body(f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>")
    numbers = iter(range(1, 9))
    rendered(made, tmp_path, {"next": lambda: next(numbers)})
    assert next(numbers) == 2


NUMBER = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
ITEM = f"<w:p>{NUMBER}<w:r><w:t>{{{{{{{{ i }}}}}}}}</w:t></w:r></w:p>"
HEAD = PARAGRAPH.format("{{ i }}")
LISTS = {
    "two items in the body": (looped(HEAD, ITEM.format(0, 5), ITEM.format(0, 5)), [1, 1, 2, 2, 3, 3]),
    "a loop in the body": (looped(HEAD, *looped(ITEM.format(0, 5), over="i")), [1, 1, 2, 2, 3, 3]),
    "one item of a longer list": (looped(ITEM.format(0, 5), HEAD), [1, 1, 1]),
    "an item with its own items": (looped(ITEM.format(0, 5), ITEM.format(1, 5), ITEM.format(1, 5)), [1] * 9),
    "one of two items": (
        looped(*("{%p if i %}", ITEM.format(0, 5), "{%p else %}", ITEM.format(0, 5), "{%p endif %}")),
        [1, 1, 1],
    ),
    "a list that goes on after the loop": (
        (*looped(ITEM.format(0, 5), ITEM.format(0, 5)), ITEM.replace("{{{{ i }}}}", "").format(0, 5)),
        [1] * 7,
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_begins_anew_where_the_whole_list_is_repeated(name: str, tmp_path: Path) -> None:
    xml, turns = LISTS[name]
    made = of_body(*(one if one.startswith("<") else PARAGRAPH.format(one) for one in xml))
    read = rendered(made, tmp_path, {"items": ["аб", "вг", "де"]})
    used = [element.get(qn("w:val")) for element in read.element.body.iter(qn("w:numId"))]
    assert [sorted(set(used), key=used.index).index(value) + 1 for value in used] == turns
    assert used[0] == "5"


def test_a_new_list_is_as_the_old_one(tmp_path: Path) -> None:
    made = of_body(*looped(ITEM.format(0, 5), ITEM.format(0, 5)))
    numbering = made.part.numbering_part.element
    (old,) = (num for num in numbering.iter(qn("w:num")) if num.get(qn("w:numId")) == "5")
    level = '<w:lvl w:ilvl="1"><w:start w:val="4"/><w:lvlText w:val="§%2"/></w:lvl>'
    old.append(parse_xml(f'<w:lvlOverride {nsdecls("w")} w:ilvl="1">{level}</w:lvlOverride>'))
    read = rendered(made, tmp_path, {"items": "аб"})
    new = list(read.part.numbering_part.element.iter(qn("w:num")))[-1]
    assert new.abstractNumId.val == old.abstractNumId.val
    overrides = {one.get(qn("w:ilvl")): one for one in new.iter(qn("w:lvlOverride"))}
    assert [overrides[level].find(qn("w:startOverride")).get(qn("w:val")) for level in "01"] == ["1", "4"]
    assert overrides["1"].find(f"{qn('w:lvl')}/{qn('w:lvlText')}").get(qn("w:val")) == "§%2"


FUSED = {
    "of a loop": looped(TABLE.format("{{ i }}")),
    "about a condition": (TABLE.format("а"), "{%p if no %}", "текст", "{%p endif %}", TABLE.format("б")),
    "of values": ("{{p block }}", "{{p block }}"),
}


@pytest.mark.parametrize("name", FUSED)
def test_two_tables_stay_two(name: str, tmp_path: Path) -> None:
    xml = (one if one.startswith("<") else PARAGRAPH.format(one) for one in FUSED[name])
    block = Block(lambda session: TABLE.format("в"))
    made = rendered(of_body(*xml), tmp_path, {"items": "аб", "no": False, "block": block})
    names = [element.tag.rpartition("}")[2] for element in made.element.body][:3]
    assert names == ["tbl", "p", "tbl"]


def test_what_stands_between_two_tables_is_enough(tmp_path: Path) -> None:
    made = of_body(TABLE.format("а"), *looped(PARAGRAPH.format("{{ i }}")), TABLE.format("б"))
    assert texts(rendered(made, tmp_path, {"items": "в"})) == ["в"]


def test_a_field_cut_by_a_condition_is_refused(tmp_path: Path) -> None:
    begin, end = (f'<w:p><w:r><w:fldChar w:fldCharType="{kind}"/></w:r></w:p>' for kind in ("begin", "end"))
    loop = looped(begin)
    (problem,) = check_template(saved(of_body(*loop, end), tmp_path))
    assert (problem.code.id, "{%p for i in items %}" in problem.message) == ("ШД649", True)
    assert check_template(saved(of_body(begin, *loop[:1], HEAD, loop[-1], end), tmp_path)) == []


def test_what_cuts_a_tag_is_named(tmp_path: Path) -> None:
    (problem,) = check_template(saved(of_body(PARAGRAPH.format("{{ a"), PARAGRAPH.format("b }}")), tmp_path))
    assert (problem.code.id, "разорван концом абзаца" in problem.message) == ("ШД604", True)
    code = "<w:p><w:r><w:t>{{ a</w:t></w:r><w:r><w:instrText>b }}</w:instrText></w:r></w:p>"
    (problem,) = check_template(saved(of_body(code), tmp_path, "другой.docx"))
    assert (problem.code.id, "в коде поля" in problem.message) == ("ШД648", True)


def test_the_whole_is_a_document(tmp_path: Path) -> None:
    made = of_body(*looped(f"<w:p>{START}{END}</w:p>", TABLE.format("а"), ITEM.format(0, 5), ITEM.format(0, 5)))
    Document(io.BytesIO(Template(saved(made, tmp_path)).render({"items": "абв"})))
