import unicodedata
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.diagnostics import ShnorError
from shnor_docs.source.records.loading import plain
from shnor_docs.source.signs import CONTROL, INVISIBLE
from shnor_docs.source.text import SourceText, read_source
from shnor_docs.source.yaml import tree_edits
from shnor_docs.source.yaml.edits import Edit, apply_edits, edited
from shnor_docs.source.yaml.moving import move_item
from shnor_docs.source.yaml.nodes import Mapping, Scalar, find, walk
from shnor_docs.source.yaml.tree import read_node, read_tree


def tree_of(text: str) -> Mapping:
    tree, problems = read_tree(SourceText(Path("a.yaml"), "a.yaml", text))
    assert {problem.code for problem in problems} <= {CONTROL, INVISIBLE}
    assert tree is not None
    return tree


TEXT = """\
# Шапка файла
plain: простое   # примечание
single: 'в ''одинарных'''
double: "в двойных"
long: >-
  свёрнутый
  текст
literal: |
  две
  строки

blank:
commented:  # примечание
flow: {a: 1, b: [x, "y"]}
items:
  # первая
  - id: one
    text: |-
      текст
  # вторая
  - id: two  # примечание
    text: второй

  - третий
last: конец"""

PATHS = [
    ("plain",), ("single",), ("double",), ("long",), ("literal",), ("blank",), ("commented",), ("last",),
    ("flow", "a"), ("flow", "b", 1), ("items", 0, "text"), ("items", 1, "id"), ("items", 2),
]  # fmt: skip

TRICKY = st.text(st.sampled_from("аb1 -:#'\"\\\n\t{}[],&*!|>%@`?~\u00a0\u2028\ufeff\x85\x07😀."), max_size=12)


def other_texts(tree: Mapping, path: tuple) -> list[str]:
    changed = find(tree, path)
    return [node.text for node in walk(tree) if isinstance(node, Scalar) and node is not changed]


@settings(max_examples=100, deadline=None)
@given(new=TRICKY | st.text(max_size=20), path=st.sampled_from(PATHS), line_break=st.sampled_from(["\n", "\r\n"]))
def test_replaced_scalar_reads_back_and_nothing_else_changes(new, path, line_break):
    text = TEXT.replace("\n", line_break)
    tree = tree_of(text)
    edit = tree_edits.replace_scalar(text, tree, path, new)
    changed = edited(text, [edit])
    again = tree_of(changed)
    node = find(again, path)
    assert isinstance(node, Scalar)
    assert node.text == unicodedata.normalize("NFC", new)
    assert other_texts(again, path) == other_texts(tree, path)
    assert changed[: edit.start] == text[: edit.start]
    assert changed.endswith(text[edit.end :])


@pytest.mark.parametrize(
    ("path", "new", "line"),
    [
        (("plain",), "Приказ № 5, пункт 1", "plain: Приказ № 5, пункт 1   # примечание"),
        (("plain",), "Приказ: о чём", 'plain: "Приказ: о чём"   # примечание'),
        (("plain",), "две\nстроки", "plain: |-   # примечание\n  две\n  строки"),
        (("single",), "просто", "single: 'просто'"),
        (("double",), "просто", 'double: "просто"'),
        (("double",), 'ООО "Ромашка"', 'double: ООО "Ромашка"'),
        (("long",), "новый", "long: >-\n  новый"),
        (("literal",), "три\nновых\nстроки\n", "literal: |\n  три\n  новых\n  строки"),
        (("blank",), "до 2022-02-18", "blank: до 2022-02-18"),
        (("blank",), "", 'blank: ""'),
        (("flow", "a"), "1,5", 'flow: {a: "1,5", b: [x, "y"]}'),
        (("items", 2), "a\nb", "  - |-\n    a\n    b"),
    ],
)
def test_scalars_are_quoted_no_more_than_they_must_be(path, new, line):
    changed = edited(TEXT, [tree_edits.replace_scalar(TEXT, tree_of(TEXT), path, new)])
    assert f"{line}\n" in changed


