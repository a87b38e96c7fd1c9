"""Relations: what leads from one part of a Word file to another.

No part is found by its type, its folder or the letter case of its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from shnor_docs.rendering.package.xml import Element

_RELATIONS_PART = re.compile(r"(?P<folder>(?:.*/)?)_rels/(?P<file>[^/]*)\.rels", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from a part; ``part`` is the part it leads to, none if it leads elsewhere or that part is not there."""

    id: str
    type: str
    target: str
    part: str | None
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: ``header``, ``image``, ``officeDocument``."""
        return self.type.rpartition("/")[2]

    @property
    def is_lost(self) -> bool:
        """Whether it must lead to a part and leads to none; one to a bookmark stays in its own part."""
        return self.part is None and not self.external and not self.target.startswith("#")

    @property
    def is_null(self) -> bool:
        """Whether Word itself wrote it for a picture it had lost: ``NULL``, ``../NULL``."""
        return self.is_lost and _steps(self.target)[-1:] == ["NULL"]


def key(name: str) -> str:
    """What spellings of one part's name share: Word looks past letter case, kinds of slashes and percent signs."""
    return unquote(name.replace("\\", "/")).lstrip("/").casefold()


def relation_parts(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Parts that hold relations, each with the part they begin at, empty for the package; ``names`` are parts by key.

    Relations of a part that is not there are left out.
    """
    for name in names.values():
        if found := _RELATIONS_PART.fullmatch(name):
            source = key(found["folder"] + found["file"])
            if not source or source in names:
                yield name, names.get(source, "")


def read_relations(root: Element, source: str, names: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations of one part; ``names`` gives the part of a key."""
    return tuple(_read(element, source, names) for element in root.iterfind("{*}Relationship"))


def _read(element: Element, source: str, names: Mapping[str, str]) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    part = None if external or target.startswith("#") else names.get(_resolved(source, target))
    return Relation(element.get("Id", ""), element.get("Type", ""), target, part, external)


def _resolved(source: str, target: str) -> str:
    """The key of the part that a target means, seen from its source part."""
    path = target.partition("#")[0].replace("\\", "/")
    folder = "" if path.startswith("/") else source.rpartition("/")[0]
    return key("/".join(_steps(f"{folder}/{path}")))


def _steps(path: str) -> list[str]:
    steps: list[str] = []
    for step in path.replace("\\", "/").split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return steps
