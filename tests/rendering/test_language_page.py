"""The page for template authors lists what the renderer supports, all of it."""

import re
from pathlib import Path

import pytest

from shnor_docs.rendering.compiling.environment import environment
from shnor_docs.rendering.tags.syntax import CELL_WORDS, PAIRED

PAGE = (Path(__file__).parents[2] / "docs/templates-language.md").read_text(encoding="utf-8")


def section(title: str) -> set[str]:
    text = PAGE.split(f"## {title}")[1].split("\n\n")[1]
    return set(re.findall(r"`(\w+)`", text))


def test_every_filter_is_listed() -> None:
    assert section("Фильтры") == set(environment().filters)


def test_every_test_is_listed() -> None:
    assert section("Проверки") == {name for name in environment().tests if name.isidentifier()}


@pytest.mark.parametrize("word", [*CELL_WORDS, *(word for word in PAIRED if word != "autoescape")])
def test_every_command_is_listed(word: str) -> None:
    assert re.search(rf"\{{%p? {word}\b", PAGE)


@pytest.mark.parametrize("name", sorted(environment().globals))
def test_every_function_is_listed(name: str) -> None:
    assert f"`{name}(…)`" in PAGE