DATA = st.recursive(
    TRICKY,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TRICKY, inner, max_size=3),
    max_leaves=6,
)


def composed(data):
    """The data as it reads back: in NFC."""
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    return (
        [composed(x) for x in data] if isinstance(data, list) else {composed(k): composed(v) for k, v in data.items()}
    )


@settings(max_examples=100, deadline=None)
@given(value=DATA, path=st.sampled_from([("items",), ("flow", "b")]), index=st.integers(0, 2))
def test_inserted_item_reads_back(value, path, index):
    before = deepcopy(plain(tree_of(TEXT)))
    changed = edited(TEXT, [tree_edits.insert_item(TEXT, tree_of(TEXT), path, index, value)])
    items = before["items"] if path == ("items",) else before["flow"]["b"]
    items.insert(index, composed(value))
    assert plain(tree_of(changed)) == before


@settings(max_examples=100, deadline=None)
@given(value=DATA, path=st.sampled_from([(), ("flow",), ("items", 0), ("items", 1)]))
def test_inserted_entry_reads_back(value, path):
    before = deepcopy(plain(tree_of(TEXT)))
    changed = edited(TEXT, [tree_edits.insert_entry(TEXT, tree_of(TEXT), path, "ключ: 1", value)])
    target = before
    for step in path:
        target = target[step]
    target["ключ: 1"] = composed(value)
    assert plain(tree_of(changed)) == before


def test_inserted_record_has_the_layout_of_its_siblings():
    value = {"id": "three", "tasks": ["t1", "t2"], "text": "a\nb"}
    changed = edited(TEXT, [tree_edits.insert_item(TEXT, tree_of(TEXT), ("items",), 1, value)])
    wanted = "  - id: three\n    tasks: [t1, t2]\n    text: |-\n      a\n      b\n  # вторая\n"
    assert wanted in changed
    tight = "tasks:\n- a\n"
    edit = tree_edits.insert_entry(tight, tree_of(tight), (), "goals", ["b"])
    assert edited(tight, [edit]) == "tasks:\n- a\ngoals:\n- b\n"


@pytest.mark.parametrize("path", [*PATHS[:6], ("last",), ("flow",), ("items",), *PATHS[8:], ("items", 0), ("items", 1)])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_removal_takes_one_part_and_leaves_the_others(path, line_break):
    text = TEXT.replace("\n", line_break)
    wanted = deepcopy(plain(tree_of(text)))
    changed = edited(text, [tree_edits.remove(text, tree_of(text), path)])
    owner = wanted
    for step in path[:-1]:
        owner = owner[step]
    del owner[path[-1]]
    assert plain(tree_of(changed)) == wanted
    assert changed.replace(line_break, "").count("\n") == 0


def test_removal_takes_its_own_comments_and_leaves_those_of_others():
    tree = tree_of(TEXT)
    changed = edited(TEXT, [tree_edits.remove(TEXT, tree, ("items", 1))])
    assert "# вторая" not in changed
    assert "# первая" in changed
    assert "# Шапка файла\nsingle" in edited(TEXT, [tree_edits.remove(TEXT, tree, ("plain",))])
    assert "items:\n  # вторая" in edited(TEXT, [tree_edits.remove(TEXT, tree, ("items", 0))])


def test_what_comes_first_does_not_come_between_an_item_and_its_comments():
    changed = edited(TEXT, [tree_edits.insert_item(TEXT, tree_of(TEXT), ("items",), 0, "нулевой")])
    assert "items:\n  - нулевой\n  # первая\n  - id: one\n" in changed


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a: |\n  слово\n  # не примечание\nb: 1\nc: 2\n", ("b",), "a: |\n  слово\n  # не примечание\nc: 2\n"),
        ("- - a\n  # про b\n  - b\n- c\n", (0, 0), "- # про b\n  - b\n- c\n"),
        ("a: |\n  слово\nb: 1", ("b",), "a: |\n  слово\n"),
        ("a:  # важно\n  - x  # и это\nb: 1\n", ("a", 0), "a: []  # важно\nb: 1\n"),
        ("\n# Шапка\na: 1\nb: 1\n", ("a",), "\n# Шапка\nb: 1\n"),
        ("# Шапка\n\n# про a\na: 1\nb: 1\n", ("a",), "# Шапка\n\nb: 1\n"),
    ],
)
def test_removal_leaves_what_is_not_its_own(text, path, left):
    tree, _ = read_node(SourceText(Path("a.yaml"), "a.yaml", text))
    assert edited(text, [tree_edits.remove(text, tree, path)]) == left


