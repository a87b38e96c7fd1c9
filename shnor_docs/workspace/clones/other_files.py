"""Files of a clone that are no text of the program: data, templates, pictures; merged whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from shnor_docs.source.layout import RECORDS

_TEXTS = (".yaml", ".yml", ".md")


@dataclass
class MergedFiles:
    """What is to be written, by inner path; what is said of it; places and what is to be decided there."""

    taken: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)


def merged_files(base: Path, theirs: Path, ours: Path) -> MergedFiles:
    """Files that changed in the source: taken where ours is as it was, else asked; nothing is removed."""
    was, now, here = _files(base), _files(theirs), _files(ours)
    found = MergedFiles()
    for name in sorted({*was, *now}):
        old, new, own = was.get(name), now.get(name), here.get(name)
        if new in (old, own):
            continue
        if new is None:
            if own is not None:
                found.asked.append((name, "в источнике этого файла больше нет: решите, нужен ли он вам"))
        elif own == old:
            found.taken[name] = new
            found.told.append(f"файл {name}: {'новый' if old is None else 'другой'}")
        else:
            found.asked.append((name, "файл изменён и в источнике, и у вас: оставлен ваш, сравните их"))
    return found


def same_files(one: Path, other: Path) -> bool:
    """Whether two programs have the same files beside their texts."""
    return _files(one) == _files(other)


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "~$")))
    names = {path.relative_to(folder): path for path in paths}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in names.items()
        if name.parts[0] not in RECORDS and path.suffix.lower() not in _TEXTS
    }
