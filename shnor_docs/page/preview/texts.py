"""Texts as HTML: each phrase leads to its field, each number to where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from shnor_docs.documents.tree import Run, Text
from shnor_docs.rendering.blocks.unbroken import unbroken, with_whole_seams


class Link(NamedTuple):
    """Where a phrase leads; ``is_value`` if it is a number that can be explained."""

    url: str
    is_value: bool = False


NOWHERE = Link("")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the text of a unit leads, by its id; where a value in it leads, by its path and the link of its unit."""

    unit: Callable[[str], Link]
    value: Callable[[str, Link], Link]

    def of_run(self, run: Run, home: Link) -> Link:
        """Where a run leads: to the value that it prints, else to the field of its unit."""
        return self.value(run.source, home) if run.source else home


def escaped(text: str) -> str:
    """The text in HTML, outside of a tag and inside of an attribute."""
    if "&" in text or "<" in text or '"' in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text


def text_html(text: Text, home: Link, links: Links, attributes: str = "") -> str:
    """A text with its links; runs that lead to one place share theirs."""
    if len(text) == 1:
        return linked(links.of_run(text[0], home), _run(text[0]), attributes)
    led = ((links.of_run(run, home), run) for run in with_whole_seams(text))
    return "".join(
        linked(link, "".join(_run(run) for _, run in pairs), attributes) for link, pairs in groupby(led, lambda p: p[0])
    )


def linked(link: Link, html: str, attributes: str = "") -> str:
    """What leads there; without a place, only itself."""
    if not link.url:
        return f"<span{attributes}>{html}</span>" if attributes else html
    value = ' class="value"' if link.is_value else ""
    return f'<a href="{link.url}"{value}{attributes}>{html}</a>'


def _run(run: Run) -> str:
    html = escaped(unbroken(run.text))
    if run.bold:
        html = f"<b>{html}</b>"
    return f"<i>{html}</i>" if run.italic else html