@pytest.mark.parametrize(
    ("text", "value", "new"),
    [
        ("a: слово  # важно\nb: 1\n", ["x y"], "a:  # важно\n- x y\nb: 1\n"),
        ("a: []  # важно\nb: 1\n", ["x y"], "a:  # важно\n- x y\nb: 1\n"),
        ("a:  # важно\n- x\n- y  # своё\nb: 1\n", "слово", "a: слово  # важно\nb: 1\n"),
        ("a:\n- x\n- y  # своё\nb: 1\n", "слово", "a: слово\nb: 1\n"),
        ("a:\n  [x]  # важно\nb: 1\n", "слово", "a:\n  слово  # важно\nb: 1\n"),
        ("a: >-  # важно\n  x\nb: 1\n", "", 'a: ""  # важно\nb: 1\n'),
        ("a: >-  # важно\n    x\nb: 1\n", "y", "a: >-  # важно\n    y\nb: 1\n"),
        ("a:\n  слово  # важно\nb: 1\n", "две\nстроки", "a:\n  |-  # важно\n  две\n  строки\nb: 1\n"),
    ],
)
def test_the_comment_beside_a_value_stays_in_its_line(text, value, new):
    assert edited(text, [tree_edits.replace_value(text, tree_of(text), ("a",), value)]) == new


def test_a_value_that_becomes_blank_leaves_its_key_and_comment():
    for old, new in [
        ("a: слово  # важно\n", "a:  # важно\n"), ("a: |  # важно\n  слово\n", "a:  # важно\n"), ("a:\n- x\n", "a:\n"),
    ]:  # fmt: skip
        assert edited(old, [tree_edits.blank(old, tree_of(old), ("a",))]) == new
    for text, path in [("a: [x]\n", ("a", 0)), ("a: {b: c}\n", ("a", "b"))]:
        with pytest.raises(LookupError):
            tree_edits.blank(text, tree_of(text), path)


LONG = "Снизить долю школ с низкими результатами обучения до десяти процентов и удержать её на этом уровне весь срок"


def test_a_long_new_text_is_folded_and_a_folded_one_keeps_the_lines_that_it_can():
    tree = tree_of("id: a\n")
    changed = edited("id: a\n", [tree_edits.insert_entry("id: a\n", tree, (), "text", LONG)])
    assert changed == f"id: a\ntext: >-\n  {LONG[:-5]}\n  {LONG[-4:]}\n"
    text = "text: >\n   Снизить\n   долю школ,\n\n   удержать её\n   на этом\n   уровне\n"
    wanted = "Снизить долю школ,\nудержать её и потом на этом уровне\n"
    after = edited(text, [tree_edits.replace_scalar(text, tree_of(text), ("text",), wanted)])
    assert after == text.replace("на этом\n", "и потом на этом\n")
    assert plain(tree_of(after)) == {"text": wanted}


@settings(max_examples=200, deadline=None)
@given(
    texts=st.lists(st.text(st.sampled_from("аб  \n"), max_size=60), min_size=2, max_size=4), width=st.integers(1, 40)
)
def test_folded_texts_read_back(texts, width):
    text = "text: >-\n  начало\nnext: 1\n"
    for new in texts:
        text = edited(text, [tree_edits.replace_scalar(text, tree_of(text), ("text",), new)])
        assert plain(tree_of(text)) == {"text": new, "next": "1"}


