"""The page of each rule: why it is, what to do, the smallest program that breaks it and the mended one.

A page is the file ``<code>.yaml`` beside this one. Its examples are laid over the small workspace of ``base/``:
a file is named from the program's folder, one of the workspace from its root («/rules.yaml»). What stands in
``program.yaml`` takes the place of the base's keys of the same names. Tests run every example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent
BASE, PROGRAM = FOLDER / "base", "programs/small"
HEAD = f"{PROGRAM}/program.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


class RulePage(BaseModel):
    """What is told of one code; the texts of examples are kept to the last space."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    why: str = Field(min_length=1)
    """The reason; the act it comes from, its clause only where it has been verified."""
    do: str = Field(min_length=1)
    wrong: dict[str, str] = {}
    """Texts by file that break this rule and, but for the codes of ``also``, no other."""
    right: dict[str, str] = {}
    """The same, mended: nothing is found."""
    also: tuple[str, ...] = ()
    d: tuple[str, ...] = ()
    """Classes of defects of the signed programs (docs/defects.md) that the rule finds."""
    fix: Literal["safe", "unsafe"] | None = None
    """Whether ``validate --fix`` mends it: safely, or only with ``--unsafe``."""


@cache
def page(code: str) -> RulePage | None:
    """The page of a code, None if it has none."""
    path = FOLDER / f"{code}.yaml"
    if not path.is_file():
        return None
    return RulePage.model_validate(yaml.load(path.read_text(encoding="utf-8"), LOADER))


def pages() -> dict[str, RulePage]:
    """Every page by its code, in the order of codes."""
    codes = sorted(path.stem for path in FOLDER.glob("ШД*.yaml"))
    return {code: found for code in codes if (found := page(code))}


def laid_over_base(files: Mapping[str, str]) -> dict[str, str]:
    """The texts of a whole small workspace in which these files are, by path from its root."""
    found = {path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8") for path in BASE.rglob("*.yaml")}
    placed = {name.removeprefix("/") if name[0] == "/" else f"{PROGRAM}/{name}": text for name, text in files.items()}
    if HEAD in placed:
        placed[HEAD] = _without(KEY.findall(placed[HEAD]), found[HEAD]) + placed[HEAD]
    return found | placed


def _without(keys: Iterable[str], text: str) -> str:
    """The text without the lines of these keys; each key of the base takes one line."""
    return "".join(line for line in text.splitlines(keepends=True) if line.partition(":")[0] not in set(keys))
