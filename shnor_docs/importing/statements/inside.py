"""Goals and tasks amid a text: «Цель – …», «Задачи:» with a list below."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.prose import markdown
from shnor_docs.importing.prose.escaping import begun, escaped, one_line
from shnor_docs.importing.prose.flow import Placed
from shnor_docs.importing.prose.lines import line_of
from shnor_docs.importing.prose.markers import marker_of
from shnor_docs.importing.statements.listing import entries_of, listed
from shnor_docs.importing.tables.texts import alike
from shnor_docs.inspection.foreign.tree import Block, Paragraph
from shnor_docs.source.yaml.writing import Data

_GOAL = re.compile(
    r"((?:основн\w+ |стратегическ\w+ |главн\w+ )?цель(?:ю)?(?: [^.:–—]{0,160}?)?\s*(?:[:–—-]|является)\s+)(\S.*)", re.I
)
_GOAL_ABOVE = re.compile(r"(?:основн\w+ |стратегическ\w+ |главн\w+ )?цель(?:ю)?(?: [^.:]{0,160})?:", re.I)
"""Announces the goal that stands in a paragraph of its own below."""
_LABELS = {
    "tasks": re.compile(
        r"(?:основн\w+ )?задачи\b[^.]{0,90}:|.{0,120}(?:следующ\w+|определяет) (?:\w+ )?задач\w*:", re.I
    ),
    "goals": re.compile(r"(?:основн\w+ )?цели\b(?! и задачи)[^.]{0,90}:", re.I),
    "results": re.compile(r"(?:ожидаем\w+|планируем\w+) результаты\b[^.]{0,60}:", re.I),
    "resources": re.compile(r"(?:основн\w+ )?(?:кадров\w+ |материальн\w+ )?ресурсы\b[^.:]{0,100}:", re.I),
    "risks": re.compile(r"(?:основн\w+ |возможн\w+ )?риски\b[^.]{0,60}:", re.I),
}


@dataclass
class Inside:
    """The lists that a text holds, and the text that refers to them."""

    text: str = ""
    lists: dict[str, tuple[Mapping[str, Data], ...]] = field(default_factory=dict)


def lists_inside(
    blocks: Sequence[Block], known: Collection[str], placed: Placed, goals: Mapping[str, str] | None = None
) -> Inside | None:
    """The lists that no record of the program holds yet; None if the text has none.

    ``goals`` are those that the program has, by their ids, where the text may name one more.
    """
    found, pieces, begun_at, place = Inside(), list[str](), 0, 0
    while place < len(blocks):
        block = blocks[place]
        taken = _taken(blocks, place, {*known, *found.lists}, goals or {}) if isinstance(block, Paragraph) else None
        if taken:
            name, entries, text, end = taken
            pieces += [markdown(blocks[begun_at:place], placed), text]
            found.lists[name] = entries
            begun_at = end
        place = taken[3] if taken else place + 1
    if not found.lists:
        return None
    pieces.append(markdown(blocks[begun_at:], placed))
    found.text = "\n\n".join(filter(None, pieces))
    return found


_Taken = tuple[str, tuple[Mapping[str, Data], ...], str, int]


def _taken(blocks: Sequence[Block], place: int, known: Collection[str], goals: Mapping[str, str]) -> _Taken | None:
    paragraph = blocks[place]
    assert isinstance(paragraph, Paragraph)
    text = one_line(paragraph.text)
    goal = _GOAL.fullmatch(text) if "goals" not in known and not paragraph.number else None
    if goal and not goal[2].endswith(":") and not _is_told(goal[2], goals):
        entries = entries_of([markdown_of(goal[2])], "goals", goals)
        return "goals", entries, f"{_before(paragraph, goal)}{{{{ goals.{entries[0]['id']} }}}}", place + 1
    if "goals" not in known and _GOAL_ABOVE.fullmatch(text) and (below := _sentence(blocks, place + 1, goals)):
        entries = entries_of([markdown([below], looks=False)], "goals", goals)
        return "goals", entries, f"{markdown([paragraph])}\n\n{{{{ goals.{entries[0]['id']} }}}}", place + 2
    name = next((one for one, words in _LABELS.items() if one not in known and words.fullmatch(text)), "")
    end = _end(blocks, place + 1) if name else place
    found = listed(blocks[place + 1 : end], name) if name and end > place + 1 else None
    if not found:
        return None
    return name, found.entries, f"{markdown([paragraph])}\n\n{found.text}", end


def _before(paragraph: Paragraph, goal: re.Match[str]) -> str:
    """The words that announce a goal, bold where they are and the goal is not."""
    marked, plain = line_of(paragraph), escaped(goal[2])
    return marked.removesuffix(plain) if marked.endswith(plain) else begun(escaped(goal[1]))


def _is_told(goal: str, goals: Mapping[str, str]) -> bool:
    """Whether the program has the goal already."""
    return alike(goal) in map(alike, goals.values())


def _sentence(blocks: Sequence[Block], place: int, goals: Mapping[str, str]) -> Paragraph | None:
    """The paragraph at a place if it is text, announces nothing itself and is none of the goals."""
    block = blocks[place] if place < len(blocks) else None
    is_text = isinstance(block, Paragraph) and not marker_of(block) and not block.number
    if not is_text or not isinstance(block, Paragraph) or not block.text.strip(" :") or block.text[-1] == ":":
        return None
    return None if _is_told(block.text, goals) else block


def markdown_of(text: str) -> str:
    """A line of plain text as Markdown."""
    return begun(escaped(text))


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the list ends that begins at a place, empty paragraphs before it left out."""
    end = place = start
    while place < len(blocks):
        block = blocks[place]
        if not isinstance(block, Paragraph) or (block.text.strip() and not marker_of(block)):
            break
        place += 1
        end = place if block.text.strip() else end
    return end