@pytest.mark.parametrize(
    ("text", "value", "lines"),
    [
        ("a:\n  - x y\n", ["c d"], "new:\n  - c d\n"),
        ("a: [x]\nb:\n    - x y\n", ["c d"], "new:\n    - c d\n"),
        ("a:\n- x y\nb:\n  - z\n", ["c d"], "new:\n- c d\n"),
        ("a:\n- x y\nb:\n- z\nc: [x]\n", ["d"], "new:\n- d\n"),
        ("a:\n- x y\nc: [x]\nb:\n- z\n", ["d"], "new: [d]\n"),
        ("a:\n- x: {y: [z]}\n", ["d"], "new: [d]\n"),
        ("a: []\nb:\n- d\n", ["d"], "new:\n- d\n"),
        ("a: 1\n", ["d", "e"], "new: [d, e]\n"),
        ("a: 1\n", ["d", "Е"], "new:\n- d\n- Е\n"),
    ],
)
def test_new_lists_are_written_as_the_file_writes_its_own(text, value, lines):
    assert edited(text, [tree_edits.insert_entry(text, tree_of(text), (), "new", value)]) == text + lines


def test_a_new_key_stands_where_the_order_has_it():
    order = ("a", "b", "c", "d")
    for text, new in [
        ("a: 1\nd: 4\n", "a: 1\nc: 3\nd: 4\n"), ("d: 4\n", "c: 3\nd: 4\n"), ("x: 0\na: 1\n", "x: 0\na: 1\nc: 3\n"),
        ("x: {a: 1, d: 4}\n", None),
    ]:  # fmt: skip
        place = () if new else ("x",)
        changed = edited(text, [tree_edits.insert_entry(text, tree_of(text), place, "c", "3", order)])
        assert changed == (new or "x: {a: 1, c: 3, d: 4}\n")


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a:\n# про x\n- x\nb: 1\n", ("a", 0), "a: []\nb: 1\n"),
        ("a:\n  x: 1\nb: 1\n", ("a", "x"), "a: {}\nb: 1\n"),
        ("a: [x]\n", ("a", 0), "a: []\n"),
        ("k:\n  - a: 1\n", ("k", 0, "a"), "k:\n  - {}\n"),
        ("a: 1\n", ("a",), "{}\n"),
    ],
)
def test_collection_that_loses_its_last_part_stays_empty(text, path, left):
    assert edited(text, [tree_edits.remove(text, tree_of(text), path)]) == left


def test_text_at_the_end_of_a_file_keeps_its_last_line_break():
    changed = edited("a: b", [tree_edits.replace_scalar("a: b", tree_of("a: b"), ("a",), "x\ny\n")])
    assert changed == "a: |\n  x\n  y\n"
    changed = edited("a: b", [tree_edits.insert_entry("a: b", tree_of("a: b"), (), "c", "x\ny\n")])
    assert changed == "a: b\nc: |\n  x\n  y\n"


def test_paths_that_are_not_there():
    tree = tree_of(TEXT)
    with pytest.raises(LookupError):
        tree_edits.replace_scalar(TEXT, tree, ("items",), "x")
    with pytest.raises(LookupError):
        tree_edits.insert_item(TEXT, tree, ("items",), 4, "x")
    with pytest.raises(LookupError):
        tree_edits.insert_entry(TEXT, tree, ("items",), "a", "x")
    with pytest.raises(LookupError):
        tree_edits.remove(TEXT, tree, ("нет",))


def test_edits_of_one_file_keep_bom_line_breaks_and_all_other_bytes(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + "да: 1\r\nb:   2 # x\r\n".encode())
    source = read_source(path, "a.yaml", tmp_path)
    assert isinstance(source, SourceText)
    apply_edits(source, [Edit(4, 5, "3"), Edit(12, 13, "|-\n  4")])
    assert path.read_bytes() == b"\xef\xbb\xbf" + "да: 3\r\nb:   |-\r\n  4 # x\r\n".encode()


