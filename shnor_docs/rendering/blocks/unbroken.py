"""What no line may end inside, where a space cannot say so: ranges and numbers of acts.

A word joiner, which has no width, follows the dash of «2020–2022»; the hyphen of «273-ФЗ» becomes one that does not
break. Both are signs of the page, not of the text: they are set when a document is written, and no tree holds them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from shnor_docs.documents.tree import Text

JOINER = "\u2060"
NO_BREAK_HYPHEN = "\u2011"

_RANGE = re.compile(r"(?<=[\dIVX])–(?=[\dIVX])")
_LONG_RANGE = re.compile(r"(?<=[\dIVX])—(?=[\dIVX])")
"""Before an em dash a line may end too (class B2 of Unicode line breaking), before an en dash it may not."""
_NUMBER_OF_ACT = re.compile(r"№[\u00a0 ]?[\w/.]*(?:-[\w/.]+)+")
_ENDING = re.compile(r"(?<=\d)-(?=[^\W\d_])")
"""The hyphen of «508-п», «5-й», «11-классник»."""


def unbroken(text: str) -> str:
    """The text with joiners in its ranges and no-break hyphens in its numbers with letters and numbers of acts."""
    if "–" in text:
        text = _RANGE.sub(f"–{JOINER}", text)
    if "—" in text:
        text = _LONG_RANGE.sub(f"{JOINER}—{JOINER}", text)
    if "-" in text:
        text = _ENDING.sub(NO_BREAK_HYPHEN, text)
        if "№" in text:
            text = _NUMBER_OF_ACT.sub(lambda number: number[0].replace("-", NO_BREAK_HYPHEN), text)
    return text


def with_whole_seams(text: Text) -> Text:
    """The text with a joiner where a range begins in one run and ends in the next: its years are two values."""
    if len(text) < 2:
        return text
    seams = [run.text.endswith("–") and after.text[:1].isdigit() for run, after in pairwise(text)]
    if not any(seams):
        return text
    return tuple(
        replace(run, text=run.text + JOINER) if seam else run for run, seam in zip(text, [*seams, False], strict=True)
    )
