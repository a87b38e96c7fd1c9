"""Signs that nobody sees are told at their place, or read as what they were meant for."""

from pathlib import Path

import pytest
import yaml

from shnor_docs.source.signs import strange_signs, without_unprinted
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Scalar
from shnor_docs.source.yaml.tree import read_tree


def told(text: str) -> list[tuple[str, str]]:
    found = strange_signs(SourceText(Path("a.md"), "a.md", text))
    return [(d.code.id, str(d.location)) for d in found]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_a_control_character_is_an_error_after_letters_of_two_bytes(sign: str) -> None:
    assert told(f"Школа\r\nи школа{sign}!\n") == [("ШД028", "a.md:2:8")]


@pytest.mark.parametrize(
    ("sign", "named"),
    [
        ("\u00ad", "мягкий перенос"),
        ("\u200b", "нулевой ширины"),
        ("\u200d", "U+200D"),
        ("\u202e", "направление"),
        ("\u2028", "пробел"),
        ("\x85", "пробел"),
        ("\ufeff", "нулевой ширины"),
        ("\ufffd", "потерян"),
        ("\uf0b7", "Symbol"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_an_unseen_sign_is_a_warning_that_names_it(sign: str, named: str) -> None:
    [found] = strange_signs(SourceText(Path("a.md"), "a.md", f"При{sign}каз"))
    assert (found.code.id, str(found.location)) == ("ШД029", "a.md:1:4")
    assert named in found.message


def test_signs_of_a_line_are_told_together() -> None:
    text = "а\u00adб\u00adв\x07\nг\u200b\n"
    assert told(text) == [("ШД029", "a.md:1:2"), ("ШД028", "a.md:1:6"), ("ШД029", "a.md:2:2")]


def test_official_text_has_no_strange_signs() -> None:
    assert told("«Школа» – № 5 — 10\u00a0%, 5\u202f000\u2009₽ • − ≥ х² й\u0306 \t🙂\r\n") == []


def test_what_is_not_printed_becomes_a_blank_in_its_place() -> None:
    text = "а\x07б\u2028в\x85г\n"
    assert without_unprinted(text) == "а б в г\n"


@pytest.mark.parametrize("is_fast", [True, False])
def test_what_stands_after_a_control_character_is_read_at_its_place(
    is_fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", is_fast and yaml.__with_libyaml__)
    source = SourceText(Path("a.yaml"), "a.yaml", "школа: не менее\x08 70 %\nключ: значение\n")
    tree, [found] = read_tree(source)
    assert tree is not None and found.code.id == "ШД028"
    value = tree.get("ключ")
    assert isinstance(value, Scalar)
    assert source.text[slice(*value.span)] == "значение"


@pytest.mark.parametrize("escape", [r"\x07", r"\0", r"\e", r"\x7f"])
def test_an_escape_of_a_control_character_is_an_error(escape: str) -> None:
    _, [found] = read_tree(SourceText(Path("a.yaml"), "a.yaml", f'a: "шко{escape}ла"\n'))
    assert (found.code.id, str(found.location)) == ("ШД028", "a.yaml:1:4")