def test_file_changed_after_reading_is_left_alone(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    source = read_source(path, "a.yaml", tmp_path)
    assert isinstance(source, SourceText)
    path.write_bytes(b"a: 2\n")
    with pytest.raises(ShnorError) as caught:
        apply_edits(source, [Edit(3, 4, "5")])
    assert caught.value.diagnostics[0].code.id == "ШД008"
    assert path.read_bytes() == b"a: 2\n"


def test_overlapping_edits_are_a_bug():
    with pytest.raises(ValueError, match="overlap"):
        edited("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


@pytest.mark.parametrize(
    "path",
    [("plain",), ("literal",), ("blank",), ("flow",), ("flow", "a"), ("items",), ("last",), ("items", 0), ("items", 2)],
)
@pytest.mark.parametrize("value", ["слово", "две\nстроки\n", ["x", {"id": "y"}], {"a": "b", "c": ["d"]}])
def test_a_value_of_another_kind_reads_back_and_nothing_else_changes(path, value):
    changed = edited(TEXT, [tree_edits.replace_value(TEXT, tree_of(TEXT), path, value)])
    before, after = plain(tree_of(TEXT)), plain(tree_of(changed))
    home = before
    for step in path[:-1]:
        home = home[step]
    home[path[-1]] = value
    assert after == before
    assert changed.startswith("# Шапка файла\n")


def test_what_is_not_written_has_no_other_value():
    with pytest.raises(LookupError):
        tree_edits.replace_value(TEXT, tree_of(TEXT), ("nowhere",), ["x"])


LISTS = """\
one:
# первая
- id: a
# вторая
- id: b
  text: |
    текст
- id: c
two:
- id: d  # последняя
- id: e
"""


@pytest.mark.parametrize(
    ("path", "target", "index", "ids"),
    [
        (("one", 1), ("one",), 0, (["b", "a", "c"], ["d", "e"])),
        (("one", 0), ("one",), 3, (["b", "c", "a"], ["d", "e"])),
        (("one", 1), ("one",), 3, (["a", "c", "b"], ["d", "e"])),
        (("one", 1), ("two",), 1, (["a", "c"], ["d", "b", "e"])),
        (("two", 0), ("one",), 1, (["a", "d", "b", "c"], ["e"])),
        (("one", 1), ("two",), 2, (["a", "c"], ["d", "e", "b"])),
        (("one", 0), ("two",), 0, (["b", "c"], ["a", "d", "e"])),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_an_item_moves_with_its_comments(path, target, index, ids, line_break):
    text = LISTS.replace("\n", line_break)
    changed = edited(text, move_item(text, tree_of(text), path, target, index))
    tree = plain(tree_of(changed))
    assert tuple([item["id"] for item in tree[name]] for name in ("one", "two")) == ids
    assert sorted(changed.split(line_break)) == sorted(text.split(line_break))
    moved = "b" if path == ("one", 1) else None
    assert moved is None or f"# вторая{line_break}- id: b{line_break}  text: |" in changed


@pytest.mark.parametrize(
    "text",
    ["one: [{id: a}, {id: b}]\n", "one:\n- id: a\n- id: b\ntwo: []\n", "one:\n- - a\n  - b\ntwo: [a]\n"],
)
def test_an_item_that_is_not_in_lines_of_its_own_does_not_move(text):
    tree = tree_of(text)
    target = ("two",) if "two" in text else ("one",)
    with pytest.raises(LookupError):
        move_item(text, tree, ("one", 0), target, 2 if "two" not in text else 0)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a:\n# о втором\n- x: 1\n  y: 2  # хвост\n- x: 3\n", ("a", 0), "a:\n# о втором\n- x: 9  # хвост\n- x: 3\n"),
        ("a:\n  - x: 1\n  # о втором\n  - x: 3\n", ("a", 1), "a:\n  - x: 1\n  # о втором\n  - x: 9\n"),
        ("a: [{x: 1}, {x: 2}]\n", ("a", 1), "a: [{x: 1}, {x: 9}]\n"),
    ],
)
def test_an_item_is_replaced_below_its_comments(text: str, path: tuple[str, int], expected: str) -> None:
    assert edited(text, [tree_edits.replace_value(text, tree_of(text), path, {"x": "9"})]) == expected
