from pathlib import Path

import pytest

from shnor_docs.diagnostics import Code, Diagnostic, Location, Severity
from shnor_docs.source.silencing import silenced
from shnor_docs.source.text import SourceText

LATE = Code("ШД302", Severity.ERROR, "срок раньше начала")


def left_of(text: str, line: int) -> list[str]:
    source = SourceText(Path("a.yaml"), "a.yaml", text)
    found = Diagnostic.of(LATE, "рано", Location("a.yaml", line, 1))
    return [diagnostic.code.id for diagnostic in silenced([found], {"a.yaml": source}) if not diagnostic.waiver]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1  # допустимо ШД302: так в источнике\n", 1),
        ("# допустимо ШД302: так в источнике\na: 1\n", 2),
        ("# допустимо ШД302: раз\n# допустимо ШД302: два\n\na: 1\n", 4),
        ("# допустимо ШД302, ШД302: так в источнике\r\na: 1\r\n", 2),
        ("<!-- допустимо ШД302: так в источнике -->\nтекст\n", 2),
    ],
)
def test_reasoned_comment_silences_its_line(text, line):
    assert left_of(text, line) == []


@pytest.mark.parametrize("text", ["a: 1  # допустимо ШД302\n", "a: 1  # допустимо ШД302:  \n"])
def test_comment_without_a_reason_silences_nothing(text):
    assert left_of(text, 1) == ["ШД302", "ШД190"]


@pytest.mark.parametrize("text", ["a: 1\nb: 2  # допустимо ШД302: причина\n", "a: 1  # допустимо ШД301: причина\n"])
def test_comment_elsewhere_is_noted_as_unused(text):
    assert left_of(text, 1) == ["ШД302", "ШД191"]


def test_words_in_a_value_are_no_comment():
    assert left_of("a: это допустимо ШД302: да\n", 1) == ["ШД302"]


def test_diagnostics_of_files_without_text_stay():
    found = Diagnostic.of(LATE, "рано", Location("b.yaml"))
    assert silenced([found], {}) == [found]


@pytest.mark.parametrize("line", [2, 3, 4])
def test_a_comment_above_a_key_covers_all_lines_of_its_value(line):
    assert left_of("# допустимо ШД302: так в источнике\na: >-\n  раз\n  два\nb: 1\n", line) == []


@pytest.mark.parametrize("line", [3, 4, 5])
def test_a_comment_covers_no_other_key(line):
    text = "# допустимо ШД302: так в источнике\n- a: 1\n  b: >-\n    раз\n- c: 1\n"
    assert "ШД302" in left_of(text, line)


@pytest.mark.parametrize(("line", "left"), [(2, []), (3, []), (5, ["ШД302", "ШД191"])])
def test_a_comment_covers_a_paragraph_of_markdown(line, left):
    text = "<!-- допустимо ШД302: так в источнике -->\nраз\nдва\n\nтри\n"
    source = SourceText(Path("a.md"), "a.md", text)
    found = Diagnostic.of(LATE, "рано", Location("a.md", line, 1))
    assert [d.code.id for d in silenced([found], {"a.md": source}) if not d.waiver] == left
