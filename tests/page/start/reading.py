"""What a screen says: its words as a person reads them, its links and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from httpx2 import Response
from lxml import html


def words(answer: Response) -> str:
    """The text of a screen in one line, plain spaces."""
    assert answer.status_code == 200, answer.text
    return _line(html.fromstring(answer.text).text_content())


def links(answer: Response) -> dict[str, str]:
    """Addresses by the words of their links."""
    return {_line(link.text_content()): link.get("href", "") for link in html.fromstring(answer.text).iter("a")}


def hidden(answer: Response) -> dict[str, str]:
    """What a form of a screen sends besides what a person fills in."""
    fields = html.fromstring(answer.text).iter("input")
    return {field.get("name"): field.get("value", "") for field in fields if field.get("type") == "hidden"}


def filled(answer: Response) -> dict[str, str]:
    """What stands in the lines and areas of a form."""
    root = html.fromstring(answer.text)
    lines = {field.get("name"): field.get("value", "") for field in root.iter("input") if field.get("type") is None}
    return {**lines, **{area.get("name"): area.text_content() for area in root.iter("textarea")}}


def cards(answer: Response) -> Iterator[str]:
    """The words of each program on the first screen."""
    for card in html.fromstring(answer.text).find_class("program"):
        yield _line(card.text_content())


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
