"""Paragraphs are shown as one line each; the file keeps the lines that its author gave those that stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from shnor_docs.documents.markdown import Node, parsed
from shnor_docs.page.forms.wrapping import unwrapped, wrapped_as
from tests.samples import ROOT

FILES = sorted((ROOT / "programs").glob("*/sections/*.md"))
TEXT = (
    "# Заголовок\n\nПервый абзац,\nего вторая строка.\n\n"
    "- пункт списка,\n  его продолжение\n- другой\n\n| а | б |\n| - | - |\n"
)


def test_a_paragraph_and_an_item_are_one_line() -> None:
    shown = unwrapped(TEXT).split("\n")
    assert "Первый абзац, его вторая строка." in shown
    assert "- пункт списка, его продолжение" in shown
    assert "# Заголовок" in shown
    assert shown[-2:] == ["| а | б |", "| - | - |"]


def test_lines_of_verse_and_of_code_stay() -> None:
    assert unwrapped("строка  \nдругая") == "строка  \nдругая"
    assert unwrapped("```\nа\nб\n```") == "```\nа\nб\n```"


def test_only_the_changed_paragraph_is_written_anew() -> None:
    new = unwrapped(TEXT).replace("другой", "третий")
    assert wrapped_as(TEXT, new) == TEXT.replace("другой", "третий")
    assert wrapped_as(TEXT, unwrapped(TEXT).replace("Первый", "Новый")) == TEXT.replace(
        "Первый абзац,\nего", "Новый абзац, его"
    )


def test_samples_are_found() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_samples_mean_the_same_and_come_back_to_the_letter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert _shape(parsed(unwrapped(text))) == _shape(parsed(text))
    assert wrapped_as(text, unwrapped(text)) == text


def _shape(nodes: Sequence[Node]) -> object:
    """Blocks with their words; where a line of the file ended is no part of the meaning."""
    return [(node.type, "".join(_words(node)).split() if node.children else "") for node in nodes]


def _words(node: Node) -> list[str]:
    if not node.children:
        return [" " if node.type == "softbreak" else node.text]
    return [word for child in node.children for word in _words(child)]
