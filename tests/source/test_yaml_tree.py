from pathlib import Path

import pytest
import yaml

from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Mapping, Scalar, Sequence, find, locate, walk
from shnor_docs.source.yaml.tree import read_tree


def source_of(text: str) -> SourceText:
    return SourceText(Path("a.yaml"), "a.yaml", text)


def tree_of(text: str) -> Mapping:
    tree, problems = read_tree(source_of(text))
    assert problems == []
    assert tree is not None
    return tree


def problems_of(text: str) -> list[tuple[str, str]]:
    return [(found.code.id, str(found.location)) for found in read_tree(source_of(text))[1]]


TEXT = """\
title: Программа  # обычное примечание
инн: 0323012345
tasks:
  - id: t1
    name: 'Задача № 1'
  - id: t2
    name: "Вторая"
about: |
  Первая строка
  # не примечание

empty:
years: [2020, 2021/2022]
"""


@pytest.mark.parametrize(
    "text",
    ["0323012345", "10:30", "да", "yes", "1 234", "85 %", "12,5", "2020-01-01", "1e3", "~", "2021/2022"],
)
def test_scalars_stay_text(text):
    assert tree_of(f"a: {text}").get("a") == Scalar(text, 3, 3 + len(text))


def test_every_span_is_what_the_author_wrote():
    nodes = {type(node): node for node in walk(tree_of(TEXT))}
    assert set(nodes) == {Mapping, Sequence, Scalar}
    spans = [TEXT[node.start : node.end] for node in walk(tree_of(TEXT))]
    assert spans[0] == TEXT.rstrip("\n")
    assert "- id: t1\n    name: 'Задача № 1'\n  - id: t2\n    name: \"Вторая\"" in spans
    assert "id: t1\n    name: 'Задача № 1'" in spans
    assert "'Задача № 1'" in spans
    assert "|\n  Первая строка\n  # не примечание" in spans
    assert "[2020, 2021/2022]" in spans


def test_find_and_locate():
    tree = tree_of(TEXT)
    found = find(tree, ("tasks", 1, "name"))
    assert isinstance(found, Scalar)
    assert (found.text, found.style) == ("Вторая", '"')
    assert find(tree, ("tasks", 2)) is None
    assert locate(tree, ("tasks", 0, "deadline")) == found_span(tree, ("tasks", 0))
    assert locate(tree, ("empty",)).start == TEXT.index("empty:") + 6
    assert find(tree, ("years", "2020")) is None


def found_span(tree, path):
    node = find(tree, path)
    assert node is not None
    return node.span


def test_an_unquoted_placeholder_is_read_on_as_text():
    tree, [found] = read_tree(source_of("a: {{ x.y }}\nb: 1\n"))
    assert tree is not None and found.code.id == "ШД106"
    assert [value.text for _, value in tree.entries if isinstance(value, Scalar)] == ["{{ x.y }}", "1"]


@pytest.mark.parametrize("sign", ["\u0085", "\u2028", "\u2029"])
def test_line_breaks_of_unicode_are_spaces(sign):
    tree, [found] = read_tree(source_of(f"a: одна{sign}строка\nb: 2\n"))
    assert tree is not None
    assert (found.code.id, str(found.location)) == ("ШД029", "a.yaml:1:8")
    assert [value.text for _, value in tree.entries if isinstance(value, Scalar)] == ["одна строка", "2"]


def test_blank_differs_from_empty_text():
    tree = tree_of('a:\nb: ""\n')
    assert [value.is_blank for _, value in tree.entries if isinstance(value, Scalar)] == [True, False]


def test_crlf_and_decomposed_letters():
    text = "a: и\u0306\r\nb: |\r\n  x\r\n  y\r\n"
    tree = tree_of(text)
    assert [value.text for _, value in tree.entries if isinstance(value, Scalar)] == ["й", "x\ny\n"]
    assert text[slice(*locate(tree, ("b",)))] == "|\r\n  x\r\n  y"


