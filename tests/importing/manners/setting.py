"""Papers as files of Word in each manner."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from tests.importing.manners.by_hand import by_hand
from tests.importing.manners.lines import NewPage, Paper, Turn
from tests.importing.manners.messy import messy
from tests.importing.manners.styled import styled
from tests.inspection.foreign.papers import paper as written


class Manner(StrEnum):
    """How a document is set."""

    STYLED = "стили"
    BY_HAND = "вручную"
    MESSY = "вперемешку"


_SET: Mapping[Manner, Callable[[Paper], tuple[str, Mapping[str, str]]]] = {
    Manner.STYLED: styled,
    Manner.BY_HAND: by_hand,
    Manner.MESSY: messy,
}


def files(papers: Sequence[Paper], manner: Manner, folder: Path) -> list[Path]:
    """The papers, a file each; of many hands all are in one."""
    given = [_joined(papers)] if manner is Manner.MESSY and len(papers) > 1 else papers
    return [_file(paper, manner, folder) for paper in given]


def _file(paper: Paper, manner: Manner, folder: Path) -> Path:
    content, parts = _SET[manner](paper)
    return written(folder, content, parts, f"{paper.name}.docx")


def _joined(papers: Sequence[Paper]) -> Paper:
    first, *others = papers
    more = tuple(block for paper in others for block in (Turn(False), NewPage(), *paper.blocks))
    return Paper("всё", (*first.blocks, *more))
