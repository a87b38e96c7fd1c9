"""One input: a workspace of a shipped sample with one or two of its files spoilt, all decided by a seed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from fuzz.packages import spoilt_package
from fuzz.texts import spoilt_bytes, spoilt_text
from fuzz.trees import spoilt_yaml

ROOT = Path(__file__).parent.parent
SAMPLES = {
    "seryshevo-2021": 4,
    "minusinsk-2020-2022": 3,
    "rybinsk-2020-2022": 2,
    "tyumen-2023": 2,
    "uglich-2020-2022": 2,
}
"""How often each sample is taken: the quick ones oftener."""
WITH_PLANS = ("minusinsk-2020-2022", "rybinsk-2020-2022")


class Area(StrEnum):
    """What of the input is spoilt."""

    SOURCE = "source"
    TEMPLATE = "template"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Input:
    """A workspace with something wrong in it; ``chance`` goes on deciding what is done with it."""

    root: Path
    program: str
    area: Area
    spoilt: tuple[Path, ...]
    chance: Random

    @property
    def folder(self) -> Path:
        """The program's files."""
        return self.root / "programs" / self.program


def made_input(seed: int, root: Path) -> Input:
    """The input of a seed, written into an empty folder; workbooks are spoilt later, when they are there."""
    chance = Random(seed)
    area = chance.choices(list(Area), (6, 3, 1))[0]
    names = WITH_PLANS if area is Area.WORKBOOK else tuple(SAMPLES)
    program = chance.choices(names, [SAMPLES[name] for name in names])[0]
    shutil.copytree(ROOT / "programs" / program, root / "programs" / program)
    for name in ("indicators.yaml", "glossary.yaml"):
        shutil.copyfile(ROOT / name, root / name)
    spoilt = tuple(_chosen(area, root, chance))
    for path in spoilt:
        spoil(path, chance)
    return Input(root, program, area, spoilt, chance)


def spoil(path: Path, chance: Random) -> None:
    """Spoil a file in one of the ways of its kind."""
    data = path.read_bytes()
    way = chance.choice(_WAYS[path.suffix])
    path.write_bytes(way(data, chance))


def _chosen(area: Area, root: Path, chance: Random) -> list[Path]:
    match area:
        case Area.TEMPLATE:
            shutil.copytree(ROOT / "templates" / "docx", root / "templates" / "docx")
            return [chance.choice(sorted((root / "templates" / "docx").iterdir()))]
        case Area.SOURCE:
            files = sorted(path for path in root.rglob("*") if path.suffix in _WAYS)
            return chance.sample(files, chance.choice((1, 1, 1, 2)))
    return []


def _as_text(change: Callable[[str, Random], str]) -> Callable[[bytes, Random], bytes]:
    def spoilt(data: bytes, chance: Random) -> bytes:
        return change(data.decode(), chance).encode(errors="surrogatepass")

    return spoilt


_TEXT, _YAML = _as_text(spoilt_text), _as_text(spoilt_yaml)
_WAYS: dict[str, tuple[Callable[[bytes, Random], bytes], ...]] = {
    ".yaml": (_TEXT, _TEXT, _TEXT, _YAML, _YAML, _YAML, spoilt_bytes),
    ".md": (_TEXT, _TEXT, _TEXT, spoilt_bytes),
    ".csv": (_TEXT, _TEXT, spoilt_bytes),
    ".xlsx": (spoilt_package,),
    ".docx": (spoilt_package,),
}