def test_first_document_mark_is_accepted():
    assert tree_of("---\na: 1\n").get("a") is not None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{2027: 33,5}", "33,5"),
        ("{2026: 40, 2027: 33,5, 2028: 30}", "33,5"),
        ("{2027: не менее 33,5 %}", "не менее 33,5 %"),
        ("{field: name, width: 1,5, title: Показатель}", "1,5"),
        ("{id: a, text: Школы, сады, лагеря}", "Школы, сады, лагеря"),
        ("{2027: 33,\n  5}", "33, 5"),
    ],
)
def test_a_comma_in_braces_is_part_of_the_value(text, meant):
    tree, (found,) = read_tree(source_of(f"a: {text}"))
    assert meant in [node.text for node in walk(tree) if isinstance(node, Scalar)]
    assert (found.code.id, found.hint) == ("ШД240", f'заключите значение в кавычки: "{meant}"')
    assert ("десятичная" in found.message) == any(sign.isdigit() for sign in meant)
    assert found.location.column == f"a: {text}".index(meant[:2]) + 1


@pytest.mark.parametrize("text", ["{5}", '{a: "б", в}', "{a: [1], б}", "{a: , б: в}", "{a: б , в: г}", "{a: б, в: }"])
def test_a_comma_in_braces_that_ends_a_value(text):
    assert read_tree(source_of(f"x: {text}"))[1] == []


TRAPS = {
    "a: 1\nb: 2\na: 3\n": ("ШД102", "a.yaml:3:1"),
    "a:\n\tb: 1\n": ("ШД103", "a.yaml:2:1"),
    "a: 1\n\tb: 2\n": ("ШД103", "a.yaml:2:1"),
    "a:\n\u00a0\u00a0b: 1\n": ("ШД104", "a.yaml:2:1"),
    "a:\u00a01\nb: 2\n": ("ШД104", "a.yaml:1:3"),
    "a: 1\nb: \u202f2\n": ("ШД104", "a.yaml:2:4"),
    "a\u00a0: 1\n": ("ШД104", "a.yaml:1:2"),
    "a:\n  -\u00a0x\n": ("ШД104", "a.yaml:2:4"),
    "a: приказ # 5\n": ("ШД105", "a.yaml:1:11"),
    "a: приказ #5\n": ("ШД105", "a.yaml:1:11"),
    "a: приказ # 5\r\n": ("ШД105", "a.yaml:1:11"),
    "a:\n  - тег #школа\n": ("ШД105", "a.yaml:2:9"),
    "a: {{ x\r\n": ("ШД106", "a.yaml:1:4"),
    "a: {{ x }}\n": ("ШД106", "a.yaml:1:4"),
    "a:\n  - {{ x.y[2022] }} %\n": ("ШД106", "a.yaml:2:5"),
    "a: [{{ x }}, b]\n": ("ШД106", "a.yaml:1:5"),
    "a: &x 1\n": ("ШД107", "a.yaml:1:4"),
    "a: *x\n": ("ШД107", "a.yaml:1:4"),
    "a: !int 1\n": ("ШД107", "a.yaml:1:4"),
    "a: !x [1]\n": ("ШД107", "a.yaml:1:4"),
    "<<: {a: 1}\n": ("ШД107", "a.yaml:1:1"),
    "[a]: b\n": ("ШД107", "a.yaml:1:1"),
    "a: " + "[" * 101 + "]" * 101: ("ШД107", "a.yaml:1:103"),
    "a: 1\n---\nb: 1\n": ("ШД108", "a.yaml:2:1"),
    "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n": ("ШД109", "a.yaml:1:1"),
    "a: школа\nb: x\x07y\n": ("ШД028", "a.yaml:2:5"),
    "a: школа\x08- b: 1\n": ("ШД028", "a.yaml:1:9"),
    'a: "\\x07"\n': ("ШД028", "a.yaml:1:4"),
    "a: шко\u00adла\u00ad\n": ("ШД029", "a.yaml:1:7"),
    "\ufeffa: 1\nb: 1\nb: 1\n": ("ШД104", "a.yaml:1:1"),
    "": ("ШД110", "a.yaml:1:1"),
    "# только примечание\n": ("ШД110", "a.yaml:1:1"),
    "- a\n- b\n": ("ШД110", "a.yaml:1:1"),
}


@pytest.mark.parametrize("text", TRAPS)
def test_trap_is_reported_once_at_its_place(text):
    assert problems_of(text) == [TRAPS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "a: x # примечание\n",
        "a: x  # 5 школ\n",
        "a: x # допустимо ШД302: причина\n",
        "# 5 школ\na: x\n",
        "# школ # 5\na: x  # школ # 5\n",
        "a: 'приказ # 5'\n",
        "a: |\n  приказ # 5\n  - {{ x }}\n  \u00a0отступ\n  b:\u00a01\n",
        'a: "{{ x }}"\n',
        "a: всего {{ x }} школ\n",
        "a: Срок\u00a0— 5\u00a0дней\n",
        "a: >-\n  текст\n  \tс табуляцией\n",
    ],
)
def test_ordinary_text_is_not_a_trap(text):
    assert problems_of(text) == []


SYNTAX = {
    "title: Приказ: о чём\n": ("1:14", "двоеточие", '"Приказ: о чём"'),
    'title: Приказ "А": о чём\n': ("1:18", "двоеточие", "'Приказ \"А\": о чём'"),
    "a:1\nb: 2\n": ("1:3", "после двоеточия нужен пробел", "a: 1"),
    "a\nb: 1\n": ("1:1", "нет ключа с двоеточием", "двоеточие"),
    "a: 1\n b: 2\n": ("2:2", "лишний отступ", "столбце"),
    "a:\n  b: 1\n c: 2\n": ("3:2", "отступ", "столбце"),
    "a: 1\n- b\n": ("2:1", "дефис", "под своим ключом"),
    "- a\nb: 1\n": ("2:1", "дефис", "столбце"),
    "a: 'x\nb: 2\n": ("1:4", "не закрыта", "'"),
    "a: 'x' y\n": ("1:8", "остался текст", "ёлочки"),
    "a: [1, 2\nb: 3\n": ("1:4", "скобка «[»", "запятыми"),
    "a: {b: 1\n": ("1:4", "скобка «{»", "запятыми"),
    "a: 1\n}\n": ("2:1", "лишний знак «}»", "уберите"),
    "a: [\n": ("1:5", "не закрыта", "закрывающую"),
    "a: ]\n": ("1:4", "лишний знак «]»", "уберите"),
    "a: @x\n": ("1:4", "не может начинаться с «@»", '"@x"'),
    "a: >= 80 %\n": ("1:4", "знак «>»", '">= 80 %"'),
    'a: "\\q"\n': ("1:5", "косая черта", "удвойте"),
    "a: - b\n": ("1:4", "дефис списка в той же строке", "новой строки"),
    "a: \tb: c\n": ("1:6", "двоеточие", "кавычки"),
}


@pytest.mark.parametrize("text", SYNTAX)
def test_syntax_error_is_explained_in_russian(text):
    tree, [found] = read_tree(source_of(text))
    place, message, hint = SYNTAX[text]
    assert tree is None
    assert (found.code.id, str(found.location)) == ("ШД101", f"a.yaml:{place}")
    assert message in found.message
    assert hint in found.message + found.hint


@pytest.mark.parametrize("text", [text for text in SYNTAX if "'x" not in text])
def test_without_libyaml_errors_stand_in_the_same_lines(text, monkeypatch):
    [fast] = read_tree(source_of(text))[1]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    [slow] = read_tree(source_of(text))[1]
    assert (slow.code, slow.location.line) == (fast.code, fast.location.line)
    assert "нарушена" not in slow.message


def test_without_libyaml_the_tree_is_the_same(monkeypatch):
    fast = tree_of(TEXT)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert tree_of(TEXT) == fast


def test_problems_before_a_syntax_error_are_reported_too():
    codes = [code for code, _ in problems_of("a:\n  b: 1\n  b: 2\nc:\n\u00a0 d: 1\ne: f: g\nh: i: j\n")]
    assert codes == ["ШД102", "ШД104"]
    codes = [code for code, _ in problems_of("a:\n  b: 1\n  b: 2\n\n\nc: {{ d }}\n\n\ne: f: g\n")]
    assert codes == ["ШД102", "ШД106", "ШД101"]
